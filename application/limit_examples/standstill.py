"""Stretches that do not count, as an example writes them: pairs of days, lists of pairs, or only how many days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from application.limit_examples.roles import NAMED_STANDSTILL, Role, base
from application.limit_examples.written import NotComputable, day_of, whole_number
from domain.reckoning import Paused, Resumed

ONE_DAY = timedelta(days=1)
FIRST = ("from", "since", "on", "start", "started", "suspended", "paused")
AGAIN = ("resumed", "resumed_on", "lifted", "ended")
LAST = ("to", "until", "till", "through", "end")
ALONE = 1
PAIR = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first day that does not count to the first that counts again, if there is one yet."""

    since: date
    again: date | None
    ground: str


ByRole = Mapping[Role, Mapping[str, object]]


def standstill(by_role: ByRole, grounds: Mapping[str, object]) -> tuple[tuple[Paused | Resumed, ...], int]:
    """The changes in order, and the days that did not count where their place is not written."""
    stretches = [*_written_whole(by_role, grounds), *_written_apart(by_role, grounds)]
    days = sum(whole_number(value, key) for key, value in by_role[Role.DAYS_OUT].items())
    if days and stretches:
        counted = sum((each.again - each.since).days for each in stretches if each.again)
        if counted != days:
            raise NotComputable(f"不计入的日数写作 {days} 日，按起止日期为 {counted} 日，二者不一致。")
        days = 0
    changes: list[Paused | Resumed] = []
    for stretch in sorted(stretches, key=lambda each: each.since):
        changes.append(Paused(on=stretch.since, ground=stretch.ground))
        if stretch.again is not None:
            if stretch.again < stretch.since:
                raise NotComputable(f"中止自 {stretch.since} 起，恢复（{stretch.again}）却在此前。")
            changes.append(Resumed(on=stretch.again))
    return tuple(changes), days


def _written_whole(by_role: ByRole, grounds: Mapping[str, object]) -> Iterator[Stretch]:
    """`suspended: [[from, to], …]` or mappings with `from` and `to` or `resumed`."""
    for key, value in by_role[Role.STANDS].items():
        ground = _ground(key, grounds)
        if isinstance(value, Mapping):
            yield _from_mapping(key, value, ground)
        elif isinstance(value, list):
            if _is_pair(value):
                yield _from_pair(key, value, ground)
                continue
            for one in value:
                if isinstance(one, Mapping):
                    yield _from_mapping(key, one, ground)
                elif isinstance(one, list) and _is_pair(one):
                    yield _from_pair(key, one, ground)
                else:
                    raise NotComputable(f"“{key}”应为起止两日，写的是“{one}”。")


def _is_pair(value: list[object]) -> bool:
    return len(value) == PAIR and all(isinstance(day, str | date) for day in value)


def _from_pair(key: str, pair: list[object], ground: str) -> Stretch:
    """Two days are the first and the last that do not count."""
    return Stretch(day_of(pair[0], key), day_of(pair[1], key) + ONE_DAY, ground)


def _from_mapping(key: str, written: Mapping[object, object], ground: str) -> Stretch:
    known = {str(name): value for name, value in written.items() if value is not None}
    first = [known.pop(name) for name in FIRST if name in known]
    last = [day_of(known.pop(name), key) + ONE_DAY for name in LAST if name in known]
    again = [day_of(known.pop(name), key) for name in AGAIN if name in known]
    words = [str(known.pop(name)) for name in ("ground", "reason", "cause", "by") if name in known]
    if len(first) != ALONE or len(last + again) > ALONE or known:
        raise NotComputable(f"“{key}”的起止写得不明确（{dict(written)}）。")
    return Stretch(day_of(first[0], key), next(iter(last + again), None), words[0] if words else ground)


def _written_apart(by_role: ByRole, grounds: Mapping[str, object]) -> Iterator[Stretch]:
    """`X_from` with `X_to` (the last day out) or `resumed` (the first day in); named grounds by their name."""
    first = {
        key: value for key, value in by_role[Role.STANDS].items() if not isinstance(value, Mapping | list)
    }
    ends = {key: day_of(value, key) + ONE_DAY for key, value in by_role[Role.LAST_OUT].items()}
    ends |= {key: day_of(value, key) for key, value in by_role[Role.RESUMED].items()}
    for key, value in first.items():
        own = [end for end in ends if base(end) == base(key)]
        if not own and len(first) == ALONE:
            own = [end for end in ends if not base(end)]
        if len(own) > ALONE or (
            len(first) > ALONE and [base(each) for each in first].count(base(key)) > ALONE
        ):
            raise NotComputable(f"“{key}”止于何日不能确定（{'、'.join(own)}）。")
        yield Stretch(day_of(value, key), ends.pop(own[0]) if own else None, _ground(key, grounds))
    if ends:
        raise NotComputable(f"“{'、'.join(ends)}”没有相应的中止开始之日。")


def _ground(key: str, grounds: Mapping[str, object]) -> str:
    if base(key):
        return NAMED_STANDSTILL[base(key)]
    said = [
        str(ground) for name, ground in grounds.items() if not name.startswith(("inter", "restart", "ext"))
    ]
    return said[0] if said else "中止"
