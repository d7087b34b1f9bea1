"""Copy the vendored pages' parts anew: `npm ci` here, then `python3 copy.py`.

Only who changes a version needs this, and Node. What it copies is committed, with a manifest
that a test re-hashes.
The crest, the crown and the typeface of gov.uk are not licensed to anybody else: they are left out.
"""

import hashlib
import json
import pathlib
import re
import shutil

HERE = pathlib.Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
VENDOR = HERE.parent / "api" / "static" / "vendor"

GOVUK = "govuk-frontend"
MOJ = "@ministryofjustice/frontend"
SWAGGER = "swagger-ui-dist"
MOJ_IMAGES = (
    "icon-close-cross-black.svg",
    "icon-document.svg",
    "icon-progress-tick.svg",
    "icon-tag-remove-cross-white.svg",
    "icon-tag-remove-cross.svg",
    "icon-toggle-plus-minus.svg",
    "icon-wysiwyg-bold.svg",
    "icon-wysiwyg-italic.svg",
    "icon-wysiwyg-ordered-list.svg",
    "icon-wysiwyg-underline.svg",
    "icon-wysiwyg-unordered-list.svg",
)
PARTS = [
    ("govuk-frontend.min.css", GOVUK, "dist/govuk/govuk-frontend.min.css"),
    ("govuk-frontend.min.js", GOVUK, "dist/govuk/govuk-frontend.min.js"),
    ("moj-frontend.min.css", MOJ, "moj/moj-frontend.min.css"),
    *((f"images/{name}", MOJ, f"moj/assets/images/{name}") for name in MOJ_IMAGES),
    ("htmx.min.js", "htmx.org", "dist/htmx.min.js"),
    ("swagger-ui.css", SWAGGER, "swagger-ui.css"),
    ("swagger-ui-bundle.js", SWAGGER, "swagger-ui-bundle.js"),
    ("licences/swagger-ui.txt", SWAGGER, "LICENSE"),
    ("licences/swagger-ui-notice.txt", SWAGGER, "NOTICE"),
    ("licences/swagger-ui-bundle.txt", SWAGGER, "swagger-ui-bundle.js.LICENSE.txt"),
    ("licences/htmx.txt", "htmx.org", "LICENSE"),
]
LICENCES = {GOVUK: "MIT", MOJ: "MIT", "htmx.org": "0BSD", SWAGGER: "Apache-2.0"}
CHINESE_FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif'
CHANGES = (
    ("typeface of gov.uk replaced by Chinese system fonts", r"GDS Transport,arial,sans-serif", CHINESE_FONTS),
    ("typeface of gov.uk left out", r"(/\*![^*]*not commercially available\. \*/)?@font-face\{[^}]*\}", ""),
    ("royal crest left out", r"url\(/assets/images/govuk-crest\.svg\)", "none"),
    ("pictures found beside the style sheet", r"url\(/assets/images/", "url(images/"),
    (
        "reference to a source map left out",
        r"\s*(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$",
        "\n",
    ),
)


def copy(name: str, package: str, source: str) -> dict[str, object]:
    """Copy one file, changed only as CHANGES says, and describe it."""
    original = (MODULES / package / source).read_bytes()
    copied, made = original, []
    if name.endswith((".css", ".js")):
        text = original.decode("utf-8")
        for what, pattern, instead in CHANGES:
            text, times = re.subn(pattern, instead, text)
            made += [what] if times else []
        copied = text.encode("utf-8")
    (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
    (VENDOR / name).write_bytes(copied)
    return {
        "file": name,
        "package": package,
        "version": json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["version"],
        "licence": LICENCES[package],
        "source": source,
        "source_sha256": hashlib.sha256(original).hexdigest(),
        "sha256": hashlib.sha256(copied).hexdigest(),
        "changes": made,
    }


def write_manifest() -> None:
    """Copy every part and say of each where it comes from."""
    manifest = {
        "note": "Copied by .assets/copy.py from npm packages of these versions. Code only: the crown, "
        "the royal crest and the typeface of gov.uk are not licensed to this project and are not here.",
        "files": [copy(*part) for part in PARTS],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    shutil.copy(HERE / "mit.txt", VENDOR / "licences" / "govuk-and-moj-frontend.txt")
    (VENDOR / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_manifest()
