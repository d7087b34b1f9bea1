"""材料: a file is uploaded on the case page, named, checked and filed; then it stands in the list and can be saved."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.forms import carry_on, confirm, fill_date, mediation_at_hand
from tests.browser.test_for_everybody import violations
from tests.support.clock import TODAY
from tests.support.contents import NOT_TAKEN, PDF

pytestmark = pytest.mark.browser


def test_a_file_is_uploaded_filed_listed_saved_and_withdrawn(enter: Enter) -> None:
    page = enter("tiaojie1")
    case = mediation_at_hand(page, "示例调〔2026〕31号")
    page.goto(case)
    page.set_input_files("#file", {"name": "工资条.pdf", "mimeType": "text/html", "buffer": PDF})
    page.get_by_role("button", name="上传并入卷").click()
    fill_date(page, "on", TODAY)
    page.get_by_label("材料种类").select_option(label="证据材料")
    page.get_by_label("正卷", exact=True).check()
    page.fill("#title", "三月工资条")
    carry_on(page)
    expect(page.locator(".app-told")).to_contain_text("三月工资条")
    confirm(page)
    link = page.get_by_role("link", name="三月工资条")
    with page.expect_download() as saving:
        link.click()
    assert saving.value.suggested_filename == "三月工资条.pdf"
    assert saving.value.path().read_bytes() == PDF
    assert violations(page) == []

    page.get_by_role("link", name=re.compile("^撤回 ?第 4 条入卷的材料")).click()
    fill_date(page, "on", TODAY)
    page.fill("#reason", "误入本卷")
    carry_on(page)
    confirm(page)
    expect(page.get_by_text("已撤回", exact=True)).to_be_visible()


def test_what_no_case_file_takes_is_refused_on_a_page(enter: Enter) -> None:
    page = enter("tiaojie1")
    page.goto(mediation_at_hand(page, "示例调〔2026〕32号"))
    page.set_input_files(
        "#file", {"name": "说明.pdf", "mimeType": "application/pdf", "buffer": NOT_TAKEN["a page"]}
    )
    page.get_by_role("button", name="上传并入卷").click()
    expect(page.get_by_role("main")).to_contain_text("只接受 PDF")
