"""Pages ask no other host and hold under a strict content policy: no inline script, style or handler."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, committed_files

STATIC = ROOT / "api" / "static"
VENDOR = STATIC / "vendor"
VERIFIER = STATIC / "verify.html"
"""Works from the disk too, so that everything is in it."""
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))["files"]
PAGES = [
    file
    for file in committed_files()
    if file.is_relative_to(ROOT / "api") and file.suffix in {".html", ".jinja"}
]
OWN = [
    file
    for file in committed_files()
    if file.is_relative_to(STATIC)
    and not file.is_relative_to(VENDOR)
    and file.suffix in {".css", ".js", ".svg", ".html"}
]
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s\"'<>)]*", re.IGNORECASE)
NAMESPACE = re.compile(r"http://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml|1998/Math/MathML)")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle\s*=|\son(?:click|change|submit|load|input|key\w+|mouse\w+|focus|blur|error)\s*=|javascript:|\bhx-on",
    re.IGNORECASE,
)


def named(files: list[Path], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """What a pattern finds in files, SVG and XHTML namespaces aside."""
    texts = {file: NAMESPACE.sub("", file.read_text(encoding="utf-8")) for file in files}
    found = {file.relative_to(ROOT).as_posix(): pattern.findall(text) for file, text in texts.items()}
    return {name: finds for name, finds in found.items() if finds}


def test_no_page_and_no_asset_of_ours_names_an_outside_address() -> None:
    assert named([*PAGES, *OWN], ADDRESS) == {}


def test_no_page_carries_inline_code_or_style() -> None:
    assert named([page for page in PAGES if page != VERIFIER], INLINE) == {}


def test_the_verifier_alone_carries_its_code_and_names_it_by_its_digest() -> None:
    page = VERIFIER.read_text(encoding="utf-8")
    for part in ("script", "style"):
        (inside,) = re.findall(rf"<{part}>(.*?)</{part}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in page
    assert "innerHTML" not in page


def test_scripts_of_ours_evaluate_nothing() -> None:
    scripts = [file for file in OWN if file.suffix == ".js"]
    assert (
        named(scripts, re.compile(r"\beval\(|new Function|innerHTML|document\.write|setAttribute\(\"style"))
        == {}
    )


def test_a_vendored_style_or_script_fetches_from_beside_itself() -> None:
    for style in VENDOR.glob("*.css"):
        fetched = re.findall(r"url\(([^)\"']+)\)", style.read_text(encoding="utf-8"))
        missing = [
            there for there in fetched if not there.startswith("data:") and not (VENDOR / there).is_file()
        ]
        assert missing == [], style.name


@pytest.mark.parametrize("part", MANIFEST, ids=[part["file"] for part in MANIFEST])
def test_a_vendored_part_is_what_the_manifest_says(part: dict[str, object]) -> None:
    held = (VENDOR / str(part["file"])).read_bytes()
    assert hashlib.sha256(held).hexdigest() == part["sha256"]
    assert part["licence"] in {"MIT", "0BSD", "Apache-2.0"}
    assert part["changes"] or part["sha256"] == part["source_sha256"]


def test_nothing_is_vendored_beside_the_manifest() -> None:
    held = {file.relative_to(VENDOR).as_posix() for file in committed_files() if file.is_relative_to(VENDOR)}
    described = {part["file"] for part in MANIFEST}
    assert held - described == {"manifest.json", "licences/govuk-and-moj-frontend.txt"}
    assert described <= held


def test_neither_crest_nor_crown_nor_the_typeface_of_gov_uk_is_here() -> None:
    styles = [file.read_text(encoding="utf-8") for file in VENDOR.glob("*.css")]
    assert not any(re.search(r"GDS Transport|@font-face|govuk-crest", style) for style in styles)
    assert not [file for file in VENDOR.rglob("*") if re.search(r"crest|crown|logotype|\.woff", file.name)]
