"""仲裁时效 on the page of a dispute: claim by claim, for information, naming what is not recorded."""

from datetime import timedelta

import pytest

from application.house import House
from tests.api.given import DISPUTE, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
CLAIMS = [{"kind": "wages", "amount": "100.00"}, {"kind": "severance", "amount": "200.00"}]


async def test_a_dispute_tells_the_time_of_each_claim_and_what_is_missing(
    house: House, mediator: Official
) -> None:
    dispute = await mediator.took("dispute/steps/register", {**DISPUTE, "claims": CLAIMS})
    path = f"/cases/dispute/{dispute['case_id']}"
    await house.settled()
    before = (await mediator.client.get(path)).text
    assert "仲裁时效（参考）" in before
    assert "不受一年限制" in before
    assert "没有记录知道或者应当知道权利被侵害之日，不能计算" in before

    known = {"on": TODAY.isoformat(), "known_on": (TODAY - timedelta(days=10)).isoformat()}
    await mediator.took(f"dispute/{dispute['case_id']}/steps/note-knowledge", known, 1)
    await house.settled()
    after = (await mediator.client.get(path)).text
    assert "没有记录知道或者应当知道" not in after
    assert "时效至" in after
    assert "由对方当事人抗辩" in after


async def test_other_cases_have_no_time_bar_of_their_own(house: House, mediator: Official) -> None:
    dispute = await mediator.took("dispute/steps/register", DISPUTE)
    applied = {"on": TODAY.isoformat(), "body": "peoples", "applicant": "worker", "how": "oral"}
    case = await mediator.took(
        "mediation-case/steps/apply-for", {**applied, "dispute_id": dispute["case_id"]}
    )
    await house.settled()
    assert (
        "仲裁时效（参考）" not in (await mediator.client.get(f"/cases/mediation-case/{case['case_id']}")).text
    )
