"""What answers refer to 引用: cases that exist and may be seen, and parties that are in the register of the dispute."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.catalogue import CatalogueEntry, kind_of
from application.people import Actor
from application.permissions import NotVisible, may_see
from application.ports import CaseFile
from domain.dispute import Dispute
from domain.kernel import Aggregate
from domain.parties import Side
from domain.refusals import Refused
from domain.service.methods import Addressee
from domain.steps import INSTITUTION

ONE_SIDE = ("worker", "employer")
NOT_WORKERS = (Side.EMPLOYER, Addressee.EMPLOYER, Addressee.OTHER)


class NoSuchParty(Refused):
    """文书应当送达本案的当事人或者其代理人，代理、承继应当指明本案的当事人；本案没有该序号的当事人。"""

    CODE = "no-such-party"
    AUTHORITY = "民事诉讼法 第八十八条；劳动争议调解仲裁法 第二十二条"


class NumberOfAnotherSide(Refused):
    """劳动者序号只用于劳动者一方；送达用人单位或者其他人的不填。"""

    CODE = "number-of-another-side"
    AUTHORITY = "本系统记录规则"


async def see_references(
    case_file: CaseFile, actor: Actor, chosen: CatalogueEntry, case: Aggregate, answers: Mapping[str, Any]
) -> None:
    """A case may refer only to cases that exist and that the actor may see, and to parties that are its own."""
    for question in chosen.questions:
        referred = answers.get(question.name)
        if question.ask.refers_to not in ("", INSTITUTION) and referred is not None:
            other = await case_file.read(kind_of(question.ask.refers_to), referred)
            if other.version == 0 or not may_see(actor, other):
                raise NotVisible(f"“{question.ask.label}”指向的案件不存在或不可见。", field=question.name)
        if question.ask.party and referred:
            numbers = referred if isinstance(referred, tuple) else (referred,)
            named = question.ask.party
            side = answers[named] if named not in ONE_SIDE else Side(named)
            await _among_parties(case_file, case, side, numbers, field=question.name)
            _of_that_side(answers, field=question.name)


async def _among_parties(
    case_file: CaseFile, case: Aggregate, side: Side, numbers: tuple[int, ...], *, field: str
) -> None:
    """In the dispute of the case or in that of a case heard in it; what was severed is no party here any more."""
    workers = side is Side.WORKER
    here: frozenset[int] = getattr(case, "members_here" if workers else "employers_here", frozenset())
    gone: set[int] = getattr(case, "members_gone" if workers else "employers_gone", set())
    registered = 0
    for dispute_id in _disputes(case):
        dispute = await case_file.read(Dispute, dispute_id)
        registered = max(registered, dispute.workers if workers else dispute.employers)
    for number in numbers if registered else ():
        if number > registered or number in gone or (here and number not in here):
            unit = "名劳动者" if workers else "家用人单位"
            raise NoSuchParty(f"登记的共 {registered} {unit}，本案没有第 {number} {unit[0]}。", field=field)


def _of_that_side(answers: Mapping[str, Any], *, field: str) -> None:
    whose = answers.get("to", answers.get("addressee"))
    if whose in NOT_WORKERS:
        raise NumberOfAnotherSide(f"{whose.zh}。", field=field)


def _disputes(case: Aggregate) -> list[UUID]:
    own: UUID | None = getattr(case, "dispute_id", None)
    heard_here = [heard.dispute_id for heard in getattr(case, "taken_in", {}).values()]
    return [*([] if own is None else [own]), *heard_here]
