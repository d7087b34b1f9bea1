"""The page's own Ed25519 and ML-DSA-44 accept exactly what OpenSSL accepts, small-order and uncanonical points included."""

from collections.abc import Callable
from random import Random

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from playwright.sync_api import Page

from tests.browser.test_verify_page import page as page_from_disk
from tests.support.tampering import flip

pytestmark = pytest.mark.browser
page = page_from_disk
ORDER = 2**252 + 27742317777372353535851937790883648493
POINTS = tuple(
    bytes.fromhex(low) + middle * 30 + bytes.fromhex(high)
    for low, middle, high in (
        ("01", b"\0", "00"), ("01", b"\0", "80"), ("00", b"\0", "00"), ("00", b"\0", "80"), ("02", b"\0", "00"),
        ("ec", b"\xff", "7f"), ("ec", b"\xff", "ff"), ("ed", b"\xff", "7f"), ("ed", b"\xff", "ff"),
        ("ee", b"\xff", "7f"), ("ee", b"\xff", "ff"), ("ff", b"\xff", "7f"),
    )
) + tuple(
    bytes.fromhex(point)
    for point in (
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    )
)  # fmt: skip
Case = tuple[str, str, str]
CHECK = """async ([how, cases]) => {
  const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (each) => parseInt(each, 16));
  const answers = [];
  for (const given of cases) {
    const [key, signature, message] = given.map(bytes);
    if (how !== "WebCrypto") answers.push(gongjian[how](key, signature, message));
    else {
      const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      answers.push(await crypto.subtle.verify("Ed25519", imported, signature, message));
    }
  }
  return answers;
}"""


def accepted(check: Callable[[], None]) -> bool:
    """Whether OpenSSL accepts it."""
    try:
        check()
    except InvalidSignature:
        return False
    return True


def told(key: bytes, signature: bytes, message: bytes) -> Case:
    """For the page."""
    return key.hex(), signature.hex(), message.hex()


def test_ed25519(page: Page) -> None:
    given = [
        (key, point + scalar.to_bytes(32, "little"), b"text")
        for key in POINTS
        for point in POINTS
        for scalar in (0, 1, ORDER - 1, ORDER)
    ]
    random = Random(3)
    for _ in range(20):
        signing, message = Ed25519PrivateKey.generate(), random.randbytes(random.randrange(300))
        key, signature = signing.public_key().public_bytes_raw(), signing.sign(message)
        beyond = int.from_bytes(signature[32:], "little") + ORDER
        given += [(key, signature, message), (key, flip(signature, random), message)]
        given.append((key, signature[:32] + beyond.to_bytes(32, "little"), message))
    expected = []
    for key, signature, message in given:
        public = Ed25519PublicKey.from_public_bytes(key)
        expected.append(accepted(lambda s=signature, m=message, p=public: p.verify(s, m)))  # type: ignore[misc]
    assert sum(expected) > 20
    for how in ("ed25519Plain", "WebCrypto"):
        assert page.evaluate(CHECK, [how, [told(*one) for one in given]]) == expected


def test_mldsa44(page: Page) -> None:
    random, given, expected = Random(4), [], []
    for _ in range(15):
        signing, message = MLDSA44PrivateKey.from_seed_bytes(random.randbytes(32)), random.randbytes(90)
        key, signature = signing.public_key().public_bytes_raw(), signing.sign(message)
        for altered in (signature, flip(signature, random), signature[:-84] + flip(signature[-84:], random)):
            public = MLDSA44PublicKey.from_public_bytes(key)
            given.append(told(key, altered, message))
            expected.append(accepted(lambda s=altered, m=message, p=public: p.verify(s, m)))  # type: ignore[misc]
    assert sum(expected) == 15
    assert page.evaluate(CHECK, ["mldsa44", given]) == expected
