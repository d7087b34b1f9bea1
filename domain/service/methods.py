"""The ways of service 送达方式, what each must show, and the refusals of those that do not (民事诉讼法 第八十七条至第九十五条)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.parties import Side, sides
from domain.refusals import Refused
from domain.steps import Ask
from domain.terms import Term

OURS = "本系统记录规则"
POSTED = "劳动人事争议仲裁办案规则 第二十条第二款、第八十条"
BY_REFERENCE = "仲裁可以参照（劳动人事争议仲裁办案规则 第二十条第三款）"
NOTICE = f"民事诉讼法 第九十五条；民事诉讼法解释 第一百三十八条；{BY_REFERENCE}"


class ServiceMethod(Term):
    """How a document was served; each has its article in `ARTICLES`."""

    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    ENTRUSTED = "entrusted", "委托送达"
    MAIL = "mail", "邮寄送达"
    FORWARDED = "forwarded", "转交送达"
    PUBLIC_NOTICE = "public-notice", "公告送达"
    POSTED = "posted", "留置、张贴送达（仲裁）"


ARTICLES: Mapping[ServiceMethod, str] = {
    ServiceMethod.DIRECT: "民事诉讼法 第八十七条、第八十八条",
    ServiceMethod.LEFT: "民事诉讼法 第八十九条",
    ServiceMethod.ELECTRONIC: "民事诉讼法 第九十条；民事诉讼法解释 第一百三十五条；人民法院在线诉讼规则 第三十一条",
    ServiceMethod.ENTRUSTED: "民事诉讼法 第九十一条",
    ServiceMethod.MAIL: "民事诉讼法 第九十一条",
    ServiceMethod.FORWARDED: "民事诉讼法 第九十二条至第九十四条",
    ServiceMethod.PUBLIC_NOTICE: NOTICE,
    ServiceMethod.POSTED: POSTED,
}

BY_COURT = frozenset(ServiceMethod) - {ServiceMethod.POSTED}
BY_COMMISSION = frozenset(ServiceMethod) - {ServiceMethod.LEFT}
"""What is left with a party to arbitration is served after three working days, under a rule of its own."""


class Paper(Term):
    """What is served, as far as the rules tell one from another."""

    COPY = "copy", "申请书、起诉状、上诉状副本及应诉、组庭、举证通知"
    HEARING = "hearing", "开庭通知书、传票"
    DECISION = "decision", "裁决书、判决书、裁定书、决定书"
    STATEMENT = "statement", "调解书"
    ENFORCEMENT_NOTICE = "enforcement-notice", "执行通知书、报告财产令"
    PAYMENT_ORDER = "payment-order", "支付令"
    OTHER = "other", "其他文书"


class Addressee(Term):
    """To whom a document goes; the two sides have the values of `Side`."""

    WORKER = "worker", "劳动者"
    EMPLOYER = "employer", "用人单位"
    OTHER = "other", "第三人、案外人、利害关系人"


def addressees(to: Side | None) -> tuple[Addressee, ...]:
    """The same of a side; nobody in particular where the entry does not say who."""
    return () if to is None else tuple(Addressee(side.value) for side in sides(to))


def other_side(of: Side | None) -> tuple[Addressee, ...]:
    """Whom the copy of an application goes to."""
    return {Side.WORKER: (Addressee.EMPLOYER,), Side.EMPLOYER: (Addressee.WORKER,)}.get(of or Side.BOTH, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the 送达回证 says beyond the day: how, and what proves it."""

    method: Annotated[ServiceMethod, Ask("送达方式")]
    shown_on: Annotated[
        date | None,
        Ask("凭证所载日期", hint="邮寄填回执上注明的收件日期，电子填系统显示的到达日期，其他方式可不填"),
    ] = None
    photographed: Annotated[bool, Ask("送达过程已拍照、录像", hint="留置送达的填写")] = False
    witnessed: Annotated[bool, Ask("见证人已签名或者盖章", hint="留置送达的填写")] = False
    through: Annotated[
        str | None, Ask("受委托的法院或者转交的单位", hint="委托、转交送达的填写", max_length=60)
    ] = None
    entry: Annotated[
        int | None, Ask("依据第几条记录", hint="公告送达填公告那一条，留置、张贴送达填张贴那一条")
    ] = None

    @property
    def zh(self) -> str:
        """What was shown, in one line; what was not is not spoken of."""
        said = (
            self.method.zh,
            f"凭证所载日期 {self.shown_on}" if self.shown_on else "",
            "送达过程已拍照、录像" if self.photographed else "",
            "见证人已签名或者盖章" if self.witnessed else "",
            f"经 {self.through}" if self.through else "",
            f"依据第 {self.entry} 条" if self.entry else "",
        )
        return "，".join(part for part in said if part)


HowServed = Annotated[
    Receipt | None,
    Ask(
        "怎样送达",
        hint="不填的，记为直接送达。电子送达判决书、裁定书、调解书的，受送达人要求纸质文书时应当提供",
    ),
]
ReceivedBy = Annotated[Side, Ask("收到的当事人")]
WhichWorker = Annotated[int | None, Ask("第几名劳动者", hint="多名劳动者分别送达的填写", party="worker")]
DIRECTLY = Receipt(method=ServiceMethod.DIRECT)


class MethodNotOpen(Refused):
    """该文书不能以这种方式送达。"""

    CODE = "service-method-not-open"


class DateOfProofMissing(Refused):
    """邮寄送达以回执上注明的收件日期为送达日期，电子送达以到达受送达人特定系统的日期为送达日期，应当填写该日期。"""

    CODE = "date-of-proof-missing"


class ProofSaysOtherwise(Refused):
    """送达日期应当与凭证所载日期一致。"""

    CODE = "proof-says-otherwise"


class LeavingNotShown(Refused):
    """留置送达应当有见证人签名或者盖章，或者采用拍照、录像等方式记录送达过程。"""

    CODE = "leaving-not-shown"
    AUTHORITY = ARTICLES[ServiceMethod.LEFT]


class ConsentMissing(Refused):
    """经受送达人同意，才可以采用电子方式送达；请先登记其对送达地址和电子送达的确认。"""

    CODE = "consent-to-electronic-service-missing"
    AUTHORITY = "民事诉讼法 第九十条；人民法院在线诉讼规则 第二十九条至第三十一条"


class OrganThroughMissing(Refused):
    """委托送达应当写明受委托的人民法院，转交送达应当写明转交的单位。"""

    CODE = "organ-served-through-missing"


class NoSuchNotice(Refused):
    """公告送达应当先登记向该受送达人公告该文书，并填写公告是第几条记录。"""

    CODE = "no-such-public-notice"
    AUTHORITY = NOTICE


class NoSuchPosting(Refused):
    """留置、张贴送达应当先登记留置、张贴，并填写那是第几条记录。"""

    CODE = "no-such-posting"
    AUTHORITY = POSTED


class DeemedOnAnotherDay(Refused):
    """以期满之日视为送达，送达日期应当为该日。"""

    CODE = "deemed-served-on-another-day"


class NoticeStillRuns(Refused):
    """该文书正在向该受送达人公告；以其他方式送达的，先登记撤回公告。"""

    CODE = "public-notice-still-runs"
    AUTHORITY = OURS


def only_once(
    received: Mapping[tuple[Side, int | None], date],
    to: Side,
    recipient: int | None,
    otherwise: type[Refused],
) -> None:
    """A party receives a document once; what follows is counted from that day."""
    for side in sides(to):
        if (side, recipient) in received:
            raise otherwise(f"已于 {received[side, recipient]} 收到。", field="to")
