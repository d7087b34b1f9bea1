"""Lawful transitions 合法转移 of three procedures, transcribed from the research into the law.

The declared steps are held against them, and they against the research where it lies beside the checkout.
"""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.kernel import Aggregate
from domain.steps import steps_of

RESEARCH = Path(__file__).parents[3] / "shared" / "law" / "state_machines.yaml"


@dataclass(frozen=True)
class Transition:
    """From a state to a state by what happened 事件."""

    origin: str
    happened: str
    target: str

    @property
    def move(self) -> tuple[str, str]:
        """From where to where."""
        return self.origin, self.target


def transcribed(text: str) -> tuple[Transition, ...]:
    """One `origin | what happened | target` a line."""
    rows = [line.split(" | ") for line in text.strip().splitlines()]
    return tuple(Transition(*row) for row in rows)


def researched(machine: str) -> tuple[Transition, ...]:
    """The same from the research itself."""
    rows = yaml.safe_load(RESEARCH.read_text(encoding="utf-8"))["machines"][machine]["transitions"]
    return tuple(Transition(row["from"], row["event"], row["to"]) for row in rows)


def moves(aggregate: type[Aggregate], *, but: Container[str] = ()) -> set[tuple[str, str]]:
    """Every move the steps of an aggregate declare, `but` some; a step that changes no state stays where it is."""
    return {
        (str(origin), str(step.records.LEADS_TO or origin))
        for name, step in steps_of(aggregate).items()
        if name not in but
        for origin in step.when
    }


MEDIATION = transcribed(
    """
none | 书面或口头申请 | applied
none | 组织主动提出并征得双方同意 | applied
applied | 属受理范围且双方同意(企业:3工作日) | accepted
applied | 不属范围或一方不同意/明确拒绝 | not_accepted
accepted | 指定或选定调解员/调解小组 | mediating
mediating | 双方同意延期 | mediating
mediating | 达成协议并制作协议书 | agreement_drafted
mediating | 口头达成协议(人民调解) | agreement_effective
agreement_drafted | 双方签名/盖章+调解员签名+加盖印章 | agreement_effective
agreement_drafted | 一方拒签 | failed
mediating | 15日届满未达成 | failed
mediating | 一方不愿继续 | failed
mediating | 申请人撤回/自行和解 | terminated
agreement_effective | 15日内共同申请仲裁审查 | arbitral_review
arbitral_review | 审查合法有效(5+5工作日) | merged_to_arbitral_statement
arbitral_review | 不予受理/不予制作/撤回 | agreement_effective
agreement_effective | 30日内共同申请司法确认 | judicial_confirmation
judicial_confirmation | 裁定有效 | confirmed_by_court
judicial_confirmation | 裁定驳回/不予受理 | agreement_effective
agreement_effective | 约定期限内履行完毕 | fulfilled
agreement_effective | 约定期限内不履行 | breached
breached | 申请支付令(报酬/工伤医疗费/经济补偿/赔偿金) | to_payment_order
breached | 申请仲裁 | to_arbitration
breached | 仅就劳动报酬达成协议→直接起诉 | to_litigation
failed | 申请仲裁 | to_arbitration
"""
)

ARBITRATION = transcribed(
    """
none | 提交书面申请/口头申请入笔录 | filed
filed | 材料不齐/不规范：当场或5工作日一次性告知 | correction_pending
correction_pending | 补正(收到日重算) | filed
filed | 未经调解→调解建议，当事人同意先行调解 | deferred_mediation
deferred_mediation | 调解不成或不同意 | filed
filed | 符合条件：5工作日内受理 | accepted
filed | 不符合§30(1)—(3) | not_accepted
filed | 不属本委管辖 | told_other_commission
filed | 5工作日届满未决定 | deemed_nonacceptance
deemed_nonacceptance | 申请人起诉 | terminated_by_litigation
accepted | 发现不应受理 | cancelled
accepted | 发现无管辖权 | transferred
accepted | 5工作日内送达副本+组庭通知 | served
served | 10工作日内答辩 | answered
served | 答辩期满未答辩 | answered
served | 答辩期内书面管辖异议 | jurisdiction_objection
jurisdiction_objection | 成立 | transferred
jurisdiction_objection | 不成立 | served
served | 答辩期内反申请 | counterclaim_review
counterclaim_review | 受理并合并(45日重算) | served
counterclaim_review | 不予受理/告知另行申请 | served
served | 追加当事人/第三人(45日重算) | served
answered | 举证期限内增加变更请求获受理(45日重算) | served
answered | 双方同意委托调解(10工作日) | entrusted_mediation
entrusted_mediation | 达成协议 | mediated
entrusted_mediation | 10工作日未达成 | answered
answered | 开庭5工作日前通知 | hearing_scheduled
hearing_scheduled | 正当理由3工作日前申请并准许 | hearing_scheduled
hearing_scheduled | 回避申请(3工作日决定) | hearing_scheduled
hearing_scheduled | 申请人无正当理由不到庭/中途退庭 | deemed_withdrawn
hearing_scheduled | 开庭(被申请人缺席可缺席审理) | heard
accepted | 中止事由(BAG§47) | suspended
suspended | 事由消除 | answered
heard | 鉴定 | heard
heard | 裁决前先行调解达成 | mediated
heard | 部分请求达成调解 | heard
mediated | 双方签收 | statement_effective
mediated | 送达前一方反悔 | heard
heard | 部分事实清楚→先行裁决 | partial_award_issued
partial_award_issued | 继续审理其余部分 | heard
heard | 当事人申请先予执行 | advance_enforcement
advance_enforcement | 继续审理 | heard
answered | 简易处理转一般程序(45日自受理起) | answered
heard | 案情复杂延期(≤15日) | heard
heard | 裁决(单项≤12个月最低工资或§47(2)) | award_final
heard | 裁决(其他) | award_nonfinal
heard | 45/60日届满未裁决且当事人起诉被立案 | terminated_by_litigation
award_nonfinal | 15日内无人起诉 | award_nonfinal_effective
award_nonfinal | 任一方15日内起诉 | to_litigation
award_final | 劳动者15日内起诉 | to_litigation
award_final | 用人单位30日内申请撤销 | to_revocation
award_final | 发现文字/计算错误或遗漏 | award_final
award_nonfinal | 发现文字/计算错误或遗漏 | award_nonfinal
served | 处理结果作出前撤回 | withdrawn
award_nonfinal_effective | 归档 | closed_archived
statement_effective | 归档 | closed_archived
"""
)

LITIGATION = transcribed(
    """
complaint_received | 7日内登记立案 | docketed
complaint_received | 不符合→补正 | correction
complaint_received | 不符合条件坚持起诉 | ruling_not_accept
complaint_received | 诉前调解 | prefiling_mediation
docketed | 未交费 | withdrawn
docketed | 5日内发送副本 | served
served | 15日内答辩/反诉 | answered
served | 15日内管辖异议 | jurisdiction_objection
jurisdiction_objection | 成立 | transferred
jurisdiction_objection | 驳回 | answered
answered | 独立劳动争议的新增请求 | answered
answered | 开庭3日前通知 | hearing
hearing | 原告不到庭 | withdrawn
hearing | 被告不到庭 | hearing
hearing | 中止事由 | suspended
suspended | 原因消除 | hearing
hearing | 简易/小额↔普通转换 | hearing
hearing | 部分先行判决 | partial_judgment
hearing | 调解达成 | mediation_statement
hearing | 判决 | judgment_issued
hearing | 不符合起诉条件 | ruling_dismiss
judgment_issued | 小额诉讼一审终审 | judgment_effective
judgment_issued | 15日内上诉 | to_appeal
judgment_issued | 各方上诉期满 | judgment_effective
correction | 补正(收到日重算立案期) | complaint_received
correction | 指定期内未补正→退回并记录 | returned
correction | 未补正且坚持起诉 | ruling_not_accept
prefiling_mediation | 调解不成/拒绝调解 | complaint_received
prefiling_mediation | 诉前达成并履行/确认 | settled_prefiling
partial_judgment | 就其余部分继续审理 | hearing
"""
)
