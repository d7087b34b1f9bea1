"""Revocation, first chapter: the employer's application 撤销裁决申请, accepted 受理 or not."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.revocation.record import (
    GroundOfRevocation,
    RevocationRecord,
    RevocationState,
)
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = RevocationState
COURT = Capacity.COURT


class CountedFrom(Term):
    """What the thirty days run from (劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第十八条、第二十一条)."""

    AWARD = "award", "收到终局裁决书"
    UNLABELLED_AWARD = "unlabelled-award", "裁决书未载明类型，收到基层人民法院不予受理裁定书"
    WORKER_SUIT_ENDED = "worker-suit-ended", "劳动者被驳回起诉或者撤诉，收到裁定书"


PERIODS = {
    CountedFrom.AWARD: "revoke_final_award",
    CountedFrom.UNLABELLED_AWARD: "revoke_after_unlabelled_award",
    CountedFrom.WORKER_SUIT_ENDED: "revoke_after_worker_suit_ends",
}


class WhyNotAccepted(Term):
    """Why an application is not accepted (劳动争议司法解释（一） 第二十条、第二十一条)."""

    WORKER_SUED = "worker-sued", "劳动者已就该裁决向基层人民法院起诉"
    NOT_FINAL = "not-final", "裁决不是终局裁决，或者同时包含非终局事项"
    OTHER = "other", "其他不符合受理条件的情形"


class GroundsMissing(Refused):
    """申请撤销裁决应当有法定六项情形之一，并有证据证明。"""

    CODE = "revocation-grounds-missing"
    AUTHORITY = "劳动争议调解仲裁法 第四十九条第一款"


class RefusedForOtherReason(Refused):
    """只有因劳动者起诉而不予受理或者驳回申请的，用人单位才可以在劳动者被驳回起诉或者撤诉后再次申请。"""

    CODE = "revocation-refused-for-other-reason"
    AUTHORITY = "劳动争议司法解释（一） 第二十一条第二款"


def refused_for_suit(case: Any) -> Refused | None:
    """The way back opens only where the worker's suit had closed it."""
    return None if case.for_suit else RefusedForOtherReason()


class Application(RevocationRecord):
    """From the application to its review, or to a refusal."""

    class Filed(Event):
        TOPIC = "revocation-case.filed"
        TERM = "用人单位申请撤销裁决"
        ARTICLE = "劳动争议调解仲裁法 第四十九条"
        LEADS_TO = S.FILED
        dispute_id: UUID
        arbitration_case_id: UUID | None
        court: str
        counted_from: CountedFrom
        document_received_on: date
        apply_until: Deadline | None
        time_restored: bool
        grounds: tuple[GroundOfRevocation, ...]
        evidence: SealedText

        def starts(self) -> dict[str, date | None]:
            """申请期限自收到文书之日起算."""
            return {"apply_until": self.document_received_on}

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.arbitration_case_id = self.arbitration_case_id
            case.court = self.court

    class FiledAgain(Event):
        TOPIC = "revocation-case.filed-again"
        TERM = "劳动者诉讼终结后再次申请"
        ARTICLE = "劳动争议司法解释（一） 第二十一条第二款"
        LEADS_TO = S.FILED
        document_received_on: date
        apply_until: Deadline | None
        time_restored: bool
        grounds: tuple[GroundOfRevocation, ...]
        evidence: SealedText

        def starts(self) -> dict[str, date | None]:
            """申请期限自收到文书之日起算."""
            return {"apply_until": self.document_received_on}

        def evolve(self, case: Any) -> None:
            case.for_suit = False
            case.reviewed = False
            case.decided_on = None
            case.received_on = {}

    class NotAccepted(Event):
        TOPIC = "revocation-case.not-accepted"
        TERM = "不予受理撤销申请"
        ARTICLE = "劳动争议司法解释（一） 第二十条、第二十一条第一款"
        LEADS_TO = S.NOT_ACCEPTED
        why: WhyNotAccepted
        reasons: SealedText | None

        def evolve(self, case: Any) -> None:
            case.for_suit = self.why is WhyNotAccepted.WORKER_SUED
            case.decided_on = self.occurred_on

    class Accepted(Event):
        TOPIC = "revocation-case.accepted"
        TERM = "受理撤销申请"
        ARTICLE = "劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十五条第一款"
        LEADS_TO = S.REVIEWING
        case_number: str

        def evolve(self, case: Any) -> None:
            case.case_number = self.case_number

    # Decisions

    @step(
        "收到撤销裁决申请",
        by=COURT,
        when=S.NONE,
        authority="劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第十八条第二项、第二十一条",
        records=Filed,
        document="撤销仲裁裁决申请书",
    )
    def file(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        arbitration_case_id: Annotated[
            UUID | None, Ask("仲裁案件", hint="仲裁不在本系统办理的不填", refers_to="arbitration-case")
        ] = None,
        court: Annotated[str, Ask("中级人民法院", hint="仲裁委员会所在地的中级人民法院", max_length=60)],
        counted_from: Annotated[CountedFrom, Ask("三十日从何时起算")],
        document_received_on: Annotated[date, Ask("用人单位收到该文书日期", hint="送达回证所载日期")],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
        grounds: Annotated[tuple[GroundOfRevocation, ...], Ask("申请撤销的事由")],
        evidence: Annotated[SealedText, Ask("证据和理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """用人单位有证据证明终局裁决有法定情形之一的，可以自收到裁决书之日起三十日内申请撤销；劳动者无此项申请权。"""
        self._grounded(grounds)
        until = self._apply_until(on, counted_from, document_received_on, rules, restored=time_restored)
        self.happened(
            self.Filed,
            on,
            dispute_id=dispute_id,
            arbitration_case_id=arbitration_case_id,
            court=court,
            counted_from=counted_from,
            document_received_on=document_received_on,
            apply_until=until,
            time_restored=time_restored,
            grounds=grounds,
            evidence=evidence,
        )

    @step(
        "劳动者诉讼终结后再次申请",
        by=COURT,
        when=S.NOT_ACCEPTED,
        authority="劳动争议司法解释（一） 第二十一条第二款",
        records=FiledAgain,
        document="撤销仲裁裁决申请书",
        provided=refused_for_suit,
    )
    def file_again(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        document_received_on: Annotated[date, Ask("用人单位收到驳回起诉或者准许撤诉裁定书日期")],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
        grounds: Annotated[tuple[GroundOfRevocation, ...], Ask("申请撤销的事由")],
        evidence: Annotated[SealedText, Ask("证据和理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """劳动者被驳回起诉或者撤诉的，用人单位可以自收到裁定书之日起三十日内申请撤销仲裁裁决。"""
        self._grounded(grounds)
        until = self._apply_until(
            on, CountedFrom.WORKER_SUIT_ENDED, document_received_on, rules, restored=time_restored
        )
        self.happened(
            self.FiledAgain,
            on,
            document_received_on=document_received_on,
            apply_until=until,
            time_restored=time_restored,
            grounds=grounds,
            evidence=evidence,
        )

    @step(
        "裁定不予受理",
        by=COURT,
        when=S.FILED,
        authority="劳动争议司法解释（一） 第二十条、第二十一条第一款",
        records=NotAccepted,
        document="民事裁定书（不予受理）",
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        why: Annotated[WhyNotAccepted, Ask("不予受理的原因")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """劳动者依法起诉的，中级人民法院对用人单位的撤销申请应当不予受理。"""
        self.happened(self.NotAccepted, on, why=why, reasons=reasons)

    @step(
        "受理",
        by=COURT,
        when=S.FILED,
        authority="劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十五条第一款",
        records=Accepted,
        document="受理通知书",
    )
    def accept(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        case_number: Annotated[
            str,
            Ask("案号", hint="例如（2026）晋09民特12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
    ) -> None:
        """劳动者已申请执行的，执行法院应当裁定中止执行。审查期限法律没有规定，本系统不推定。"""
        self.happened(self.Accepted, on, case_number=case_number)

    def _grounded(self, grounds: tuple[GroundOfRevocation, ...]) -> None:
        if not grounds:
            raise GroundsMissing(field="grounds")

    def _apply_until(
        self, on: date, counted_from: CountedFrom, received_on: date, rules: RuleBook, *, restored: bool
    ) -> Deadline | None:
        self.not_before(received_on, "收到文书", on)
        until = counted(rules, PERIODS[counted_from], received_on, self.region)
        if not restored:
            self.in_time(on, until)
        return until
