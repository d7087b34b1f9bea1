"""The probes of transparency-dev/merkle, where the shared folder with them is at hand."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from adapters.tlog.frontier import Frontier
from adapters.tlog.tree import (
    HASH_SIZE,
    ProofInvalid,
    hash_leaf,
    hash_node,
    verify_consistency,
    verify_inclusion,
)

VECTORS = Path(__file__).parents[4] / "shared" / "ledger" / "vectors"
PROBES = VECTORS / "merkle-testdata"

pytestmark = pytest.mark.skipif(not PROBES.is_dir(), reason="the shared vectors are not here")


def probes(kind: str) -> list[Any]:
    found = [json.loads(path.read_text()) for path in sorted((PROBES / kind).rglob("*.json"))]
    assert len(found) == 98
    return found


def proof_of(probe: Any) -> list[bytes]:
    return [b64decode(each) for each in probe["proof"] or []]


def outcome_of(verify: Any, *arguments: Any) -> bool:
    """Whether the proof is refused."""
    try:
        verify(*arguments)
    except ProofInvalid:
        return True
    return False


def test_every_inclusion_probe_is_judged_as_published() -> None:
    for probe in probes("inclusion"):
        leaf, root = b64decode(probe["leafHash"] or ""), b64decode(probe["root"] or "")
        refused = outcome_of(
            verify_inclusion, probe["leafIdx"], probe["treeSize"], leaf, proof_of(probe), root
        )
        stricter = len(leaf) != HASH_SIZE or len(root) != HASH_SIZE
        assert refused == (probe["wantErr"] or stricter), probe["desc"]


def test_every_consistency_probe_is_judged_as_published() -> None:
    for probe in probes("consistency"):
        first, second = b64decode(probe["root1"] or ""), b64decode(probe["root2"] or "")
        refused = outcome_of(
            verify_consistency, probe["size1"], probe["size2"], first, second, proof_of(probe)
        )
        stricter = len(first) != HASH_SIZE or len(second) != HASH_SIZE  # upstream takes any bytes for a root
        assert refused == (probe["wantErr"] or stricter), probe["desc"]


def test_a_real_certificate_is_in_a_tree_of_millions() -> None:
    real = json.loads((VECTORS / "extracted" / "rfc6962-golden.json").read_text())["large_ct_inclusion"]
    path = [bytes.fromhex(each) for each in real["audit_path"]]
    leaf, root = hash_leaf(bytes.fromhex(real["leaf_hex"])), bytes.fromhex(real["root_hex"])
    verify_inclusion(real["leaf_index"], real["tree_size"], leaf, path, root)


def test_the_golden_values_of_rfc_6962_come_out() -> None:
    golden = json.loads((VECTORS / "extracted" / "rfc6962-golden.json").read_text())
    for leaf in golden["leaf_hashes"]:
        assert hash_leaf(bytes.fromhex(leaf["data_hex"])).hex() == leaf["hash"]
    for node in golden["node_hashes"]:
        joined = hash_node(bytes.fromhex(node["left_hex"]), bytes.fromhex(node["right_hex"]))
        assert joined.hex() == node["hash"]
    frontier = Frontier()
    for data, root in zip(
        golden["eight_leaf_tree"]["leaves_hex"], golden["eight_leaf_tree"]["roots_by_size"], strict=True
    ):
        frontier.push(hash_leaf(bytes.fromhex(data)))
        assert frontier.root().hex() == root
