"""Whoever alters a case bundle is found out, and told what was altered."""

from random import Random

import pytest

from adapters.case_bundle.verifier import verify
from tests.support.bundles import POLICY, Made
from tests.support.tampering import tampered


@pytest.mark.parametrize("policy", [None, POLICY.encode()])
def test_whole_bundles_stand(bundles: Made, policy: bytes | None) -> None:
    for bundle in (bundles.mediators, bundles.courts, bundles.earlier):
        verdict = verify(bundle, policy)
        assert verdict.findings == []
        assert [one.is_log for one in verdict.signed] == [True, False, False]
    assert {one.state for one in verify(bundles.mediators).records} == {"intact"}
    assert {one.state for one in verify(bundles.courts).records} == {"intact", "withheld"}


def test_without_signatures_it_says_so_and_nothing_else(bundles: Made) -> None:
    assert [one.code for one in verify(bundles.unsigned).findings] == ["not-signed"]


def test_every_tampered_bundle_is_found_out(bundles: Made) -> None:
    found_out(bundles, Random(5), 3)


@pytest.mark.faults
def test_thousands_of_tampered_bundles_are_found_out(bundles: Made) -> None:
    assert found_out(bundles, Random(), 80) > 5_000


def found_out(bundles: Made, random: Random, rounds: int) -> int:
    """How many were tried."""
    tried = 0
    for one in tampered(bundles.mediators, bundles.earlier, random, rounds):
        findings = verify(one.bundle).findings
        tried += 1
        assert findings or not one.detected, one.how
        if one.names and one.names != "manifest.json":
            assert one.names in {finding.where for finding in findings}, one.how
    return tried
