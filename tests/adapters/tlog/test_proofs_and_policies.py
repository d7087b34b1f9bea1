"""Offline proofs, and whose signatures a checkpoint needs."""

import pytest

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from adapters.tlog.frontier import Frontier
from adapters.tlog.keys import SigningKey, VerifierKey
from adapters.tlog.note import Note
from adapters.tlog.policy import Policy
from adapters.tlog.proof import TlogProof
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.tlog.tree import ProofInvalid, hash_leaf, hash_node

LOG = SigningKey.generate("log.example/one")
COURT = SigningKey.generate("court.example", COSIGNATURE).verifier
PROCURATORATE = SigningKey.generate("procuratorate.example", ML_DSA_COSIGNATURE).verifier
UNION = SigningKey.generate("union.example", COSIGNATURE).verifier
POLICY = f"""# 法院，并且检察院、工会之一
log {LOG.verifier} https://log.example/one

witness 法院 {COURT} https://court.example/
witness\tprocuratorate  {PROCURATORATE}
  witness union {UNION}
group others any procuratorate union
group all all 法院 others
quorum all
"""


def proof() -> TlogProof:
    leaves = [hash_leaf(b"one"), hash_leaf(b"two"), hash_leaf(b"three")]
    frontier = Frontier()
    for leaf in leaves:
        frontier.push(leaf)
    note = Note(str(Checkpoint("log.example/one", 3, frontier.root()))).signed(LOG)
    return TlogProof(2, (hash_node(leaves[0], leaves[1]),), note, b"extra")


def test_a_proof_is_read_as_it_was_written_and_proves_one_record() -> None:
    read = TlogProof.parse(str(proof()).encode())
    assert read == proof()
    read.verify(hash_leaf(b"three"))
    with pytest.raises(ProofInvalid):
        read.verify(hash_leaf(b"two"))
    assert read.note.verified([LOG.verifier])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tlog-proof@v1", "tlog-proof@v2"),
        ("index 2", "index 02"),
        ("index 2\n", ""),
        ("extra ", "extra  "),
        ("\n\nlog.example", "\nlog.example"),
        ("index", "indéx"),
    ],
)
def test_a_proof_in_another_form_is_refused(old: str, new: str) -> None:
    assert old in str(proof())
    with pytest.raises(Malformed):
        TlogProof.parse(str(proof()).replace(old, new).encode())


def test_a_proof_has_at_most_63_hashes() -> None:
    long = TlogProof(2, (bytes(32),) * 64, proof().note)
    with pytest.raises(Malformed):
        TlogProof.parse(str(long).encode())


@pytest.mark.parametrize(
    ("signed", "enough"),
    [
        ([], False),
        ([COURT], False),
        ([PROCURATORATE, UNION], False),
        ([COURT, UNION], True),
        ([COURT, PROCURATORATE], True),
    ],
)
def test_the_court_and_one_of_the_others_are_needed(signed: list[VerifierKey], enough: bool) -> None:  # noqa: FBT001
    assert Policy.parse(POLICY.encode()).satisfied_by(signed) == enough


def test_a_policy_says_who_is_asked_where() -> None:
    policy = Policy.parse(POLICY.encode())
    assert policy.log_keys == [LOG.verifier]
    assert policy.witnesses["法院"].url == "https://court.example/"
    assert policy.witnesses["union"].url is None
    assert policy.absent([COURT]) == ["procuratorate", "union"]


def test_nobody_is_needed_where_the_policy_says_so() -> None:
    assert Policy.parse(b"quorum none").satisfied_by([])


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "quorum unknown",
        "quorum none\nquorum none",
        "witness none KEY\nquorum none",
        "witness a KEY\nwitness b KEY\nquorum a",
        "log KEY\nquorum none",
        "witness a LOG\nquorum a",
        "witness a KEY\ngroup g 2 a\nquorum g",
        "witness a KEY\ngroup g 0 a\nquorum g",
        "witness a KEY\ngroup g any a a\nquorum g",
        "witness a KEY\ngroup g any a\ngroup h any a\nquorum h",
        "group g any h\nquorum g",
        "witness a KEY https://one https://two\nquorum a",
        "Quorum none",
        "quorum none\r",
        "quorum n\u00f6ne",
    ],
)
def test_what_is_no_policy_is_refused(lines: str) -> None:
    written = lines.replace("KEY", str(COURT)).replace("LOG", str(LOG.verifier))
    with pytest.raises(Malformed):
        Policy.parse(written.encode())


def test_names_are_octets_and_need_not_be_utf_8() -> None:
    policy = Policy.parse(b"witness caf\xe9 " + str(COURT).encode() + b"\nquorum caf\xe9\n")
    assert policy.satisfied_by([COURT])
