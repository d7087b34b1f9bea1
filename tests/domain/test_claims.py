"""请求与分期: what instalments come to, and when the last of them is due."""

from datetime import date
from decimal import Decimal

from domain.claims import Instalment, last_due, total

SECOND = Instalment(due_on=date(2026, 4, 30), amount=Decimal("400.00"))
FIRST = Instalment(due_on=date(2026, 3, 31), amount=Decimal("600.00"))


def test_instalments_are_over_with_the_latest_of_them_in_whatever_order_they_are_told() -> None:
    assert last_due((SECOND, FIRST)) == date(2026, 4, 30)


def test_without_instalments_no_day_is_the_last() -> None:
    assert last_due(()) is None
    assert total(()) == Decimal("0.00")
