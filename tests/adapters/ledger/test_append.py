"""What the ledger promises whoever appends, on both databases."""

from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import func, select

from adapters.ledger import (
    CommandReused,
    Enclosure,
    Entry,
    EntryUnacceptable,
    Ledger,
    Receipt,
    StreamMovedOn,
    SubjectKeyDiffers,
)
from adapters.ledger.tables import vault_item, vault_key
from tests.adapters.ledger.given import REQUEST, entry, event, events, item_of, key_of

ALICE, BOB = uuid4(), uuid4()


def rows_in(ledger: Ledger, table: object) -> int:
    with ledger.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]


def test_an_empty_ledger_stands_at_position_nothing(ledger: Ledger) -> None:
    assert ledger.position() == 0
    assert ledger.read(0, 10) == []
    assert ledger.stream(uuid4()) == []
    assert ledger.receipt(uuid4()) is None


def test_a_receipt_says_where_the_events_stand(ledger: Ledger) -> None:
    ledger.append(entry(event(uuid4(), 1)))
    second = entry(*events(uuid4(), (1, 2)), answer=b"answer")
    assert ledger.append(second) == Receipt(second.command_id, 1, 2, b"answer", repeated=False)
    assert ledger.append(second).position == 3
    assert ledger.position() == 3


def test_events_are_read_as_they_were_given(ledger: Ledger) -> None:
    stream_id = uuid4()
    given = (event(stream_id, 1, "工资".encode()), event(stream_id, 2, b"\x00\xff"))
    recorded = entry(*given)
    ledger.append(recorded)
    assert ledger.stream(stream_id) == list(given)
    assert ledger.stream(stream_id, after_version=1) == [given[1]]
    assert ledger.between(stream_id, 1) == [given[1]]
    first, second = ledger.read(0, 10)
    assert (first.log_index, second.log_index) == (0, 1)
    assert (second.stream_id, second.stream_version, second.topic) == (stream_id, 2, given[1].topic)
    assert (second.state, second.command_id) == (b"\x00\xff", recorded.command_id)


def test_reading_goes_on_after_a_position(ledger: Ledger) -> None:
    ledger.append(entry(*events(uuid4(), range(1, 6))))
    assert [each.log_index for each in ledger.read(2, 2)] == [2, 3]
    assert [each.log_index for each in ledger.read(4, 10)] == [4]
    assert ledger.read(5, 10) == []


def test_a_repeated_command_gets_its_first_answer_and_records_nothing(ledger: Ledger) -> None:
    once = entry(event(uuid4(), 1), answer=b"first")
    receipt = ledger.append(once)
    again = Entry(once.command_id, REQUEST, events(uuid4(), (1,)), b"second")
    assert ledger.append(again) == Receipt(once.command_id, 0, 1, b"first", repeated=True)
    assert ledger.receipt(once.command_id) == Receipt(once.command_id, 0, 1, b"first", repeated=True)
    assert ledger.position() == receipt.position == 1


def test_a_command_id_with_another_request_is_refused(ledger: Ledger) -> None:
    once = entry(event(uuid4(), 1))
    ledger.append(once)
    with pytest.raises(CommandReused) as refusal:
        ledger.append(Entry(once.command_id, b"another request", events(uuid4(), (1,))))
    assert refusal.value.command_id == once.command_id
    assert ledger.position() == 1


def test_a_command_without_events_is_remembered_all_the_same(ledger: Ledger) -> None:
    ledger.append(entry(event(uuid4(), 1)))
    nothing = entry(answer=b"nothing to do")
    assert ledger.append(nothing) == Receipt(nothing.command_id, 1, 0, b"nothing to do", repeated=False)
    assert ledger.append(nothing).repeated
    assert ledger.check() == 1


def test_a_command_decided_on_an_older_version_is_refused(ledger: Ledger) -> None:
    stream_id = uuid4()
    ledger.append(entry(*events(stream_id, (1, 2, 3))))
    with pytest.raises(StreamMovedOn) as refusal:
        ledger.append(entry(event(stream_id, 2)))
    assert (refusal.value.stream_id, refusal.value.expected, refusal.value.actual) == (stream_id, 1, 3)
    intervening = ledger.between(stream_id, refusal.value.expected)
    assert [each.originator_version for each in intervening] == [2, 3]


@pytest.mark.parametrize("versions", [(2,), (1, 3), (1, 1), (3, 4)])
def test_versions_of_a_stream_have_no_gaps(ledger: Ledger, versions: tuple[int, ...]) -> None:
    with pytest.raises(StreamMovedOn):
        ledger.append(entry(*events(uuid4(), versions)))
    assert ledger.position() == 0


def test_one_stream_that_moved_on_refuses_the_whole_command(ledger: Ledger) -> None:
    dispute, case = uuid4(), uuid4()
    ledger.append(entry(event(case, 1)))
    with pytest.raises(StreamMovedOn):
        ledger.append(entry(event(dispute, 1), event(case, 1), enclosures=(item_of(ALICE),)))
    assert ledger.stream(dispute) == []
    assert rows_in(ledger, vault_item) == 0


def test_streams_of_one_command_are_recorded_together(ledger: Ledger) -> None:
    dispute, case = uuid4(), uuid4()
    receipt = ledger.append(entry(event(dispute, 1), event(case, 1), event(dispute, 2)))
    assert receipt.events == 3
    assert [each.stream_id for each in ledger.read(0, 9)] == [dispute, case, dispute]


def test_what_is_sealed_is_recorded_with_the_events(ledger: Ledger) -> None:
    ledger.append(entry(event(uuid4(), 1), enclosures=(key_of(ALICE), item_of(ALICE), item_of(ALICE))))
    assert (rows_in(ledger, vault_key), rows_in(ledger, vault_item)) == (1, 2)


def test_a_person_s_key_may_come_again_unchanged(ledger: Ledger) -> None:
    ledger.append(entry(event(uuid4(), 1), enclosures=(key_of(ALICE),)))
    ledger.append(entry(event(uuid4(), 1), enclosures=(key_of(ALICE), key_of(BOB), key_of(BOB))))
    assert rows_in(ledger, vault_key) == 2


def test_a_second_key_for_a_person_is_refused_with_all_that_was_sealed_under_it(ledger: Ledger) -> None:
    ledger.append(entry(event(uuid4(), 1), enclosures=(key_of(ALICE, b"first"),)))
    with pytest.raises(SubjectKeyDiffers) as refusal:
        ledger.append(entry(event(uuid4(), 1), enclosures=(key_of(ALICE, b"second"), item_of(ALICE))))
    assert refusal.value.subject_id == ALICE
    assert (ledger.position(), rows_in(ledger, vault_item)) == (1, 0)


def test_an_enclosure_the_database_refuses_takes_its_events_with_it(ledger: Ledger) -> None:
    taken = uuid4()
    ledger.append(entry(event(uuid4(), 1), enclosures=(item_of(ALICE, taken),)))
    with pytest.raises(EntryUnacceptable):
        ledger.append(entry(event(uuid4(), 1), enclosures=(item_of(BOB, taken),)))
    assert ledger.position() == 1
    assert ledger.append(entry(event(uuid4(), 1))).first_index == 1


def test_a_text_that_cannot_be_written_is_refused(ledger: Ledger) -> None:
    odd = StoredEvent(uuid4(), 1, "half a character: \ud83d", b"{}")
    with pytest.raises(EntryUnacceptable):
        ledger.append(entry(event(uuid4(), 1), odd))
    assert ledger.append(entry(event(uuid4(), 1))).first_index == 0
    assert ledger.check() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("originator_id", "dispute-1"),
        ("originator_version", "1"),
        ("originator_version", True),
        ("topic", b"topic"),
        ("state", "text"),
        ("state", None),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_before_it_is_sent(field: str, value: object) -> None:
    odd = event(uuid4(), 1)
    object.__setattr__(odd, field, value)
    with pytest.raises(TypeError, match="not a UUID"):
        entry(odd)


def test_an_enclosure_has_the_columns_of_its_table() -> None:
    with pytest.raises(ValueError, match="vault_key has 3 columns, the row 1"):
        Enclosure(vault_key, (ALICE,))


def test_the_index_has_no_gap_after_refusals(ledger: Ledger) -> None:
    stream_id = uuid4()
    for version in (1, 1, 2, 5, 3, 2, 4):
        try:
            ledger.append(entry(event(stream_id, version)))
        except StreamMovedOn:
            continue
    assert [each.log_index for each in ledger.read(0, 99)] == [0, 1, 2, 3]
    assert ledger.check() == 4


def test_the_last_event_of_a_stream_is_read_alone(ledger: Ledger) -> None:
    stream_id = uuid4()
    assert ledger.latest(stream_id) == []
    ledger.append(entry(*events(stream_id, (1, 2, 3))))
    assert ledger.latest(stream_id) == ledger.stream(stream_id, 2)
