"""Writing a case bundle: records as the ledger holds them, their leaves and proofs, and what the asker may open."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from adapters.case_bundle.archive import archived
from adapters.case_bundle.manifest import (
    FORMAT,
    VERSION,
    CaseTold,
    DocumentTold,
    Exported,
    Manifest,
    MemberTold,
    Opening,
    Openings,
    RecordTold,
    canonical,
    names_of,
)
from adapters.case_bundle.report import Report, as_html, report_of
from adapters.case_bundle.report_pdf import as_pdf
from adapters.case_bundle.verify_page import verify_page
from adapters.commitments import PARTICULAR, PARTICULARS, Particular, commitment
from adapters.ledger import Ledger
from adapters.ledger.leaf import leaf_bytes
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import base64_text
from adapters.tlog.proof import HEADER
from adapters.vault import PERSON
from application.case_bundles import BundleContent, BundledDocument, TreeHead
from application.case_documents import EXTENSIONS


class SignedHead(Protocol):
    """A checkpoint with the signatures on it."""

    @property
    def size(self) -> int: ...
    @property
    def root(self) -> bytes: ...
    @property
    def note(self) -> str: ...


class Trail(Protocol):
    """Where signed checkpoints come from."""

    @property
    def policy(self) -> str: ...
    def latest(self) -> SignedHead | None: ...


class Opener(Protocol):
    """The vault: kind, salt and content of sealed items, and particulars one by one; an erased one is absent."""

    def openings(self, item_ids: Sequence[UUID]) -> dict[UUID, tuple[str, bytes, bytes]]: ...
    def particulars(self, person_ids: Sequence[UUID]) -> dict[UUID, dict[str, Particular]]: ...


class CaseBundleWriter:
    """Writes bundles over one ledger."""

    def __init__(self, ledger: Ledger, vault: Opener, trail: Trail | None = None) -> None:
        self._ledger = ledger
        self._vault = vault
        self._trail = trail

    def head(self) -> TreeHead:
        """The newest signed tree, or the ledger as it is where none is signed."""
        latest = self._trail.latest() if self._trail else None
        if self._trail is None or latest is None:
            size, root = self._ledger.head()
            return TreeHead(size=size, root=root, note="", policy="")
        return TreeHead(size=latest.size, root=latest.root, note=latest.note, policy=self._trail.policy)

    def written(self, content: BundleContent) -> bytes:
        """The archive."""
        members = {"checkpoint": self._checkpoint(content.head), "policy": content.head.policy.encode()}
        members.update(self._recorded(content, members["checkpoint"]))
        for document in content.documents:
            if document.content is not None:
                members[_name(document)] = document.content
        members["openings.json"] = self._opened(content)
        report = report_of(content, self._ledger.origin)
        members |= _shown(report)
        manifest = self._manifest(content)
        names = names_of(manifest)
        manifest.members.extend(
            MemberTold(name, len(members[name]), sha256(members[name]).hexdigest()) for name in names
        )
        ordered = [("manifest.json", canonical(manifest)), *((name, members[name]) for name in names)]
        return archived(ordered)

    def _checkpoint(self, head: TreeHead) -> bytes:
        unsigned = Checkpoint(self._ledger.origin, head.size, head.root)
        return (head.note or str(unsigned)).encode()

    def _recorded(self, content: BundleContent, checkpoint: bytes) -> Iterator[tuple[str, bytes]]:
        states = {
            (case.case_id, event.originator_version): event.state
            for case in content.cases
            for event in self._ledger.stream(case.case_id)
        }
        indexes = [entry.position - 1 for entry in content.entries]
        proofs = self._ledger.inclusion_proofs(indexes, content.head.size)
        for entry, log_index, proof in zip(content.entries, indexes, proofs, strict=True):
            state = states[entry.case_id, entry.version]
            leaf = leaf_bytes(self._ledger.origin, entry.case_id, entry.version, entry.topic, state)
            head = "\n".join([HEADER, f"index {log_index}", *map(base64_text, proof), "", ""])
            yield f"leaves/{log_index}.json", leaf
            yield f"proofs/{log_index}.tlog-proof", head.encode() + checkpoint
            if log_index not in content.withheld:
                yield f"records/{log_index}.json", state

    def _opened(self, content: BundleContent) -> bytes:
        wanted = [
            (log_index, item)
            for log_index, items in sorted(content.openable.items())
            if log_index not in content.withheld
            for item in items
        ]
        opened = self._vault.openings([item for _, item in wanted])
        particulars = self._vault.particulars([item for item in opened if opened[item][0] == PARTICULARS])
        told: list[Opening] = []
        for log_index, item in wanted:
            if item in opened and opened[item][0] != PERSON:
                told.append(_opening(log_index, item, *opened[item]))
            if item in particulars:
                told.append(_named(log_index, item, particulars[item]["name"]))
        return canonical(Openings(1, told))

    def _manifest(self, content: BundleContent) -> Manifest:
        told = Exported(
            content.exported_at.isoformat(), content.by, content.institution, content.purpose.strip()
        )
        return Manifest(
            format=FORMAT,
            v=VERSION,
            origin=self._ledger.origin,
            signed=bool(content.head.note),
            size=content.head.size,
            case=str(content.case.case_id),
            exported=told,
            cases=[CaseTold(str(case.case_id), case.kind_zh, case.title) for case in content.cases],
            records=[
                RecordTold(
                    entry.position - 1,
                    str(entry.case_id),
                    entry.version,
                    entry.position - 1 not in content.withheld,
                )
                for entry in content.entries
            ],
            documents=[
                DocumentTold(
                    document.log_index,
                    document.row.digest,
                    _name(document) if document.content is not None else "",
                    document.state,
                )
                for document in content.documents
            ],
            members=[],
        )


def _opening(log_index: int, item: UUID, kind: str, salt: bytes, content: bytes) -> Opening:
    return Opening(log_index, str(item), kind, commitment(kind, salt, content), salt.hex(), content.decode())


def _named(log_index: int, person: UUID, name: Particular) -> Opening:
    return _opening(log_index, person, PARTICULAR + "name", bytes.fromhex(name.salt), name.value.encode())


def _name(document: BundledDocument) -> str:
    return f"documents/{document.row.digest}.{EXTENSIONS[document.row.media_type]}"


def _shown(report: Report) -> dict[str, bytes]:
    return {"report.html": as_html(report), "report.pdf": as_pdf(report), "verify.html": verify_page()}
