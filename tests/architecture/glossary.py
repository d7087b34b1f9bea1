"""Writes `docs/glossary.md` from the declarations in the domain.

python tests/architecture/glossary.py > docs/glossary.md
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from application.catalogue import KINDS, catalogue
from domain.access_record import AccessRecord, Purpose, What
from domain.kernel import Aggregate, event_classes
from domain.steps import Step, always, questions
from domain.terms import Capacity, Procedure, Term

HEAD = """# 术语表 Glossary

Written from the declarations in `domain/`; a test keeps it true. 英文名称是代码中的标识，主题（topic）是写入账本的名称，永不更改。
状态的值与法律状态机一致。依据写明法律、法规的条文；“本系统记录规则”“本系统管理规则”是本系统自己的规则，不是法律。
标 † 的步骤没有读到规定、也没有案例可以印证，使用前须核实；页面上同样标明“依据未核实”。

工会劳动法律监督：只在一地有效的规定在拒绝理由中写明地区；哪里都不推定答复期限，没有读到当地规定的（山西即是），由函件自己写明。

## 总则 General

| English | 中文 | 说明 |
|---|---|---|
| `Aggregate` | 案件 | 一类案件的全部记录与规则；本身也以 `aggregate` 为抽象主题 |
| `Event` | 事件 | 已发生并记录的法律事实；抽象主题 `event` |
| step | 步骤 | 有权机构在某一阶段可以办理的法定行为，声明一次，表单、接口、权限由此得出 |
| `Refused` | 不予办理 | 不符合规则的请求，写明规则和条文，不记录任何内容 |
| `Deadline` | 届满日 | 依规则算出并随事件保存，附计算说明；放假安排未收录的为暂定 |
| `occurred_on` / `recorded_at` | 发生日期 / 记录时间 | 法律事实发生之日（北京时间）与写入账本之时 |
| `late_reason` | 补录原因 | 事后超过规定日数补录时必须说明 |
| `Corrected` | 更正 | 原条目不变，另行记录改了什么、为什么、谁批准 |
| `Objected` | 异议 | 附在条目上，随条目展示和移送 |
| `SealedText` / `PrivilegedText` | 封存文字 / 仅本机构可见的文字 | 事件中只有随机编号和承诺值 |
| `Person` | 自然人 | 姓名等在人员登记册中加密存放，事件中只有随机编号和承诺值 |
| position | 位置 | 账本记录的条数；“截至第 N 条”即前 N 条 |
"""


def glossary() -> str:
    """The whole file."""
    return (
        "\n".join(
            [
                HEAD,
                *_terms("身份 Capacity", Capacity),
                *_terms("程序 Procedure", Procedure),
                *_accesses(),
                *_kinds(),
            ]
        )
        + "\n"
    )


def _accesses() -> Iterator[str]:
    """No kind of case, so no states and no steps."""
    yield f"\n## {AccessRecord.TERM} {AccessRecord.__name__}\n"
    yield from _named(AccessRecord)
    yield from _terms("查阅了什么 What", What, level=3)
    yield from _terms("目的 Purpose", Purpose, level=3)


def _named(kind: type[Aggregate]) -> Iterator[str]:
    yield "| English | 主题 topic | 中文 | 依据 |\n|---|---|---|---|"
    yield f"| `{kind.__name__}` | `{kind.TOPIC}` | {kind.TERM} | {kind.ARTICLE} |"
    for event in event_classes(kind):
        yield f"| `{event.__name__}` | `{event.TOPIC}` | {event.TERM} | {event.ARTICLE} |"


def _kinds() -> Iterator[str]:
    for kind in KINDS.values():
        yield f"\n## {kind.TERM} {kind.__name__}\n"
        yield from _named(kind)
        yield from _terms("状态 States", kind.STATES, level=3)
        yield from _steps(kind)


def _terms(title: str, terms: type[Term], level: int = 2) -> Iterator[str]:
    yield f"\n{'#' * level} {title}\n\n| value | 中文 |\n|---|---|"
    for term in terms:
        yield f"| `{term.value}` | {term.zh} |"


def _steps(kind: type[Aggregate]) -> Iterator[str]:
    yield "\n### 步骤 Steps\n\n| step | 中文 | 办理机构 | 阶段 | 条件 | 此后 | 可不填 | 依据 | 文书 |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, entry in catalogue()[kind.TOPIC].items():
        step = entry.step
        organs = "、".join(capacity.zh for capacity in step.by)
        mark = "" if step.verified else " †"
        states = " ".join(f"`{state.value}`" for state in step.when) or "立案后各阶段"
        guard = "" if step.provided is always else f"`{step.provided.__qualname__}`"
        leads_to = f"`{step.records.LEADS_TO.value}`" if step.records.LEADS_TO is not None else ""
        yield (
            f"| `{name}` | {step.label}{mark} | {organs} | {states} | {guard} | {leads_to} | {_optional(step)} "
            f"| {step.authority} | {step.document} |"
        )


def _optional(step: Step) -> str:
    """The answers that may be left out, with what then holds where it is not simply nothing."""
    optional = [question for question in questions(step.decision) if not question.required]
    return " ".join(
        f"`{question.name}`" + ("" if question.default in {None, ()} else f" = {question.default}")
        for question in optional
    )


if __name__ == "__main__":
    sys.stdout.write(glossary())
