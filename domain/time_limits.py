"""期限: time limits as the law states them; `domain.reckoning` counts them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.terms import Term


class Unit(StrEnum):
    """How a period is measured; 自然日 and 工作日 are never mixed."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class RollOver(StrEnum):
    """What happens when the last day is a day of rest, and by which article."""

    CPL85 = "cpl85"
    CPL85_VIA_ARB19 = "cpl85_via_arb19"
    CPL85_LITERAL = "cpl85_literal"
    CC203 = "cc203"
    WORKING_DAY = "working_day"
    UNSPECIFIED = "unspecified"
    NONE = "none"
    AGREED = "agreed"


class Confidence(StrEnum):
    """How well the text behind a rule was read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNVERIFIED = "unverified"


class Binds(StrEnum):
    """Whose time it is: where the text is silent, a party's last day rolls over and an organ's does not."""

    PARTY = "party"
    AUTHORITY = "authority"


class Direction(StrEnum):
    """Counted on from an event, or back from one (开庭五日前)."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Stage(Term):
    """Where in the life of a dispute a limit belongs."""

    CONSULTATION = "consultation", "协商"
    MEDIATION = "mediation", "调解"
    JUDICIAL_CONFIRMATION = "judicial-confirmation", "司法确认"
    COURT_MEDIATION = "court-mediation", "法院委派、委托调解"
    PAYMENT_ORDER = "payment-order", "支付令"
    LABOUR_INSPECTION = "labour-inspection", "劳动保障监察"
    LIMITATION = "limitation", "仲裁时效"
    ARBITRATION = "arbitration", "仲裁"
    AWARD_REMEDY = "award-remedy", "裁决后的救济"
    FIRST_INSTANCE = "first-instance", "第一审"
    SECOND_INSTANCE = "second-instance", "第二审"
    PRESERVATION = "preservation", "保全"
    RETRIAL = "retrial", "再审"
    PROCURATORIAL = "procuratorial", "检察监督"
    ENFORCEMENT = "enforcement", "执行"
    SPECIAL = "special", "第三人撤销之诉"
    LEGAL_AID = "legal-aid", "法律援助"
    UNION_SUPERVISION = "union-supervision", "工会劳动法律监督"
    EMPLOYMENT = "employment", "劳动合同"
    RECORDS = "records", "保存"


class Nature(Term):
    """What a limit does; it decides whether it can be interrupted and how it is shown."""

    LIMITATION = "limitation", "时效"
    PEREMPTORY = "peremptory", "不变期间"
    PARTY_TIME = "party-time", "当事人办理期限"
    ORGAN_TIME = "organ-time", "机关办理期限"
    LONGEST_DURATION = "longest-duration", "程序最长期限"
    NOTICE = "notice", "提前通知"
    DEEMED = "deemed", "期满视为"
    RETENTION = "retention", "保存期限"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """延长: how often a limit may be made longer, by whom, and by how much at most each time."""

    by: str
    """Who approves, or that the parties agree."""
    length: int | None = None
    """None: the text sets no upper limit."""
    unit: Unit = Unit.CALENDAR_DAY
    times: int | None = 1
    """None: as often as agreed."""
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """On which grounds a limit is counted anew (重新计算, 中断) or stands still (不计入, 中止), and by which article."""

    grounds: tuple[str, ...]
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """期限规则: one dated entry of one jurisdiction, with the article it is written in."""

    code: str
    name: str
    length: int
    unit: Unit
    roll_over: RollOver
    authority: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    jurisdiction: str | None = None
    confidence: Confidence = Confidence.HIGH
    note: str = ""
    starts_when: str = ""
    extension: str = ""
    suspension: str = ""
    if_missed: str = ""
    binds: Binds = Binds.PARTY
    direction: Direction = Direction.FORWARD
    stage: Stage | None = None
    nature: Nature | None = None
    first_day_stated: bool = False
    """条文自带“次日起”: what the text says is how every period is counted; it must not be read as a day more."""
    starts_on: tuple[str, ...] = ()
    """Topics of the events that start it, where the procedure exists here."""
    ends_on: tuple[str, ...] = ()
    """Topics of the events that meet it."""
    extensions: tuple[Extension, ...] = ()
    restarts: Grounds | None = None
    pauses: Grounds | None = None

    def extensions_in_turn(self, most: int) -> list[Extension]:
        """The extensions allowed, one after the other; of one without a number of times, `most`."""
        return [one for one in self.extensions for _ in range(one.times or most)]

    def is_in_force(self, on: date) -> bool:
        """Both ends included."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_until is None or on <= self.in_force_until)

    def holds_in(self, region: str) -> bool:
        """行政区划代码: a rule of 33 holds in 330106; a rule without jurisdiction holds everywhere."""
        return self.jurisdiction is None or region.startswith(self.jurisdiction)


AGREED = "agreed"
"""Code of a deadline the parties agreed on: no rule counts it, so no correction counts it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """届满日: computed once and kept in the event that relied on it; no later law moves it."""

    code: str
    falls_on: date
    starts_from: date
    authority: str
    calendar: str
    provisional: bool
    explanation: str

    def has_passed(self, today: date) -> bool:
        """The last day itself is still in time."""
        return today > self.falls_on


def later(one: Deadline | None, other: Deadline | None) -> Deadline | None:
    """Where several workers receive the award on different days, the last of them counts."""
    known = [item for item in (one, other) if item is not None]
    return max(known, key=lambda item: item.falls_on) if known else None
