"""Whether a claim is out of time, for information: computed from what is recorded, and never a reason to refuse."""

from dataclasses import dataclass
from datetime import date

from domain.claims import ClaimKind
from domain.dispute.record import DisputeRecord
from domain.reckoning import Reckoning, Restarted, reckon
from domain.rule_book import RuleBook

WAGES = frozenset({ClaimKind.WAGES, ClaimKind.OVERTIME_PAY, ClaimKind.WAGE_DIFFERENCE})
"""劳动报酬; 加班费 belongs to it (人社部、最高人民法院 2021 年典型案例)."""
GENERAL, AFTER_EMPLOYMENT = "arbitration_limitation_general", "arbitration_limitation_wage_after_termination"
WHILE_EMPLOYED = "劳动争议调解仲裁法 第二十七条第四款"
DEFENCE = "时效由对方当事人抗辩，本系统不据此拒绝申请（劳动争议司法解释（二） 第二十条）"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBar:
    """One claim: what is known of its time."""

    claim: int
    kind: ClaimKind
    reckoning: Reckoning | None
    """None where nothing runs, or where a fact is missing."""
    says: str
    authority: str


def time_bars(case: DisputeRecord, rules: RuleBook, today: date) -> tuple[TimeBar, ...]:
    """Every claim of the dispute, in order."""
    return tuple(_time_bar(case, number, rules, today) for number in range(1, len(case.claim_kinds) + 1))


def _time_bar(case: DisputeRecord, claim: int, rules: RuleBook, today: date) -> TimeBar:
    kind, claimant = case.claim_kinds[claim - 1]
    code, start = GENERAL, case.known_on.get(claim, case.known_on.get(None))
    if kind in WAGES:
        code, start = AFTER_EMPLOYMENT, _employed_until(case, claimant)
        if start is None:
            says = "劳动关系存续期间拖欠劳动报酬的，申请仲裁不受一年限制；没有记录离职日期"
            return TimeBar(claim=claim, kind=kind, reckoning=None, says=says, authority=WHILE_EMPLOYED)
    limit = rules.limit(code, on=start or today, region=case.region)
    if start is None:
        says = "没有记录知道或者应当知道权利被侵害之日，不能计算"
        return TimeBar(claim=claim, kind=kind, reckoning=None, says=says, authority=limit.authority)
    applied = case.arbitration_on
    happened = [
        change
        for change in case.limitation_changes
        if (change.on >= start or not isinstance(change, Restarted))
        and (applied is None or change.on < applied)
    ]
    counted = reckon(limit, starts_from=start, calendar=rules.calendar, changes=happened)
    says = _standing(counted, today) if applied is None else _when_applied(counted, applied)
    return TimeBar(claim=claim, kind=kind, reckoning=counted, says=says, authority=limit.authority)


def _employed_until(case: DisputeRecord, claimant: int | None) -> date | None:
    """The claimant's last day; of several claimants the one who left first, whose time is over first."""
    of = case.employed_until if claimant is None else case.employed_until[claimant - 1 : claimant]
    known = [day for day in of if day is not None]
    return min(known) if known and len(known) == len(of) else None


def _when_applied(counted: Reckoning, applied: date) -> str:
    """Once arbitration has been applied for, only that day matters."""
    if counted.deadline is None or not counted.deadline.has_passed(applied):
        return f"{applied} 申请仲裁时，时效没有届满"
    return f"{applied} 申请仲裁时，时效已于 {counted.deadline.falls_on} 届满；{DEFENCE}"


def _standing(counted: Reckoning, today: date) -> str:
    if counted.deadline is None:
        return f"时效中止，恢复后还有 {counted.days_left} 日"
    last = counted.deadline.falls_on
    return f"时效已于 {last} 届满；{DEFENCE}" if counted.deadline.has_passed(today) else f"时效至 {last} 届满"
