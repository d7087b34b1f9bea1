"""Personal data 个人信息 as the record holds it: a random id and a salted commitment, never the words themselves.

The words lie in the vault, encrypted under a key per person (or per case for text). Destroying the key erases
them and changes no byte of the record (个人信息保护法 第四十七条、第五十一条).
"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A natural person 自然人: who it is stands in the person register under `person_id`."""

    person_id: UUID
    commitment: str
    """SHA-256 over salt, label and the registered particulars, hex; the salt lies in the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedText:
    """Free text that may hold personal matter; readable by every institution that may see the case."""

    item_id: UUID
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivilegedText:
    """Text only the institution that recorded it may read: mediators' notes and concessions (人民调解法 第十五条)."""

    item_id: UUID
    commitment: str
