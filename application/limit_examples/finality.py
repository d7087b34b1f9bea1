"""一裁终局 in an example: the items of an award held against twelve months of the minimum wage it gives."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from application.limit_examples.written import NotComputable, moment
from domain.claims import ClaimKind
from domain.final_award import AwardItem, FinalLine, ItemKind, MinimumWage, final_line, sorted_as

RULE = "arb_final_award_threshold"
WAGE = re.compile(r".*min(?:imum)?_wage.*")
GIVEN = "算例给出"
NAMES = (
    {claim.zh: sorted_as(claim) for claim in ClaimKind}
    | {kind.zh: kind for kind in ItemKind}
    | {
        "工资": ItemKind.WAGES,
        "拖欠工资": ItemKind.WAGES,
        "加班工资": ItemKind.WAGES,
        "经济补偿金": ItemKind.SEVERANCE,
        "双倍工资": ItemKind.DOUBLE_WAGES,
        "竞业限制经济补偿": ItemKind.NON_COMPETE_COMPENSATION,
        "医疗费": ItemKind.WORK_INJURY_MEDICAL,
        "违法解除赔偿金": ItemKind.DAMAGES_FOR_TERMINATION,
        "违法解除劳动合同赔偿金": ItemKind.DAMAGES_FOR_TERMINATION,
        "违法终止劳动合同赔偿金": ItemKind.DAMAGES_FOR_TERMINATION,
    }
)
"""What an item is called, word for word; any other name is for the tribunal to sort."""


def judge(inputs: Mapping[str, object]) -> tuple[Mapping[str, object], str]:
    """The answers an example may expect, by their keys, and why."""
    wages = {key: value for key, value in inputs.items() if WAGE.fullmatch(key)}
    unknown = [
        key
        for key, value in inputs.items()
        if key not in wages and key != "items" and not isinstance(value, str) and moment(value) is None
    ]
    if len(wages) != 1 or unknown:
        raise NotComputable(
            f"终局判断须写一项月最低工资标准和 items；不认识的项目：{'、'.join(unknown) or '无'}。"
        )
    ((key, wage),) = wages.items()
    minimum = MinimumWage(region="", monthly=_money(wage, key), in_force_from=date.min, source=GIVEN)
    line = final_line(tuple(_items(inputs.get("items"))), minimum)
    if line.undetermined:
        raise NotComputable("".join(f"{each.reason}（{each.authority}）" for each in line.undetermined))
    judged = (*line.final, *line.nonfinal)
    return _answers(line), "".join(f"{each.reason}（{each.authority}）" for each in judged)


def _answers(line: FinalLine) -> Mapping[str, object]:
    final, nonfinal = ([each.item.name for each in group] for group in (line.final, line.nonfinal))
    return {
        "threshold": line.threshold,
        "final_items": final,
        "nonfinal_items": nonfinal,
        "documents": line.documents,
        "final": not nonfinal,
    }


def _items(written: object) -> Iterator[AwardItem]:
    if isinstance(written, Mapping):
        for name, value in written.items():
            yield _item(str(name), value)
        return
    if written is None:
        return
    if not isinstance(written, list):
        raise NotComputable("“items”应为各项请求及其裁决金额。")
    for one in written:
        if not isinstance(one, Mapping) or not {"name", "item", "kind"} & one.keys():
            raise NotComputable(f"“items”的一项看不懂（{one}）。")
        yield _item(str(one.get("name") or one.get("item") or one.get("kind")), one)


def _item(name: str, value: object) -> AwardItem:
    kind: object = name
    if isinstance(value, Mapping):
        kind, value = value.get("kind", name), value.get("amount")
    amount = None if value is None else _money(value, name)
    return AwardItem(name=name, kind=NAMES.get(str(kind), ItemKind.UNSORTED), amount=amount)


def _money(value: object, key: str) -> Decimal:
    try:
        amount = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        amount = Decimal(-1)
    if isinstance(value, bool) or not amount.is_finite() or amount < 0:
        raise NotComputable(f"“{key}”应为金额，写的是“{value}”。")
    return amount
