"""Litigation, beside the hearing: claims added in court 增加诉讼请求, joined or told to go to arbitration first."""

from datetime import date
from typing import Annotated

from domain.claims import Claim
from domain.kernel import Event
from domain.litigation.complaint import ClaimsMissing
from domain.litigation.record import LitigationRecord, LitigationState
from domain.parties import Side
from domain.personal_data import SealedText
from domain.representation.acting import named, through_representative
from domain.representation.mandates import Power
from domain.steps import Ask, step
from domain.terms import Capacity

S = LitigationState
COURT = Capacity.COURT
ADDED = "劳动争议司法解释（一） 第十四条"
CHANGED = "民事诉讼法 第五十四条（来源待核对）、第六十二条第二款；劳动争议司法解释（一） 第十四条"


class AddedClaims(LitigationRecord):
    """What was not in the complaint."""

    class ClaimsJoined(Event):
        TOPIC = "litigation-case.claims-joined"
        TERM = "增加的请求合并审理"
        ARTICLE = ADDED
        claimed_by: Side
        added: tuple[Claim, ...]
        reasons: SealedText | None

    class ClaimsSentToArbitration(Event):
        TOPIC = "litigation-case.claims-sent-to-arbitration"
        TERM = "增加的请求告知先申请仲裁"
        ARTICLE = ADDED
        claimed_by: Side
        added: tuple[Claim, ...]
        reasons: SealedText | None

    class ClaimsChanged(Event):
        TOPIC = "litigation-case.claims-changed"
        TERM = "变更诉讼请求"
        ARTICLE = CHANGED
        claimed_by: Side
        claims: tuple[Claim, ...]
        reasons: SealedText | None

    # Decisions

    @step(
        "增加的请求合并审理",
        by=COURT,
        when=(S.ANSWERED, S.HEARING),
        authority=ADDED,
        records=ClaimsJoined,
        document="增加诉讼请求申请书",
    )
    @through_representative(Power.CHANGE, named("claimed_by"))
    def join_claims(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        claimed_by: Annotated[Side, Ask("增加请求的当事人")],
        added: Annotated[tuple[Claim, ...], Ask("增加的请求")],
        reasons: Annotated[SealedText | None, Ask("不可分的理由", max_length=2000)] = None,
    ) -> None:
        """增加的请求与讼争的劳动争议具有不可分性的，应当合并审理；是否不可分由人民法院认定，各地掌握不一。"""
        _some(added)
        self.happened(self.ClaimsJoined, on, claimed_by=claimed_by, added=added, reasons=reasons)

    @step(
        "增加的请求告知先申请仲裁",
        by=COURT,
        when=(S.ANSWERED, S.HEARING),
        authority=ADDED,
        records=ClaimsSentToArbitration,
        document="告知书",
    )
    def send_claims_to_arbitration(
        self,
        on: Annotated[date, Ask("告知日期")],
        *,
        claimed_by: Annotated[Side, Ask("增加请求的当事人")],
        added: Annotated[tuple[Claim, ...], Ask("属独立劳动争议的请求")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """增加的请求属独立的劳动争议的，应当告知当事人向劳动争议仲裁机构申请仲裁；原请求继续审理。"""
        _some(added)
        self.happened(self.ClaimsSentToArbitration, on, claimed_by=claimed_by, added=added, reasons=reasons)

    @step(
        "变更诉讼请求",
        by=COURT,
        when=(S.ANSWERED, S.HEARING),
        authority=CHANGED,
        records=ClaimsChanged,
        document="变更诉讼请求申请书",
        verified=False,
    )
    @through_representative(Power.CHANGE, named("claimed_by"))
    def change_claims(
        self,
        on: Annotated[date, Ask("准许变更日期")],
        *,
        claimed_by: Annotated[Side, Ask("变更请求的当事人")],
        claims: Annotated[tuple[Claim, ...], Ask("变更后的全部请求")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """写明变更后本案审理的全部请求，此后依此编号。变更为独立的劳动争议的，不在此登记，办理“增加的请求告知先申请仲裁”；提出变更的期限没有读到，来源待核对。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        self.happened(self.ClaimsChanged, on, claimed_by=claimed_by, claims=claims, reasons=reasons)


def _some(added: tuple[Claim, ...]) -> None:
    if not added:
        raise ClaimsMissing(field="added")
