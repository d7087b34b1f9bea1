"""Second instance, first chapter: the petition of appeal 上诉状 reaches the court that decided first."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.appeal_case.record import AppealRecord, AppealState, Contested, appeal_code
from domain.kernel import Event
from domain.parties import Side, sides
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import named, through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT


class SideAlreadyAppealed(Refused):
    """该当事人已经上诉。"""

    CODE = "side-already-appealed"
    AUTHORITY = "民事诉讼法 第一百七十一条；民事诉讼法解释 第三百一十五条"


class NotFiledAbove(Refused):
    """上诉状不是直接向第二审人民法院提交的，或者已经移交原审人民法院。"""

    CODE = "petition-not-filed-above"
    AUTHORITY = "民事诉讼法 第一百七十三条第二款"


class PetitionStillAbove(Refused):
    """上诉状是直接向第二审人民法院提交的，应当先移交原审人民法院。"""

    CODE = "petition-still-above"
    AUTHORITY = "民事诉讼法 第一百七十三条第二款"


def filed_above(case: Any) -> Refused | None:
    """Only what was filed with the higher court is handed down."""
    return None if case.awaits_transfer else NotFiledAbove()


def with_first_court(case: Any) -> Refused | None:
    """The first court serves what it has."""
    return PetitionStillAbove() if case.awaits_transfer else None


class Petition(AppealRecord):
    """From the petition to the first court's having it."""

    class PetitionReceived(Event):
        TOPIC = "appeal-case.petition-received"
        TERM = "收到上诉状"
        ARTICLE = "民事诉讼法 第一百七十一条至第一百七十三条"
        LEADS_TO = S.APPEAL_FILED
        dispute_id: UUID
        litigation_case_id: UUID | None
        contested: Contested
        appellant: Side
        court: str
        decision_received_on: date
        appeal_until: Deadline | None
        time_restored: bool
        after_remand: bool
        filed_above: bool
        requests: SealedText
        transfer_due: Deadline | None
        serve_by: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """上诉期自裁判文书送达之日起算."""
            return {"appeal_until": self.decision_received_on}

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.litigation_case_id = self.litigation_case_id
            case.court = self.court
            case.contested = self.contested
            case.after_remand = self.after_remand
            case.awaits_transfer = self.filed_above
            case.transfer_due = self.transfer_due
            case.serve_by = self.serve_by
            case.appellants.update(sides(self.appellant))

    class PetitionHandedDown(Event):
        TOPIC = "appeal-case.petition-handed-down"
        TERM = "移交上诉状"
        ARTICLE = "民事诉讼法 第一百七十三条第二款"
        transfer_due: Deadline | None
        serve_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.awaits_transfer = False
            case.serve_by = self.serve_by

    class OtherSideAppealed(Event):
        TOPIC = "appeal-case.other-side-appealed"
        TERM = "另一方上诉"
        ARTICLE = "民事诉讼法 第一百七十一条；民事诉讼法解释 第三百一十五条"
        appellant: Side
        decision_received_on: date
        appeal_until: Deadline | None
        time_restored: bool
        requests: SealedText
        serve_by: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """上诉期自裁判文书送达之日起算."""
            return {"appeal_until": self.decision_received_on}

        def evolve(self, case: Any) -> None:
            case.appellants.add(self.appellant)
            case.serve_by = self.serve_by

    # Decisions

    @step(
        "收到上诉状",
        by=COURT,
        when=S.NONE,
        authority="民事诉讼法 第一百七十一条至第一百七十三条；民事诉讼法解释 第三百一十八条",
        records=PetitionReceived,
        document="上诉状",
    )
    def receive_petition(
        self,
        on: Annotated[date, Ask("收到上诉状日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        litigation_case_id: Annotated[
            UUID | None, Ask("一审案件", hint="一审不在本系统办理的不填", refers_to="litigation-case")
        ] = None,
        contested: Annotated[Contested, Ask("上诉所针对的裁判", hint="小额诉讼的判决一审终审，不得上诉")],
        appellant: Annotated[Side, Ask("上诉人", hint="双方同日上诉的选“双方”；另一方随后上诉的另行登记")],
        court: Annotated[str, Ask("第二审人民法院", max_length=60)],
        decision_received_on: Annotated[
            date, Ask("上诉人收到一审裁判文书日期", hint="双方的填较早的；送达回证所载日期")
        ],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
        after_remand: Annotated[bool, Ask("一审裁判是发回重审后作出的")] = False,
        filed_above: Annotated[bool, Ask("直接向第二审人民法院提交", hint="五日内移交原审人民法院")] = False,
        requests: Annotated[SealedText, Ask("上诉请求和理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """不服判决的上诉期为十五日，不服裁定的为十日；上诉状应当通过原审人民法院提出，口头上诉须在期内递交上诉状。"""
        until = self._appeal_until(on, contested, decision_received_on, rules, restored=time_restored)
        above, below = ("appeal_transfer_petition", None) if filed_above else (None, "appeal_serve")
        self.happened(
            self.PetitionReceived,
            on,
            dispute_id=dispute_id,
            litigation_case_id=litigation_case_id,
            contested=contested,
            appellant=appellant,
            court=court,
            decision_received_on=decision_received_on,
            appeal_until=until,
            time_restored=time_restored,
            after_remand=after_remand,
            filed_above=filed_above,
            requests=requests,
            transfer_due=counted(rules, above, on, self.region) if above else None,
            serve_by=counted(rules, below, on, self.region) if below else None,
        )

    @step(
        "移交上诉状",
        by=COURT,
        when=S.APPEAL_FILED,
        authority="民事诉讼法 第一百七十三条第二款",
        records=PetitionHandedDown,
        document="移交上诉状函",
        provided=filed_above,
    )
    def hand_down_petition(
        self, on: Annotated[date, Ask("原审人民法院收到日期")], *, rules: RuleBook
    ) -> None:
        """直接向第二审人民法院上诉的，第二审人民法院应当在五日内将上诉状移交原审人民法院。"""
        serve_by = counted(rules, "appeal_serve", on, self.region)
        self.happened(self.PetitionHandedDown, on, transfer_due=self.transfer_due, serve_by=serve_by)

    @step(
        "另一方上诉",
        by=COURT,
        when=(S.APPEAL_FILED, S.FORWARDED),
        authority="民事诉讼法 第一百七十一条；民事诉讼法解释 第三百一十五条",
        records=OtherSideAppealed,
        document="上诉状",
    )
    @through_representative(Power.APPEAL, named("appellant"))
    def join_appeal(
        self,
        on: Annotated[date, Ask("收到上诉状日期")],
        *,
        appellant: Annotated[Side, Ask("上诉人")],
        decision_received_on: Annotated[date, Ask("该方收到一审裁判文书日期")],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
        requests: Annotated[SealedText, Ask("上诉请求和理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """双方当事人都提起上诉的，均列为上诉人；上诉期自各自收到裁判文书起分别计算。"""
        if appellant is Side.BOTH or appellant in self.appellants:
            raise SideAlreadyAppealed(f"{appellant.zh}。", field="appellant")
        assert self.contested is not None  # noqa: S101 - a petition says what it is against
        until = self._appeal_until(on, self.contested, decision_received_on, rules, restored=time_restored)
        self.happened(
            self.OtherSideAppealed,
            on,
            appellant=appellant,
            decision_received_on=decision_received_on,
            appeal_until=until,
            time_restored=time_restored,
            requests=requests,
            serve_by=counted(rules, "appeal_serve", on, self.region),
        )

    def _appeal_until(
        self, on: date, contested: Contested, received_on: date, rules: RuleBook, *, restored: bool
    ) -> Deadline | None:
        self.not_before(received_on, "收到裁判文书", on)
        until = counted(rules, appeal_code(contested), received_on, self.region)
        if not restored:
            self.in_time(on, until)
        return until
