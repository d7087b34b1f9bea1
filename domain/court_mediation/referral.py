"""Court mediation, first chapter: consent 同意 or refusal, and the entrustment 委派、委托 to one organisation."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.court_mediation.record import (
    COURT,
    CourtMediationRecord,
    CourtMediationState,
    When,
    prefiling,
)
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.recording import Organ
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import INSTITUTION, Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = CourtMediationState


class ChosenBy(Term):
    """Who settled on the organisation (人民法院在线调解规则 第十条)."""

    PARTIES = "parties", "双方共同选定"
    COURT = "court", "人民法院指定"


class EntrustmentNeedsSuit(Refused):
    """立案后委托调解的，必须写明所委托的诉讼案件。"""

    CODE = "entrustment-needs-suit"
    AUTHORITY = "最高人民法院关于人民法院特邀调解的规定 第二十条、第二十一条第二款"


class AcceptancePeriodStillRunning(Refused):
    """调解组织确认接受的期限尚未届满，不能以逾期未确认为由重新指定。"""

    CODE = "acceptance-period-still-running"
    AUTHORITY = "人民法院在线调解规则 第十二条"


class Referral(CourtMediationRecord):
    """From the papers in hand to the request that an organisation mediate."""

    class Opened(Event):
        TOPIC = "court-mediation.opened"
        TERM = "收到起诉材料，拟先行调解"
        ARTICLE = "民事诉讼法 第一百二十五条"
        LEADS_TO = S.COMPLAINT_RECEIVED
        dispute_id: UUID
        at: When
        litigation_case_id: UUID | None
        case_number: str | None

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.at = self.at

    class Consented(Event):
        TOPIC = "court-mediation.consented"
        TERM = "当事人同意调解"
        ARTICLE = "民事诉讼法 第一百二十五条；人民法院在线调解规则 第七条、第八条、第十七条"
        LEADS_TO = S.CONSENTED
        consenting: Side
        online: bool
        selection_due: Deadline | None
        designation_due: Deadline | None

    class PartyRefused(Event):
        TOPIC = "court-mediation.party-refused"
        TERM = "当事人拒绝调解"
        ARTICLE = "民事诉讼法 第一百二十五条；人民法院在线调解规则 第二十一条第二项"
        LEADS_TO = S.TO_DOCKETING
        refusing: Side
        docketing_due: Deadline | None

    class Delegated(Event):
        TOPIC = "court-mediation.delegated"
        TERM = "委派、委托调解"
        ARTICLE = "人民法院在线调解规则 第十条；最高人民法院关于人民法院特邀调解的规定 第十一条、第十二条"
        LEADS_TO = S.DELEGATED
        organisation: Organ
        chosen_by: ChosenBy
        materials: SealedText | None
        confirm_by: Deadline | None

        def takes_in(self) -> tuple[UUID, ...]:
            return (self.recorded_by.institution_id, self.organisation.institution_id)

        def entrusts(self, so_far: UUID | None) -> UUID | None:
            return self.organisation.institution_id

        def evolve(self, case: Any) -> None:
            case.confirm_by = self.confirm_by

    class AcceptanceLapsed(Event):
        TOPIC = "court-mediation.acceptance-lapsed"
        TERM = "逾期未确认接受"
        ARTICLE = "人民法院在线调解规则 第十二条第二款"
        LEADS_TO = S.CONSENTED
        confirm_by: Deadline

        def entrusts(self, so_far: UUID | None) -> UUID | None:
            return None

    # Decisions

    @step(
        "登记拟委派、委托调解的案件",
        by=COURT,
        when=S.NONE,
        authority="民事诉讼法 第一百二十五条",
        records=Opened,
        document="起诉材料登记",
    )
    def register(
        self,
        on: Annotated[date, Ask("收到起诉材料或者决定委托日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        at: Annotated[When, Ask("委派或者委托")],
        litigation_case_id: Annotated[
            UUID | None, Ask("诉讼案件", hint="立案后委托的必须写明", refers_to="litigation-case")
        ] = None,
        case_number: Annotated[
            str | None,
            Ask("诉前调解编号", hint="按本院编号规则填写，不与“民初”共用序列", max_length=60),
        ] = None,
    ) -> None:
        """适宜调解的先行调解，但当事人拒绝调解的除外；“诉前调”编号没有读到全国统一规则，按本院规则填写。"""
        if at is not When.PREFILING and litigation_case_id is None:
            raise EntrustmentNeedsSuit(field="litigation_case_id")
        self.happened(
            self.Opened,
            on,
            dispute_id=dispute_id,
            at=at,
            litigation_case_id=litigation_case_id,
            case_number=case_number,
        )

    @step(
        "当事人同意调解",
        by=COURT,
        when=S.COMPLAINT_RECEIVED,
        authority="民事诉讼法 第一百二十五条；人民法院在线调解规则 第七条、第八条、第十七条",
        records=Consented,
        document="调解告知书、送达地址确认书",
    )
    def record_consent(
        self,
        on: Annotated[date, Ask("同意日期")],
        *,
        consenting: Annotated[Side, Ask("同意的当事人", hint="委派调解的对方意愿可以在调解组织接受后征询")],
        online: Annotated[bool, Ask("同意在线调解", hint="两日选定、三日指定的期限只适用于在线调解")] = False,
        rules: RuleBook,
    ) -> None:
        """释明调解的程序、效力和司法确认后由当事人决定；在线调解的，双方共同选定，选不定的由法院指定。"""
        self.happened(
            self.Consented,
            on,
            consenting=consenting,
            online=online,
            selection_due=counted(rules, "online_mediator_selection", on, self.region) if online else None,
            designation_due=counted(rules, "online_mediator_designation", on, self.region)
            if online
            else None,
        )

    @step(
        "当事人拒绝调解",
        by=COURT,
        when=(S.COMPLAINT_RECEIVED, S.CONSENTED),
        authority="民事诉讼法 第一百二十五条；人民法院在线调解规则 第二十一条第二项",
        records=PartyRefused,
        document="拒绝调解记录",
        provided=prefiling,
    )
    def record_refusal(
        self,
        on: Annotated[date, Ask("拒绝日期")],
        *,
        refusing: Annotated[Side, Ask("拒绝的当事人")],
        rules: RuleBook,
    ) -> None:
        """当事人拒绝调解或者收回同意的，不得以调解拖延立案：坚持诉讼的，依法登记立案。"""
        due = counted(rules, "court_docketing", on, self.region)
        self.happened(self.PartyRefused, on, refusing=refusing, docketing_due=due)

    @step(
        "委派、委托调解组织",
        by=COURT,
        when=S.CONSENTED,
        authority="人民法院在线调解规则 第十条；最高人民法院关于人民法院特邀调解的规定 第十一条、第十二条",
        records=Delegated,
        document="委派调解函（诉前）、委托调解函（立案后）",
    )
    def delegate(
        self,
        on: Annotated[date, Ask("移送日期", hint="调解组织收到委派、委托信息之日")],
        *,
        organisation: Annotated[
            Organ,
            Ask(
                "调解组织",
                hint="委派、委托后该机构可以查看本争议",
                refers_to=INSTITUTION,
                acting_as=(Capacity.MEDIATION, Capacity.UNION),
            ),
        ],
        chosen_by: Annotated[ChosenBy, Ask("如何确定")],
        materials: Annotated[SealedText | None, Ask("移送的材料", max_length=2000)] = None,
        rules: RuleBook,
    ) -> None:
        """请求一个调解组织调解：该组织三个工作日内确认接受或者说明不接受的理由。"""
        self.happened(
            self.Delegated,
            on,
            organisation=organisation,
            chosen_by=chosen_by,
            materials=materials,
            confirm_by=counted(rules, "online_mediator_acceptance", on, self.region),
        )

    @step(
        "逾期未确认，收回委派、委托",
        by=COURT,
        when=S.DELEGATED,
        authority="人民法院在线调解规则 第十二条第二款",
        records=AcceptanceLapsed,
        document="重新指定记录",
    )
    def take_back(self, on: Annotated[date, Ask("收回日期")]) -> None:
        """三个工作日内未确认接受的，人民法院或者当事人可以重新指定或者选定。"""
        due = self.confirm_by
        if due is None or not due.has_passed(on):
            raise AcceptancePeriodStillRunning(f"期限至 {due.falls_on if due else '未定'} 届满。", field="on")
        self.happened(self.AcceptanceLapsed, on, confirm_by=due)
