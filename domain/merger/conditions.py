"""The conditions of merger and severance, each a refusal named after its rule."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.claims import Claim
from domain.merger.beside import Beside
from domain.merger.record import Mergeable, called
from domain.refusals import Refused, StepNotOpen
from domain.terms import Term

OURS = "本系统记录规则"
COMMON_SUIT = "民事诉讼法 第五十五条（来源待核对）"


class MergedWithItself(Refused):
    """案件不能与自己合并。"""

    CODE = "merged-with-itself"
    AUTHORITY = OURS


class CaseOfAnotherOrgan(Refused):
    """只能合并、分开本机构正在办理的案件；其他机构办理的，先依法移送。"""

    CODE = "case-of-another-organ"
    AUTHORITY = OURS


class HeardElsewhereAlready(Refused):
    """该案已并入他案合并审理，不能再次并入。"""

    CODE = "heard-elsewhere-already"
    AUTHORITY = OURS


class LeadsOtherCases(Refused):
    """该案是合并审理的主案，不能再并入他案；请先恢复分别审理，或者以该案为主案合并。"""

    CODE = "leads-other-cases"
    AUTHORITY = OURS


class OtherCaseNotOpen(StepNotOpen):
    """该案所处的阶段不能合并。"""

    CODE = "other-case-not-open"
    AUTHORITY = OURS


class NotOneDispute(Refused):
    """按该情形合并的，两案应当属于同一争议。"""

    CODE = "not-one-dispute"


class NotOneEmployer(Refused):
    """按该情形合并的，两案应当属于同一争议，或者有同一用人单位。"""

    CODE = "not-one-employer"
    AUTHORITY = COMMON_SUIT


class ConsentMissing(Refused):
    """争议标的同一种类的，经当事人同意才可以合并审理。"""

    CODE = "merger-consent-missing"
    AUTHORITY = COMMON_SUIT


class NotBothSides(Refused):
    """按该情形合并的，两案应当由双方当事人分别提出。"""

    CODE = "not-both-sides"


class NotTakenIn(Refused):
    """该案没有并入本案，不能从本案恢复。"""

    CODE = "not-taken-in"
    AUTHORITY = OURS


class NothingSevered(Refused):
    """请填写分出哪几项请求、哪些劳动者或者哪些用人单位。"""

    CODE = "nothing-severed"
    AUTHORITY = OURS


class NothingRemains(Refused):
    """分案后原案应当仍有请求和当事人。"""

    CODE = "nothing-remains"
    AUTHORITY = OURS


class NotOfThisCase(Refused):
    """本案没有该序号的请求或者当事人，或者已经分出。"""

    CODE = "not-of-this-case"
    AUTHORITY = OURS


def may_be_merged(case: Any, beside: Beside, stages: tuple[Term, ...], field: str) -> None:
    """Another case of the organ, before its hearing, that neither leads nor is led: so no chain and no circle arises."""
    other = beside.case
    if other.id == case.id:
        raise MergedWithItself(field=field)
    if other.version == 0:
        raise OtherCaseNotOpen("没有该案的记录。", field=field)
    of_one_organ(case, other, field)
    if other.leading is not None:
        raise HeardElsewhereAlready(f"该案已并入{called(other.leading_number, '他案')}。", field=field)
    if other.taken_in:
        raise LeadsOtherCases(field=field)
    if other.state not in stages:
        raise OtherCaseNotOpen(f"该案现处于“{other.state.zh}”阶段。", field=field)


def of_one_organ(case: Any, other: Any, field: str) -> None:
    """Whoever decides has both cases."""
    if not case.handled_by == other.handled_by == case.occasion.by.institution_id:
        raise CaseOfAnotherOrgan(field=field)


def of_one_dispute(case: Any, other: Any, authority: str, field: str) -> None:
    """One and the same dispute."""
    if case.dispute_id is None or case.dispute_id != other.dispute_id:
        raise NotOneDispute(field=field, authority=authority)


def of_one_employer(case: Any, beside: Beside, field: str) -> None:
    """One dispute, or disputes with one employer."""
    if case.dispute_id != beside.case.dispute_id and not beside.same_employer:
        raise NotOneEmployer(field=field)


def leads_some(case: Any) -> Refused | None:
    """A case that leads no other has none to let go."""
    return None if case.taken_in else NotTakenIn("没有并入本案的案件。")


def stood_where(steps: Mapping[Term, str], going_on: str) -> Callable[[Any], Refused | None]:
    """A case goes on alone from where it was taken in, by the step that belongs to that stage."""

    def stood(case: Any) -> Refused | None:
        return None if steps.get(case.stood_at) == going_on else NotTakenIn()

    return stood


def still_taken_in(case: Mergeable, beside: Beside, field: str) -> None:
    """What never was taken in cannot be let go."""
    if beside.case.id not in case.taken_in or beside.case.leading != case.id:
        raise NotTakenIn(field=field)


def severable(
    case: Mergeable,
    claims: dict[int, Claim],
    beside: Beside,
    *,
    numbers: tuple[int, ...],
    members: tuple[int, ...],
    employers: tuple[int, ...],
) -> tuple[int, ...]:
    """The numbers of all claims that leave, those of the members who leave among them; something stays."""
    if not (numbers or members or employers):
        raise NothingSevered(field="claim_numbers")
    _among(numbers, set(claims), "claim_numbers")
    workers = _parties(beside.workers, case.members_here, case.members_gone)
    firms = _parties(beside.employers, case.employers_here, case.employers_gone)
    _among(members, workers, "members")
    _among(employers, firms, "employers")
    own = {number for number, claim in claims.items() if claim.claimant in members}
    leaving = tuple(sorted(own | set(numbers)))
    for gone, there, field in (
        (set(leaving), set(claims), "claim_numbers"),
        (set(members), workers, "members"),
        (set(employers), firms, "employers"),
    ):
        if gone and gone == there:
            raise NothingRemains(field=field)
    return leaving


def _parties(registered: int, here: frozenset[int], gone: set[int]) -> set[int]:
    return set(here or range(1, registered + 1)) - gone


def _among(numbers: tuple[int, ...], there: set[int], field: str) -> None:
    for number in numbers:
        if number not in there:
            raise NotOfThisCase(f"没有第 {number} 项（名、家）。", field=field)
