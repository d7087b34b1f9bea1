"""What the keys of an example's inputs mean: the day it starts, what moved it, and when the party acted."""

import re
from collections.abc import Mapping
from enum import Enum, auto

from application.limit_examples.written import moment

STANDSTILL = "suspended|suspension|paused|pause|stayed"
NAMED_STANDSTILL = {
    "public_notice": "公告",
    "appraisal": "鉴定",
    "settlement": "和解",
    "reconciliation": "和解",
    "mediation": "委托调解",
    "jurisdiction_objection": "管辖异议",
    "jurisdiction_dispute": "管辖争议",
    "force_majeure": "不可抗力",
    "incapacity": "无民事行为能力，法定代理人未确定",
    "excluded": "不计入的期间",
}
"""Stretches that do not count and are called by their ground; read as such only with a first and a last day."""
NAMED = "|".join(NAMED_STANDSTILL)

RESTARTS = {
    r".*amend(?:ed|ment).*": "受理增加或者变更的请求",
    r"(?:third_)?party_(?:added|joined).*|(?:added|joined)_party.*|third_party_added.*": "追加当事人或者第三人",
    r".*supplement.*|corrected.*|correct(?:ion|ed)_.*|.*_corrected": "补正",
    r"counterclaim.*": "受理反申请并合并",
    r"transfer(?:red)?.*": "移送管辖，接受移送",
    r"interrupt(?:ed|ions?)(?:_(?:on|at|dates?))?": "中断",
    r"restart(?:s|ed)?(?:_(?:on|from|at))?|reset(?:s|_on|_at)?|recounted(?:_from|_on)?": "重新计算",
}


class Role(Enum):
    """What a key tells."""

    START = auto()
    PLACE = auto()
    GROUND = auto()
    RESTART = auto()
    STANDS = auto()
    """The first day that does not count, or whole stretches."""
    LAST_OUT = auto()
    """`…_to`, `…_until`, `…_through`, `…_end`: the last day that does not count; the next one counts again."""
    RESUMED = auto()
    """`resumed`, `…_ended`, `…_removed`: the first day that counts again."""
    DAYS_OUT = auto()
    """How many days did not count, without saying which."""
    LONGER = auto()
    POSTED = auto()
    ARRIVED = auto()
    ACTED = auto()


GROUNDS = (
    rf"(?:(?:interruption|interrupted|restart|extension|extended|{STANDSTILL})_)?"
    r"(?:ground|grounds|reason|cause|because|event)|suspended_for|interrupted_by"
)
MADE_LONGER = (
    r"(?:approved_)?exten(?:ded|sions?)(?:_(?:approved|granted))?(?:_(?:on|by))?"
    r"(?:_(?:days|working_days|months|years))?"
)
COUNTS_AGAIN = (
    rf"resum(?:ed|ption)(?:_(?:on|at|from))?|(?:{STANDSTILL}|{NAMED})_(?:ended|lifted|resumed|removed)(?:_on)?"
    r"|(?:cause|obstacle|obstruction)_(?:removed|ended|ceased)(?:_on)?"
)
SENT = (
    r"(?:.*_)?(?:posted|mailed|couriered)(?:_(?:on|at|date))?|postmark(?:ed)?(?:_(?:on|date))?|mailing_date"
)
ARRIVED_THERE = (
    r"(?:court|commission|committee|tribunal|arbitration|authority|organ|agency|registry|bureau)"
    r"_(?:received|receipt)(?:_(?:on|at))?"
)
DONE = (
    r"(?:.*_)?(?:filed|submitted|lodged)(?:_online)?(?:_(?:on|at))?|as_of|today|checked_on"
    r"|(?:sued|applied|appealed|objected|answered|replied|requested|paid|performed)(?:_(?:on|at))?"
)
PATTERNS = (
    (r"region|jurisdiction|province", Role.PLACE),
    (rf"(?:{STANDSTILL}|not_counted|{NAMED})_(?:working_)?days", Role.DAYS_OUT),
    (MADE_LONGER, Role.LONGER),
    (GROUNDS, Role.GROUND),
    (COUNTS_AGAIN, Role.RESUMED),
    (rf"(?:{STANDSTILL}|{NAMED})_(?:to|until|till|through|end)", Role.LAST_OUT),
    (rf"(?:{STANDSTILL})s?(?:_(?:on|at|from|since|start(?:ed)?|began|periods?))?", Role.STANDS),
    (rf"(?:{NAMED})_(?:from|since|start(?:ed)?|began|periods?)", Role.STANDS),
    ("|".join(RESTARTS), Role.RESTART),
    (SENT, Role.POSTED),
    (ARRIVED_THERE, Role.ARRIVED),
    (DONE, Role.ACTED),
)
MAY_BE_THE_START = (
    {Role.RESTART, Role.RESUMED},
    {Role.POSTED, Role.ARRIVED, Role.ACTED},
)


def roles(inputs: Mapping[str, object], *, asks_timeliness: bool) -> dict[str, Role]:
    """The role of each key; where no other date can be the start, the only one left is, whatever it is called."""
    found = {key: _role(key, value) for key, value in inputs.items()}
    if not asks_timeliness:
        found = {key: Role.START if role is Role.ACTED else role for key, role in found.items()}
    for group in MAY_BE_THE_START:
        if not {Role.START, Role.STANDS} & {found[key] for key in found if _has_dates(inputs[key])}:
            left = [key for key, role in found.items() if role in group and moment(inputs[key]) is not None]
            if len(left) == 1:
                found[left[0]] = Role.START
    return found


def _has_dates(value: object) -> bool:
    return moment(value) is not None or _is_stretch(value)


def _role(key: str, value: object) -> Role:
    name = key.strip().lower().replace("-", "_")
    role = next((role for pattern, role in PATTERNS if re.fullmatch(pattern, name)), Role.START)
    if name in NAMED_STANDSTILL and _is_stretch(value):
        return Role.STANDS
    only_words = isinstance(value, str) and moment(value) is None
    approver = role is Role.LONGER and name.endswith("_by")
    return Role.GROUND if only_words and (approver or role in {Role.RESTART, Role.STANDS}) else role


def _is_stretch(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value))


def restart_ground(key: str) -> str:
    """What the key says had happened, where the example does not say it in words."""
    return next(
        (ground for pattern, ground in RESTARTS.items() if re.fullmatch(pattern, key.lower())), "重新计算"
    )


def base(key: str) -> str:
    """`public_notice` of `public_notice_from`; '' for the plain words for a standstill."""
    return next((name for name in NAMED_STANDSTILL if key.lower().startswith(name)), "")
