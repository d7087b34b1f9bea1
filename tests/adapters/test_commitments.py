"""Commitments: of a person each particular can be proved alone, and who was sealed before that still opens."""

from pathlib import Path
from uuid import uuid4

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.commitments import PARTICULAR, commitment, listing, particulars_in, sealable
from adapters.ledger import Enclosure, Ledger
from adapters.ledger.tables import vault_item
from adapters.vault import PERSON, SealedVault
from tests.adapters.ledger.given import ORIGIN, entry, event

WORKER = {"name": "示某某", "identity_number": None, "phone": "13800000000"}


def salts(size: int) -> bytes:
    return bytes(range(size))


def test_the_listing_has_a_commitment_of_each_particular_and_no_value() -> None:
    held = sealable(WORKER, salts)
    told = msgspec.json.decode(listing(held))
    assert list(told) == ["name", "phone"]
    assert told["phone"] == commitment(PARTICULAR + "phone", salts(32), b"13800000000")
    assert "示某某".encode() not in listing(held)


def test_a_particular_is_bound_to_its_name() -> None:
    """Else a telephone number could be shown as somebody's identity number."""
    of_phone, of_name = (commitment(PARTICULAR + name, salts(32), b"1") for name in ("phone", "name"))
    assert of_phone != of_name


def test_values_come_back_as_they_were_given() -> None:
    assert {name: one.value for name, one in particulars_in(sealable(WORKER, salts)).items()} == {
        "name": "示某某",
        "phone": "13800000000",
    }


def test_who_was_sealed_under_one_commitment_still_opens(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin=ORIGIN) as ledger:
        vault = SealedVault(ledger.database.engine, bytes(32))
        person, key, salt, nonce = uuid4(), AESGCM.generate_key(256), bytes(32), bytes(12)
        content = msgspec.json.encode({"name": "示某某"})
        sealed = nonce + AESGCM(key).encrypt(nonce, salt + content, person.bytes + PERSON.encode())
        item = Enclosure(vault_item, (person, person, PERSON, sealed))
        ledger.append(entry(event(uuid4(), 1), enclosures=(vault.key_row(person, key), item)))
        assert vault.persons([person]) == {person: {"name": "示某某"}}
        assert vault.particulars([person]) == {}
        assert vault.openings([person]) == {person: (PERSON, salt, content)}
