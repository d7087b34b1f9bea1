"""What hangs on the records of a bundle: opened texts and documents, each held against the record it belongs to."""

from collections.abc import Iterator

from adapters.case_bundle.archive import Member
from adapters.case_bundle.findings import Finding
from adapters.case_bundle.manifest import Manifest, Opening, Openings, read
from adapters.commitments import PARTICULAR, PARTICULARS, commitment


def openings_wrong(manifest: Manifest, members: dict[str, Member]) -> Iterator[Finding]:
    """Each opening gives its commitment, and that stands in the record."""
    told = read(Openings, members["openings.json"].content)
    if told is None or told.v != 1:
        yield Finding("openings-form")
        return
    states = _states(manifest, members)
    listings: dict[tuple[int, str], bytes] = {}
    for opening in told.openings:
        place = opening.log_index, opening.id
        state = states.get(opening.log_index)
        if state is None:
            yield Finding("opening-record", str(opening.log_index))
        elif committed(opening) != opening.commitment:
            yield Finding("opening-wrong", f"{opening.log_index}/{opening.id}")
        elif _reference(opening) not in (listings.get(place, b"") if _of_a_person(opening) else state):
            yield Finding("opening-absent", f"{opening.log_index}/{opening.id}")
        elif opening.kind == PARTICULARS:
            listings[place] = opening.content.encode()


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
    return commitment(opening.kind, salt, opening.content.encode())


def _of_a_person(opening: Opening) -> bool:
    """A particular stands in the listing, and the listing in the record."""
    return opening.kind.startswith(PARTICULAR)


def _reference(opening: Opening) -> bytes:
    if _of_a_person(opening):
        return f'"{opening.kind.removeprefix(PARTICULAR)}":"{opening.commitment}"'.encode()
    item = "person_id" if opening.kind == PARTICULARS else "item_id"
    return f'"{item}":"{opening.id}","commitment":"{opening.commitment}"'.encode()


def _states(manifest: Manifest, members: dict[str, Member]) -> dict[int, bytes]:
    return {
        record.log_index: bytes(members[f"records/{record.log_index}.json"].content)
        for record in manifest.records
        if record.enclosed
    }
