"""What content is 文件格式, told from the content alone: a name or a header sent along is never believed."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from domain.documents import MediaType

BEGINNINGS = (
    (b"%PDF-", MediaType.PDF),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
)
OFFICE = (("word/document.xml", MediaType.DOCX), ("xl/workbook.xml", MediaType.XLSX))
ENCODINGS = ("utf-8-sig", "gb18030")
MOST_PARTS = 5_000
MARKUP = ("<!doctype", "<html", "<script", "<svg", "<?xml")


def media_type_of(content: bytes) -> MediaType | None:
    """One of the types a case file takes, or None."""
    for beginning, media_type in BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return MediaType.TEXT if _is_plain_text(content) else None


def _office(content: bytes) -> MediaType | None:
    """A package of Office Open XML by its parts; one that carries macros is none of ours. Nothing is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = {part.filename for part in package.infolist()[: MOST_PARTS + 1]}
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if len(parts) > MOST_PARTS or "[Content_Types].xml" not in parts:
        return None
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        return None
    return next((media_type for part, media_type in OFFICE if part in parts), None)


def _is_plain_text(content: bytes) -> bool:
    """Text in an encoding used here, without control characters, and no page a browser would run."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        unshown = any(ord(character) < ord(" ") and character not in "\t\r\n\f" for character in text)
        runs = any(mark in text[:1024].lower() for mark in MARKUP)
        return bool(text.strip()) and not unshown and "\x7f" not in text and not runs
    return False
