"""Checkpoints, by the published bodies."""

import json
from base64 import b64decode

import pytest

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from tests.adapters.tlog.test_notes import published

BODY = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_a_checkpoint_is_read_and_written_alike() -> None:
    checkpoint = Checkpoint.parse(BODY + "more\n")
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root == b64decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    assert checkpoint.extensions == ("more",)
    assert str(checkpoint) == BODY + "more\n"


def test_every_published_body_is_judged_as_published_and_a_root_that_is_no_hash_is_refused() -> None:
    cases = published("checkpoint-parse.json")["cases"]
    assert len(cases) == 12, json.dumps(cases)
    for case in cases:
        lines = case["checkpoint"].split("\n")
        whole = len(lines) > 2 and not case["wantErr"] and len(b64decode(lines[2])) == 32
        try:
            Checkpoint.parse(case["checkpoint"])
        except Malformed:
            assert not whole, case["desc"]
        else:
            assert whole, case["desc"]


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("20852163", "020852163"),
        BODY.replace("20852163", "+1"),
        BODY.replace("20852163", "18446744073709551616"),
        BODY.replace("q2I=", "q2J="),
        BODY.replace("q2I=", "q2I"),
        BODY.replace("example.com/behind-the-sofa", ""),
        BODY + "\n",
        BODY[:-1],
    ],
)
def test_what_has_another_spelling_is_refused(body: str) -> None:
    with pytest.raises(Malformed):
        Checkpoint.parse(body)
