"""Steps of every state that need something said before: a source, an entry, a notice, a cause. Beside any opening."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.cause_events import WhyCauseChanged
from domain.documents import DocumentKind, Volume
from domain.history import History, with_corrections
from domain.representation.mandates import Power
from domain.taking_over import Extent
from tests.support.lawful_walk import RULES, SOURCE, STORED, Taken
from tests.support.people import changed, ended, mandated
from tests.support.service_steps import announced, failed, recalled
from tests.support.story import TEXT

DAY, LATER = date(2026, 10, 8), date(2026, 10, 12)
EARLIER = UUID(int=91)
Told = dict[str, tuple[tuple[Taken, ...], Taken]]


def took_over(case: Any) -> None:
    case.take_over_fact(
        DAY, from_case_id=EARLIER, entry=2, digest=SOURCE.digest, extent=Extent.WHOLE, source=SOURCE,
        history=with_corrections(list(case.pending_events)),
    )  # fmt: skip


def fixed(case: Any) -> None:
    case.fix_cause(DAY, cause="recovering-pay", rules=RULES)


def filed(case: Any) -> None:
    case.file_document(
        DAY, document_kind=DocumentKind.EVIDENCE, volume=Volume.MAIN, title=TEXT, inner_title=None,
        digest=STORED.digest, stored=STORED, history=with_corrections(list(case.pending_events)),
    )  # fmt: skip


WITHDRAWING: Told = {
    "withdraw_document": (
        (filed,),
        lambda case: case.withdraw_document(LATER, of_version=2, reason=TEXT, history=History(())),
    )
}
TAKING_OVER: Told = {"take_over_fact": ((), took_over)}
GIVING_UP: Told = {
    "give_up_fact": (
        (took_over,),
        lambda case: case.give_up_fact(LATER, of_version=2, reason=TEXT, history=History(())),
    )
}
RECALLING: Told = {"recall_notice": ((failed(DAY), announced(DAY)), recalled(LATER, 3))}
CHANGING_MANDATE: Told = {"change_mandate": ((mandated(on=DAY),), changed(2, Power.APPEAL, on=LATER))}
ENDING_MANDATE: Told = {"end_mandate": ((mandated(on=DAY),), ended(2, LATER))}
CHANGING_CAUSE: Told = {
    "change_cause": (
        (fixed,),
        lambda case: case.change_cause(
            LATER, cause="welfare-benefits", why=WhyCauseChanged.OTHER_RELATION, rules=RULES
        ),
    ),
}
PASSING_CAUSE_ON: Told = {
    "pass_cause_on": (
        (fixed,),
        lambda case: case.pass_cause_on(LATER, to_kind="enforcement-case", to_case_id=EARLIER),
    )
}
TAKING_CAUSE_OVER: Told = {
    "take_over_cause": (
        (),
        lambda case: case.take_over_cause(
            LATER, from_case_id=EARLIER, cause=RULES.causes.listed("recovering-pay", DAY)
        ),
    )
}
