"""What hangs on the records of a bundle: opened texts and documents, each held against the record it belongs to."""

from collections.abc import Iterator
from hashlib import sha256

from adapters.case_bundle.archive import Member
from adapters.case_bundle.findings import Finding
from adapters.case_bundle.manifest import Manifest, Opening, Openings, read

_LABEL = b"gongjian-commitment-v1"


def openings_wrong(manifest: Manifest, members: dict[str, Member]) -> Iterator[Finding]:
    """Each opening gives its commitment, and that stands in the record."""
    told = read(Openings, members["openings.json"].content)
    if told is None or told.v != 1:
        yield Finding("openings-form")
        return
    states = _states(manifest, members)
    for opening in told.openings:
        state = states.get(opening.log_index)
        where = f"{opening.log_index}/{opening.id}"
        if state is None:
            yield Finding("opening-record", str(opening.log_index))
        elif committed(opening) != opening.commitment:
            yield Finding("opening-wrong", where)
        elif _reference(opening) not in state:
            yield Finding("opening-absent", where)


def documents_wrong(manifest: Manifest, members: dict[str, Member]) -> Iterator[Finding]:
    """Each digest stands in the record that filed the document, and is that of the file enclosed."""
    states = _states(manifest, members)
    digests = {told.name: told.sha256 for told in manifest.members}
    for document in manifest.documents:
        if not document.digest and not document.member:
            continue
        state = states.get(document.log_index)
        if state is None:
            yield Finding("document-record", str(document.log_index))
        elif f'"digest":"{document.digest}"'.encode() not in state or (
            document.member and digests[document.member] != document.digest
        ):
            yield Finding("document-wrong", document.member or document.digest)


def committed(opening: Opening) -> str:
    """SHA-256 over kind, salt and content, each after its length in eight bytes; '' where the salt is no hex."""
    try:
        salt = bytes.fromhex(opening.salt)
    except ValueError:
        return ""
    if salt.hex() != opening.salt:
        return ""
    parts = (opening.kind.encode(), salt, opening.content.encode())
    return sha256(_LABEL + b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hexdigest()


def _reference(opening: Opening) -> bytes:
    return f'"item_id":"{opening.id}","commitment":"{opening.commitment}"'.encode()


def _states(manifest: Manifest, members: dict[str, Member]) -> dict[int, bytes]:
    return {
        record.log_index: bytes(members[f"records/{record.log_index}.json"].content)
        for record in manifest.records
        if record.enclosed
    }
