"""What numbers are made of 编号: the series an organ keeps, and the form each is written in."""

from dataclasses import dataclass

from domain.refusals import Refused
from domain.terms import Term

OURS = "本系统记录规则"
YEAR, NUMBER = "{年}", "{号}"
LONGEST_NUMBER = 60
"""Characters of a number as it stands in a document."""


class Series(Term):
    """What is numbered; each institution counts for itself, from one every year."""

    MEDIATION_CASE = "mediation-case-number", "调解案号"
    ARBITRATION_CASE = "arbitration-case-number", "仲裁案号"
    AWARD = "award-number", "裁决书文号"
    ARBITRAL_STATEMENT = "arbitral-statement-number", "仲裁调解书文号"
    REMINDER_LETTER = "reminder-letter-number", "提示函文号"
    OPINION_LETTER = "opinion-letter-number", "意见书文号"
    RECOMMENDATION_LETTER = "recommendation-letter-number", "建议书文号"
    PROCURATORIAL_SUGGESTION = "procuratorial-suggestion-number", "检察建议书文号"


class BookState(Term):
    """Whether an institution has said how it numbers."""

    NONE = "none", "未设置"
    KEPT = "kept", "已设置"


class SeriesState(Term):
    """Whether a series has begun in its year."""

    NONE = "none", "未起用"
    RUNNING = "running", "编号中"


class PatternUnusable(Refused):
    """编号格式中“{年}”和“{号}”应各出现一次，并且不含其他花括号。"""

    CODE = "pattern-unusable"
    AUTHORITY = OURS


class NumberTooLong(Refused):
    """按该格式编出的号超过 60 字。"""

    CODE = "number-too-long"
    AUTHORITY = OURS


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How the numbers of one series are written, and with which one it begins in the year it was set for."""

    pattern: str
    digits: int
    first: int
    year: int

    def text(self, year: int, number: int) -> str:
        """忻劳人仲案字〔2026〕12号."""
        return self.pattern.replace(YEAR, str(year)).replace(NUMBER, f"{number:0{self.digits}}")

    def first_of(self, year: int) -> int:
        """Numbers given by hand earlier in the first year are not given again."""
        return self.first if year == self.year else 1


def check_format(form: NumberFormat) -> None:
    """Raises where a number written so could not tell years or numbers apart, or would not fit."""
    rest = form.pattern.replace(YEAR, "", 1).replace(NUMBER, "", 1)
    parts_there = YEAR in form.pattern and NUMBER in form.pattern
    if not parts_there or "{" in rest or "}" in rest:
        raise PatternUnusable(f"例如“示劳人仲案字〔{YEAR}〕{NUMBER}号”。", field="pattern")
    if len(form.text(form.year, 10 ** max(form.digits, 6))) > LONGEST_NUMBER:
        raise NumberTooLong(field="pattern")
