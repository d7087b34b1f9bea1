"""Cases told by their own steps, and walks nobody planned: any open step with any answers."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from adapters.rule_book import load_rule_book
from domain.carrying import Matter, Source
from domain.documents import MediaType, StoredDocument
from domain.earlier_roles import EarlierRoles
from domain.history import History, with_corrections
from domain.kernel import Aggregate, Correction
from domain.merger.beside import Beside
from domain.merger.carried import CarriedPeriod
from domain.parties import Side
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Occasion, Organ
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Question, Step, questions, steps_of, supplied
from domain.terms import Capacity, Procedure, Term
from domain.time_limits import Deadline
from tests.support.story import CASE, NOTE, TEXT, TODAY, WORKER, Story, occasion, told

RULES = load_rule_book()
FIRST_DAY = date(2025, 3, 3)
OF_MERGER = frozenset(
    {
        "take_in",
        "take_in_counterclaim",
        "take_in_cross_suit",
        "separate",
        "be_taken_into",
        "go_on_from_acceptance",
        "go_on_from_docketing",
        "go_on_from_service",
        "go_on_from_answer",
        "go_on_from_hearing",
        "share_result",
        "sever",
        "begin_by_severance",
    }
)
"""Steps that concern two cases; no research draws them."""
OF_SERVICE = frozenset({"record_failed_service", "publish_notice", "recall_notice", "confirm_address"})
"""Steps of every case in which documents are served 送达 (民事诉讼法 第八十七条至第九十五条；办案规则 第二十条)."""
OF_REPRESENTATION = frozenset(
    {"submit_mandate", "change_mandate", "end_mandate", "name_legal_representative"}
    | {"request_legal_aid", "record_legal_aid_decision", "record_legal_aid_assignment"}
    | {"succeed_worker", "succeed_employer"}
)
"""Steps of every case before a commission or a court, about who stands in for a party 代理与承继."""
OF_CONFIRMED_FACTS = frozenset(
    {"check_identity", "list_evidence", "record_undisputed_facts", "withdraw_fact"}
    | {"take_over_fact", "give_up_fact"}
)
"""Steps about what one organ confirmed and the next takes over 已确认事项."""
OF_CAUSE = frozenset({"fix_cause", "change_cause", "take_over_cause", "pass_cause_on"})
"""Steps about the cause of a case 案由."""
OF_DISPOSAL = frozenset({"waive_claims", "acknowledge_claims"})
"""Steps by which a party disposes of claims 处分请求, before the decision."""
OF_EVERY_CASE = (
    OF_DISPOSAL
    | OF_CAUSE
    | OF_MERGER
    | OF_SERVICE
    | OF_REPRESENTATION
    | OF_CONFIRMED_FACTS
    | {"correct", "object", "note_passed_limit", "count_again", "file_document", "withdraw_document"}
)
"""Steps of the chapters that are told in tests of their own."""
STORED = StoredDocument(
    digest="d" * 64, size=5, media_type=MediaType.TEXT, content_id=UUID(int=61), key_id=UUID(int=62)
)
SOURCE = Source(
    matter=Matter.UNDISPUTED,
    procedure=Procedure.MEDIATION,
    organ=Organ(institution_id=UUID(int=21), name="示例县调解中心", capacity=Capacity.MEDIATION),
    confirmed_on=FIRST_DAY,
    confirmed_by=Side.BOTH,
    digest="e" * 64,
    content=TEXT,
    objections=(),
    gone=False,
)
Taken = Callable[[Any], None]
LOOSE = {"occasion", "_pending_events", "_created_on", "_modified_on"}


def case_after(aggregate: type[Aggregate], *taken: Taken, under: Occasion | None = None) -> Any:
    """The case after these steps, none of which may be refused."""
    case: Any = aggregate.blank(CASE)
    case.occasion = under or occasion()
    for step in taken:
        step(case)
    return case


def story(aggregate: type[Aggregate], *taken: Taken, under: Occasion | None = None) -> Story:
    """A story whose past is these steps."""
    past = case_after(aggregate, *taken, under=under).pending_events
    return Story(aggregate, *(told(event) for event in past), under=under)


def rules_of(chapter: ModuleType) -> set[type[Refused]]:
    """The refusals a chapter declares."""
    own = (thing for thing in vars(chapter).values() if isinstance(thing, type))
    return {thing for thing in own if issubclass(thing, Refused) and thing.__module__ == chapter.__name__}


def remembered(case: Any) -> dict[str, Any]:
    """What a case holds, without what belongs to the command or to the library's clock."""
    return {name: value for name, value in vars(case).items() if name not in LOOSE}


def read_again(case: Any) -> Any:
    """The case as its record alone tells it."""
    return type(case).of(CASE, case.pending_events)


def answers(question: Question) -> st.SearchStrategy[Any]:
    """Any answer of the right kind."""
    one = values(question.kind, question.ask.minimum)
    if question.many:
        some = st.lists(one, min_size=1, max_size=2).map(tuple)
        return some if question.required else st.one_of(st.just(question.default), some)
    return one if question.required else st.one_of(st.just(question.default), one)


def values(kind: Any, minimum: int = 1) -> st.SearchStrategy[Any]:
    """Any value of one kind."""
    given: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(minimum, minimum + 3),
        str: st.sampled_from(("示例", "（2025）示0902民初1号")),
        date: st.integers(-20, 60).map(lambda days: FIRST_DAY + timedelta(days=days)),
        Decimal: st.sampled_from((Decimal("100.00"), Decimal("0.01"))),
        UUID: st.just(UUID(int=7)),
        Person: st.just(WORKER),
        SealedText: st.just(TEXT),
        PrivilegedText: st.just(NOTE),
        Organ: st.just(
            Organ(institution_id=UUID(int=21), name="示例县调解中心", capacity=Capacity.MEDIATION)
        ),
        Deadline: st.just(RULES.deadline("sue_after_nonfinal_award", starts_from=FIRST_DAY)),
    }
    if kind in given:
        return given[kind]
    if isinstance(kind, type) and issubclass(kind, Term):
        return st.sampled_from(list(kind))
    if is_dataclass(kind):
        built: Any = kind
        asked = {question.name: answers(question) for question in questions(built)}
        return st.fixed_dictionaries(asked).map(lambda fields: built(**fields))
    raise AssertionError(f"no values are known for {kind}")


def supply(case: Any, kinds: dict[str, Any]) -> dict[str, Any]:
    """What the application would supply; a deadline handed over by a process may be absent."""
    stock: dict[Any, Any] = {
        RuleBook: RULES,
        History: with_corrections(list(case.pending_events)),
        EarlierRoles: EarlierRoles(),
        StoredDocument: STORED,
        Source: SOURCE,
        CarriedPeriod: CarriedPeriod(code="arb_award", began_on=FIRST_DAY),
        Deadline: RULES.deadline("arb_award", starts_from=FIRST_DAY),
        Beside: Beside(case=type(case).blank(UUID(int=7)), history=History(()), workers=3, employers=2),
    }
    return {name: stock.get(kind) for name, kind in kinds.items()}


def wander(data: st.DataObject, aggregate: type[Aggregate], *road: Taken) -> Any:
    """Some way along the road, then up to ten open steps with any answers; refused ones change nothing.

    Corrections are left out: the case that decides one does not change, only the case read again does.
    """
    case = case_after(aggregate, *road[: data.draw(st.integers(0, len(road)))])
    today = case.state_since or FIRST_DAY
    for _ in range(data.draw(st.integers(1, 10))):
        open_now = [
            step
            for step in steps_of(aggregate).values()
            if not issubclass(step.records, Correction) and step.hindrance(case) is None
        ]
        if not open_now:
            break
        today += timedelta(days=data.draw(st.integers(0, 40)))
        attempt(data, case, data.draw(st.sampled_from(open_now)), min(today, TODAY))
    return case


def attempt(data: st.DataObject, case: Any, step: Step, on: date) -> None:
    """Take a step with any answers; what is refused leaves the case as it was."""
    given = {
        question.name: data.draw(answers(question), label=question.name)
        for question in questions(step.decision)
        if question.name != "on"
    }
    given |= supply(case, supplied(step.decision))
    before = deepcopy(remembered(case))
    recorded = len(case.pending_events)
    try:
        getattr(case, step.name)(on, **given)
    except Refused:
        assert remembered(case) == before
        assert len(case.pending_events) == recorded
