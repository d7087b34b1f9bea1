"""What moved a period 重新计算、中止、恢复、延长, as the options of `gongjian limits explain` write it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from application.limit_examples import NotComputable, moment, whole_number
from domain.reckoning import Change, Extended, Paused, Restarted, Resumed
from domain.refusals import Refused
from domain.time_limits import TimeLimit


class OptionUnreadable(Refused):
    """命令的选项看不懂。"""

    CODE = "option-unreadable"


def written_moment(option: str, text: str) -> date:
    """A day, or a moment; raises `OptionUnreadable`."""
    try:
        found = moment(text)
    except NotComputable as doubt:
        raise OptionUnreadable(f"{option}：{doubt}", field=option) from None
    if found is None:
        raise OptionUnreadable(
            f"{option} 应写作 2026-03-05 或者 2026-03-05T10:20，写的是“{text}”。", field=option
        )
    return found


def written_day(option: str, text: str) -> date:
    """A day; the time of day, if there is one, does not matter."""
    found = written_moment(option, text)
    return found.date() if isinstance(found, datetime) else found


def restarted(texts: Sequence[str]) -> Iterator[Change]:
    """`2026-03-20=受理增加的仲裁请求`."""
    for text in texts:
        day, ground = _parted("--restarted", text)
        yield Restarted(on=day, ground=ground)


def paused(texts: Sequence[str]) -> Iterator[Change]:
    """`2026-03-20=公告送达`: the first day that does not count."""
    for text in texts:
        day, ground = _parted("--paused", text)
        yield Paused(on=day, ground=ground)


def resumed(texts: Sequence[str]) -> Iterator[Change]:
    """The first day that counts again."""
    for text in texts:
        yield Resumed(on=written_day("--resumed", text))


def extended(texts: Sequence[str], limit: TimeLimit) -> Iterator[Change]:
    """`2026-04-10=15`, in the unit in which the rule allows it."""
    allowed = limit.extensions_in_turn(len(texts))
    for number, text in enumerate(texts):
        day, length = _parted("--extended", text)
        unit = allowed[number].unit if number < len(allowed) else limit.unit
        try:
            yield Extended(on=day, length=whole_number(length, "--extended"), unit=unit)
        except NotComputable as doubt:
            raise OptionUnreadable(str(doubt), field="--extended") from None


def _parted(option: str, text: str) -> tuple[date, str]:
    day, sign, rest = text.partition("=")
    if not sign or not rest.strip():
        raise OptionUnreadable(f"{option} 应写作“日期=内容”，写的是“{text}”。", field=option)
    return written_day(option, day), rest.strip()
