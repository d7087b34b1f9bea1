"""Tiles: the numbers of the specification, and a tree read back from its tiles alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.tlog.encoding import Malformed
from adapters.tlog.frontier import Frontier
from adapters.tlog.tiles import Tile, TiledTree, bundle, bundles_of, entries_of, tiles_of
from adapters.tlog.tree import (
    consistency_proof,
    hash_leaf,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)


def test_the_example_of_the_specification() -> None:
    widths = [(tile.level, tile.width) for tile in tiles_of(70_000)]
    assert widths.count((0, 256)) == 273
    assert widths.count((1, 256)) == 1
    assert [each for each in widths if each[1] != 256] == [(0, 112), (1, 17), (2, 1)]
    assert [tile.path for tile in tiles_of(256)] == ["tile/0/000", "tile/1/000.p/1"]
    assert list(tiles_of(0)) == []
    assert [tile.path for tile in bundles_of(257)] == ["tile/entries/000", "tile/entries/001.p/1"]


def test_paths_are_written_as_in_the_specification() -> None:
    assert Tile(0, 1234067).path == "tile/0/x001/x234/067"
    assert Tile(None, 1000, 8).path == "tile/entries/x001/000.p/8"


@given(st.none() | st.integers(0, 63), st.integers(0, 1 << 56), st.integers(1, 256))
def test_a_path_is_read_as_it_was_written(level: int | None, index: int, width: int) -> None:
    assert Tile.parse(Tile(level, index, width).path) == Tile(level, index, width)


@pytest.mark.parametrize(
    "path",
    [
        "tile/64/000",
        "tile/00/000",
        "tile/0/0",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/300",
        "tile/-1/000",
        "tile/0/../../secret",
        "tile/entries/٣٣٣",
        "tile/0/000\n",
        "checkpoint",
    ],
)
def test_another_spelling_is_refused(path: str) -> None:
    with pytest.raises(Malformed):
        Tile.parse(path)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=40))
def test_a_bundle_gives_its_entries_back_and_nothing_shorter_or_longer(entries: list[bytes]) -> None:
    data, tile = bundle(entries), Tile(None, 0, len(entries))
    assert entries_of(tile, data) == entries
    for other in (data[:-1], data + b"\0", data + b"\0\0"):
        with pytest.raises(Malformed):
            entries_of(tile, other)


def test_an_entry_has_at_most_what_two_bytes_can_count() -> None:
    assert entries_of(Tile(None, 0, 1), bundle([bytes(65_535)])) == [bytes(65_535)]
    with pytest.raises(Malformed):
        bundle([bytes(65_536)])


def root_over(leaves: list[bytes]) -> bytes:
    frontier = Frontier()
    for leaf in leaves:
        frontier.push(leaf)
    return frontier.root()


def served(leaves: list[bytes]) -> dict[Tile, bytes]:
    """Every tile of a log of these leaf hashes, computed as the specification defines them."""
    found: dict[Tile, bytes] = {}
    for tile in tiles_of(len(leaves)):
        span = 256 ** (tile.level or 0)
        starts = range(tile.index * 256 * span, (tile.index * 256 + tile.width) * span, span)
        found[tile] = b"".join(root_over(leaves[start : start + span]) for start in starts)
    return found


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_proofs_out_of_tiles_verify(data: st.DataObject) -> None:
    size = data.draw(st.sampled_from([1, 2, 255, 256, 257, 511, 512, 600]))
    leaves = [hash_leaf(str(at).encode()) for at in range(size)]
    tiles, root = served(leaves), root_over(leaves)
    index, earlier = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    proof = inclusion_proof(index, size, TiledTree(size, tiles.__getitem__).subtree)
    verify_inclusion(index, size, leaves[index], proof, root)
    between = consistency_proof(earlier, size, TiledTree(size, tiles.__getitem__).subtree)
    verify_consistency(earlier, size, root_over(leaves[:earlier]), root, between)


def test_a_proof_that_climbs_over_three_levels_verifies() -> None:
    leaves = [hash_leaf(str(at).encode()) for at in range(70_000)]
    tiles = served(leaves)
    assert len(tiles) == 277
    proof = inclusion_proof(69_999, 70_000, TiledTree(70_000, tiles.__getitem__).subtree)
    verify_inclusion(69_999, 70_000, leaves[69_999], proof, root_over(leaves))


def test_a_tile_of_another_width_is_refused() -> None:
    with pytest.raises(Malformed):
        TiledTree(3, lambda _tile: bytes(32)).subtree(0, 2)
    with pytest.raises(IndexError):
        TiledTree(3, lambda tile: bytes(32 * tile.width)).subtree(2, 0)
