"""Arbitration: mediation before acceptance 先行调解, for which the decision on acceptance waits 暂缓受理."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.moving_period import PeriodResumed
from domain.reckoning import Change, Paused, Resumed
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
BEFORE_ACCEPTANCE = "劳动人事争议仲裁办案规则 第六十九条"


class WhyMediationEnded(Term):
    """Why the application comes back to the commission."""

    NO_AGREEMENT = "no-agreement", "调解不成"
    UNWILLING = "unwilling", "当事人不同意继续调解"


class AlreadyMediated(Refused):
    """申请前已经调解的争议，不再发出调解建议书，应当依法决定是否受理。"""

    CODE = "already-mediated"
    AUTHORITY = BEFORE_ACCEPTANCE


class BothMustAgreeToMediate(Refused):
    """当事人不同意先行调解的，应当依法受理。"""

    CODE = "both-must-agree-to-mediate-first"
    AUTHORITY = BEFORE_ACCEPTANCE


class Deferral(ArbitrationRecord):
    """From the advice to mediate first to the application's return."""

    class Deferred(Event):
        TOPIC = "arbitration-case.deferred"
        TERM = "先行调解，暂缓受理"
        ARTICLE = BEFORE_ACCEPTANCE
        LEADS_TO = S.DEFERRED_MEDIATION
        body: str
        mediation_case_id: UUID | None

        def change_on(self, day: date) -> Change:
            """The day the parties agree is the first that does not count."""
            return Paused(on=day, ground="经当事人同意先行调解，暂缓受理")

        def evolve(self, case: Any) -> None:
            case.acceptance_period = case.acceptance_period.moved(self.change_on(self.occurred_on))

    class DeferralEnded(PeriodResumed):
        TOPIC = "arbitration-case.deferral-ended"
        TERM = "先行调解不成"
        ARTICLE = BEFORE_ACCEPTANCE
        LEADS_TO = S.FILED
        why: WhyMediationEnded
        acceptance_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.acceptance_period = case.acceptance_period.moved(self.change_on(self.occurred_on))
            case.acceptance_due = self.acceptance_due

    # Decisions

    @step(
        "先行调解，暂缓受理",
        by=COMMISSION,
        when=S.FILED,
        authority=BEFORE_ACCEPTANCE,
        records=Deferred,
        document="调解建议书",
    )
    def defer_for_mediation(
        self,
        on: Annotated[date, Ask("当事人同意先行调解日期")],
        *,
        agreed: Annotated[bool, Ask("当事人同意先行调解")],
        body: Annotated[str, Ask("调解组织", max_length=60)],
        mediation_case_id: Annotated[
            UUID | None, Ask("调解案件", hint="已在本系统登记的填写", refers_to="mediation-case")
        ] = None,
    ) -> None:
        """未经调解直接申请仲裁的，可以发出调解建议书；当事人同意先行调解的，应当暂缓受理，暂缓期间不计入受理决定的期限。"""
        if self.mediation_case_id is not None:
            raise AlreadyMediated
        if not agreed:
            raise BothMustAgreeToMediate(field="agreed")
        self.happened(self.Deferred, on, body=body, mediation_case_id=mediation_case_id)

    @step(
        "先行调解不成，恢复审查",
        by=COMMISSION,
        when=S.DEFERRED_MEDIATION,
        authority=BEFORE_ACCEPTANCE,
        records=DeferralEnded,
        document="调解不成证明",
    )
    def end_deferral(
        self,
        on: Annotated[date, Ask("调解结束日期", hint="仲裁委员会得知调解不成之日")],
        *,
        why: Annotated[WhyMediationEnded, Ask("调解结束的情形")],
        rules: RuleBook,
    ) -> None:
        """调解不成或者当事人不愿继续的，接着审查是否受理；条文未写余下期限如何计算，本系统按暂停前剩余的日数接着计算。"""
        resumed = Resumed(on=on)
        period = None if self.acceptance_period is None else self.acceptance_period.moved(resumed)
        due = None if period is None else period.due(rules, self.region)
        self.happened(self.DeferralEnded, on, why=why, acceptance_due=due)
