"""verify.html: put together from the modules in `page/`; the built files are committed as api/static/verify.html and
api/static/proofs.js, which checks what a case's own page shows."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from adapters.case_bundle.findings import SENTENCES

MODULES = ("bytes", "sha", "ed25519", "mldsa", "note", "verify", "show")
OF_A_CASE = ("bytes", "sha", "ed25519", "mldsa", "note", "proofs")


@cache
def verify_page() -> bytes:
    """One file: no network, no other file; its own policy lets nothing but its own script run."""
    folder = files("adapters.case_bundle") / "page"
    modules = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    sentences = json.dumps(SENTENCES, ensure_ascii=False, indent=1)
    script = f'"use strict";\n{{\nconst SENTENCES = {sentences};\n{modules}}}\n'
    style = (folder / "page.css").read_text(encoding="utf-8")
    page = (folder / "page.html").read_text(encoding="utf-8")
    for word, text in (
        ("SCRIPT_DIGEST", _digest(script)),
        ("STYLE_DIGEST", _digest(style)),
        ("STYLE", style),
        ("SCRIPT", script),
    ):
        page = page.replace(word, text, 1)
    return page.encode()


@cache
def proofs_script() -> bytes:
    """The script of a case's own page: the same modules, and the check of what that page shows."""
    folder = files("adapters.case_bundle") / "page"
    modules = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in OF_A_CASE)
    return f'"use strict";\n{{\n{modules}}}\n'.encode()


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
