"""Contents of documents, made here: the smallest of each kind that is taken, and what is not."""

from io import BytesIO
from zipfile import ZipFile


def office(*parts: str) -> bytes:
    """A package with these parts."""
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for part in parts:
            package.writestr(part, "<x/>")
    return written.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TAKEN = {
    "application/pdf": PDF,
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20),
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": office(
        "[Content_Types].xml", "word/document.xml"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": office(
        "[Content_Types].xml", "xl/workbook.xml"
    ),
    "text/plain": "关于工资的说明\n第一行".encode(),
}
CHINESE_TEXT = "关于工资的说明".encode("gb18030")
NOT_TAKEN = {
    "nothing": b"",
    "blank": b" \n ",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(30),
    "a program for Windows": b"MZ\x90\x00" + bytes(60),
    "a page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "a page with white space before": b"\n\n  <html><body>x</body></html>",
    "a drawing that runs": b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
    "a plain archive": office("a.txt"),
    "a document with macros": office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "a broken package": b"PK\x03\x04" + bytes(40),
    "control characters": "说明\x00\x01".encode(),
    "an old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
}
