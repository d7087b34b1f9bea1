"""What somebody with every password and every file of a house can do to it, but for the log's key."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

LEDGER, VIEWS = "ledger.db", "views.db"
SHOWN = (
    ("case_summary", "case_id", "state"),
    ("case_timeline", "log_index", "topic"),
    ("running_limit", "case_id", "field"),
    ("access_log", "log_index", "what"),
    ("rights_then_person", "person_id", "region"),
)
"""Read models: the table, its key, and a column of it."""


@dataclass(frozen=True)
class House:
    """A data folder that may be spoilt."""

    folder: Path

    def ask(self, database: str, statement: str, *values: Any) -> list[Any]:
        """Rows, read or changed."""
        with closing(sqlite3.connect(self.folder / database)) as connection:
            rows = connection.execute(statement, values).fetchall()
            connection.commit()
            return rows

    def records(self, *, of: str) -> list[int]:
        """Where records of a topic like this lie."""
        return [at for (at,) in self.ask(LEDGER, "SELECT log_index FROM ledger_event WHERE topic LIKE ?", of)]

    def refers_to(self, item: str) -> int:
        """The first record that refers to a sealed item or a person, written as UUIDs are."""
        written = f"{item[:8]}-{item[8:12]}-{item[12:16]}-{item[16:20]}-{item[20:]}"
        found = "SELECT min(log_index) FROM ledger_event WHERE instr(CAST(state AS TEXT), ?)"
        [(at,)] = self.ask(LEDGER, found, written)
        return int(at)

    def documents(self) -> list[Path]:
        """The files of filed documents."""
        return sorted(path for path in (self.folder / "documents").glob("??/*") if path.is_file())

    def filed_by(self, document: Path) -> int:
        """The record that filed it."""
        found = "SELECT log_index FROM ledger_event WHERE instr(CAST(state AS TEXT), ?)"
        [(at,)] = self.ask(LEDGER, found, document.name.partition(".")[2])
        return int(at)


Forger = Callable[[House, Random], str]
"""Does it, and says what must be named."""


def named(at: int) -> str:
    """As people are told of a record."""
    return f"位置 {at + 1} 的记录"


def bit(value: bytes, random: Random, since: int = 0) -> bytes:
    """One bit is another."""
    at = random.randrange(since, len(value))
    return value[:at] + bytes([value[at] ^ 1 << random.randrange(8)]) + value[at + 1 :]


def flip_an_access_record(house: House, random: Random) -> str:
    at, column = random.choice(house.records(of="access-record.%")), random.choice(("state", "leaf_hash"))
    [(value,)] = house.ask(LEDGER, f"SELECT {column} FROM ledger_event WHERE log_index = ?", at)
    changed = bit(bytes(value), random)
    house.ask(LEDGER, f"UPDATE ledger_event SET {column} = ? WHERE log_index = ?", changed, at)
    return named(at)


def say_that_another_looked(house: House, random: Random) -> str:
    """Another institution in the record of who looked."""
    at = random.choice(house.records(of="access-record.%"))
    [(state,)] = house.ask(LEDGER, "SELECT state FROM ledger_event WHERE log_index = ?", at)
    changed = bytes(state).replace("示例".encode(), "示范".encode())
    assert changed != state
    house.ask(LEDGER, "UPDATE ledger_event SET state = ? WHERE log_index = ?", changed, at)
    return named(at)


def delete_an_access_record(house: House, random: Random) -> str:
    at = random.choice(house.records(of="access-record.%"))
    house.ask(LEDGER, "DELETE FROM ledger_event WHERE log_index = ?", at)
    return named(at)


def replay_an_access_record(house: House, random: Random) -> str:
    first, second = random.sample(house.records(of="access-record.%"), 2)
    move = """UPDATE ledger_event SET (state, leaf_hash) =
        (SELECT state, leaf_hash FROM ledger_event WHERE log_index = ?) WHERE log_index = ?"""
    house.ask(LEDGER, move, first, second)
    return named(second)


def swap_an_access_record(house: House, random: Random) -> str:
    first = random.choice(house.records(of="access-record.%")[:-1])
    for was, now in ((first, -1), (first + 1, first), (-1, first + 1)):
        house.ask(LEDGER, "UPDATE ledger_event SET log_index = ? WHERE log_index = ?", now, was)
    return "账本头"


def insert_an_access_record(house: House, random: Random) -> str:
    at = random.choice(house.records(of="access-record.%"))
    [(size,)] = house.ask(LEDGER, "SELECT size FROM ledger_head")
    add = """INSERT INTO ledger_event SELECT ?, ?, stream_version, topic, state, leaf_hash, command_id
        FROM ledger_event WHERE log_index = ?"""
    house.ask(LEDGER, add, size, f"{random.getrandbits(128):032x}", at)
    return named(size)


def flip_a_sealed_item(house: House, random: Random) -> str:
    item, sealed = random.choice(_sealed(house))
    house.ask(LEDGER, "UPDATE vault_item SET ciphertext = ? WHERE item_id = ?", bit(sealed, random), item)
    return named(house.refers_to(item))


def delete_a_sealed_item(house: House, random: Random) -> str:
    item, _ = random.choice(_sealed(house))
    house.ask(LEDGER, "DELETE FROM vault_item WHERE item_id = ?", item)
    return named(house.refers_to(item))


def put_one_sealed_item_for_another(house: House, random: Random) -> str:
    (_, other), (item, _) = random.sample(_sealed(house), 2)
    house.ask(LEDGER, "UPDATE vault_item SET ciphertext = ? WHERE item_id = ?", other, item)
    return named(house.refers_to(item))


def say_a_note_is_a_plain_text(house: House, random: Random) -> str:
    notes = house.ask(LEDGER, "SELECT item_id FROM vault_item WHERE kind = 'privileged'")
    (item,) = random.choice(notes)
    house.ask(LEDGER, "UPDATE vault_item SET kind = 'text' WHERE item_id = ?", item)
    return named(house.refers_to(item))


def flip_a_key(house: House, random: Random) -> str:
    subject, wrapped = _a_key(house, random)
    house.ask(LEDGER, "UPDATE vault_key SET wrapped = ? WHERE subject_id = ?", bit(wrapped, random), subject)
    return named(_first_under(house, subject))


def delete_a_key(house: House, random: Random) -> str:
    subject, _ = _a_key(house, random)
    house.ask(LEDGER, "DELETE FROM vault_key WHERE subject_id = ?", subject)
    return named(_first_under(house, subject))


def destroy_a_key_without_an_order(house: House, random: Random) -> str:
    subject, _ = _a_key(house, random)
    destroy = "UPDATE vault_key SET wrapped = x'', destroyed_at = '2026-01-05 00:00:00' WHERE subject_id = ?"
    house.ask(LEDGER, destroy, subject)
    return named(_first_under(house, subject))


def flip_a_document(house: House, random: Random) -> str:
    path = random.choice(house.documents())
    path.write_bytes(bit(path.read_bytes(), random))
    return named(house.filed_by(path))


def cut_a_document(house: House, random: Random) -> str:
    path = random.choice(house.documents())
    content = path.read_bytes()
    path.write_bytes(content[: random.randrange(len(content))])
    return named(house.filed_by(path))


def delete_a_document(house: House, random: Random) -> str:
    path = random.choice(house.documents())
    path.unlink()
    return named(house.filed_by(path))


def put_one_document_for_another(house: House, random: Random) -> str:
    one, other = random.sample(house.documents(), 2)
    shutil.copyfile(one, other)
    return named(house.filed_by(other))


def change_what_pages_show(house: House, random: Random) -> str:
    """A row of a read model, which is what people see."""
    view, key, column = random.choice(SHOWN)
    table, row = _a_row(house, random, view, key)
    house.ask(VIEWS, f"UPDATE {table} SET {column} = {column} || '改' WHERE {key} = ?", row)
    return f"{table} "


def hide_from_pages(house: House, random: Random) -> str:
    view, key, _ = random.choice(SHOWN)
    table, row = _a_row(house, random, view, key)
    house.ask(VIEWS, f"DELETE FROM {table} WHERE {key} = ?", row)
    return f"{table} "


def _a_row(house: House, random: Random, view: str, key: str) -> tuple[str, Any]:
    """The table bears the version of its view."""
    find = "SELECT name FROM sqlite_master WHERE name GLOB ? AND type = 'table'"
    [(table,)] = house.ask(VIEWS, find, f"{view}_v[0-9]")
    (row,) = random.choice(house.ask(VIEWS, f"SELECT {key} FROM {table} ORDER BY {key}"))
    return table, row


def _sealed(house: House) -> Sequence[tuple[str, bytes]]:
    """Items that records refer to by themselves; a document's key is referred to by what filed it."""
    return house.ask(LEDGER, "SELECT item_id, ciphertext FROM vault_item ORDER BY item_id")


def _a_key(house: House, random: Random) -> tuple[str, bytes]:
    in_use = """SELECT subject_id, wrapped FROM vault_key
        WHERE subject_id IN (SELECT subject_id FROM vault_item) ORDER BY subject_id"""
    subject, wrapped = random.choice(house.ask(LEDGER, in_use))
    return subject, wrapped


def _first_under(house: House, subject: str) -> int:
    items = house.ask(LEDGER, "SELECT item_id FROM vault_item WHERE subject_id = ?", subject)
    return min(house.refers_to(item) for (item,) in items)


OF_A_HOUSE: tuple[Forger, ...] = (
    flip_an_access_record, say_that_another_looked, delete_an_access_record, replay_an_access_record,
    swap_an_access_record, insert_an_access_record, flip_a_sealed_item, delete_a_sealed_item,
    put_one_sealed_item_for_another, say_a_note_is_a_plain_text, flip_a_key, delete_a_key,
    destroy_a_key_without_an_order, flip_a_document, cut_a_document, delete_a_document,
    put_one_document_for_another, change_what_pages_show, hide_from_pages,
)  # fmt: skip
