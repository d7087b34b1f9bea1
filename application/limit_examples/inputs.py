"""The facts of a worked example, read from its inputs: generously in words, and nothing guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from application.limit_examples.longer import Longer, longer
from application.limit_examples.roles import Role, restart_ground, roles
from application.limit_examples.standstill import standstill
from application.limit_examples.written import NotComputable, day_of, moment
from domain.reckoning import Paused, Restarted, Resumed

Start = date | Mapping[str, date] | list[date]
PROVINCES = {"浙江": "33", "浙江省": "33", "zhejiang": "33"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What happened, by the role each input has."""

    starts: Mapping[str, Start]
    """Every input that may be the start; more than one is a doubt unless the parties are counted apart."""
    restarts: tuple[Restarted, ...]
    pauses: tuple[Paused | Resumed, ...]
    days_out: int
    longer: tuple[Longer, ...]
    acted: date | None
    """The day of posting, else the day the party came or its papers arrived."""
    region: str
    left_aside: tuple[str, ...]
    """Inputs in words that no rule counts with; they are shown."""


def read_facts(inputs: Mapping[str, object], *, region: str, asks_timeliness: bool) -> Facts:
    """Sort the inputs; raises `NotComputable` naming the first one that has no meaning here."""
    given = {key: value for key, value in inputs.items() if value is not None}
    found = roles(given, asks_timeliness=asks_timeliness)
    by_role = {role: {key: given[key] for key in given if found[key] is role} for role in Role}
    grounds = by_role[Role.GROUND]
    pauses, days_out = standstill(by_role, grounds)
    starts = {key: start for key, value in by_role[Role.START].items() if (start := _start(key, value))}
    words = [key for key in by_role[Role.START] if key not in starts]
    return Facts(
        starts=starts,
        restarts=tuple(
            restarted
            for key, value in by_role[Role.RESTART].items()
            for restarted in _restarts(key, value, grounds)
        ),
        pauses=pauses,
        days_out=days_out,
        longer=tuple(one for key, value in by_role[Role.LONGER].items() for one in longer(key, value)),
        acted=_acted(by_role),
        region=_place(by_role[Role.PLACE], region),
        left_aside=tuple(f"{key}：{given[key]}" for key in words),
    )


def _start(key: str, value: object) -> Start | None:
    """One day, one for each party, or several; None for words."""
    if (single := moment(value)) is not None:
        return single
    if isinstance(value, Mapping) and value:
        return {str(party): _moment_of(each, f"{key}.{party}") for party, each in value.items()}
    if isinstance(value, list) and value:
        return [_moment_of(each, key) for each in value]
    if isinstance(value, str) or value is False:
        return None
    raise NotComputable(f"不认识的项目“{key}”（{value}）。")


def _moment_of(value: object, key: str) -> date:
    found = moment(value)
    if found is None:
        raise NotComputable(f"“{key}”不是日期（{value}）。")
    return found


def _restarts(key: str, value: object, grounds: Mapping[str, object]) -> Iterator[Restarted]:
    said = [str(ground) for name, ground in grounds.items() if name.startswith(("interrupt", "restart"))]
    said = said or [str(grounds[name]) for name in ("ground", "reason", "event") if name in grounds]
    ground = said[0] if said else restart_ground(key)
    many = value if isinstance(value, list) else [value]
    for one in many:
        if not isinstance(one, Mapping):
            yield Restarted(on=day_of(one, key), ground=ground)
        elif (on := next((one[name] for name in ("on", "date", "at") if name in one), None)) is not None:
            words = [str(said) for name, said in one.items() if name not in {"on", "date", "at"}]
            yield Restarted(on=day_of(on, key), ground="，".join(words) or ground)
        else:
            for day, words_of_day in one.items():
                yield Restarted(on=day_of(day, key), ground=str(words_of_day))


def _acted(by_role: Mapping[Role, Mapping[str, object]]) -> date | None:
    """交邮 comes before 收到: what was posted within the period is in time (民事诉讼法第八十五条第四款)."""
    for role in (Role.POSTED, Role.ACTED, Role.ARRIVED):
        days = {key: _moment_of(value, key) for key, value in by_role[role].items()}
        if len(days) > 1:
            raise NotComputable(f"{'、'.join(days)}都可以是提交之日，不能确定。")
        if days:
            return next(iter(days.values()))
    return None


def _place(written: Mapping[str, object], region: str) -> str:
    """行政区划代码; of provinces by name only those whose rules are in the book."""
    key, value = next(iter(written.items()), ("region", region))
    place = str(value).strip().lower()
    if not place or (place.isascii() and place.isdigit()):
        return place
    if place not in PROVINCES:
        raise NotComputable(f"“{key}”应为行政区划代码，写的是“{value}”。")
    return PROVINCES[place]
