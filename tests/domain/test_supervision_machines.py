"""Where a letter 函件 and a matter 监督事项 can go: the whole table, the published paths, and chance."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel import Aggregate
from domain.refusals import Refused
from domain.steps import steps_of
from domain.supervision_letter import SupervisionLetter
from domain.supervision_matter import SupervisionMatter
from tests.support import supervision_letters, supervision_matters
from tests.support.story import CASE
from tests.support.supervision import UNION, recorded_by

LOOKED_INTO = "rectification_claimed verified not_rectified"
ANSWERED = "replied_accepting replied_disputing"
LETTER_GOES = {
    "none": "drafted",
    "drafted": "submitted served receipt_refused published withdrawn",
    "submitted": "signed withdrawn",
    "signed": "signed served receipt_refused published withdrawn",
    "served": f"served {ANSWERED} overdue {LOOKED_INTO} department_filed department_declined withdrawn",
    "receipt_refused": f"served receipt_refused {ANSWERED} {LOOKED_INTO} escalated withdrawn",
    "published": "published withdrawn closed",
    "replied_accepting": f"replied_accepting {LOOKED_INTO} withdrawn",
    "replied_disputing": f"{ANSWERED} {LOOKED_INTO} withdrawn",
    "overdue": f"overdue {ANSWERED} {LOOKED_INTO} department_filed department_declined escalated withdrawn",
    "rectification_claimed": f"{LOOKED_INTO} withdrawn",
    "verified": "verified relapsed closed",
    "not_rectified": f"{ANSWERED} {LOOKED_INTO} escalated withdrawn",
    "relapsed": f"relapsed {LOOKED_INTO} escalated withdrawn",
    "department_filed": f"department_filed result_returned {LOOKED_INTO} withdrawn",
    "department_declined": f"department_declined {LOOKED_INTO} escalated withdrawn",
    "result_returned": f"result_returned {LOOKED_INTO} withdrawn",
    "escalated": "escalated closed",
    "closed": "relapsed",
}
UNION_GOES_ON = (
    "investigated no_violation conciliation_failed settled urged transferred filed rectified closed"
)
MATTER_GOES = {
    "none": "registered accepted not_accepted",
    "registered": f"registered {UNION_GOES_ON}",
    "accepted": f"accepted {UNION_GOES_ON}",
    "investigated": UNION_GOES_ON,
    "no_violation": "reopened closed",
    "conciliation_failed": UNION_GOES_ON,
    "settled": "settled performed relapsed",
    "performed": "performed relapsed closed",
    "urged": UNION_GOES_ON,
    "transferred": "settled transferred filed not_filed rectified closed",
    "filed": "settled filed suggested lead_returned rectified closed",
    "not_filed": f"not_filed {UNION_GOES_ON}",
    "suggested": "filed settled suggested suggestion_answered lead_returned rectified closed",
    "suggestion_answered": f"suggestion_answered suggested lead_returned {UNION_GOES_ON}",
    "lead_returned": f"lead_returned suggested {UNION_GOES_ON}",
    "rectified": "rectified relapsed closed",
    "relapsed": "relapsed reopened",
    "reopened": f"reopened {UNION_GOES_ON}",
    "closed": "relapsed reopened closed",
}
SHOWN_PATHS = [
    pytest.param(LETTER_GOES, "signed served verified closed", id="提示函 answered by correction"),
    pytest.param(LETTER_GOES, "signed served overdue escalated closed", id="提示函 unanswered, then 意见书"),
    pytest.param(LETTER_GOES, "signed served not_rectified escalated", id="提示函 slow, then a lead"),
    pytest.param(LETTER_GOES, "drafted published closed", id="公开提示函"),
    pytest.param(LETTER_GOES, "drafted submitted signed receipt_refused escalated", id="意见书 refused"),
    pytest.param(LETTER_GOES, "served replied_disputing not_rectified escalated", id="意见书 disputed"),
    pytest.param(
        LETTER_GOES, "served department_filed result_returned verified closed", id="建议书 to its result"
    ),
    pytest.param(LETTER_GOES, "served department_declined escalated", id="建议书 declined"),
    pytest.param(LETTER_GOES, "overdue rectification_claimed verified", id="overdue but done"),
    pytest.param(LETTER_GOES, "replied_accepting not_rectified", id="replied but not done"),
    pytest.param(LETTER_GOES, "verified closed relapsed rectification_claimed", id="done, then defaulted"),
    pytest.param(
        MATTER_GOES, "accepted conciliation_failed investigated urged rectified closed", id="浙江 17–21"
    ),
    pytest.param(
        MATTER_GOES, "transferred filed suggested suggestion_answered rectified", id="检察建议 adopted"
    ),
    pytest.param(
        MATTER_GOES, "settled relapsed reopened settled performed closed", id="settled, then defaulted"
    ),
]
MACHINES: list[Any] = [
    pytest.param(SupervisionLetter, LETTER_GOES, id="letter"),
    pytest.param(SupervisionMatter, MATTER_GOES, id="matter"),
]
WITHOUT_SOURCE: dict[type[Aggregate], set[str]] = {
    SupervisionLetter: {"end_publication", "withdraw"},
    SupervisionMatter: {"decline_lead"},
}
TOLD: dict[type[Aggregate], list[Any]] = {
    SupervisionLetter: list(supervision_letters.EACH_STEP.values()),
    SupervisionMatter: list(supervision_matters.EACH_STEP.values()),
}


@pytest.mark.parametrize(("aggregate", "goes"), MACHINES)
def test_the_steps_make_exactly_this_machine(aggregate: type[Aggregate], goes: dict[str, str]) -> None:
    declared = {
        (str(state), str(step.records.LEADS_TO or state))
        for step in steps_of(aggregate).values()
        for state in step.when
    }
    assert declared == {(start, end) for start, ends in goes.items() for end in ends.split()}


@pytest.mark.parametrize(("goes", "path"), SHOWN_PATHS)
def test_a_path_that_rules_or_cases_show_is_open(goes: dict[str, str], path: str) -> None:
    states = path.split()
    for start, end in pairwise(states):
        assert end in goes[start].split(), f"{start} → {end}"


@pytest.mark.parametrize("aggregate", WITHOUT_SOURCE)
def test_steps_without_source_say_so(aggregate: type[Aggregate]) -> None:
    unverified = {name for name, step in steps_of(aggregate).items() if not step.verified}
    assert unverified == WITHOUT_SOURCE[aggregate]


def remembered(case: Any) -> dict[str, Any]:
    """What the case keeps, apart from what belongs to the command under way."""
    kept = {name for name in vars(case) if not name.startswith("_")} - {"occasion"}
    return {name: deepcopy(getattr(case, name)) for name in kept}


@pytest.mark.parametrize("aggregate", TOLD)
@given(chance=st.data())
def test_chance_leads_no_case_out_of_its_machine(aggregate: type[Aggregate], chance: st.DataObject) -> None:
    """From any told beginning, any steps in any order: a refused one leaves no mark, and replay agrees."""
    beginning, *_ = chance.draw(st.sampled_from(TOLD[aggregate]))
    past = [event.stored(version) for version, event in enumerate(beginning, start=1)]
    case: Any = aggregate.of(CASE, past)
    case.occasion = recorded_by(UNION)
    for _, step, _ in chance.draw(st.lists(st.sampled_from(TOLD[aggregate]), max_size=15)):
        before = remembered(case)
        try:
            step(case)
        except Refused:
            assert remembered(case) == before
    assert case.state in aggregate.STATES
    assert remembered(aggregate.of(CASE, [*past, *case.pending_events])) == remembered(case)
