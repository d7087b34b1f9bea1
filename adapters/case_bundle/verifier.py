"""Verification of a case bundle: from the archive's bytes to every signature, record, document and opened text.

`verify.html` does the same checks in the same order with the same codes (adapters/case_bundle/page).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from os import SEEK_END
from pathlib import Path
from zlib import crc32

from adapters.case_bundle.archive import Member, members_of
from adapters.case_bundle.findings import Finding, Stopped
from adapters.case_bundle.manifest import FORMAT, VERSION, LeafTold, Manifest, RecordTold, names_of, read
from adapters.case_bundle.parts import documents_wrong, openings_wrong
from adapters.case_bundle.proofs import proof_wrong
from adapters.case_bundle.signatures import Signed, checkpoint_of, signatures_of
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from adapters.tlog.policy import Policy

INTACT, WITHHELD, FAULTY = "intact", "withheld", "faulty"


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """One record as it was found."""

    log_index: int
    topic: str
    recorded_at: str
    state: str


@dataclass
class Verdict:
    """Everything found, in the order of the checks; no finding: all of it stands."""

    findings: list[Finding] = field(default_factory=list)
    records: list[RecordSeen] = field(default_factory=list)
    signed: list[Signed] = field(default_factory=list)
    trusted_inside: bool = False
    """Whether the keys were those the bundle itself brings."""
    manifest: Manifest | None = None
    digest: str = ""
    """SHA-256 of the whole file, which the exporting house has in its record of the access; '' of what is no archive."""

    def found(self, code: str, where: object = "") -> None:
        """Note one more."""
        self.findings.append(Finding(code, str(where)))


def verify_file(path: Path, policy: bytes | None = None) -> Verdict:
    """The same for a file, of which no more is read than is looked at; nothing is written."""
    with path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        return verify(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)) if size else b"", policy)


def verify(data: bytes | memoryview, policy: bytes | None = None) -> Verdict:
    """Check everything; `policy` is what the verifier trusts (C2SP tlog-policy), else the bundle's own counts."""
    verdict = Verdict(trusted_inside=policy is None)
    try:
        given = _policy(policy, "policy-given") if policy is not None else None
        members = members_of(memoryview(data))
        verdict.digest = sha256(data).hexdigest()
        manifest = verdict.manifest = _manifest(members)
        _digests(verdict, manifest, members)
        checkpoint = _checkpoint(verdict, manifest, members, given)
    except Stopped as stopped:
        verdict.findings.append(stopped.finding)
        return verdict
    _records(verdict, manifest, members, checkpoint)
    verdict.findings += openings_wrong(manifest, members)
    verdict.findings += documents_wrong(manifest, members)
    return verdict


def _policy(text: bytes | memoryview, code: str) -> Policy:
    try:
        return Policy.parse(bytes(text))
    except Malformed as error:
        raise Stopped(Finding(code)) from error


def _manifest(members: dict[str, Member]) -> Manifest:
    first = next(iter(members.values()))
    if first.name != "manifest.json":
        raise Stopped(Finding("members", first.name))
    if crc32(first.content) != first.crc:
        raise Stopped(Finding("zip-crc", first.name))
    manifest = read(Manifest, first.content)
    if manifest is None or (manifest.format, manifest.v) != (FORMAT, VERSION):
        raise Stopped(Finding("manifest-form"))
    listed, expected = [member.name for member in manifest.members], names_of(manifest)
    if listed != expected:
        raise Stopped(Finding("manifest-members", _first_difference(listed, expected)))
    if list(members)[1:] != listed:
        raise Stopped(Finding("members", _first_difference(list(members)[1:], listed)))
    return manifest


def _first_difference(there: list[str], wanted: list[str]) -> str:
    for one, other in zip(there, wanted, strict=False):
        if one != other:
            return other
    longer = max(there, wanted, key=len)
    return longer[min(len(there), len(wanted))]


def _digests(verdict: Verdict, manifest: Manifest, members: dict[str, Member]) -> None:
    for told in manifest.members:
        member = members[told.name]
        if len(member.content) != told.size or sha256(member.content).hexdigest() != told.sha256:
            verdict.found("member-digest", told.name)
        elif crc32(member.content) != member.crc:
            verdict.found("zip-crc", told.name)


def _checkpoint(
    verdict: Verdict, manifest: Manifest, members: dict[str, Member], given: Policy | None
) -> Checkpoint:
    note, checkpoint = checkpoint_of(members["checkpoint"].content, signed=manifest.signed)
    if (checkpoint.origin, checkpoint.size) != (manifest.origin, manifest.size):
        verdict.found("checkpoint-origin", f"{checkpoint.origin}，{checkpoint.size}")
    if note is None:
        verdict.found("not-signed")
        return checkpoint
    try:
        policy = given or _policy(members["policy"].content, "policy-form")
    except Stopped as stopped:  # what is not signed can still be compared
        verdict.findings.append(stopped.finding)
        return checkpoint
    verdict.signed, wrong = signatures_of(note, policy)
    verdict.findings += wrong
    return checkpoint


def _records(
    verdict: Verdict, manifest: Manifest, members: dict[str, Member], checkpoint: Checkpoint
) -> None:
    note = bytes(members["checkpoint"].content)
    versions: dict[str, int] = {}
    last = -1
    for record in manifest.records:
        leaf = members[f"leaves/{record.log_index}.json"].content
        told = read(LeafTold, leaf)
        wrong = ["record-order"] if record.log_index <= last else []
        wrong += _leaf_wrong(manifest, record, told, members)
        proof = bytes(members[f"proofs/{record.log_index}.tlog-proof"].content)
        wrong += proof_wrong(record.log_index, bytes(leaf), proof, note, checkpoint)
        wrong += ["stream-gap"] if record.version != versions.get(record.stream, 0) + 1 else []
        last, versions[record.stream] = record.log_index, record.version
        for code in wrong:
            verdict.found(code, record.log_index)
        state = FAULTY if wrong else INTACT if record.enclosed else WITHHELD
        topic, at = (told.topic, told.recorded_at or "") if told else ("", "")
        verdict.records.append(RecordSeen(record.log_index, topic, at, state))


def _leaf_wrong(
    manifest: Manifest, record: RecordTold, told: LeafTold | None, members: dict[str, Member]
) -> Iterator[str]:
    if told is None or told.v != 1:
        yield "leaf-form"
        return
    if (told.origin, told.stream, told.version) != (manifest.origin, record.stream, record.version):
        yield "leaf-differs"
    if record.enclosed:
        state = members[f"records/{record.log_index}.json"].content
        if sha256(state).hexdigest() != told.state_sha256:
            yield "record-wrong"
