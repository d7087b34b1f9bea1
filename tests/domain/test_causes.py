"""The causes of action 案由: the lists held in this form against the research, and how a case has one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.causes import load_causes
from adapters.law_files import LawFileRefused, law_folder
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.causes import (
    CauseVersion,
    NumberKnownFrom,
)
from domain.enforcement import EnforcementCase
from domain.litigation import LitigationCase
from domain.revocation import RevocationCase
from tests.support.lawful_walk import RULES

TABLE = RULES.causes
OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)
RESEARCH = Path(__file__).parents[3] / "shared" / "law" / "procedures.md"

UNDER_CONTRACT = (
    "确认劳动关系",
    "集体合同",
    "劳务派遣合同",
    "非全日制用工",
    "追索劳动报酬",
    "经济补偿金",
    "竞业限制",
)
UNDER_INSURANCE = ("养老保险待遇", "工伤保险待遇", "医疗保险待遇", "生育保险待遇", "失业保险待遇")
LABOUR = {"劳动合同": UNDER_CONTRACT, "社会保险": UNDER_INSURANCE, "福利待遇": ()}
PERSONNEL: dict[str, tuple[str, ...]] = {"聘用合同": (), "聘任合同": (), "辞职": (), "辞退": ()}
LISTS: dict[date, dict[str, dict[str, tuple[str, ...]]]] = {
    date(2021, 1, 1): {"劳动争议": LABOUR, "人事争议": PERSONNEL},
    date(2026, 1, 1): {
        "劳动争议": {**LABOUR, "超龄劳动者用工": (), "承包人、被挂靠人用工主体责任": ()},
        "人事争议": PERSONNEL,
        "新就业形态用工纠纷": {
            "新就业形态用工合同": ("确认劳动关系", "追索劳动报酬"),
            "新就业形态社会保险": ("工伤保险待遇",),
            "新就业形态职业伤害保障": (),
        },
    },
}
"""Second, third and fourth level as procedures.md §4.2 lists them, without the word 纠纷 that ends each name."""
FIRST_NUMBER = {date(2021, 1, 1): 186, date(2026, 1, 1): 205}
RELATED = {
    "144": "劳务合同纠纷",
    "144(1)": "超龄劳动者劳务合同纠纷",
    "404": "劳务派遣工作人员侵权责任纠纷",
} | {
    "405": "提供劳务者致害责任纠纷",
    "406": "提供劳务者受害责任纠纷",
}
HAVING_A_CAUSE = (ArbitrationCase, LitigationCase, AppealCase, RevocationCase, EnforcementCase)


def nested(version: CauseVersion) -> dict[str, dict[str, tuple[str, ...]]]:
    """The list of a version as levels within levels."""

    def below(code: str | None) -> list[Any]:
        return [cause for cause in version.causes if cause.parent == code and not cause.related]

    (part,) = below(None)
    return {
        second.name: {
            third.name.removesuffix("纠纷"): tuple(
                fourth.name.removesuffix("纠纷") for fourth in below(third.code)
            )
            for third in below(second.code)
        }
        for second in below(part.code)
    }


@pytest.mark.parametrize("version", TABLE.versions, ids=lambda version: version.document)
def test_a_version_lists_what_the_law_text_lists(version: CauseVersion) -> None:
    assert nested(version) == LISTS[version.valid_from]


@pytest.mark.parametrize("version", TABLE.versions, ids=lambda version: version.document)
def test_numbers_run_on_through_the_third_level(version: CauseVersion) -> None:
    third = [cause.number for cause in version.causes if cause.level == 3 and not cause.related]
    first = FIRST_NUMBER[version.valid_from]
    assert third == [str(number) for number in range(first, first + len(third))]
    for cause in version.causes:
        if cause.level == 4 and cause.parent:
            assert (cause.number or "").startswith(f"{version.by_code[cause.parent].number}(")


def test_related_causes_belong_to_the_later_version_alone() -> None:
    earlier, later = TABLE.versions
    assert {cause.number: cause.name for cause in later.causes if cause.related} == RELATED
    assert not [cause for cause in earlier.causes if cause.related]


def test_no_number_was_read_in_an_official_annex_and_every_line_says_so() -> None:
    earlier, later = TABLE.versions
    known = {
        one.valid_from: {cause.number_known_from for cause in one.causes} - {None} for one in TABLE.versions
    }
    assert known == {
        earlier.valid_from: {NumberKnownFrom.DOMAIN_KNOWLEDGE},
        later.valid_from: {NumberKnownFrom.SECOND_HAND},
    }
    assert not [cause for one in TABLE.versions for cause in one.causes if cause.verified or one.verified]


@pytest.mark.skipif(
    not RESEARCH.exists(), reason="the research lies beside the checkout only where it is kept"
)
def test_the_research_says_the_same() -> None:
    text = RESEARCH.read_text("utf-8").partition("### 4.2 案由")[2].partition("### 4.3")[0]
    assert "**2021-01-01—2025-12-31**" in text
    assert "**2026-01-01 起**" in text
    before, after = text.split("**2026-01-01 起**")
    for version, told in zip(TABLE.versions, (before, after), strict=True):
        for cause in version.causes:
            if not cause.related:
                name = cause.name.removesuffix("纠纷").removesuffix("保险待遇")
                assert name in told or cause.name in told, cause.name
    for number in (cause.number for cause in TABLE.versions[1].causes if cause.level == 3):
        assert str(number) in after or number == "406"  # written 405/406


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_on_each_day_one_version_is_in_force_or_none(day: date) -> None:
    holding = [version for version in TABLE.versions if version.is_in_force(day)]
    assert len(holding) <= 1
    assert TABLE.on(day) is (holding[0] if holding else None)
    assert bool(holding) is (day >= date(2021, 1, 1))


@given(st.dates(date(2021, 1, 1), date(2060, 12, 31)), st.data())
def test_whatever_is_in_force_is_recorded_with_its_version(day: date, data: st.DataObject) -> None:
    version = TABLE.on(day)
    assert version is not None
    line = data.draw(st.sampled_from([cause for cause in version.causes if cause.may_be_chosen]))
    cause = TABLE.listed(line.code, day)
    assert (cause.name, cause.number, cause.version) == (line.name, line.number, version.valid_from)


# The file


def written(folder: Path, *changed: tuple[str, str]) -> Path:
    text = law_folder().joinpath("causes.toml").read_text("utf-8")
    for old, new in changed:
        assert old in text
        text = text.replace(old, new, 1)
    folder.joinpath("causes.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "changed",
    [
        ("valid_from = 2026-01-01\n", ""),
        ("valid_from = 2026-01-01\n", "valid_from = 2025-12-31\n"),
        ("valid_to = 2025-12-31\n", "valid_to = 2020-12-31\n"),
        ('parent = "labour-contract"\n', 'parent = "no-such-cause"\n'),
        ('parent = "labour-contract"\n', ""),
        ('parent = "labour-contract"\n', 'parent = "part-labour"\n'),
        ('number_known_from = "domain-knowledge"\n', ""),
        ('number_known_from = "domain-knowledge"\n', 'number_known_from = "hearsay"\n'),
        ('code = "collective-contract"', 'code = "confirming-employment"'),
        ('name = "集体合同纠纷"', 'name = "确认劳动关系纠纷"'),
        ("level = 4\n", "level = 5\n"),
        ('mark = "第六部分"\n', 'mark = "第六部分"\nremark = "no such key"\n'),
    ],
    ids=lambda changed: "→".join(changed).replace("\n", ""),
)
def test_a_doubtful_line_fails_the_start(tmp_path: Path, changed: tuple[str, str]) -> None:
    with pytest.raises(LawFileRefused):
        load_causes(written(tmp_path, changed))


def test_a_line_or_a_version_without_its_source_fails_the_start(tmp_path: Path) -> None:
    text = law_folder().joinpath("causes.toml").read_text("utf-8")
    lines = text.splitlines(keepends=True)
    sources = [place for place, line in enumerate(lines) if line.startswith("source = ")]
    for place in (sources[0], sources[5], sources[-1]):
        tmp_path.joinpath("causes.toml").write_text("".join(lines[:place] + lines[place + 1 :]), "utf-8")
        with pytest.raises(LawFileRefused):
            load_causes(tmp_path)


def test_a_number_not_read_in_the_annex_cannot_be_called_verified(tmp_path: Path) -> None:
    text = law_folder().joinpath("causes.toml").read_text("utf-8")
    head, _, tail = text.partition('number = "186"')
    tmp_path.joinpath("causes.toml").write_text(
        head + 'number = "186"' + tail.replace("verified = false", "verified = true", 1), "utf-8"
    )
    with pytest.raises(LawFileRefused, match="verified"):
        load_causes(tmp_path)
