"""The stored tree is the tree over the stored events, at and around the edges of its tiles."""

from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import select

from adapters.ledger import Ledger
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.tables import ledger_tile
from adapters.tlog.frontier import Frontier
from adapters.tlog.tree import EMPTY_ROOT, hash_leaf, verify_consistency, verify_inclusion
from tests.adapters.ledger.given import entry, event, filled

TILE = 256


def tiles_of(ledger: Ledger) -> dict[tuple[int, int], tuple[bytes, bytes]]:
    with ledger.engine.connect() as connection:
        return {
            (row.level, row.tile_index): (row.hashes, row.root)
            for row in connection.execute(select(ledger_tile))
        }


def leaves_of(ledger: Ledger) -> list[bytes]:
    return [each.leaf_hash for each in ledger.read(0, 100_000)]


def root_over(leaves: list[bytes]) -> bytes:
    frontier = Frontier()
    for leaf in leaves:
        frontier.push(leaf)
    return frontier.root()


def prove_all_of(ledger: Ledger, indexes: list[int], sizes: list[int]) -> None:
    leaves = leaves_of(ledger)
    for size in sizes:
        root = root_over(leaves[:size])
        for index in (index for index in indexes if index < size):
            verify_inclusion(index, size, leaves[index], ledger.inclusion_proof(index, size), root)
        proof = ledger.consistency_proof(size, len(leaves))
        verify_consistency(size, len(leaves), root, ledger.root(), proof)


def test_the_root_of_an_empty_ledger_is_the_hash_of_nothing(ledger: Ledger) -> None:
    assert ledger.root() == EMPTY_ROOT
    assert ledger.head() == (0, EMPTY_ROOT)


def test_a_leaf_is_the_hash_of_what_was_recorded(ledger: Ledger) -> None:
    given = event(uuid4(), 1)
    ledger.append(entry(given))
    (recorded,) = ledger.read(0, 1)
    expected = leaf_hash(ledger.origin, recorded.stream_id, 1, given.topic, given.state)
    assert recorded.leaf_hash == expected
    assert ledger.root() == expected


@pytest.mark.parametrize("size", [TILE - 1, TILE, TILE + 1, 2 * TILE + 3])
def test_a_tile_is_stored_when_it_is_full_and_not_before(ledger: Ledger, size: int) -> None:
    filled(ledger, size)
    leaves, tiles = leaves_of(ledger), tiles_of(ledger)
    assert sorted(tiles) == [(0, index) for index in range(size // TILE)]
    for (_, index), (hashes, root) in tiles.items():
        mine = leaves[index * TILE : (index + 1) * TILE]
        assert hashes == b"".join(mine)
        assert root == root_over(mine)
    assert ledger.root() == root_over(leaves)
    assert ledger.check() == size


def test_a_tile_filled_one_event_at_a_time_is_the_same_tile(ledger: Ledger) -> None:
    filled(ledger, TILE - 4)
    for _ in range(8):
        ledger.append(entry(event(uuid4(), 1)))
    hashes, _ = tiles_of(ledger)[0, 0]
    assert hashes == b"".join(leaves_of(ledger)[:TILE])
    assert ledger.check() == TILE + 4


def test_records_and_prefixes_are_proved_around_the_edges_of_tiles(ledger: Ledger) -> None:
    filled(ledger, 2 * TILE + 3)
    indexes = [0, 1, TILE - 1, TILE, TILE + 1, 2 * TILE - 1, 2 * TILE, 2 * TILE + 2]
    prove_all_of(ledger, indexes, [1, 2, TILE - 1, TILE, TILE + 1, 2 * TILE, 2 * TILE + 3])


def test_the_second_level_fills_at_65536(ledger: Ledger) -> None:
    size = TILE * TILE + 2
    filled(ledger, TILE * TILE - 300)
    filled(ledger, 302)
    tiles, leaves = tiles_of(ledger), leaves_of(ledger)
    assert len(tiles) == TILE + 1
    hashes, root = tiles[1, 0]
    assert hashes == b"".join(tiles[0, index][1] for index in range(TILE))
    assert root == root_over(leaves[: TILE * TILE])
    prove_all_of(ledger, [0, 300, TILE * TILE - 1, TILE * TILE], [TILE * TILE, size])
    assert ledger.check() == size


def test_nothing_is_proved_that_is_not_recorded(ledger: Ledger) -> None:
    filled(ledger, 3)
    for log_index, size in ((3, 3), (1, 9), (1, 70_000)):
        with pytest.raises(IndexError):
            ledger.inclusion_proof(log_index, size)
    for first, second in ((3, 5), (0, 3), (4, 3)):
        with pytest.raises(IndexError):
            ledger.consistency_proof(first, second)


def test_leaves_and_nodes_are_told_apart(ledger: Ledger) -> None:
    filled(ledger, 2)
    first, second = leaves_of(ledger)
    assert ledger.root() == sha256(b"\x01" + first + second).digest()
    assert ledger.root() != hash_leaf(first + second)
