"""A supervision letter, first chapter: drafting 起草, to whom, with what demands, answered by when."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.supervision_letter.local_law import recommendation_rule
from domain.supervision_letter.record import LetterState, SupervisionLetterRecord
from domain.supervision_matter.ladder import Instrument, Subject, UnionLevel
from domain.supervision_matter.local_law import ZHEJIANG
from domain.supervision_matter.stated_period import StatedPeriod
from domain.terms import Capacity

S = LetterState
DRAFTING = "工会法 第二十三条；最高检、全总2024年2月通知（一函两书）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One numbered item 逐条提出的要求 of a letter."""

    subject: Annotated[Subject, Ask("事项")]
    text: Annotated[SealedText, Ask("要求", max_length=2000)]


class OnlyRemindersArePublic(Refused):
    """只有提示函可以面向社会公开发布，意见书、建议书应当写给特定单位。"""

    CODE = "only-reminders-are-public"
    AUTHORITY = "最高检、全总2024年2月通知（重要时点面向社会发布提示函）"


class PublicReminderHasNoAddressee(Refused):
    """公开提示函没有收件单位，也不规定答复期限。"""

    CODE = "public-reminder-has-no-addressee"
    AUTHORITY = "公布案例所示做法（公开提示函）"


class AddresseeNotFitting(Refused):
    """提示函、意见书写给用人单位，建议书写给有关部门，应当写明收件单位。"""

    CODE = "addressee-not-fitting"
    AUTHORITY = "工会法 第二十三条"


class MatterMissing(Refused):
    """写给特定单位的函件应当属于一件已登记的监督事项。"""

    CODE = "matter-missing"
    AUTHORITY = f"{ZHEJIANG} 第十七条第三款（地方规定；其他地区按本系统管理规则）"


class NothingDemanded(Refused):
    """函件应当逐条写明提醒或者要求的事项。"""

    CODE = "nothing-demanded"
    AUTHORITY = "公布案例所示做法（逐条列明）"


class RecommendationByLocalFederation(Refused):
    """建议书由地方总工会发出；基层工会报请上级工会发出。"""

    CODE = "recommendation-by-local-federation"


class LetterMustStateReplyPeriod(Refused):
    """没有读到当地对此种函件的答复期限规定，函件应当自行写明日数和按自然日还是工作日。"""

    CODE = "letter-must-state-reply-period"
    AUTHORITY = "工会法 第二十三条（只写应当答复，未写日数）"


class ReplyPeriodFixedByRule(Refused):
    """当地规定了答复期限，函件不另定期限。"""

    CODE = "reply-period-fixed-by-rule"


class Drafting(SupervisionLetterRecord):
    """The draft."""

    class Drafted(Event):
        TOPIC = "supervision-letter.drafted"
        TERM = "起草函件"
        ARTICLE = DRAFTING
        LEADS_TO = S.DRAFTED
        matter_id: UUID | None
        instrument: Instrument
        issuer_level: UnionLevel
        public: bool
        employer: Employer | None
        department: str | None
        demands: tuple[Demand, ...]
        stated_period: StatedPeriod | None
        preceding_letter_id: UUID | None
        facts: SealedText | None

        def evolve(self, case: Any) -> None:
            case.matter_id = self.matter_id
            case.instrument = self.instrument
            case.public = self.public
            case.stated_period = self.stated_period

    # Decisions

    @step(
        "起草函件",
        by=Capacity.UNION,
        when=S.NONE,
        authority=DRAFTING,
        records=Drafted,
        document="提示函、意见书或者建议书（稿）",
    )
    def draft(
        self,
        on: Annotated[date, Ask("起草日期")],
        *,
        matter_id: Annotated[
            UUID | None, Ask("监督事项", hint="公开提示函可不填", refers_to="supervision-matter")
        ] = None,
        instrument: Annotated[Instrument, Ask("函件种类")],
        issuer_level: Annotated[UnionLevel, Ask("发函的工会")],
        public: Annotated[bool, Ask("面向社会公开发布", hint="仅限提示函")] = False,
        employer: Annotated[Employer | None, Ask("收件用人单位", hint="提示函、意见书填写")] = None,
        department: Annotated[str | None, Ask("收件部门", hint="建议书填写：人社等有关部门")] = None,
        demands: Annotated[tuple[Demand, ...], Ask("提醒或者要求的事项", hint="逐条填写")],
        stated_period: Annotated[
            StatedPeriod | None, Ask("函件写明的答复期限", hint="当地有规定期限的不填；没有规定的必填")
        ] = None,
        preceding_letter_id: Annotated[
            UUID | None, Ask("此前的函件", hint="由哪一件升级而来", refers_to="supervision-letter")
        ] = None,
        facts: Annotated[SealedText | None, Ask("事实和法律依据", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """写明收件单位、逐条要求和答复期限；当地期限规定没有读到的（山西即是），由函件自己写明。"""
        if not demands:
            raise NothingDemanded(field="demands")
        if public:
            reminder_to_everybody(instrument, employer, department, stated_period)
        else:
            addressed(instrument, employer, department, matter_id)
            self.issuer_allowed(instrument, issuer_level, on)
            self.period_known(instrument, stated_period, on, rules)
        self.happened(
            self.Drafted,
            on,
            matter_id=matter_id,
            instrument=instrument,
            issuer_level=issuer_level,
            public=public,
            employer=employer,
            department=department,
            demands=demands,
            stated_period=stated_period,
            preceding_letter_id=preceding_letter_id,
            facts=facts,
        )

    def issuer_allowed(self, instrument: Instrument, level: UnionLevel, on: date) -> None:
        """建议书 only by those the local rule names; 工会法 第二十三条 lets any union ask the government."""
        rule = recommendation_rule(self.occasion.by.region, on)
        if instrument is Instrument.RECOMMENDATION and rule is not None and level not in rule.issuers:
            raise RecommendationByLocalFederation(field="issuer_level", authority=rule.authority)

    def period_known(
        self, instrument: Instrument, stated: StatedPeriod | None, on: date, rules: RuleBook
    ) -> None:
        """Either a rule sets the reply period or the letter does, never both and never neither."""
        rule = rules.letter_reply(instrument.zh, self.occasion.by.region, on)
        if rule is None and stated is None:
            raise LetterMustStateReplyPeriod(field="stated_period")
        if rule is not None and stated is not None:
            raise ReplyPeriodFixedByRule(field="stated_period", authority=rule.authority)


def reminder_to_everybody(
    instrument: Instrument,
    employer: Employer | None,
    department: str | None,
    stated: StatedPeriod | None,
) -> None:
    """A public letter is a 提示函 without addressee and without reply."""
    if instrument is not Instrument.REMINDER:
        raise OnlyRemindersArePublic(field="public")
    if employer is not None or department is not None or stated is not None:
        raise PublicReminderHasNoAddressee(field="public")


def addressed(
    instrument: Instrument, employer: Employer | None, department: str | None, matter_id: UUID | None
) -> None:
    """To the employer, or for a 建议书 to the department; and always within a registered matter."""
    to_department = instrument is Instrument.RECOMMENDATION
    if (department is None) if to_department else (employer is None or department is not None):
        raise AddresseeNotFitting(field="department" if to_department else "employer")
    if matter_id is None:
        raise MatterMissing(field="matter_id")
