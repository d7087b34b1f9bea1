"""The tree is RFC 6962's: golden values by hand, a naive definition beside it, and every lie refused."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.tlog.frontier import Frontier
from adapters.tlog.tree import (
    EMPTY_ROOT,
    ProofInvalid,
    beginning_shown,
    consistency_proof,
    hash_leaf,
    hash_node,
    inclusion_proof,
    root_of,
    verify_consistency,
    verify_inclusion,
)

EIGHT_LEAVES = [
    bytes.fromhex(data)
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS_OF_ONE_TO_EIGHT = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
sizes = st.integers(1, 600)


def naive_root(leaves: Sequence[bytes]) -> bytes:
    """RFC 9162 §2.1.1, word for word."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hash_node(naive_root(leaves[:split]), naive_root(leaves[split:]))


LEAVES = [hash_leaf(bytes([n % 256, n // 256])) for n in range(600)]
ROOTS = [naive_root(LEAVES[:size]) for size in range(601)]


def subtree(height: int, index: int) -> bytes:
    return naive_root(LEAVES[index << height : (index + 1) << height])


def test_an_empty_tree_has_the_hash_of_nothing_as_root() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root() == EMPTY_ROOT
    assert root_of([]) == EMPTY_ROOT


def test_leaves_and_nodes_hash_to_the_published_values() -> None:
    leaf = hash_leaf(b"L123456")
    assert leaf.hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    node = hash_node(b"N123", b"N456")
    assert node.hex() == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"


def test_eight_leaves_have_the_published_roots_at_every_size() -> None:
    frontier, roots = Frontier(), []
    for data in EIGHT_LEAVES:
        frontier.push(hash_leaf(data))
        roots.append(frontier.root().hex())
    assert roots == ROOTS_OF_ONE_TO_EIGHT


@given(sizes)
def test_a_frontier_has_the_root_of_its_leaves_and_survives_being_stored(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.push(leaf)
    assert frontier.root() == ROOTS[size]
    assert Frontier(size, bytes(frontier)).peaks == frontier.peaks


def test_a_frontier_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="3 leaves has 2 hashes"):
        Frontier(3, b"\0" * 32)


@given(st.data(), sizes)
def test_a_record_is_proved_to_be_in_its_tree(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, subtree)
    verify_inclusion(index, size, LEAVES[index], proof, ROOTS[size])


@given(st.data(), sizes)
def test_no_record_is_proved_where_it_does_not_stand(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(
        st.integers(0, size - 1).filter(lambda each: each != index) if size > 1 else st.just(size)
    )
    proof = inclusion_proof(index, size, subtree)
    for claim in (
        (other, size, LEAVES[index], proof, ROOTS[size]),
        (index, size, LEAVES[(index + 1) % 600], proof, ROOTS[size]),
        (index, size, LEAVES[index], [*proof, ROOTS[1]], ROOTS[size]),
        (index, size, LEAVES[index], proof, ROOTS[size - 1]),
    ):
        with pytest.raises(ProofInvalid):
            verify_inclusion(*claim)


@given(st.data(), sizes)
def test_a_tree_is_proved_to_continue_an_earlier_one(data: st.DataObject, second: int) -> None:
    first = data.draw(st.integers(1, second))
    proof = consistency_proof(first, second, subtree)
    verify_consistency(first, second, ROOTS[first], ROOTS[second], proof)


@given(st.data(), st.integers(2, 600))
def test_a_rewritten_past_is_not_proved_to_be_continued(data: st.DataObject, second: int) -> None:
    first = data.draw(st.integers(1, second - 1))
    proof = consistency_proof(first, second, subtree)
    with pytest.raises(ProofInvalid):
        verify_consistency(first, second, hash_leaf(b"another past"), ROOTS[second], proof)
    with pytest.raises(ProofInvalid):
        verify_consistency(first, second, ROOTS[first], hash_leaf(b"another present"), proof)
    with pytest.raises(ProofInvalid):
        verify_consistency(first, second, ROOTS[first], ROOTS[second], [*proof, ROOTS[1]])
    with pytest.raises(ProofInvalid):
        verify_consistency(first, second, ROOTS[first], ROOTS[second], proof[:-1])


@given(st.data(), st.integers(4, 600))
def test_a_proof_itself_shows_the_beginning_it_leads_from(data: st.DataObject, second: int) -> None:
    first = data.draw(st.integers(3, second - 1).filter(lambda size: size & (size - 1)))
    proof, root = consistency_proof(first, second, subtree), ROOTS[second]
    assert beginning_shown(first, second, root, proof) == ROOTS[first]
    for wrong in ([], proof[:-1], [*proof, LEAVES[0]], [LEAVES[0], *proof[1:]]):
        with pytest.raises(ProofInvalid):
            beginning_shown(first, second, root, wrong)


def test_a_proof_from_a_power_of_two_leaves_its_beginning_out() -> None:
    for first, second in ((1, 2), (4, 9), (256, 600), (8, 8), (9, 8), (0, 8)):
        with pytest.raises(ProofInvalid):
            beginning_shown(first, second, ROOTS[second], [LEAVES[0]])


def test_nothing_is_proved_from_an_empty_tree() -> None:
    with pytest.raises(ProofInvalid):
        verify_consistency(0, 5, EMPTY_ROOT, ROOTS[5], [])
    with pytest.raises(IndexError):
        consistency_proof(0, 5, subtree)


def test_what_is_not_32_bytes_is_no_hash() -> None:
    with pytest.raises(ProofInvalid):
        verify_inclusion(0, 1, LEAVES[0][:31], [], LEAVES[0][:31])
    with pytest.raises(ProofInvalid):
        verify_consistency(1, 1, b"", b"", [])
