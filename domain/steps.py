"""A lawful step 法定步骤, declared once: form, endpoint, permission, schema and help are all derived from here."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, wraps
from inspect import Parameter, signature
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar, cast, get_args, get_origin, get_type_hints

from domain.kernel import Aggregate, Event
from domain.refusals import DateBeforeItsGround, DateInFuture, LateReasonMissing, Refused, StepNotOpen
from domain.terms import Capacity, Term

P = ParamSpec("P")
A = TypeVar("A", bound=Aggregate)
BY_THE_SYSTEM = "；留空的，按本机构设置的编号格式编下一个号"


class Check(StrEnum):
    """Outward forms an answer must have; each is checked before a step is decided."""

    CREDIT_CODE = "credit-code"  # GB 32100-2015
    IDENTITY_NUMBER = "identity-number"  # GB 11643-1999
    PHONE = "phone"
    REGION = "region"  # GB/T 2260
    COURT_CASE_NUMBER = "court-case-number"  # 法〔2015〕137号
    YUAN = "yuan"
    COUNT = "count"  # a number of months, days or hours, or a multiple; no sum of money
    CAUSE = "cause"  # a code of the causes in force on the step's day (民事案件案由规定)


INSTITUTION = "institution"
"""What an answer of kind `Organ` refers to."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How a parameter is asked for. A parameter without one is supplied by the application."""

    label: str
    hint: str = ""
    max_length: int = 200
    minimum: int = 1
    """Smallest whole number accepted."""
    most: int = 500
    """Largest number of entries of a list; beyond the usual it is a list officials bring as a table."""
    maximum: int | None = None
    """Largest whole number accepted."""
    check: Check | None = None
    refers_to: str = ""
    """Topic of the aggregate whose id is asked for, or `INSTITUTION`."""
    party: str = ""
    """Whose number in the register of the dispute is asked for: `worker`, `employer`, or the answer that names the side."""
    acting_as: tuple[Capacity, ...] = ()
    """The capacities an institution that is asked for must act in."""
    numbered: Term | Callable[[Any], Term] | None = None
    """The series, or which one for this case, that gives the number where the answer is left blank."""


@dataclass(frozen=True, slots=True)
class Question:
    """One answer a step needs, with everything a form, a schema or an import column must know."""

    name: str
    ask: Ask
    kind: Any
    """The type of the answer without `Annotated` and `| None`; for a list, the type of one entry."""
    required: bool = True
    many: bool = False
    default: Any = None
    may_be_absent: bool = False
    """Whether the decision does without it; a number that is required may be left to its series, but not absent."""

    @property
    def hint(self) -> str:
        """What helps to answer it."""
        return (self.ask.hint + BY_THE_SYSTEM) if self.ask.numbered is not None else self.ask.hint


def always(case: Any) -> Refused | None:  # noqa: ARG001
    """No condition beyond the state."""
    return None


def optional(case: Any) -> str:  # noqa: ARG001
    """Nothing on record obliges anybody to take the step."""
    return ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is known about a step before it is taken."""

    name: str
    label: str
    by: tuple[Capacity, ...]
    when: tuple[Term, ...]
    """States it may be taken from; empty = from any state once the case is open."""
    authority: str
    records: type[Event]
    document: str = ""
    help: str = ""
    verified: bool = True
    """False where no rule or case read shows the step (marked † in the research); said on screen."""
    provided: Callable[[Any], Refused | None] = always
    due: Callable[[Any], str] = optional
    """Why the law obliges whoever may take it to take it now, as the record stands; '' where it does not."""
    of_participants: bool = False
    """Whether only institutions taking part may record it, though no stage of the case is named."""
    decision: Callable[..., None] = field(default=lambda: None, repr=False, compare=False)

    @property
    def opens(self) -> bool:
        """Whether the step opens a new case."""
        return any(state == "none" for state in self.when)

    @property
    def date_label(self) -> str:
        """What the step's legal date is called."""
        return next(question.ask.label for question in questions(self.decision) if question.name == "on")

    def hindrance(self, case: Aggregate) -> Refused | None:
        """Why the step cannot be taken now, or None when it can."""
        closed = case.closed_to(self.records)
        if closed is not None:
            return closed
        if self.when and case.state not in self.when:
            places = "、".join(f"“{state.zh}”" for state in self.when)
            return StepNotOpen(
                f"“{self.label}”只能在{places}阶段办理，本案现处于“{case.state.zh}”阶段。",
                authority=self.authority,
            )
        if not self.when and case.version == 0:
            return StepNotOpen(f"“{self.label}”须在立案之后办理。", authority=self.authority)
        return self.provided(case)

    def check(self, case: Aggregate, on: date) -> None:
        """Refuse a step that is not open, or whose date cannot be true."""
        hindrance = self.hindrance(case)
        if hindrance is not None:
            raise hindrance
        occasion = case.occasion
        if on > occasion.today:
            raise DateInFuture(f"{self.date_label} {on} 晚于今天 {occasion.today}。", field="on")
        ground = case.state_since if self.records.LEADS_TO is not None else case.opened_on
        told_by_system = occasion.by.capacity is Capacity.SYSTEM  # it repeats what another case recorded
        if ground is not None and on < ground and not told_by_system:
            raise DateBeforeItsGround(
                f"{self.date_label} {on} 早于“{case.state.zh}”的日期 {ground}。",
                field="on",
                authority=self.authority,
            )
        overdue = (occasion.today - on).days > occasion.recording_allowance_days
        if overdue and occasion.late_reason is None and not told_by_system:
            raise LateReasonMissing(
                f"{self.date_label} {on} 距今已超过 {occasion.recording_allowance_days} 日。",
                field="late_reason",
            )


def step(
    label: str,
    *,
    by: Capacity | tuple[Capacity, ...],
    when: Term | tuple[Term, ...] = (),
    authority: str,
    records: type[Event],
    document: str = "",
    verified: bool = True,
    provided: Callable[[Any], Refused | None] = always,
    due: Callable[[Any], str] = optional,
    of_participants: bool = False,
) -> Callable[
    [Callable[Concatenate[A, date, P], None]],
    Callable[Concatenate[A, date, P], None],
]:
    """Declare a decision method as a lawful step; its first parameter is the legal date `on`."""

    def declare(decision: Callable[Concatenate[A, date, P], None]) -> Callable[Concatenate[A, date, P], None]:
        declaration = Step(
            name=decision.__name__,
            label=label,
            by=by if isinstance(by, tuple) else (by,),
            when=when if isinstance(when, tuple) else (when,),
            authority=authority,
            records=records,
            document=document,
            help=(decision.__doc__ or "").strip(),
            verified=verified,
            provided=provided,
            due=due,
            of_participants=of_participants,
            decision=decision,
        )

        @wraps(decision)
        def decided(case: A, on: date, *args: P.args, **answers: P.kwargs) -> None:
            declaration.check(case, on)
            decision(case, on, *args, **answers)

        decided.step = declaration  # type: ignore[attr-defined]
        return cast("Callable[Concatenate[A, date, P], None]", decided)

    return declare


@cache
def steps_of(aggregate: type[Aggregate]) -> dict[str, Step]:
    """Every step of an aggregate, chapter by chapter, in the order they are written."""
    declared: dict[str, Step] = {}
    for chapter in aggregate.__mro__:
        for name, member in vars(chapter).items():
            if hasattr(member, "step"):
                declared.setdefault(name, member.step)
    return declared


@cache
def questions(asked_by: Any) -> tuple[Question, ...]:
    """What a decision, or a value given within one, asks for: its parameters or fields that carry an `Ask`."""
    hints = get_type_hints(asked_by, include_extras=True)
    if is_dataclass(asked_by):
        defaults = {item.name: item.default for item in fields(asked_by)}
        absent: Any = MISSING
    else:
        defaults = {name: parameter.default for name, parameter in signature(asked_by).parameters.items()}
        absent = Parameter.empty
    return tuple(
        _question(name, hint, default=defaults[name], absent=absent)
        for name, hint in hints.items()
        if name in defaults and get_origin(hint) is Annotated and _ask(hint)
    )


@cache
def supplied(decision: Callable[..., None]) -> dict[str, Any]:
    """Parameters the application supplies, by name, with the type it must supply."""
    asked = {question.name for question in questions(decision)}
    hints = get_type_hints(decision)
    return {
        name: hints[name]
        for name in signature(decision).parameters
        if name not in asked and name not in {"self", "case"}
    }


def _ask(hint: Any) -> Ask | None:
    return next((mark for mark in get_args(hint)[1:] if isinstance(mark, Ask)), None)


def _question(name: str, hint: Any, *, default: Any, absent: Any) -> Question:
    ask = _ask(hint)
    assert ask is not None  # noqa: S101 - only called for hints that carry one
    kinds = [kind for kind in get_args(get_args(hint)[0]) or (get_args(hint)[0],) if kind is not type(None)]
    kind = get_args(hint)[0]
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    elif len(kinds) == 1:
        kind = kinds[0]
    given = None if default is absent else default
    return Question(
        name=name,
        ask=ask,
        kind=kind,
        required=default is absent and ask.numbered is None,
        many=many,
        default=given,
        may_be_absent=default is not absent,
    )
