"""Where in a module something may be changed, and the module with one such place changed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNTOUCHED = {"Ask", "Annotated", "dataclass", "TypeVar", "ParamSpec", "cast"}
FOR_PEOPLE = {"TERM", "ARTICLE", "AUTHORITY", "TOPIC", "CODE", "authority", "document", "records"}


def mutated(source: str, site: int, after: str) -> ast.Module:
    """The module with one node replaced."""
    tree = ast.parse(source)
    for count, (parent, field, index, node) in enumerate(placed(tree)):
        if count == site:
            new: Any = ast.parse(after).body[0]
            if not isinstance(node, ast.stmt) and isinstance(new, ast.Expr):
                new = new.value
            new = ast.copy_location(new, node)
            for inner in ast.walk(new):
                ast.copy_location(inner, node)
            held = getattr(parent, field)
            if isinstance(node, ast.keyword):
                held.pop(index)
            elif index is None:
                setattr(parent, field, new)
            else:
                held[index] = new
            return ast.fix_missing_locations(tree)
    raise LookupError(site)


def placed(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node with the place that holds it, always in the same order."""
    for field, value in ast.iter_fields(tree):
        for index, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST):
                yield tree, field, index, node
                yield from placed(node)


@dataclass(frozen=True)
class Place:
    """Where a node stands."""

    name: str
    function: ast.AST | None
    statement: ast.stmt
    field: str = ""
    parent: ast.AST | None = None


def visited(tree: ast.Module) -> Iterator[tuple[int, Any, Place]]:
    """The nodes that may be changed: their count along the tree and their place."""
    places: dict[int, Place] = {id(tree): Place("", None, tree.body[0])}
    skipped: set[int] = set()
    for count, (parent, field, _index, node) in enumerate(placed(tree)):
        held = places[id(parent)]
        called = isinstance(parent, ast.FunctionDef | ast.Lambda) and field == "body"
        named = "<lambda>" if isinstance(node, ast.Lambda) else getattr(node, "name", "")
        opens = isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
        place = Place(
            name=f"{held.name}.{named}".strip(".") if opens else held.name,
            function=parent if called else held.function,
            statement=node if isinstance(node, ast.stmt) else held.statement,
            field=field,
            parent=parent,
        )
        places[id(node)] = place
        if id(parent) in skipped or untouched(node, field):
            skipped.add(id(node))
        else:
            yield count, node, place


def untouched(node: ast.AST, field: str) -> bool:
    """Whether nothing in here is behaviour of the domain."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Assert):
        return True
    if field in {"annotation", "returns", "bases"} or (
        isinstance(node, ast.keyword) and node.arg in FOR_PEOPLE
    ):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "not TYPE_CHECKING"}:
        return True
    called = (
        node.func if isinstance(node, ast.Call) else node.value if isinstance(node, ast.Subscript) else node
    )
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id in FOR_PEOPLE
    return isinstance(called, ast.Name) and called.id in UNTOUCHED


def span(node: ast.AST, statement: ast.stmt) -> tuple[int, int]:
    """The lines whose execution shows that the change was carried out."""
    first = statement.lineno
    body = getattr(statement, "body", None)
    if body and getattr(node, "lineno", first) < body[0].lineno:
        return first, max(first, body[0].lineno - 1)
    return first, statement.end_lineno or first
