"""An invented notice for 2027, as an administrator would type it; the real one had not been published."""

from typing import Any

NUMBER = "示例发〔2026〕1号"
RESTS_2027: tuple[tuple[str, str, str], ...] = (
    ("元旦", "2027-01-01", "2027-01-03"),
    ("春节", "2027-02-05", "2027-02-11"),
    ("清明节", "2027-04-03", "2027-04-05"),
    ("劳动节", "2027-05-01", "2027-05-05"),
    ("端午节", "2027-06-09", "2027-06-09"),
    ("中秋节", "2027-09-15", "2027-09-15"),
    ("国庆节", "2027-10-01", "2027-10-07"),
)
WORKED_2027 = ("2027-02-20", "2027-05-08", "2027-10-09")


def notice(on: str, **other: Any) -> dict[str, Any]:
    """Answers of `enter`."""
    return {
        "on": on,
        "number": NUMBER,
        "nature": "yearly",
        "year": 2027,
        "published_on": on,
        "published_at": "示例公报第一期",
        "festivals": [{"name": name, "since": since, "until": until} for name, since, until in RESTS_2027],
        "work_days": [{"day": day} for day in WORKED_2027],
        **other,
    }
