"""Up the ladder 提示函 → 意见书 → 建议书 → 线索移送, where the record and the local rule bear it out."""

from datetime import date
from typing import Any

import pytest

from domain.refusals import StepNotOpen
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.ending import (
    LadderGoesUp,
    RecommendationFollowsOpinion,
    Rung,
    TriggerNotInLocalRule,
    TriggerNotInRecord,
)
from domain.supervision_letter.local_law import Trigger
from domain.supervision_letter.record import LetterState
from tests.support.story import Happened
from tests.support.supervision import UNION, UNION_IN_JIANGSU, UNION_IN_ZHEJIANG, story
from tests.support.supervision_letters import (
    CLAIMED,
    DECLINED,
    DISPUTED,
    EXCUSED,
    LATER,
    NOT_DONE,
    OPINION,
    OUT,
    OVERDUE,
    RECEIPT_REFUSED,
    RELAPSED,
    REMINDER,
    TO_HRSS,
    served,
)

S = LetterState

LADDER: list[Any] = [
    pytest.param(UNION, (*OUT, NOT_DONE), Rung.OPINION, Trigger.NOT_CORRECTED, LadderGoesUp, id="down"),
    pytest.param(UNION, (*OUT, NOT_DONE), Rung.LEAD, Trigger.NO_REPLY, TriggerNotInRecord, id="was answered"),
    pytest.param(
        UNION, (*OUT, EXCUSED), Rung.LEAD, Trigger.NOT_CORRECTED, TriggerNotInRecord, id="had reason"
    ),
    pytest.param(
        UNION_IN_JIANGSU,
        (*OUT, OVERDUE),
        Rung.RECOMMENDATION,
        Trigger.NO_REPLY,
        TriggerNotInLocalRule,
        id="Jiangsu names uncorrected alone",
    ),
    pytest.param(
        UNION_IN_ZHEJIANG,
        (*REMINDER, served(), OVERDUE),
        Rung.RECOMMENDATION,
        Trigger.NO_REPLY,
        RecommendationFollowsOpinion,
        id="Zhejiang goes from opinion to recommendation",
    ),
]


@pytest.mark.parametrize(("by", "given", "rung", "trigger", "refusal"), LADDER)
def test_the_ladder_is_not_climbed(by: Any, given: Any, rung: Rung, trigger: Trigger, refusal: Any) -> None:
    (
        story(Letter, *given, by=by)
        .when(lambda letter: letter.escalate(date(2026, 11, 19), rung=rung, trigger=trigger))
        .then_refused(refusal)
    )


CLIMBS: list[Any] = [
    pytest.param((*OPINION, RECEIPT_REFUSED), Trigger.RECEIPT_REFUSED, id="refused receipt"),
    pytest.param((*OUT, OVERDUE), Trigger.NO_REPLY, id="no answer in time"),
    pytest.param((*OUT, NOT_DONE), Trigger.NOT_CORRECTED, id="not corrected without proper reason"),
]


@pytest.mark.parametrize(("given", "trigger"), CLIMBS)
def test_zhejiang_knows_three_ways_to_a_recommendation(given: Any, trigger: Trigger) -> None:
    told = story(Letter, *given, by=UNION_IN_ZHEJIANG).when(
        lambda letter: letter.escalate(date(2026, 11, 19), rung=Rung.RECOMMENDATION, trigger=trigger)
    )
    assert told.case.state is S.ESCALATED
    assert "第二十三条" in told.case.pending_events[-1].local_rule


def test_a_declined_recommendation_may_go_to_the_procuratorate() -> None:
    told = story(Letter, *TO_HRSS, DECLINED).when(
        lambda letter: letter.escalate(LATER, rung=Rung.LEAD, trigger=Trigger.DEPARTMENT_DECLINED)
    )
    assert told.case.state is S.ESCALATED


@pytest.mark.parametrize("event", [None, OVERDUE, CLAIMED, NOT_DONE, DISPUTED, RELAPSED])
def test_an_addressed_letter_never_sinks_without_trace(event: Happened | None) -> None:
    given = OUT if event is None else (*OUT, event)
    story(Letter, *given).when(lambda letter: letter.close(date(2026, 11, 19))).then_refused(StepNotOpen)
