"""Who signed the checkpoint of a bundle, by a policy."""

from dataclasses import dataclass
from hashlib import sha256

from adapters.case_bundle.findings import Finding, Stopped
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import VerifierKey
from adapters.tlog.note import Note
from adapters.tlog.policy import Policy
from adapters.tlog.suites import SignatureWrong


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that stands, and the fingerprint by which to ask elsewhere whose key it is."""

    name: str
    fingerprint: str
    at: int | None
    is_log: bool


def fingerprint(key: VerifierKey) -> str:
    """SHA-256 over type and public key, hexadecimal: short enough to be read over the telephone."""
    return sha256(bytes([key.suite.identifier]) + key.public).hexdigest()


def checkpoint_of(data: memoryview, *, signed: bool) -> tuple[Note | None, Checkpoint]:
    """The note, where it is signed, and what it says; raises Stopped."""
    try:
        if signed:
            note = Note.parse(bytes(data))
            return note, Checkpoint.parse(note.text)
        return None, Checkpoint.parse(bytes(data).decode())
    except (Malformed, UnicodeDecodeError) as error:
        raise Stopped(Finding("checkpoint-form")) from error


def signatures_of(note: Note, policy: Policy) -> tuple[list[Signed], list[Finding]]:
    """The signatures by keys of the policy, and what is missing or wrong."""
    logs = policy.log_keys
    known = {(key.name, key.key_id): key for key in (*logs, *policy.witness_keys)}
    stand: dict[VerifierKey, Signed] = {}
    wrong: list[Finding] = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        try:
            at = key.suite.verify(key.public, key.name, note.text, signature.data)
        except SignatureWrong:
            wrong.append(Finding("signature-wrong", key.name))
        else:
            stand.setdefault(key, Signed(key.name, fingerprint(key), at, key in logs))
    if not any(key in stand for key in logs):
        wrong.append(Finding("log-unsigned"))
    if not policy.satisfied_by(stand.keys()):
        wrong.append(Finding("quorum", "、".join(policy.absent(stand.keys()))))
    return list(stand.values()), wrong
