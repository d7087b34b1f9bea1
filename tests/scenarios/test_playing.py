"""A replay tells every difference between what was to come and what came."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import pytest

from application.scenario import (
    Accepts,
    Asked,
    Fault,
    Outcome,
    Played,
    Refuses,
    Report,
    Scenario,
    ScenarioStep,
    Taken,
    TurnedDown,
    play,
)
from application.scenario.outcome import differences
from application.scenario.written import references, resolved

CASE = UUID(int=7)
TAKEN = Taken(case_id=CASE, version=1, position=1, events=("dispute.registered",))
REFUSED = TurnedDown(
    code="invalid-answers",
    sentence="填写的内容有误。",
    authority="民事诉讼法 第八十五条",
    faults=(
        Fault(field="on", rule="missing", reason="日期：必须填写。"),
        Fault(field="claims.0.amount", rule="amount-precision", reason="金额：最多两位小数。"),
    ),
)
OPENS = ScenarioStep(
    number=1, role="调解员", login="tiaojie1", kind="dispute", step="register", case="d1", answers={}
)
FOLLOWS = replace(OPENS, number=2, step="join-worker", answers={"on": "today-3", "of": {"case": "d1"}})


@dataclass
class Prompter:
    """A player that answers as it is told to (the last answer stays), and remembers what it was asked."""

    outcomes: list[Outcome]
    asked: list[Asked] = field(default_factory=list)
    waited: int = 0

    async def take(self, login: str, asked: Asked) -> Outcome:
        assert login == "tiaojie1"
        self.asked.append(asked)
        outcome = self.outcomes[0]
        self.outcomes = self.outcomes[1:] or self.outcomes
        return outcome

    async def state(self, login: str, kind: str, case_id: UUID, position: int) -> str:
        assert (login, kind, case_id, position) == ("tiaojie1", "dispute", CASE, 1)
        return "open"

    async def settled(self) -> None:
        self.waited += 1


def played(prompter: Prompter, *steps: ScenarioStep) -> Report:
    """The steps as one scenario of the 22nd of November 2026."""
    scenario = Scenario(id="trial", title="试演", source=None, chosen_by_us=(), steps=steps)
    return asyncio.run(play(scenario, prompter, run="run", today=date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("expects", "outcome", "state", "said"),
    [
        (Accepts(), TAKEN, "", ()),
        (Accepts(events=("dispute.registered",), state="open"), TAKEN, "open", ()),
        (
            Accepts(events=("dispute.closed",)),
            TAKEN,
            "",
            ("事件应为 dispute.closed，实为 dispute.registered",),
        ),
        (Accepts(state="closed"), TAKEN, "open", ("阶段应为 closed，实为 open",)),
        (Accepts(), REFUSED, "", ("应当记录，却被拒绝（invalid-answers）：填写的内容有误。",)),
        (Refuses(code="step-not-open"), TAKEN, "", ("应当拒绝（step-not-open），却已记录",)),
        (Refuses(code="step-not-open"), REFUSED, "", ("拒绝代码应为 step-not-open，实为 invalid-answers",)),
        (Refuses(code="invalid-answers", field="on", rule="missing", says="必须填写"), REFUSED, "", ()),
        (Refuses(code="invalid-answers", authority="第八十五条"), REFUSED, "", ()),
        (
            Refuses(code="invalid-answers", authority="第一百条"),
            REFUSED,
            "",
            ("依据应含“第一百条”，实为“民事诉讼法 第八十五条”",),
        ),
        (
            Refuses(code="invalid-answers", field="on", says="两位小数"),
            REFUSED,
            "",
            ("应说明“两位小数”，实为“填写的内容有误。 日期：必须填写。”",),
        ),
        (
            Refuses(code="invalid-answers", field="on", rule="amount-precision"),
            REFUSED,
            "",
            ("应指出 on（amount-precision），实为 on（missing）、claims.0.amount（amount-precision）",),
        ),
    ],
)
def test_differences_are_told(
    expects: Accepts | Refuses, outcome: Outcome, state: str, said: tuple[str, ...]
) -> None:
    assert differences(expects, outcome, state) == said


def test_a_later_step_goes_to_the_case_its_label_names() -> None:
    prompter = Prompter([TAKEN])
    report = played(prompter, replace(OPENS, expects=Accepts(state="open")), FOLLOWS)
    assert report.as_expected
    opening, following = prompter.asked
    assert (opening.case_id, following.case_id) == (None, CASE)
    assert following.answers == {"on": "2026-11-19", "of": str(CASE)}
    assert (opening.key, following.key) == ("run/trial/1", "run/trial/2")


def test_a_step_on_a_case_that_never_came_about_is_not_taken() -> None:
    prompter = Prompter([REFUSED])
    report = played(prompter, OPENS, FOLLOWS)
    assert report.differences == (
        "第 1 步：应当记录，却被拒绝（invalid-answers）：填写的内容有误。",
        "第 2 步：案件“d1”没有立成，本步未办理",
    )
    assert [one.outcome for one in report.played] == [REFUSED, None]


def test_an_unexpected_refusal_is_asked_about_again_once_the_house_is_quiet() -> None:
    prompter = Prompter([REFUSED, TAKEN])
    assert played(prompter, OPENS).as_expected
    assert prompter.waited == 1
    assert prompter.asked[0] == prompter.asked[1]


def test_an_expected_refusal_waits_for_quiet_and_is_asked_for_once() -> None:
    prompter = Prompter([REFUSED])
    assert played(prompter, replace(OPENS, expects=Refuses(code="invalid-answers"))).as_expected
    assert (prompter.waited, len(prompter.asked)) == (1, 1)


def test_a_refused_opening_gives_its_label_no_meaning() -> None:
    prompter = Prompter([REFUSED, TAKEN])
    report = played(
        prompter, replace(OPENS, expects=Refuses(code="invalid-answers")), replace(OPENS, number=2)
    )
    assert report.as_expected
    assert prompter.asked[1].case_id is None


def test_each_step_is_told_as_it_comes() -> None:
    heard: list[Played] = []
    scenario = Scenario(id="trial", title="试演", source=None, chosen_by_us=(), steps=(OPENS, FOLLOWS))
    asyncio.run(play(scenario, Prompter([TAKEN]), run="run", today=date(2026, 11, 22), tell=heard.append))
    assert [one.step.number for one in heard] == [1, 2]


@pytest.mark.parametrize(
    ("given", "stands_for"),
    [
        ("today", "2026-03-01"),
        ("today-1", "2026-02-28"),
        ("today+30", "2026-03-31"),
        ("todayish", "todayish"),
        ({"case": "d1"}, str(CASE)),
        ([{"due_on": "today", "amount": "1.00"}], [{"due_on": "2026-03-01", "amount": "1.00"}]),
        ({"case": "d1", "more": 1}, {"case": "d1", "more": 1}),
        (15, 15),
        (None, None),
    ],
)
def test_relative_dates_and_labels_are_resolved(given: object, stands_for: object) -> None:
    assert resolved(given, {"d1": CASE}, date(2026, 3, 1)) == stands_for


def test_references_are_found_however_deep() -> None:
    assert references({"a": {"case": "d1"}, "b": [{"c": {"case": "j1"}}], "d": "today"}) == {"d1", "j1"}


def test_a_step_is_called_what_people_call_it() -> None:
    assert OPENS.label == "劳动争议·登记争议"
