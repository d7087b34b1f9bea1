"""What is broken on purpose: every small change of a module that ought to make some test fail.

Left alone are words for people (labels, help, articles, legal terms), type hints, imports and how a question is
asked (`Ask`: the forms act on it, not the domain). `happened(...)` keeps its keywords: the event refuses to lack one.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.mutation.places import Place, span, visited

ROOT = Path(__file__).resolve().parents[2]
COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OTHER_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*\Z")


@dataclass(frozen=True)
class Mutant:
    """One change: the node `site` (counted along the tree) replaced by other source."""

    module: str
    function: str
    declared: bool
    """Whether it is carried out on import, not when the function is called."""
    line: int
    lines: tuple[int, int]
    site: int
    operator: str
    before: str
    after: str
    text: str
    """Digest of what stands around it: the function, or the module for a declaration."""

    @property
    def key(self) -> str:
        """The same after lines have moved, another once the function has changed."""
        told = (self.module, self.function, self.operator, self.before, self.after, self.text)
        return sha256("\n".join(told).encode()).hexdigest()[:16]


def mutants(name: str, module: ModuleType) -> Iterator[Mutant]:
    """Every change of a module, in the order of its lines."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    told: Counter[tuple[str, ...]] = Counter()
    for site, node, place in visited(tree):
        outer = ast.unparse(place.function or place.statement)
        for operator, after in changes(node, module, place):
            before = ast.unparse(node).splitlines()[-1 if isinstance(node, ast.FunctionDef) else 0]
            spot = (place.name, operator, before, after, outer)
            told[spot] += 1
            yield Mutant(
                module=name,
                function=place.name,
                declared=place.function is None,
                line=getattr(node, "lineno", place.statement.lineno),
                lines=span(node, place.statement),
                site=site,
                operator=operator,
                before=before,
                after=after,
                text=sha256(f"{outer}#{told[spot]}".encode()).hexdigest()[:8],
            )


def changes(node: Any, module: ModuleType, place: Place) -> Iterator[tuple[str, str]]:
    """The name of each change and what then stands there."""
    inside = place.function is not None
    if isinstance(node, ast.stmt):
        yield from of_statement(node, inside=inside)
    elif isinstance(node, ast.keyword):
        happened = isinstance(place.parent, ast.Call) and ast.unparse(place.parent.func).endswith(".happened")
        if node.arg in {"provided", "when", "verified"} or (inside and node.arg and not happened):
            yield "leave out", "pass"
    elif isinstance(node, ast.expr):
        yield from of_expression(node, module, inside=inside)
        plain = not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp)
        if place.field in {"test", "ifs"} and plain:
            yield "not", f"not ({ast.unparse(node)})"


def of_statement(node: ast.stmt, *, inside: bool) -> Iterator[tuple[str, str]]:
    if not inside:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LEADS_TO":
            yield "no new state", "LEADS_TO = None"
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield "return nothing", "return None"
    elif (
        isinstance(node, ast.Raise | ast.AugAssign | ast.Delete)
        or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name | ast.Tuple))
    ):
        yield "leave out", "pass"
    elif isinstance(node, ast.Continue | ast.Break):
        yield "other way out", "break" if isinstance(node, ast.Continue) else "continue"


def of_expression(node: ast.expr, module: ModuleType, *, inside: bool) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARED[type(node.ops[0])]:
            yield "other comparison", written(node, ops=[other()])
    elif isinstance(node, ast.BoolOp):
        yield "and for or", written(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not left out", ast.unparse(node.operand)
    elif isinstance(node, ast.IfExp):
        yield "other branch", written(node, body=node.orelse, orelse=node.body)
    elif isinstance(node, ast.BinOp) and inside and type(node.op) in COUNTED and not is_text(node):
        yield "other arithmetic", written(node, op=COUNTED[type(node.op)]())
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OTHER_CALLS:
        yield "other call", written(node, func=ast.Name(OTHER_CALLS[node.func.id], ast.Load()))
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        kind = vars(module).get(node.value.id)
        if isinstance(kind, type) and issubclass(kind, Enum) and node.attr in kind.__members__:
            names = list(kind.__members__)
            other_name = names[(names.index(node.attr) + 1) % len(names)]
            if other_name != node.attr:
                yield "other member", f"{node.value.id}.{other_name}"
    elif isinstance(node, ast.Tuple | ast.Set | ast.List) and len(node.elts) > 1 and not is_text(*node.elts):
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Store):
            for index in range(len(node.elts)):
                yield "one fewer", written(node, elts=node.elts[:index] + node.elts[index + 1 :])
    elif isinstance(node, ast.Constant):
        yield from of_constant(node.value, inside=inside)


def of_constant(value: object, *, inside: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield "other value", repr(not value)
    elif isinstance(value, int):
        yield "one more", repr(value + 1)
        yield "one less", repr(value - 1)
    elif isinstance(value, str) and inside and re.fullmatch(r"[0-9]+[.][0-9]+", value):
        yield "other value", repr("7" + value)
    elif isinstance(value, str) and inside and IDENTIFIER.match(value):
        yield "other name", repr("other_" + value)


def is_text(*nodes: ast.AST) -> bool:
    """Whether words for people are put together here."""
    parts = [part for node in nodes for part in ast.iter_child_nodes(node)] + list(nodes)
    return any(
        isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in parts
    )


def written(node: ast.AST, **fields: Any) -> str:
    """The source of the node with other fields."""
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return ast.unparse(other)
