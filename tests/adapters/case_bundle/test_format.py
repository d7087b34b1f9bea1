"""What a bundle is, as docs/case-bundle.md says; other tools can read every part of it."""

import json
import zipfile
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import binary, sampled_from

from adapters.case_bundle.archive import archived
from adapters.case_bundle.findings import SENTENCES
from adapters.case_bundle.verifier import verify
from adapters.case_bundle.verify_page import MODULES, proofs_script, verify_page
from adapters.commitments import commitment
from adapters.tlog.policy import Policy
from adapters.tlog.proof import TlogProof
from adapters.tlog.tree import hash_leaf
from tests.support.bundles import POLICY, TEXT, Made
from tests.support.spellings import NO_BUNDLES
from tests.support.tampering import packed, told_anew, unpacked


def test_an_ordinary_unzip_reads_it(bundles: Made) -> None:
    with zipfile.ZipFile(BytesIO(bundles.mediators)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == unpacked(bundles.mediators)
        assert {one.compress_type for one in opened.infolist()} == {zipfile.ZIP_STORED}


def test_every_proof_stands_alone_as_a_tlog_proof(bundles: Made) -> None:
    members = unpacked(bundles.mediators)
    policy = Policy.parse(POLICY.encode())
    proofs = [name for name in members if name.startswith("proofs/")]
    assert len(proofs) > 5
    for name in proofs:
        proof = TlogProof.parse(members[name])
        leaf = members[f"leaves/{proof.index}.json"]
        proof.verify(hash_leaf(leaf))
        signed = {one.key for one in proof.note.verified([*policy.log_keys, *policy.witness_keys])}
        assert policy.satisfied_by(signed)
        state = members[f"records/{proof.index}.json"]
        assert json.loads(leaf)["state_sha256"] == sha256(state).hexdigest()


def test_the_same_export_gives_the_same_bytes(bundles: Made) -> None:
    assert packed(unpacked(bundles.mediators)) == bundles.mediators
    assert packed(told_anew(unpacked(bundles.mediators))) == bundles.mediators


def test_documents_and_openings_are_those_the_asker_may_read(bundles: Made) -> None:
    ours, theirs = unpacked(bundles.mediators), unpacked(bundles.courts)
    assert sum(name.startswith("documents/") for name in ours) == 2
    assert [content.decode() for name, content in theirs.items() if name.startswith("documents/")] == [TEXT]
    opened = [one["content"] for one in json.loads(ours["openings.json"])["openings"]]
    assert "底线捌仟元" in opened
    assert "双方陈述" in opened
    whole = b"".join(theirs.values())
    assert "双方陈述".encode() in whole
    assert "捌仟".encode() not in whole
    told = json.loads(theirs["manifest.json"])["documents"]
    assert [(one["state"], bool(one["digest"])) for one in told] == [("enclosed", True), ("sealed", False)]
    digest = next(one["digest"] for one in json.loads(ours["manifest.json"])["documents"][1:])
    assert digest.encode() not in whole


def openings(bundle: bytes) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(unpacked(bundle)["openings.json"])["openings"]
    return told


def with_openings(bundle: bytes, told: list[dict[str, Any]]) -> bytes:
    written = json.dumps({"v": 1, "openings": told}, ensure_ascii=False, separators=(",", ":")).encode()
    return packed(told_anew({**unpacked(bundle), "openings.json": written}))


def test_of_a_person_the_name_is_proved_and_nothing_else_is_told(bundles: Made) -> None:
    persons = [one for one in openings(bundles.mediators) if one["kind"].startswith("particular")]
    listing, name = persons[:2]
    assert (listing["kind"], name["kind"], name["content"]) == ("particulars", "particular:name", "王甲某")
    assert json.loads(listing["content"])["name"] == name["commitment"]
    assert "phone" in json.loads(listing["content"])
    assert {one["kind"] for one in persons} == {"particulars", "particular:name"}
    assert not any(one["kind"].startswith("particular") for one in openings(bundles.courts))


def test_a_name_that_was_never_recorded_is_found_out(bundles: Made) -> None:
    """Its own commitment is right; it is not in the listing, or the listing is not in the record."""
    told = openings(bundles.mediators)
    at = next(number for number, one in enumerate(told) if one["kind"] == "particular:name")
    listing, name = told[at - 1], told[at]
    other = name | {"content": "王乙某"}
    other["commitment"] = commitment(name["kind"], bytes.fromhex(name["salt"]), "王乙某".encode())
    relisted = listing | {"content": listing["content"].replace(name["commitment"], other["commitment"])}
    relisted["commitment"] = commitment(
        "particulars", bytes.fromhex(listing["salt"]), relisted["content"].encode()
    )
    for changed, codes in (
        ([listing, other], ["opening-absent"]),
        ([relisted, other], ["opening-absent", "opening-absent"]),
        ([name], ["opening-absent"]),
        ([name, listing], ["opening-absent"]),
        ([listing, name | {"content": "王乙某"}], ["opening-wrong"]),
    ):
        bundle = with_openings(bundles.mediators, [*told[: at - 1], *changed, *told[at + 1 :]])
        assert [one.code for one in verify(bundle).findings] == codes


def test_an_opening_of_another_value_is_found_out(bundles: Made) -> None:
    members = unpacked(bundles.mediators)
    told = members["openings.json"].replace("双方陈述".encode(), "单方陈述".encode())
    findings = verify(packed(told_anew({**members, "openings.json": told}))).findings
    assert [one.code for one in findings] == ["opening-wrong"]


def test_the_report_tells_what_happened(bundles: Made) -> None:
    members = unpacked(bundles.courts)
    page = members["report.html"].decode()
    for words in ("庭审举证", "示例·忻府区调解中心", "封存", "副卷，未附", "调解", "日志序号"):
        assert words in page
    assert members["report.pdf"].startswith(b"%PDF-")
    assert "捌仟" not in page


@pytest.mark.parametrize(("bundle", "code"), NO_BUNDLES)
def test_what_is_no_bundle_gets_a_clear_answer(bundle: bytes, code: str) -> None:
    assert [one.code for one in verify(bundle).findings] == [code]


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packing:
        packing.writestr("manifest.json", bytes(10_000_000))
    assert verify(bomb.getvalue()).findings[0].code in {"zip-compressed", "zip-form"}


def test_page_and_script_are_what_their_modules_make() -> None:
    assert (files("api") / "static" / "verify.html").read_bytes() == verify_page()
    assert (files("api") / "static" / "proofs.js").read_bytes() == proofs_script()


def test_the_page_tells_every_sentence_and_loads_nothing() -> None:
    page = verify_page().decode()
    assert all(f'"{code}"' in page for code in SENTENCES)
    assert not any(
        word in page for word in ("fetch(", "XMLHttpRequest", "import(", "src=", "http:", "https:")
    )
    assert len(MODULES) == 7


@given(binary(max_size=400))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    for file in (data, b"PK\3\4" + data, archived([("manifest.json", data)])):
        assert verify(file).findings


@given(
    sampled_from(["checkpoint", "policy", "openings.json", "leaves/0.json", "proofs/0.tlog-proof"]), binary()
)
def test_no_member_makes_it_stumble(bundles: Made, name: str, data: bytes) -> None:
    members = unpacked(bundles.mediators)
    assert verify(packed(told_anew({**members, name: data}))).findings
