"""The report of a case bundle 证据包报告: what a judge reads, in words; the proofs lie beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from application.case_bundles import DAMAGED, ENCLOSED, ERASED, SEALED, BundleContent
from application.questions import TimelineEntry

STATES = {ENCLOSED: "已附", SEALED: "副卷，未附", ERASED: "已依法删除，摘要仍在", DAMAGED: "存储损坏，未附"}
UNSIGNED = "检查点尚未签名：本报告所附证明只能表明记录之间相符，核验时会提示“没有签名”。"
SIGNED = "检查点已由账本签名；见证机构的签名以核验结果为准。"
HOW = (
    "本报告便于阅读，以所附记录为准。核验方法：在任意浏览器中打开自己保存的 verify.html 并选择本证据包，"
    "或者运行 gongjian verify。密钥指纹请向账本所属机构和见证机构另行核对。"
)
LIMITS = (
    "证明所及：所列记录自检查点时起没有改动，同一案件的条目没有中间缺漏。"
    "不能证明：检查点之后没有新的记录；记录之前的事实真伪；导出人和用途（由导出系统写明，没有签名）。"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines below it."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    """Label and text."""


@dataclass(frozen=True, slots=True)
class Report:
    """The same for every form it is set in."""

    title: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Part, ...]
    documents: tuple[Part, ...]
    notes: tuple[str, ...]


def report_of(content: BundleContent, origin: str) -> Report:
    """In words."""
    head = content.head
    facts = (
        *(("案件", f"{case.kind_zh}　{case.case_number}　{case.title}（{case.state_zh}，{case.handled_by}）")
          for case in content.cases),
        ("导出", f"{content.exported_at:%Y-%m-%d %H:%M:%S}　{content.institution}　{content.by}"),
        ("用途", content.purpose or "未说明"),
        ("账本", origin),
        ("检查点", f"{head.size} 条记录，根哈希 {head.root.hex()}"),
        ("证明", SIGNED if head.note else UNSIGNED),
        *((("未列入", f"检查点之后另有 {content.later} 条记录"),) if content.later else ()),
    )  # fmt: skip
    kinds = {case.case_id: case.kind_zh for case in content.cases}
    return Report(
        title=f"证据包报告：{content.case.case_number or content.case.title}",
        facts=facts,
        steps=tuple(
            _step(entry, kinds[entry.case_id], withheld=entry.position - 1 in content.withheld)
            for entry in content.entries
        ),
        documents=tuple(
            Part(
                document.row.title or document.row.document_kind.zh,
                (
                    ("入卷", f"{document.row.filed_on}　{document.row.filed_by}"),
                    ("摘要", document.row.digest or "（副卷，不显示）"),
                    ("情况", STATES[document.state] + ("；已撤回" if document.row.withdrawn else "")),
                    ("记录", f"日志序号 {document.log_index}"),
                ),
            )
            for document in content.documents
        ),
        notes=(HOW, LIMITS),
    )


def _step(entry: TimelineEntry, kind_zh: str, *, withheld: bool) -> Part:
    return Part(f"{entry.occurred_on}　{entry.term}", tuple(_lines(entry, kind_zh, withheld=withheld)))


def _lines(entry: TimelineEntry, kind_zh: str, *, withheld: bool) -> Iterator[tuple[str, str]]:
    yield "条目", f"{kind_zh}第 {entry.version} 条，日志序号 {entry.position - 1}"
    yield "记录", f"{entry.recorded_at:%Y-%m-%d %H:%M:%S}　{entry.institution}（{entry.capacity}）"
    if entry.article:
        yield "依据", entry.article
    if entry.late_reason:
        yield "补录", entry.late_reason
    for detail in entry.details:
        yield detail.label, detail.value
    if entry.corrected_by is not None:
        yield "更正", f"已由第 {entry.corrected_by} 条更正"
    if entry.objections:
        yield "异议", "、".join(f"第 {version} 条" for version in entry.objections)
    if withheld:
        yield "封存", "本条内容未附（副卷材料），其叶子和证明在内"


_STYLE = (
    "body{font:16px/1.7 'Noto Serif CJK SC','Source Han Serif SC',SimSun,serif;max-width:50rem;margin:2rem auto;"
    "padding:0 1rem}h1{font-size:1.5rem}h2{border-bottom:2px solid}h3{margin:1.2rem 0 .2rem;font-size:1rem}"
    "dl{display:grid;grid-template-columns:7rem 1fr;gap:0 1rem;margin:0}dt{color:#505a5f}dd{margin:0;"
    "overflow-wrap:anywhere}section>div{break-inside:avoid}"
)


def as_html(report: Report) -> bytes:
    """A page that needs nothing else and runs nothing."""
    parts = [
        "<!doctype html><html lang=zh-CN><meta charset=utf-8>",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style><h1>{escape(report.title)}</h1>",
        _list(report.facts),
    ]
    for heading, sections in (("经过", report.steps), ("材料", report.documents)):
        parts.append(f"<section><h2>{heading}</h2>")
        parts += [f"<div><h3>{escape(one.heading)}</h3>{_list(one.lines)}</div>" for one in sections]
        parts.append("</section>" if sections else "<p>没有。</p></section>")
    parts.append("<section><h2>说明</h2>")
    parts += [f"<p>{escape(note)}</p>" for note in report.notes]
    return "".join([*parts, "</section></html>\n"]).encode()


def _list(lines: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in lines)
    return f"<dl>{rows}</dl>"
