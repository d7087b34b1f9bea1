"""Time limits in words for the command line: a sum line by line, a checked example, the rule book as a table."""

from collections.abc import Iterable

from rich.table import Table

from application.limit_examples import Checked, Verdict, told
from domain.reckoning import About, HourDeadline, Line, Reckoning
from domain.reckoning.changes import UNITS
from domain.reckoning.counting import rolls
from domain.time_limits import Confidence, Direction, RollOver, TimeLimit

MARKS = {Verdict.SAME: "✓", Verdict.DIFFERENT: "✗", Verdict.NOT_COMPUTABLE: "—"}
CONFIDENCE = {
    Confidence.HIGH: "高",
    Confidence.MEDIUM: "中",
    Confidence.LOW: "低",
    Confidence.UNVERIFIED: "依据未经核实",
}
COLUMNS = ("代码", "名称", "阶段", "长度", "末日", "依据", "施行", "地区", "可信度")


def sum_lines(limit: TimeLimit, found: Reckoning | HourDeadline) -> list[str]:
    """The name, each line of the sum with its article, and the result."""
    head = f"{limit.name}（{limit.code}）"
    if isinstance(found, HourDeadline):
        said, doubt = found.explanation.removesuffix("。"), _doubt(limit)
        return [
            head,
            f"  期间  {said}（{found.authority}）",
            f"结果：{told(found.falls_at)} 届满{doubt}。",
        ]
    return [head, *(_line(line) for line in found.lines), _result(found)]


def _line(line: Line) -> str:
    says = f"末日{line.says.strip()}" if line.about is About.ROLL else line.says
    cited = f"（{line.authority}）" if line.authority and line.authority not in says else ""
    return f"  {line.about.zh}  {says}{cited}"


def _result(found: Reckoning) -> str:
    doubt = _doubt(found.limit)
    if found.deadline is None:
        measure = "个工作日" if found.limit.unit == "working_day" else "日"
        return f"结果：中止，没有届满日；恢复后还有 {found.days_left} {measure}{doubt}。"
    provisional = "（暂定）" if found.deadline.provisional else ""
    backward = found.limit.direction is Direction.BACKWARD
    return f"结果：{'至迟 ' if backward else ''}{found.deadline.falls_on}{'' if backward else ' 届满'}{provisional}{doubt}。"


def _doubt(limit: TimeLimit) -> str:
    return "，依据未经核实" if limit.confidence is Confidence.UNVERIFIED else ""


def example_lines(checked: Checked) -> list[str]:
    """The verdict in a line; of a difference both results and how ours was found."""
    example = checked.example
    head = f"{MARKS[checked.verdict]} {example.id} {example.rule} {example.title}".rstrip()
    if checked.answer is None:
        return [f"{head}：{checked.verdict.zh}，{checked.why}"]
    remarks = f"（{'；'.join(checked.answer.remarks)}）" if checked.answer.remarks else ""
    found = f"{told(checked.answer.value)}{remarks}"
    if checked.verdict is Verdict.SAME:
        return [f"{head}：{checked.verdict.zh} {found}"]
    lines = [
        f"{head}：{checked.verdict.zh}",
        f"    期望：{told(example.expected)}",
        f"    算得：{found}",
        f"    说明：{checked.answer.explanation}",
    ]
    if example.alternative is not None:
        lines.append(f"    算例所载另一算法：{told(example.alternative)}")
    return lines


def rule_table(limits: Iterable[TimeLimit]) -> Table:
    """One row for each rule of each period and place."""
    table = Table()
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for limit in limits:
        table.add_row(
            limit.code,
            limit.name,
            limit.stage.zh if limit.stage else "",
            _length(limit),
            _last_day(limit),
            limit.authority,
            f"{limit.in_force_from or ''}—{limit.in_force_until or ''}",
            limit.jurisdiction or "全国",
            CONFIDENCE[limit.confidence],
        )
    return table


def _length(limit: TimeLimit) -> str:
    if limit.length == 0:
        return "当日"
    before = "前 " if limit.direction is Direction.BACKWARD else ""
    return f"{before}{limit.length} {UNITS[limit.unit]}"


def _last_day(limit: TimeLimit) -> str:
    """Whether a last day on a day of rest is put off."""
    unwritten = "（条文未写）" if limit.roll_over is RollOver.UNSPECIFIED else ""
    if limit.roll_over is RollOver.AGREED:
        return "依约定"
    return f"{'逢休假日顺延' if rolls(limit) else '不顺延'}{unwritten}"
