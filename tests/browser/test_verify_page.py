"""verify.html in a browser: the same answer as `gongjian verify` on the same file, with WebCrypto and without."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from adapters.case_bundle.verifier import verify
from tests.browser.conftest import Enter
from tests.support.bundles import LOG, POLICY, Made, made
from tests.support.furnishing import furnish
from tests.support.spellings import NO_BUNDLES
from tests.support.tampering import tampered, told

pytestmark = pytest.mark.browser
PAGE = Path("api/static/verify.html").resolve().as_uri()
VERIFY = """async ([file, policy, subtle]) => {
  const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  const verdict = await gongjian.verify(bytes(file), policy === null ? null : bytes(policy), subtle ? undefined : null);
  return { digest: verdict.digest, findings: verdict.findings.map((one) => [one.code, one.where, one.sentence]),
    records: verdict.records.map((one) => [one.index, one.topic, one.at, one.state]),
    signed: verdict.signed.map((one) => [one.name, one.fingerprint, one.at === null ? null : Number(one.at), one.isLog]) };
}"""


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """In a thread of its own: the browser keeps an event loop running in this one."""
    folder = tmp_path_factory.mktemp("bundled")
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: made(furnish(folder))).result()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """From the disk, with no network."""
    context = browser.new_context(locale="zh-CN", offline=True)
    opened = context.new_page()
    opened.goto(PAGE)
    return opened


def by_page(page: Page, bundle: bytes, policy: bytes | None = None, *, subtle: bool) -> dict[str, Any]:
    """What the page's own code finds."""
    given = None if policy is None else base64.b64encode(policy).decode()
    answer: dict[str, Any] = page.evaluate(VERIFY, [base64.b64encode(bundle).decode(), given, subtle])
    return answer


def by_command(bundle: bytes, policy: bytes | None = None) -> dict[str, Any]:
    """What the command finds."""
    verdict = verify(bundle, policy)
    return {
        "digest": verdict.digest,
        "findings": told(verdict),
        "records": [[one.log_index, one.topic, one.recorded_at, one.state] for one in verdict.records],
        "signed": [[one.name, one.fingerprint, one.at, one.is_log] for one in verdict.signed],
    }


@pytest.mark.parametrize("subtle", [True, False], ids=["WebCrypto", "plain"])
@pytest.mark.parametrize(
    "policy", [None, POLICY, f"log {LOG.verifier}\nquorum none\n", "log x\nquorum none\n"]
)
def test_both_say_the_same_of_whole_bundles(
    page: Page, bundles: Made, policy: str | None, *, subtle: bool
) -> None:
    given = None if policy is None else policy.encode()
    for bundle in (bundles.mediators, bundles.courts, bundles.earlier, bundles.unsigned):
        assert by_page(page, bundle, given, subtle=subtle) == by_command(bundle, given)


def test_both_say_the_same_of_what_is_no_bundle(page: Page) -> None:
    for bundle, code in NO_BUNDLES:
        said = by_page(page, bundle, subtle=True)
        assert said == by_command(bundle)
        assert [finding[0] for finding in said["findings"]] == [code]


def test_both_say_the_same_of_every_tampered_bundle(page: Page, bundles: Made) -> None:
    assert alike(page, bundles, Random(7), 2) > 150


@pytest.mark.faults
def test_both_say_the_same_of_thousands_of_tampered_bundles(page: Page, bundles: Made) -> None:
    assert alike(page, bundles, Random(), 40) > 3_000


def alike(page: Page, bundles: Made, random: Random, rounds: int) -> int:
    """How many were compared."""
    compared = 0
    for one in tampered(bundles.mediators, bundles.earlier, random, rounds):
        subtle = bool(compared % 2)
        assert by_page(page, one.bundle, subtle=subtle) == by_command(one.bundle), one.how
        compared += 1
    return compared


def test_a_person_chooses_a_file_and_reads_the_answer(page: Page, bundles: Made, tmp_path: Path) -> None:
    chosen = tmp_path / "bundle.zip"
    chosen.write_bytes(bundles.courts)
    page.get_by_label("证据包文件").set_input_files(chosen)
    page.get_by_role("heading", name="核验通过，公钥待核对").wait_for()
    answer = page.locator("#answer").inner_text()
    for words in (
        LOG.name,
        "封存（内容未附，证明完好）",
        "庭审举证",
        "另行取得公钥指纹",
        "没有签名；",
        "本文件的 SHA-256",
    ):
        assert words in answer
    shorter = tmp_path / "shorter.zip"
    shorter.write_bytes(bundles.courts[:-1])
    page.get_by_label("证据包文件").set_input_files(shorter)
    page.get_by_role("heading", name="核验不通过：1 处").wait_for()
    assert "zip-form" in page.locator("#answer").inner_text()


def test_it_works_from_the_house_over_plain_http_without_webcrypto(
    enter: Enter, bundles: Made, tmp_path: Path
) -> None:
    chosen = tmp_path / "bundle.zip"
    chosen.write_bytes(bundles.mediators)
    page = enter(host="intranet.test")
    page.goto("/static/verify.html")
    assert page.evaluate("globalThis.crypto?.subtle === undefined")
    page.get_by_text("按自己掌握的公钥或者策略核验").click()
    page.get_by_label("账本公钥").fill(str(LOG.verifier))
    page.get_by_label("证据包文件").set_input_files(chosen)
    page.get_by_role("heading", name="核验通过", exact=True).wait_for()
    assert "另行取得公钥指纹" not in page.locator("#answer").inner_text()
    page.get_by_label("账本公钥").fill(str(LOG.verifier)[:-4])
    page.get_by_role("button", name="核验").press("Enter")
    page.get_by_text("给出的公钥或者策略不是规定的格式").wait_for()
