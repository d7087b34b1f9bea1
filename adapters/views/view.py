"""What every read model is: a name, a version, its tables, and how a batch of facts becomes rows in them."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Protocol
from uuid import UUID

from sqlalchemy import Connection, MetaData, Select, Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import DropTable

from adapters.views.facts import Fact, Record
from domain.access_record import AccessRecord


class Register(Protocol):
    """The person register and the key that blinds names in the search index."""

    @property
    def index_key(self) -> bytes: ...
    def persons(self, person_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Sources:
    """What a view may consult while it writes: the ledger and the person register, never another view."""

    record: Record
    register: Register


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows of one table in the order of their key, which is the first `keys` columns."""

    name: str
    keys: int
    rows: Select[Any]


class View(ABC):
    """One build of a read model. Raise `VERSION` whenever the same facts would give other rows."""

    NAME: ClassVar[str]
    VERSION: ClassVar[int]

    def __init__(self, slot: str, dialect: str) -> None:
        self.dialect = dialect
        self.metadata = MetaData()
        self.suffix = suffix(self.VERSION, slot)

    def wants(self, fact: Fact) -> bool:
        """Whether the view tells of such facts; what was only read changes nothing in what stands of a case."""
        return not isinstance(fact.event, AccessRecord.Made)

    @abstractmethod
    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Write what the facts mean, inside the transaction that also moves the position."""

    def contents(self) -> list[Contents]:
        """Everything the view holds, for `reconcile`."""
        return [
            Contents(table.name, len(table.primary_key), table.select().order_by(*table.primary_key))
            for table in self.metadata.sorted_tables
        ]


def suffix(version: int, slot: str) -> str:
    """What the names of a build's tables end in."""
    return f"v{version}{slot}"


def drop(connection: Connection, name: str, version: int, slot: str) -> None:
    """Drop a build's tables, also of a version this program no longer knows: by their names."""
    ending = f"_{suffix(version, slot)}"
    for table_name in inspect(connection).get_table_names():
        if table_name.startswith(name) and table_name.endswith(ending):
            connection.execute(DropTable(Table(table_name, MetaData()), if_exists=True))


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows, replacing those with the same key."""
    if not rows:
        return
    connection.execute(_putting(table, tuple(rows[0]), connection.dialect.name), list(rows))


@lru_cache(maxsize=256)
def _putting(table: Table, names: tuple[str, ...], dialect: str) -> Any:
    """Building the statement costs as much as running it for a handful of rows."""
    insert: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    if changed:
        return statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return statement.on_conflict_do_nothing(index_elements=keys)
