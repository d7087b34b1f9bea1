"""Steps about representatives 代理人 that the cases of commissions and courts share."""

from datetime import date
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID

from domain.kernel import Aggregate
from domain.parties import Side
from domain.personal_data import Person, SealedText
from domain.refusals import Refused
from domain.representation.mandates import (
    INCAPABLE,
    MANDATE,
    TOLD,
    DoneThroughRepresentative,
    GeneralMandateListsPowers,
    LegalAidLetterMissing,
    LegalKind,
    LegalRepresentativeNamed,
    Mandate,
    MandateChanged,
    MandateEnded,
    MandateNotInForce,
    MandateSubmitted,
    NotAMandate,
    OnlyMandatesChange,
    Power,
    PowersNotListed,
    RecommendingBodyMissing,
    RepresentativeKind,
    RepresentsOneSide,
    Scope,
    TooManyRepresentatives,
    WhyEnded,
    most_at_once,
)
from domain.steps import Ask, step
from domain.terms import Capacity

HANDLERS = (Capacity.MEDIATION, Capacity.ARBITRATION, Capacity.COURT)
"""Of these, only institutions that take part in the case."""


def somebody_acts(case: Any) -> Refused | None:
    """There is nobody whose authority could change or end."""
    return None if case.mandates else NotAMandate("本案还没有登记代理人。")


class Represented(Aggregate):
    """A case whose parties may be represented."""

    MANDATE_LAW: ClassVar[str] = "民事诉讼法 第六十二条"
    """What a mandate must name, in the procedure this is."""
    MOST_REPRESENTATIVES: ClassVar[int | None] = 2
    """At a time for one party; None where no text read names a number."""

    MandateSubmitted: type[MandateSubmitted]
    MandateChanged: type[MandateChanged]
    MandateEnded: type[MandateEnded]
    LegalRepresentativeNamed: type[LegalRepresentativeNamed]
    DoneThroughRepresentative: type[DoneThroughRepresentative]
    mandates: dict[int, Mandate]
    """By the number of the entry that brought them."""

    @classmethod
    def blank(cls, case_id: UUID) -> Self:
        """Nobody is represented yet."""
        case = super().blank(case_id)
        case.mandates = {}
        return case

    @step(
        "提交授权委托书",
        by=HANDLERS,
        authority=MANDATE,
        records=MandateSubmitted,
        document="授权委托书",
        of_participants=True,
    )
    def submit_mandate(
        self,
        on: Annotated[date, Ask("收到委托书日期")],
        *,
        side: Annotated[Side, Ask("委托人是哪一方")],
        parties: Annotated[
            tuple[int, ...],
            Ask("委托人序号", hint="第几名劳动者或者用人单位；该方全体委托的不填", party="side"),
        ] = (),
        representative: Annotated[Person, Ask("代理人")],
        representative_kind: Annotated[RepresentativeKind, Ask("代理人身份")],
        organisation: Annotated[
            str | None, Ask("所在机构或者推荐单位", hint="律师事务所、工会等；由谁推荐的必填", max_length=100)
        ] = None,
        scope: Annotated[Scope, Ask("授权范围")],
        powers: Annotated[
            tuple[Power, ...], Ask("特别授权的权限", hint="委托书逐项记明的；一般授权不填", most=len(Power))
        ] = (),
        matters: Annotated[SealedText, Ask("委托事项", max_length=2000)],
        legal_aid: Annotated[bool, Ask("由法律援助机构指派")] = False,
        legal_aid_letter: Annotated[str | None, Ask("法律援助指派通知书文号", max_length=60)] = None,
    ) -> None:
        """委托书应当有委托人签名或者盖章，记明委托事项和权限。诉讼中同时代理的不超过二人；仲裁没有读到人数的规定，不限。"""
        if side is Side.BOTH:
            raise RepresentsOneSide(field="side")
        self._well_made(scope, powers)
        if representative_kind is RepresentativeKind.RECOMMENDED and not organisation:
            raise RecommendingBodyMissing(field="organisation")
        if legal_aid != bool(legal_aid_letter):
            raise LegalAidLetterMissing(field="legal_aid_letter")
        self._room_for_one(side, parties, on)
        self.happened(
            self.MandateSubmitted,
            on,
            side=side,
            parties=parties,
            representative=representative,
            representative_kind=representative_kind,
            organisation=organisation,
            scope=scope,
            powers=powers,
            matters=matters,
            legal_aid=legal_aid,
            legal_aid_letter=legal_aid_letter,
        )

    @step(
        "变更代理权限",
        by=HANDLERS,
        authority=TOLD,
        records=MandateChanged,
        document="变更代理权限的书面告知",
        verified=False,
        provided=somebody_acts,
        of_participants=True,
    )
    def change_mandate(
        self,
        on: Annotated[date, Ask("收到书面告知日期")],
        *,
        mandate: Annotated[int, Ask("变更第几条记录提交的委托")],
        scope: Annotated[Scope, Ask("变更后的授权范围")],
        powers: Annotated[
            tuple[Power, ...], Ask("变更后特别授权的权限", hint="写明变更后的全部", most=len(Power))
        ] = (),
    ) -> None:
        """当事人应当书面告知，并由办案机关通知对方当事人；自收到告知之日起按变更后的权限。民事诉讼法第六十三条原文没有读到，仲裁没有读到规定，来源待核对。"""
        if self._mandate_on(mandate, on).by_law:
            raise OnlyMandatesChange(field="mandate")
        self._well_made(scope, powers)
        self.happened(self.MandateChanged, on, mandate=mandate, scope=scope, powers=powers)

    @step(
        "解除委托、终止代理",
        by=HANDLERS,
        authority=TOLD,
        records=MandateEnded,
        document="解除委托的书面告知",
        verified=False,
        provided=somebody_acts,
        of_participants=True,
    )
    def end_mandate(
        self,
        on: Annotated[date, Ask("收到书面告知日期")],
        *,
        mandate: Annotated[int, Ask("终止第几条记录登记的代理")],
        why: Annotated[WhyEnded, Ask("终止的情形")],
    ) -> None:
        """当事人应当书面告知，并由办案机关通知对方当事人；自收到告知之日起不再有代理权。民事诉讼法第六十三条原文没有读到，仲裁没有读到规定，来源待核对。"""
        self._mandate_on(mandate, on)
        self.happened(self.MandateEnded, on, mandate=mandate, why=why)

    @step(
        "法定代理人、指定代理人参加",
        by=HANDLERS,
        authority=INCAPABLE,
        records=LegalRepresentativeNamed,
        document="监护关系证明或者指定代理人决定书",
        of_participants=True,
    )
    def name_legal_representative(
        self,
        on: Annotated[date, Ask("参加或者指定日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者", party="worker")] = 1,
        representative: Annotated[Person, Ask("代理人")],
        legal_kind: Annotated[LegalKind, Ask("代理人身份")],
        ground: Annotated[SealedText | None, Ask("事由", max_length=2000)] = None,
    ) -> None:
        """丧失或者部分丧失民事行为能力的劳动者，由其法定代理人代为参加仲裁；没有的，由仲裁委员会指定。诉讼、执行中法定代理的条文没有读到，来源待核对。"""
        self.happened(
            self.LegalRepresentativeNamed,
            on,
            worker=worker,
            representative=representative,
            legal_kind=legal_kind,
            ground=ground,
        )

    def _well_made(self, scope: Scope, powers: tuple[Power, ...]) -> None:
        if scope is Scope.GENERAL and powers:
            raise GeneralMandateListsPowers(field="powers", authority=self.MANDATE_LAW)
        if scope is Scope.SPECIAL and not powers:
            raise PowersNotListed(field="powers", authority=self.MANDATE_LAW)

    def _room_for_one(self, side: Side, parties: tuple[int, ...], on: date) -> None:
        most = self.MOST_REPRESENTATIVES
        if most is not None and most_at_once(self.mandates.values(), side, parties, on) >= most:
            raise TooManyRepresentatives(f"{side.zh}已有 {most} 名，须先解除其一。", field="representative")

    def _mandate_on(self, entry: int, on: date) -> Mandate:
        """The mandate of that entry, in force on the day."""
        mandate = self.mandates.get(entry)
        if mandate is None:
            raise NotAMandate(f"第 {entry} 条。", field="mandate")
        if not mandate.in_force(on):
            raise MandateNotInForce(f"第 {entry} 条，{on}。", field="mandate", authority=self.MANDATE_LAW)
        return mandate
