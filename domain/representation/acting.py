"""Acts through a representative 代理人办理: one guard for all of them, asked only where somebody acted for a party."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar

from domain.kernel import Aggregate
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.representation.mandates import MANDATE, MandateNotInForce, NotAMandate, Power
from domain.steps import Ask

P = ParamSpec("P")
A = TypeVar("A", bound=Aggregate)
LABEL = "由代理人办理的，填委托书所在条目"
HINT = "第几条记录提交的委托；双方都由代理人办理的都填；本人办理的不填"
Through = Annotated[tuple[int, ...], Ask(LABEL, hint=HINT)]
ThroughAny = Annotated[
    tuple[int, ...], Ask(LABEL, hint=f"{HINT}。本事项是否须特别授权，条文没有列明，来源待核对")
]
Whose = Callable[[Any, Mapping[str, Any]], Side | None]
"""The side whose act it is, by the case and the answers; None where either or both act."""


class MandateOfAnotherSide(Refused):
    """该代理人受对方当事人委托，不能代为办理本方的事项。"""

    CODE = "mandate-of-another-side"
    AUTHORITY = MANDATE


class PowerNotGiven(Refused):
    """代为承认、放弃、变更请求，进行和解，提起反诉（反申请）或者上诉，必须有委托人的授权，逐项记明在委托书中。"""

    CODE = "power-not-given"
    AUTHORITY = MANDATE


def either(case: Any, answers: Mapping[str, Any]) -> Side | None:  # noqa: ARG001
    """Both sides act together, or the record does not say who."""
    return None


def applicant(case: Any, answers: Mapping[str, Any]) -> Side | None:  # noqa: ARG001
    """Whoever brought the case."""
    brought_by: Side | None = getattr(case, "applicant", None) or getattr(case, "plaintiff", None)
    return brought_by


def respondent(case: Any, answers: Mapping[str, Any]) -> Side | None:
    """The other one."""
    others = {Side.WORKER: Side.EMPLOYER, Side.EMPLOYER: Side.WORKER}
    return others.get(applicant(case, answers) or Side.BOTH)


def named(field: str) -> Whose:
    """The side that an answer names."""
    return lambda _, answers: answers.get(field)


def of(side: Side) -> Whose:
    """That side in every case of the kind."""
    return lambda *_: side


def through_representative(
    power: Power | None = None, whose: Whose = either
) -> Callable[[Callable[Concatenate[A, date, P], None]], Callable[Concatenate[A, date, P], None]]:
    """The step may be taken by a representative: asks for the mandate, holds the act against it, and records it.

    Without a power the act is none that a text read asks special authority for; the mandate must be in force.
    """

    def declare(decision: Callable[Concatenate[A, date, P], None]) -> Callable[Concatenate[A, date, P], None]:
        @wraps(decision)
        def decided(case: Any, on: date, *args: Any, through: tuple[int, ...] = (), **answers: Any) -> None:
            for entry in through:
                _within_mandate(case, entry, on, power, whose(case, answers))
            decision(case, on, *args, **answers)
            if through:
                case.happened(
                    case.DoneThroughRepresentative, on, act=case.version, mandates=through, power=power
                )

        asked = signature(decision)
        kind = ThroughAny if power is None else Through
        last = Parameter("through", Parameter.KEYWORD_ONLY, default=(), annotation=kind)
        plain: Any = decided  # its parameters are told below, where no checker can follow
        plain.__signature__ = asked.replace(parameters=[*asked.parameters.values(), last])
        plain.__annotations__ = {**decision.__annotations__, "through": kind}
        taken: Callable[Concatenate[A, date, P], None] = plain
        return taken

    return declare


def _within_mandate(case: Any, entry: int, on: date, power: Power | None, side: Side | None) -> None:
    mandate = case.mandates.get(entry)
    if mandate is None:
        raise NotAMandate(f"第 {entry} 条。", field="through")
    if side is not None and mandate.side not in sides(side):
        raise MandateOfAnotherSide(f"第 {entry} 条由{mandate.side.zh}委托。", field="through")
    if not mandate.in_force(on):
        raise MandateNotInForce(f"第 {entry} 条，{on}。", field="through", authority=case.MANDATE_LAW)
    if power is not None and not mandate.includes(power, on):
        raise PowerNotGiven(
            f"第 {entry} 条的委托在 {on} 不包括“{power.zh}”。", field="through", authority=case.MANDATE_LAW
        )
