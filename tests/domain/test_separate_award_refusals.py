"""仲裁的多份文书: what their rules forbid is refused, names the rule and changes nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.arbitration import (
    ArbitrationCase,
    advance_enforcement,
    partial_award,
    partial_statement,
    separate_remedies,
    separate_service,
)
from domain.arbitration.advance_enforcement import AdvanceItem
from domain.arbitration.award import FinalAwardHasNonfinalItem
from domain.arbitration.remedies import (
    AwardAlreadyReceived,
    AwardNotReceived,
    OnlyWorkerMaySue,
    SuitPeriodStillRunning,
)
from domain.arbitration.statement import BothMustReceive
from domain.claims import ClaimKind
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.arbitration_branches import (
    BRANCHES,
    FINAL_OF_TWO,
    PARTIAL,
    PARTLY,
    PARTLY_RECEIVED,
    TWO,
    TWO_RECEIVED,
    advanced,
    partly_awarded,
    rest_heard,
    revocation,
    separately_received,
    separately_sued,
    settled_in_part,
)
from tests.support.arbitration_road import (
    HEARD,
    HERE,
    Taken,
    item,
)
from tests.support.lawful_walk import RULES, rules_of, story


def advance(**changed: Any) -> Taken:
    """An order of advance enforcement with something wrong in it."""
    given = {
        "number": "先执字1号",
        "requested_by": Side.WORKER,
        "requested_on": date(2026, 3, 30),
        "items": (AdvanceItem(kind=ClaimKind.WAGES, amount=Decimal("5000.00")),),
        "rights_clear": True,
        "livelihood": True,
    }
    return lambda case: case.award_advance_enforcement(date(2026, 4, 1), **given | changed)


def two(**changed: Any) -> Taken:
    """Two award documents with something wrong in them."""
    given = {
        "final_number": "终裁字2号",
        "final_items": (item("9000.00"),),
        "nonfinal_number": "裁字2号",
        "nonfinal_items": (item("90000.00", final=False),),
    }
    return lambda case: case.make_separate_awards(date(2026, 4, 15), rules=RULES, **given | changed)


def received_in_part(number: str, *, employer: bool = True) -> Taken:
    """A partial statement is signed for."""
    return lambda case: case.receive_partial_statement(
        date(2026, 4, 1), number=number, worker_received=True, employer_received=employer
    )


REFUSALS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "a partial statement of a used number": (
        (*HEARD, settled_in_part),
        settled_in_part,
        partial_statement.PartialStatementNumberUsed,
        "number",
    ),
    "a partial statement nobody made": (
        (*HEARD, settled_in_part),
        received_in_part("部调字9号"),
        partial_statement.NoSuchPartialStatement,
        "number",
    ),
    "a partial statement one side has not received": (
        (*HEARD, settled_in_part),
        received_in_part("部调字1号", employer=False),
        BothMustReceive,
        "employer_received",
    ),
    "advance enforcement of nothing": (
        HEARD,
        advance(items=()),
        advance_enforcement.AdvanceItemsMissing,
        "items",
    ),
    "advance enforcement of the employment relation": (
        HEARD,
        advance(items=(AdvanceItem(kind=ClaimKind.EMPLOYMENT_RELATION, amount=Decimal("1.00")),)),
        advance_enforcement.NotForAdvanceEnforcement,
        "items",
    ),
    "advance enforcement of doubtful rights": (
        HEARD,
        advance(rights_clear=False),
        advance_enforcement.RightsNotClear,
        "rights_clear",
    ),
    "advance enforcement without need": (
        HEARD,
        advance(livelihood=False),
        advance_enforcement.LivelihoodNotAtStake,
        "livelihood",
    ),
    "advance enforcement under a used number": (
        (*HEARD, advanced, BRANCHES["continue_hearing"][1]),
        advance(),
        advance_enforcement.AdvanceNumberUsed,
        "number",
    ),
    "an advance referred under another number": (
        (*HEARD, advanced),
        lambda case: case.refer_advance_enforcement(date(2026, 4, 1), number="9", court="示例县人民法院"),
        advance_enforcement.NoSuchAdvance,
        "number",
    ),
    "an advance referred twice": (
        (*HEARD, advanced, BRANCHES["refer_advance_enforcement"][1]),
        BRANCHES["refer_advance_enforcement"][1],
        advance_enforcement.NoSuchAdvance,
        "",
    ),
    "a partial award of a used number": (
        PARTLY,
        lambda case: case.make_partial_award(
            date(2026, 4, 3), number=PARTIAL, final=False, items=(item(final=False),), rules=RULES
        ),
        partial_award.AwardNumberUsed,
        "number",
    ),
    "a mixed partial award called final": (
        HEARD,
        lambda case: case.make_partial_award(
            date(2026, 4, 1), number=PARTIAL, final=True, items=(item(final=False),), rules=RULES
        ),
        FinalAwardHasNonfinalItem,
        "items",
    ),
    "two documents of one number": (
        HEARD,
        two(nonfinal_number="终裁字2号"),
        partial_award.AwardNumberUsed,
        "nonfinal_number",
    ),
    "a non-final item in the final document": (
        HEARD,
        two(final_items=(item(final=False),)),
        FinalAwardHasNonfinalItem,
        "final_items",
    ),
    "a final item in the other document": (
        HEARD,
        two(nonfinal_items=(item(),)),
        partial_award.NonfinalAwardHasFinalItem,
        "nonfinal_items",
    ),
    "service of a separate award that was never made": (
        HEARD,
        separately_received(PARTIAL, date(2026, 4, 3)),
        separate_service.NoSuchAward,
        "",
    ),
    "service of another number": (
        PARTLY,
        separately_received("9", date(2026, 4, 3)),
        separate_service.NoSuchAward,
        "number",
    ),
    "a partial award received before it was made": (
        PARTLY,
        separately_received(PARTIAL, date(2026, 3, 30)),
        DateBeforeItsGround,
        "on",
    ),
    "a partial award received twice": (
        PARTLY_RECEIVED,
        separately_received(PARTIAL, date(2026, 4, 7), Side.WORKER),
        AwardAlreadyReceived,
        "to",
    ),
    "force of a final document established once more": (
        TWO_RECEIVED,
        lambda case: case.establish_separate_effect(date(2026, 6, 1), number=FINAL_OF_TWO),
        separate_service.FinalFromTheDayItWasMade,
        "number",
    ),
    "force of a partial award nobody received": (
        PARTLY,
        lambda case: case.establish_separate_effect(date(2026, 6, 1), number=PARTIAL),
        AwardNotReceived,
        "number",
    ),
    "force of a partial award on the last day for suing": (
        PARTLY_RECEIVED,
        lambda case: case.establish_separate_effect(date(2026, 4, 20), number=PARTIAL),
        SuitPeriodStillRunning,
        "on",
    ),
    "force of a partial award before a court": (
        (*PARTLY_RECEIVED, separately_sued(PARTIAL, date(2026, 4, 10))),
        lambda case: case.establish_separate_effect(date(2026, 4, 21), number=PARTIAL),
        separate_service.AwardBeforeCourt,
        "number",
    ),
    "a suit over a partial award the day after the last": (
        PARTLY_RECEIVED,
        separately_sued(PARTIAL, date(2026, 4, 21)),
        OutOfTime,
        "on",
    ),
    "a suit before receipt": (PARTLY, separately_sued(PARTIAL, date(2026, 4, 3)), AwardNotReceived, "on"),
    "the employer sues over the final document": (
        TWO_RECEIVED,
        separately_sued(FINAL_OF_TWO, date(2026, 4, 30), Side.EMPLOYER),
        OnlyWorkerMaySue,
        "plaintiff",
    ),
    "revocation of a non-final partial award": (
        PARTLY_RECEIVED,
        revocation(PARTIAL, date(2026, 4, 10)),
        separate_remedies.OnlyFinalAwardIsRevoked,
        "number",
    ),
    "revocation after the worker has sued": (
        (*TWO_RECEIVED, separately_sued(FINAL_OF_TWO, date(2026, 4, 30))),
        revocation(FINAL_OF_TWO, date(2026, 5, 8)),
        separate_service.AwardBeforeCourt,
        "number",
    ),
    "revocation out of time": (TWO_RECEIVED, revocation(FINAL_OF_TWO, date(2026, 5, 21)), OutOfTime, "on"),
    "revocation before receipt": (TWO, revocation(FINAL_OF_TWO, date(2026, 4, 20)), AwardNotReceived, "on"),
    "an award while a partial one has just been made": (
        (*HEARD, partly_awarded()),
        two(),
        StepNotOpen,
        "",
    ),
    "the rest heard twice": (PARTLY, rest_heard, StepNotOpen, ""),
}
CHAPTERS = (
    partial_statement,
    advance_enforcement,
    partial_award,
    separate_service,
    separate_remedies,
)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(ArbitrationCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
