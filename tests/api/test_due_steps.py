"""What the law obliges a court to rule now stands first among the next steps, with the reason."""

from uuid import UUID

from api.http.catalogue_answers import next_steps as answered
from api.pages.lawful_steps import next_steps
from application.people import Actor, Institution
from domain.enforcement import EnforcementCase
from domain.revocation_news import RevocationNews
from tests.support.enforcement_road import NOTIFIED, attacked
from tests.support.lawful_walk import case_after
from tests.support.litigation_road import CLERK, HERE

JUDGE = Actor(
    person_id=UUID(int=90),
    name="示例",
    institution=Institution(
        institution_id=CLERK.institution_id,
        name=CLERK.institution,
        region=CLERK.region,
        capacity=CLERK.capacity,
    ),
)
STAY = "示例市中级人民法院已受理撤销申请，应当裁定中止执行（劳动争议司法解释（一） 第二十五条第一款）。"


def test_a_due_step_stands_first_and_says_why() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, attacked(RevocationNews.ACCEPTED), under=HERE)
    steps = next_steps(JUDGE, case)
    assert steps.open[0].name == "stay"
    assert steps.due == {"stay": STAY}


def test_nothing_is_due_where_nothing_obliges() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, under=HERE)
    assert next_steps(JUDGE, case).due == {}


def test_other_systems_are_told_what_is_due_too() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, attacked(RevocationNews.ACCEPTED), under=HERE)
    due = {step.step: step.due for step in answered(JUDGE, case, position=1).steps if step.due}
    assert due == {"stay": STAY}
