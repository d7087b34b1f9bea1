"""Procurators and inspectors keep cases of their own: the union hears the answer in its matter, and sees no more."""

from typing import Any

import pytest

from application.house import House
from tests.api.given import Login, Official, letter_to_an_employer
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
EMPLOYER = {"name": "示例电池厂"}


async def entries(official: Official, case_id: str) -> list[dict[str, Any]]:
    answer = await official.get(f"/supervision-matter/{case_id}/timeline")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_the_union_reads_the_procurators_answer_in_its_matter(login: Login, house: House) -> None:
    union, procurator = await login("union"), await login("procurator")
    matter: str = (await letter_to_an_employer(union))["matter_id"]
    lead = {"on": ON, "source": "union", "matter_id": matter, "employer": EMPLOYER, "content": "线索"}
    case = (await procurator.took("procuratorial-case/steps/receive-lead", lead))["case_id"]
    path = f"procuratorial-case/{case}"
    await procurator.took(f"{path}/steps/review-lead", {"on": ON, "found": "仅本院可见的研判"}, 1)
    filed = {"on": ON, "prosecution": "administrative-public-interest", "case_number": "示检〔2026〕1号"}
    await procurator.took(f"{path}/steps/file-case", filed, 2)
    result = {"on": ON, "outcome": "rectified", "account": "单位已全部参保"}
    await procurator.took(f"{path}/steps/return-result", result, 3)
    await house.settled()
    told = await entries(union, matter)
    assert [entry["topic"] for entry in told][1:] == [
        "supervision-matter.lead-filed",
        "supervision-matter.lead-returned",
    ]
    text = (await union.get(f"/supervision-matter/{matter}/timeline")).text
    assert "单位已全部参保" in text
    assert "仅本院可见的研判" not in text
    assert (await union.get(f"/{path}")).status_code == 404
    assert (await procurator.get(f"/{path}")).json()["case"]["title"] == "示例电池厂检察监督案件"


async def test_the_union_reads_the_result_of_an_inspection_in_its_matter(login: Login, house: House) -> None:
    union, inspector = await login("union"), await login("inspector")
    matter: str = (await letter_to_an_employer(union))["matter_id"]
    asked = {"on": ON, "department": "示例·忻府区劳动保障监察大队", "materials": "材料"}
    await union.took(f"supervision-matter/{matter}/steps/refer-to-inspection", asked, 1)
    known = {"on": ON, "source": "union", "matter_id": matter, "employer": EMPLOYER, "content": "提请"}
    case = (await inspector.took("inspection-case/steps/register", known))["case_id"]
    path = f"inspection-case/{case}"
    await inspector.took(f"{path}/steps/file-case", {"on": ON}, 1)
    await inspector.took(f"{path}/steps/conclude-investigation", {"on": ON, "found": "仅本机构可见"}, 2)
    await inspector.took(f"{path}/steps/withdraw-case", {"on": ON, "reasons": "情节轻微，已经改正"}, 3)
    result = {"on": ON, "outcome": "case-withdrawn", "account": "已补缴，撤销立案"}
    await inspector.took(f"{path}/steps/return-result", result, 4)
    await house.settled()
    told = await entries(union, matter)
    assert [entry["topic"] for entry in told][2:] == [
        "supervision-matter.inspection-filed",
        "supervision-matter.inspection-returned",
    ]
    assert "已补缴，撤销立案" in (await union.get(f"/supervision-matter/{matter}/timeline")).text
    assert (await union.get(f"/{path}")).status_code == 404
