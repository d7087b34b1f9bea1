"""Whatever is altered behind the ledger's back is found, and the first wrong record or tile is named."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, update

from adapters.ledger import Ledger, LedgerDamaged
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.tables import ledger_command, ledger_event, ledger_head, ledger_tile
from adapters.tlog.frontier import Frontier
from tests.adapters.ledger.given import entry, event, filled

SIZE = 600
ALTERED = 300


@pytest.fixture
def whole(ledger: Ledger) -> Ledger:
    """A ledger of 600 events, two full tiles and an edge."""
    return filled(ledger, SIZE)


def tamper(ledger: Ledger, *statements: object) -> None:
    """What somebody with the database's password could do."""
    with ledger.engine.connect() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def damage_of(ledger: Ledger) -> LedgerDamaged:
    with pytest.raises(LedgerDamaged) as found:
        ledger.check()
    return found.value


def altered(**values: object) -> object:
    return update(ledger_event).where(ledger_event.c.log_index == ALTERED).values(**values)


def test_a_whole_ledger_is_found_whole_and_says_how_far_it_got(whole: Ledger) -> None:
    seen: list[tuple[int, int]] = []
    assert whole.check(lambda done, total: seen.append((done, total))) == SIZE
    assert seen[-1] == (SIZE, SIZE)


def test_an_empty_ledger_is_whole(ledger: Ledger) -> None:
    assert ledger.check() == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", b'{"note":"another"}'),
        ("topic", "arbitration-case.refused"),
        ("stream_version", 2),
        ("stream_id", uuid4()),
        ("leaf_hash", b"\0" * 32),
    ],
)
def test_an_altered_record_is_named(whole: Ledger, column: str, value: object) -> None:
    tamper(whole, altered(**{column: value}))
    damage = damage_of(whole)
    assert (damage.log_index, damage.where) == (ALTERED, f"record {ALTERED}")


def test_the_first_of_several_altered_records_is_named(whole: Ledger) -> None:
    tamper(whole, update(ledger_event).where(ledger_event.c.log_index > ALTERED).values(topic="other"))
    assert damage_of(whole).log_index == ALTERED + 1


@pytest.mark.parametrize("missing", [0, ALTERED, SIZE - 1])
def test_a_removed_record_is_named(whole: Ledger, missing: int) -> None:
    tamper(whole, delete(ledger_event).where(ledger_event.c.log_index == missing))
    damage = damage_of(whole)
    assert (damage.log_index, damage.what) == (missing, "it is missing")


def test_records_added_beyond_the_head_are_named(whole: Ledger) -> None:
    (last,) = whole.read(SIZE - 1, 1)
    values = (SIZE, uuid4(), 1, last.topic, last.state, last.leaf_hash, last.command_id)
    tamper(whole, insert(ledger_event).values(values))
    assert damage_of(whole).where == f"record {SIZE}"


def test_two_records_in_each_other_s_place_are_found(whole: Ledger) -> None:
    at = ledger_event.c.log_index
    move = [(ALTERED, -1), (ALTERED + 1, ALTERED), (-1, ALTERED + 1)]
    tamper(whole, *(update(ledger_event).where(at == here).values(log_index=there) for here, there in move))
    assert damage_of(whole).where == "tile 0/1"


def test_a_record_rewritten_with_its_leaf_hash_does_not_fit_its_tile(whole: Ledger) -> None:
    (victim,) = whole.read(ALTERED, 1)
    leaf = leaf_hash(whole.origin, victim.stream_id, 1, victim.topic, b'{"note":"another"}')
    tamper(whole, altered(state=b'{"note":"another"}', leaf_hash=leaf))
    assert damage_of(whole).where == "tile 0/1"


def test_a_rewritten_record_at_the_edge_does_not_fit_the_head(whole: Ledger) -> None:
    (victim,) = whole.read(SIZE - 1, 1)
    leaf = leaf_hash(whole.origin, victim.stream_id, 1, victim.topic, b"another")
    at = ledger_event.c.log_index == SIZE - 1
    tamper(whole, update(ledger_event).where(at).values(state=b"another", leaf_hash=leaf))
    assert damage_of(whole).where == "ledger head"


@pytest.mark.parametrize("column", ["hashes", "root"])
def test_an_altered_tile_is_named(whole: Ledger, column: str) -> None:
    at = (ledger_tile.c.level == 0) & (ledger_tile.c.tile_index == 1)
    tamper(whole, update(ledger_tile).where(at).values(**{column: b"\0" * 32}))
    assert damage_of(whole).where == "tile 0/1"


def test_a_removed_tile_is_named(whole: Ledger) -> None:
    tamper(whole, delete(ledger_tile).where(ledger_tile.c.tile_index == 0))
    assert damage_of(whole).where == "tile 0/0"


def test_a_tile_nobody_filled_is_named(whole: Ledger) -> None:
    tamper(whole, insert(ledger_tile).values((0, 2, b"\0" * 8192, b"\0" * 32)))
    assert damage_of(whole).where == "tile 0/2"


@pytest.mark.parametrize("frontier", [b"", b"\0" * 32 * SIZE.bit_count()])
def test_a_head_that_does_not_fit_its_records_is_named(whole: Ledger, frontier: bytes) -> None:
    tamper(whole, update(ledger_head).values(frontier=frontier))
    assert damage_of(whole).where == "ledger head"


def test_a_head_set_back_is_found(whole: Ledger) -> None:
    frontier = Frontier()
    for recorded in whole.read(0, 599):
        frontier.push(recorded.leaf_hash)
    tamper(whole, update(ledger_head).values(size=599, frontier=bytes(frontier)))
    assert damage_of(whole).where == "record 599"


def test_a_record_moved_to_another_command_is_named(whole: Ledger) -> None:
    later = entry(event(uuid4(), 1))
    whole.append(later)
    tamper(whole, altered(command_id=later.command_id))
    assert damage_of(whole).log_index == ALTERED


def test_a_removed_receipt_is_found(whole: Ledger) -> None:
    later = entry(event(uuid4(), 1))
    whole.append(later)
    tamper(whole, delete(ledger_command).where(ledger_command.c.command_id == later.command_id))
    assert damage_of(whole).log_index == SIZE


def test_a_ledger_rewritten_as_a_whole_is_whole_but_has_another_root(whole: Ledger) -> None:
    """What only a checkpoint kept elsewhere can show; check() says so in its docstring."""
    root = whole.root()
    (victim,) = whole.read(SIZE - 1, 1)
    leaf = leaf_hash(whole.origin, victim.stream_id, 1, victim.topic, b"another")
    frontier = Frontier()
    for recorded in whole.read(0, SIZE - 1):
        frontier.push(recorded.leaf_hash)
    frontier.push(leaf)
    at = ledger_event.c.log_index == SIZE - 1
    tamper(
        whole,
        update(ledger_event).where(at).values(state=b"another", leaf_hash=leaf),
        update(ledger_head).values(frontier=bytes(frontier)),
    )
    assert whole.check() == SIZE
    assert whole.root() != root


def test_a_checked_ledger_may_grow_meanwhile(whole: Ledger) -> None:
    def grow(done: int, total: int) -> None:
        assert (done, total) == (SIZE, SIZE)
        filled(whole, 300)

    assert whole.check(grow) == SIZE
    assert whole.check() == SIZE + 300


def test_every_damage_is_told_once_where_it_is(whole: Ledger) -> None:
    at = ledger_event.c.log_index
    tile = (ledger_tile.c.level == 0) & (ledger_tile.c.tile_index == 0)
    tamper(
        whole,
        update(ledger_event).where(at.in_([3, 300])).values(topic="other"),
        delete(ledger_event).where(at == 599),
        update(ledger_tile).where(tile).values(root=b"\0" * 32),
    )
    told = [damage.zh for damage in whole.damages()]
    assert told == [
        "位置 4 的记录：内容与写入时不一致",
        "位置 301 的记录：内容与写入时不一致",
        "位置 600 的记录：缺失",
        "树第 0 层第 0 片：与其下记录的散列不一致",
    ]


def test_a_whole_ledger_has_no_damage(whole: Ledger) -> None:
    assert whole.damages() == []
