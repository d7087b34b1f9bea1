"""Purpose and ground of an access 目的与依据: what follows from who reads whose case, and which article it rests on."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from application.people import Actor
from domain.access_record import Ground, Purpose, What
from domain.terms import Capacity

SUPERVISORS = frozenset({Capacity.PROCURATORATE, Capacity.UNION})
STATE_ORGANS = (Capacity.ARBITRATION, Capacity.COURT, Capacity.PROCURATORATE, Capacity.LABOUR_INSPECTION)
OTHERS = (Capacity.MEDIATION, Capacity.UNION)
OWN_DUTY = Ground(authority="个人信息保护法 第十三条第一款第三项、第三十四条", verified=True)
AUTHORISED = Ground(authority="个人信息保护法 第十三条第一款第三项、第三十七条", verified=False)
"""Whether who is no state organ is authorised by law to manage public affairs is for lawyers to say."""
HANDED_ON = "个人信息保护法 第二十三条、第三十四条；网络数据安全管理条例 第十二条"
OF_UNIONS = Ground(authority="工会法 第二十三条", verified=True)
OF_PROCURATORS = Ground(
    authority="民事诉讼法 第二百二十一条；人民检察院组织法 第二十一条；个人信息保护法 第三十四条",
    verified=False,
)
AUDIT = Ground(authority="个人信息保护法 第五十一条、第五十四条", verified=True)
ANSWER = Ground(authority="个人信息保护法 第四十四条、第四十五条", verified=True)
NO_GROUND = Ground(authority="", verified=False)
"""No article is known on which the capacity could rest such a purpose: kept as it was stated, and shown as such."""

GROUNDS: dict[tuple[Purpose, Capacity], Ground] = {
    **{(Purpose.HANDLING, organ): OWN_DUTY for organ in STATE_ORGANS},
    (Purpose.HANDLING, Capacity.MEDIATION): AUTHORISED,
    (Purpose.HANDLING, Capacity.UNION): OF_UNIONS,
    **{
        (Purpose.COOPERATION, organ): Ground(authority=HANDED_ON, verified=organ in STATE_ORGANS)
        for organ in (*STATE_ORGANS, *OTHERS)
    },
    (Purpose.SUPERVISION, Capacity.PROCURATORATE): OF_PROCURATORS,
    (Purpose.SUPERVISION, Capacity.UNION): OF_UNIONS,
    **{(Purpose.ANSWERING, organ): ANSWER for organ in (*STATE_ORGANS, *OTHERS)},
    **{(Purpose.VERIFYING, organ): AUDIT for organ in Capacity},
    (Purpose.ADMINISTRATION, Capacity.ADMINISTRATION): AUDIT,
}
"""By purpose and capacity; statistics have no article that was read."""


def purpose_of(actor: Actor, what: What, handlers: AbstractSet[UUID]) -> Purpose:
    """The purpose nobody stated: one's own case, supervision by those who supervise, else working together."""
    if what is What.VERIFY:
        return Purpose.VERIFYING
    if actor.capacity in {Capacity.ADMINISTRATION, Capacity.SYSTEM}:
        return Purpose.ADMINISTRATION
    if actor.institution.institution_id in handlers:
        return Purpose.HANDLING
    return Purpose.SUPERVISION if actor.capacity in SUPERVISORS else Purpose.COOPERATION


def ground_of(actor: Actor, purpose: Purpose) -> Ground:
    """The article the purpose rests on for this capacity."""
    return GROUNDS.get((purpose, actor.capacity), NO_GROUND)
