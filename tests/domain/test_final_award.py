"""一裁终局线: every item by itself, held against twelve months of the minimum wage, and put into words."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from domain.claims import ClaimKind
from domain.final_award import (
    FINAL_BY_AMOUNT,
    FINAL_BY_STANDARD,
    NAMED_BY_THE_RULES,
    AwardItem,
    Finality,
    FinalLine,
    ItemKind,
    Judged,
    MinimumWage,
    MinimumWageMissing,
    final_line,
    sorted_as,
)
from tests.support.final_awards import NONE_RECORDED, TWO_THOUSAND, names, wage

K = ItemKind
EXAMPLES = Path(__file__).parents[3] / "shared" / "law" / "time_limit_examples.yaml"


def item(kind: ItemKind, amount: str | None = None, name: str = "") -> AwardItem:
    return AwardItem(name=name or kind.zh, kind=kind, amount=None if amount is None else Decimal(amount))


WAGES = item(K.WAGES, "18000", "工资")
SEVERANCE = item(K.SEVERANCE, "23000")
DOUBLE_WAGES = item(K.DOUBLE_WAGES, "26000")
RELATION = item(K.EMPLOYMENT_RELATION)
REST = item(K.REST_AND_LEAVE)
UNPRICED = item(K.WAGES)


def only(line: FinalLine) -> Judged:
    (judged,) = (*line.final, *line.nonfinal, *line.undetermined)
    return judged


def test_worked_example_51_comes_out() -> None:
    line = final_line((WAGES, SEVERANCE, DOUBLE_WAGES), TWO_THOUSAND)
    assert line.threshold == 24000
    assert names(line.final) == ["工资", "经济补偿"]
    assert names(line.nonfinal) == ["二倍工资"]
    assert line.undetermined == ()
    assert line.documents == 2


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the research folder is not beside the repository")
def test_worked_example_51_comes_out_as_the_research_wrote_it() -> None:
    entries = yaml.safe_load(EXAMPLES.read_text("utf-8"))["examples"]
    (example,) = [entry for entry in entries if entry["rule"] == "arb_final_award_threshold"]
    kinds = {"工资": K.WAGES, "经济补偿": K.SEVERANCE, "二倍工资": K.DOUBLE_WAGES}
    given, expected = example["inputs"], example["expected"]
    items = tuple(item(kinds[name], str(amount), name) for name, amount in given["items"].items())
    line = final_line(items, wage(str(given["local_monthly_min_wage"])))
    assert line.threshold == expected["threshold"]
    assert names(line.final) == expected["final_items"]
    assert names(line.nonfinal) == expected["nonfinal_items"]
    assert line.documents == expected["documents"]


@pytest.mark.parametrize("kind", sorted(FINAL_BY_AMOUNT))
@pytest.mark.parametrize(
    ("amount", "finality"),
    [
        ("0", Finality.FINAL),
        ("23999.99", Finality.FINAL),
        ("24000", Finality.FINAL),
        ("24000.00", Finality.FINAL),
        ("24000.01", Finality.NONFINAL),
    ],
)
def test_an_item_of_money_is_final_up_to_the_line_and_on_it(
    kind: ItemKind, amount: str, finality: Finality
) -> None:
    assert only(final_line((item(kind, amount),), TWO_THOUSAND)).finality is finality


@pytest.mark.parametrize("kind", sorted(FINAL_BY_STANDARD))
@pytest.mark.parametrize("minimum_wage", [TWO_THOUSAND, NONE_RECORDED], ids=["recorded", "missing"])
@pytest.mark.parametrize("amount", [None, "999999"])
def test_a_dispute_on_labour_standards_is_final_whatever_it_is_worth(
    kind: ItemKind, minimum_wage: MinimumWage | MinimumWageMissing, amount: str | None
) -> None:
    judged = only(final_line((item(kind, amount),), minimum_wage))
    assert (judged.finality, judged.authority) == (Finality.FINAL, "劳动争议调解仲裁法 第四十七条第二项")
    assert "不论金额" in judged.reason


@pytest.mark.parametrize("kind", [K.EMPLOYMENT_RELATION, K.OTHER])
@pytest.mark.parametrize("minimum_wage", [TWO_THOUSAND, NONE_RECORDED], ids=["recorded", "missing"])
def test_what_the_article_does_not_list_is_not_final(
    kind: ItemKind, minimum_wage: MinimumWage | MinimumWageMissing
) -> None:
    judged = only(final_line((item(kind, "1"),), minimum_wage))
    assert judged.finality is Finality.NONFINAL
    assert "不在第四十七条所列事项之内" in judged.reason


def test_that_the_opinion_on_the_employment_relation_was_not_read_is_said() -> None:
    assert "正文未读（依据未核实）" in only(final_line((RELATION,), TWO_THOUSAND)).reason


def test_an_item_of_no_listed_kind_waits_for_the_tribunal() -> None:
    judged = only(final_line((item(K.UNSORTED, "1"),), TWO_THOUSAND))
    assert judged.finality is Finality.UNDETERMINED
    assert "须先由仲裁庭归入" in judged.reason


def test_items_are_never_added_up() -> None:
    line = final_line((item(K.WAGES, "24000"), item(K.SEVERANCE, "24000")), TWO_THOUSAND)
    assert (line.nonfinal, line.documents) == ((), 1)


@pytest.mark.parametrize(
    ("kind", "amount", "reason", "authority"),
    [
        (
            K.WAGES,
            "18000",
            "劳动报酬：裁决金额 18000 元，不超过当地月最低工资标准十二个月金额 24000 元。",
            "劳动争议调解仲裁法 第四十七条第一项；劳动人事争议仲裁办案规则 第五十条第一款",
        ),
        (
            K.DOUBLE_WAGES,
            "26000.50",
            "二倍工资：裁决金额 26000.50 元，超过当地月最低工资标准十二个月金额 24000 元。",
            "劳动争议调解仲裁法 第四十七条第一项；劳动人事争议仲裁办案规则 第五十条第一款、第二款",
        ),
        (
            K.WAGES,
            None,
            "劳动报酬：没有填写裁决金额，不能与终局线比较。",
            "劳动争议调解仲裁法 第四十七条第一项；劳动人事争议仲裁办案规则 第五十条第一款",
        ),
        (
            K.OTHER,
            None,
            "第四十七条未列的事项：不在第四十七条所列事项之内。",
            "劳动争议调解仲裁法 第四十七条、第五十条",
        ),
    ],
)
def test_every_item_has_its_reason_and_its_article(
    kind: ItemKind, amount: str | None, reason: str, authority: str
) -> None:
    judged = only(final_line((item(kind, amount),), TWO_THOUSAND))
    assert (judged.reason, judged.authority) == (reason, authority)


def test_without_a_figure_the_item_says_which_region_and_day_is_missing() -> None:
    line = final_line((WAGES,), NONE_RECORDED)
    missing = "没有收录该日、该地区施行的月最低工资标准，本系统不推定金额。所查：地区 990100；2026-03-02。"
    assert line.threshold is None
    assert only(line).reason == f"工资：{missing}"
    assert line.explanation.startswith(missing)


def test_an_item_without_amount_and_figure_names_both() -> None:
    reason = only(final_line((UNPRICED,), NONE_RECORDED)).reason
    assert "没有填写裁决金额" in reason
    assert "没有收录" in reason


@pytest.mark.parametrize(
    ("items", "documents", "in_one_document", "sentence"),
    [
        ((WAGES, REST), 1, Finality.FINAL, "制作终局裁决书 1 份。"),
        ((DOUBLE_WAGES, RELATION), 1, Finality.NONFINAL, "制作非终局裁决书 1 份。"),
        ((WAGES, RELATION), 2, Finality.NONFINAL, "共 2 份（劳动人事争议仲裁办案规则 第五十条第四款）"),
        (
            (WAGES, RELATION),
            2,
            Finality.NONFINAL,
            "写在同一裁决书中的，按非终局裁决处理（劳动争议司法解释（一） 第二十条）。",
        ),
        ((WAGES, UNPRICED), None, Finality.UNDETERMINED, "制作几份裁决书尚不能确定。"),
        ((RELATION, UNPRICED), None, Finality.NONFINAL, "制作几份裁决书尚不能确定。"),
        ((UNPRICED,), None, Finality.UNDETERMINED, "制作几份裁决书尚不能确定。"),
        ((WAGES, RELATION, UNPRICED), 2, Finality.NONFINAL, "共 2 份"),
        ((), 0, Finality.UNDETERMINED, "没有裁决事项。"),
    ],
)
def test_how_many_award_documents_are_made(
    items: tuple[AwardItem, ...], documents: int | None, in_one_document: Finality, sentence: str
) -> None:
    line = final_line(items, TWO_THOUSAND)
    assert (line.documents, line.in_one_document) == (documents, in_one_document)
    assert sentence in line.explanation


def test_the_whole_is_put_into_words() -> None:
    assert final_line((WAGES, SEVERANCE, DOUBLE_WAGES, UNPRICED), TWO_THOUSAND).explanation == (
        "地区 99 月最低工资标准 2000 元（自 2026-01-01 起施行；示例值），十二个月为 24000 元，按单项判断。"
        "条文只写“当地月最低工资标准”，未写取何日、何地：本系统取裁决作出之日、仲裁委员会所在地的标准（依据未核实）。"
        "终局事项：工资、经济补偿。非终局事项：二倍工资。待定事项：劳动报酬。"
        "应当分别制作终局裁决书和非终局裁决书，共 2 份（劳动人事争议仲裁办案规则 第五十条第四款）；"
        "写在同一裁决书中的，按非终局裁决处理（劳动争议司法解释（一） 第二十条）。"
    )


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (ClaimKind.OVERTIME_PAY, K.WAGES),
        (ClaimKind.WAGE_DIFFERENCE, K.WAGES),
        (ClaimKind.DOUBLE_WAGES, K.DOUBLE_WAGES),
        (ClaimKind.EMPLOYMENT_RELATION, K.EMPLOYMENT_RELATION),
        (ClaimKind.ANNUAL_LEAVE_PAY, K.UNSORTED),
        (ClaimKind.WORK_INJURY_BENEFITS, K.UNSORTED),
        (ClaimKind.OTHER, K.UNSORTED),
    ],
)
def test_a_claim_is_sorted_where_the_articles_leave_no_doubt(claim: ClaimKind, kind: ItemKind) -> None:
    assert sorted_as(claim) is kind


def test_every_claim_is_sorted_or_left_to_the_tribunal() -> None:
    left = {claim for claim in ClaimKind if sorted_as(claim) is K.UNSORTED}
    assert left == {ClaimKind.ANNUAL_LEAVE_PAY, ClaimKind.WORK_INJURY_BENEFITS, ClaimKind.OTHER}


def test_every_kind_is_in_one_paragraph_at_most() -> None:
    assert FINAL_BY_AMOUNT.isdisjoint(FINAL_BY_STANDARD)
    assert NAMED_BY_THE_RULES < FINAL_BY_AMOUNT
    rest = set(K) - FINAL_BY_AMOUNT - FINAL_BY_STANDARD
    assert rest == {K.EMPLOYMENT_RELATION, K.OTHER, K.UNSORTED}
