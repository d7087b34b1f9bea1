"""The runner that breaks the domain: each mutant is another program, at one place, with the same lines."""

import ast
from pathlib import Path

import domain.claims
import domain.litigation.judgment
from tests.mutation.operators import mutants
from tests.mutation.places import mutated
from tests.mutation.report import equivalents

SOURCE = Path(str(domain.claims.__file__)).read_text(encoding="utf-8")


def test_every_mutant_differs_from_the_original_and_from_the_others() -> None:
    found = list(mutants("domain.claims", domain.claims))
    written = {ast.unparse(mutated(SOURCE, mutant.site, mutant.after)) for mutant in found}
    assert len(written) == len(found) == len({mutant.key for mutant in found})
    assert ast.unparse(ast.parse(SOURCE)) not in written


def test_words_for_people_are_left_alone_and_guards_are_not() -> None:
    found = list(mutants("domain.litigation.judgment", domain.litigation.judgment))
    assert [mutant for mutant in found if "民事" in mutant.before and mutant.operator == "other name"] == []
    assert "provided=heard" in {mutant.before for mutant in found}
    assert "LEADS_TO = S.JUDGMENT_ISSUED" in {mutant.before for mutant in found}


def test_a_function_keeps_its_first_line_so_that_it_is_found_again() -> None:
    guard = next(
        mutant
        for mutant in mutants("domain.claims", domain.claims)
        if mutant.function == "refuse_another_sum" and mutant.operator == "and for or"
    )
    lines = {
        node.name: node.lineno
        for node in mutated(SOURCE, guard.site, guard.after).body
        if isinstance(node, ast.FunctionDef)
    }
    assert lines == {
        node.name: node.lineno for node in ast.parse(SOURCE).body if isinstance(node, ast.FunctionDef)
    }


def test_whoever_calls_a_mutant_equivalent_says_why() -> None:
    assert [spot for spot in equivalents() if not spot.reason.strip()] == []
