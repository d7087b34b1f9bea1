"""一裁终局线: which items of an award are final, each held against twelve months of the local minimum wage."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.claims import ClaimKind
from domain.refusals import Refused
from domain.terms import Term

MONTHS = 12
BOTH = 2
BY_AMOUNT = "劳动争议调解仲裁法 第四十七条第一项；劳动人事争议仲裁办案规则 第五十条第一款"
BY_AMOUNT_AS_NAMED = f"{BY_AMOUNT}、第二款"
BY_STANDARD = "劳动争议调解仲裁法 第四十七条第二项"
NOT_LISTED = "劳动争议调解仲裁法 第四十七条、第五十条"
SEPARATE_DOCUMENTS = "劳动人事争议仲裁办案规则 第五十条第四款"
ONE_DOCUMENT = "劳动争议司法解释（一） 第二十条"
DAY_AND_PLACE_CHOSEN = "条文只写“当地月最低工资标准”，未写取何日、何地：本系统取裁决作出之日、仲裁委员会所在地的标准（依据未核实）。"


class MinimumWageMissing(Refused):
    """没有收录该日、该地区施行的月最低工资标准，本系统不推定金额。"""

    CODE = "minimum-wage-missing"
    AUTHORITY = "劳动争议调解仲裁法 第四十七条第一项"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWage:
    """月最低工资标准: one figure of one region, with the document it was read in."""

    region: str
    monthly: Decimal
    in_force_from: date
    in_force_until: date | None = None
    source: str

    def is_in_force(self, on: date) -> bool:
        """Both ends included."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)

    @property
    def final_line(self) -> Decimal:
        """十二个月金额."""
        return MONTHS * self.monthly


@dataclass(frozen=True, slots=True)
class MinimumWages:
    """月最低工资标准表: every figure known here."""

    figures: tuple[MinimumWage, ...]

    def find(self, *, region: str, on: date) -> MinimumWage | MinimumWageMissing:
        """The figure of the smallest area around `region` on that day, or the sentence that none is recorded.

        第四十七条 says no more than 当地: neither the day nor the place. `on` is meant to be the day of the award
        (津人社规字〔2018〕7号第一条, Tianjin only) and `region` the seat of the commission: 依据未核实.
        """
        fitting = [
            figure for figure in self.figures if region.startswith(figure.region) and figure.is_in_force(on)
        ]
        if not fitting:
            return MinimumWageMissing(f"所查：地区 {region or '未注明'}；{on}。")
        return max(fitting, key=lambda figure: len(figure.region))


class ItemKind(Term):
    """What an item of an award is about, as 第四十七条 and 办案规则第五十条 sort it."""

    WAGES = "wages", "劳动报酬"
    WORK_INJURY_MEDICAL = "work-injury-medical", "工伤医疗费"
    SEVERANCE = "severance", "经济补偿"
    NON_COMPETE_COMPENSATION = "non-compete-compensation", "竞业限制补偿"
    DAMAGES = "damages", "赔偿金"
    DOUBLE_WAGES = "double-wages", "二倍工资"
    DAMAGES_FOR_PROBATION = "damages-for-probation", "违法约定试用期赔偿金"
    DAMAGES_FOR_TERMINATION = "damages-for-termination", "违法解除或终止劳动合同赔偿金"
    WORKING_TIME = "working-time", "工作时间"
    REST_AND_LEAVE = "rest-and-leave", "休息休假"
    SOCIAL_INSURANCE = "social-insurance", "社会保险"
    OTHER_STANDARD = "other-standard", "执行国家劳动标准的其他争议"
    EMPLOYMENT_RELATION = "employment-relation", "确认劳动关系"
    OTHER = "other", "第四十七条未列的事项"
    UNSORTED = "unsorted", "尚未归类"


NAMED_BY_THE_RULES = frozenset(  # 办案规则第五十条第二款: what 经济补偿 and 赔偿金 include
    {
        ItemKind.NON_COMPETE_COMPENSATION,
        ItemKind.DOUBLE_WAGES,
        ItemKind.DAMAGES_FOR_PROBATION,
        ItemKind.DAMAGES_FOR_TERMINATION,
    }
)
FINAL_BY_AMOUNT = NAMED_BY_THE_RULES | {
    ItemKind.WAGES,
    ItemKind.WORK_INJURY_MEDICAL,
    ItemKind.SEVERANCE,
    ItemKind.DAMAGES,
}
FINAL_BY_STANDARD = frozenset(
    {ItemKind.WORKING_TIME, ItemKind.REST_AND_LEAVE, ItemKind.SOCIAL_INSURANCE, ItemKind.OTHER_STANDARD}
)
SORTED_CLAIMS = {
    ClaimKind.WAGES: ItemKind.WAGES,
    ClaimKind.WAGE_DIFFERENCE: ItemKind.WAGES,
    ClaimKind.OVERTIME_PAY: ItemKind.WAGES,
    ClaimKind.SEVERANCE: ItemKind.SEVERANCE,
    ClaimKind.DAMAGES_FOR_TERMINATION: ItemKind.DAMAGES_FOR_TERMINATION,
    ClaimKind.DOUBLE_WAGES: ItemKind.DOUBLE_WAGES,
    ClaimKind.WORK_INJURY_MEDICAL: ItemKind.WORK_INJURY_MEDICAL,
    ClaimKind.SOCIAL_INSURANCE: ItemKind.SOCIAL_INSURANCE,
    ClaimKind.WORKING_TIME: ItemKind.WORKING_TIME,
    ClaimKind.EMPLOYMENT_RELATION: ItemKind.EMPLOYMENT_RELATION,
}


def sorted_as(claim: ClaimKind) -> ItemKind:
    """归类: 未休年休假工资, 工伤待遇 and 其他 fit no one item by what was read; the tribunal sorts them itself."""
    return SORTED_CLAIMS.get(claim, ItemKind.UNSORTED)


class Finality(Term):
    """Whether an item, or a document, is final."""

    FINAL = "final", "终局"
    NONFINAL = "nonfinal", "非终局"
    UNDETERMINED = "undetermined", "待定"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardItem:
    """One item awarded to one worker; `amount` is what the award gives, not what was claimed (单项裁决数额)."""

    name: str
    kind: ItemKind
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One item with its finality, the reason as a sentence, and the article."""

    item: AwardItem
    finality: Finality
    reason: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalLine:
    """终局判断: what the articles say of these items. It proposes; the tribunal that signs the award decides."""

    threshold: Decimal | None
    """None: no minimum wage is recorded."""
    final: tuple[Judged, ...]
    nonfinal: tuple[Judged, ...]
    undetermined: tuple[Judged, ...]
    documents: int | None
    """How many award documents 裁决书 are to be made; None as long as an undetermined item may change it."""
    in_one_document: Finality
    """How one document with all of these items would be treated."""
    explanation: str


def final_line(items: tuple[AwardItem, ...], minimum_wage: MinimumWage | MinimumWageMissing) -> FinalLine:
    """Judge every item by itself; without a figure, those that depend on it stay undetermined."""
    judged = tuple(_judged(item, minimum_wage) for item in items)
    groups = {finality: tuple(one for one in judged if one.finality is finality) for finality in Finality}
    final, nonfinal, undetermined = groups.values()
    kinds = bool(final) + bool(nonfinal)
    documents = None if undetermined and kinds < BOTH else kinds
    together = Finality.FINAL if final and not undetermined else Finality.UNDETERMINED
    if nonfinal:
        together = Finality.NONFINAL
    return FinalLine(
        threshold=minimum_wage.final_line if isinstance(minimum_wage, MinimumWage) else None,
        final=final,
        nonfinal=nonfinal,
        undetermined=undetermined,
        documents=documents,
        in_one_document=together,
        explanation=_line(minimum_wage) + _named(groups) + _documents(documents, together),
    )


def _judged(item: AwardItem, minimum_wage: MinimumWage | MinimumWageMissing) -> Judged:
    authority = NOT_LISTED
    if item.kind in FINAL_BY_AMOUNT:
        finality, reason = _by_amount(item.amount, minimum_wage)
        authority = BY_AMOUNT_AS_NAMED if item.kind in NAMED_BY_THE_RULES else BY_AMOUNT
    elif item.kind in FINAL_BY_STANDARD:
        finality, authority = Finality.FINAL, BY_STANDARD
        reason = "因执行国家的劳动标准在工作时间、休息休假、社会保险等方面发生的争议，不论金额。"
    elif item.kind is ItemKind.UNSORTED:
        finality, reason = Finality.UNDETERMINED, "没有归类，须先由仲裁庭归入第四十七条的事项。"
    else:
        finality, reason = Finality.NONFINAL, "不在第四十七条所列事项之内。"
        if item.kind is ItemKind.EMPLOYMENT_RELATION:
            reason += "人社部发〔2022〕9号对确认劳动关系另有意见，正文未读（依据未核实）。"
    return Judged(item=item, finality=finality, reason=f"{item.name}：{reason}", authority=authority)


def _by_amount(
    amount: Decimal | None, minimum_wage: MinimumWage | MinimumWageMissing
) -> tuple[Finality, str]:
    """不超过: an amount equal to the line is still final."""
    unfilled = "没有填写裁决金额，不能与终局线比较。" if amount is None else ""
    if isinstance(minimum_wage, MinimumWageMissing):
        return Finality.UNDETERMINED, unfilled + minimum_wage.message
    if amount is None:
        return Finality.UNDETERMINED, unfilled
    line = f"当地月最低工资标准十二个月金额 {minimum_wage.final_line:f} 元。"
    if amount <= minimum_wage.final_line:
        return Finality.FINAL, f"裁决金额 {amount:f} 元，不超过{line}"
    return Finality.NONFINAL, f"裁决金额 {amount:f} 元，超过{line}"


def _line(minimum_wage: MinimumWage | MinimumWageMissing) -> str:
    if isinstance(minimum_wage, MinimumWageMissing):
        return minimum_wage.message + DAY_AND_PLACE_CHOSEN
    return (
        f"地区 {minimum_wage.region} 月最低工资标准 {minimum_wage.monthly:f} 元"
        f"（自 {minimum_wage.in_force_from} 起施行；{minimum_wage.source}），"
        f"十二个月为 {minimum_wage.final_line:f} 元，按单项判断。{DAY_AND_PLACE_CHOSEN}"
    )


def _named(groups: dict[Finality, tuple[Judged, ...]]) -> str:
    return "".join(
        f"{finality.zh}事项：{'、'.join(one.item.name for one in judged)}。"
        for finality, judged in groups.items()
        if judged
    )


def _documents(documents: int | None, together: Finality) -> str:
    if documents is None:
        return "有待定事项，制作几份裁决书尚不能确定。"
    if documents == BOTH:
        return (
            f"应当分别制作终局裁决书和非终局裁决书，共 2 份（{SEPARATE_DOCUMENTS}）；"
            f"写在同一裁决书中的，按非终局裁决处理（{ONE_DOCUMENT}）。"
        )
    return f"制作{together.zh}裁决书 1 份。" if documents else "没有裁决事项。"
