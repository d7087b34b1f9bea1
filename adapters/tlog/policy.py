"""Whose signatures a checkpoint needs (C2SP tlog-policy): logs, witnesses, groups of them, and one quorum."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Self

from adapters.tlog.encoding import Malformed, number
from adapters.tlog.keys import VerifierKey
from adapters.tlog.suites import COSIGNATURE, ED25519, ML_DSA_COSIGNATURE, Suite

NONE = "none"
LONGEST_POLICY = 1_000_000
_LOG_SUITES = (ED25519, ML_DSA_COSIGNATURE)
_WITNESS_SUITES = (COSIGNATURE, ML_DSA_COSIGNATURE)


@dataclass(frozen=True)
class Party:
    """A log or a witness: its key, and where it is asked, where that is said."""

    key: VerifierKey
    url: str | None


@dataclass(frozen=True)
class Group:
    """So many of these members must have witnessed."""

    threshold: int
    members: tuple[str, ...]


@dataclass
class Policy:
    """Read with `Policy.parse`; names are the policy's own and mean nothing outside it."""

    logs: list[Party] = field(default_factory=list)
    witnesses: dict[str, Party] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Raises Malformed, naming the line."""
        policy = cls()
        for at, words in enumerate(_lines(data), start=1):
            if words and not words[0].startswith("#"):
                try:
                    policy._read(*words)
                except Malformed as error:
                    raise Malformed(f"policy, line {at}: {error}") from error
        if not policy.quorum:
            raise Malformed("a policy has one quorum line")
        return policy

    @property
    def log_keys(self) -> list[VerifierKey]:
        """Any of these makes a checkpoint the log's."""
        return [log.key for log in self.logs]

    @property
    def witness_keys(self) -> list[VerifierKey]:
        """Those whose cosignatures count."""
        return [witness.key for witness in self.witnesses.values()]

    def satisfied_by(self, signed: Collection[VerifierKey]) -> bool:
        """Whether the witnesses among these keys are a quorum."""
        return self.quorum == NONE or self._witnessed(self.quorum, signed)

    def absent(self, signed: Collection[VerifierKey]) -> list[str]:
        """The witnesses that have not signed, by the policy's names."""
        return [name for name, witness in self.witnesses.items() if witness.key not in signed]

    def _witnessed(self, name: str, signed: Collection[VerifierKey]) -> bool:
        if name in self.witnesses:
            return self.witnesses[name].key in signed
        group = self.groups[name]
        return sum(self._witnessed(member, signed) for member in group.members) >= group.threshold

    def _read(self, word: str, *words: str) -> None:
        readers = {"log": self._log, "witness": self._witness, "group": self._group, "quorum": self._quorum}
        if word not in readers:
            raise Malformed(f"{word[:40]!r} is not a word of policies")
        readers[word](list(words))

    def _log(self, words: list[str]) -> None:
        party = _party(words, _LOG_SUITES)
        self._once(party, self.logs)
        self.logs.append(party)

    def _witness(self, words: list[str]) -> None:
        if not words:
            raise Malformed("a witness has a name and a key")
        party = _party(words[1:], _WITNESS_SUITES)
        self._once(party, self.witnesses.values())
        self.witnesses[self._new(words[0])] = party

    def _group(self, words: list[str]) -> None:
        if len(words) < 3:  # noqa: PLR2004 - name, threshold, one member
            raise Malformed("a group has a name, a threshold and members")
        name, needed, *members = words
        self._new(name)
        taken = {member for group in self.groups.values() for member in group.members}
        for member in members:
            if member not in self.witnesses and member not in self.groups:
                raise Malformed(f"{member} is not defined above")
            if member in taken or members.count(member) > 1:
                raise Malformed(f"{member} is a member twice")
        self.groups[name] = Group(_threshold(needed, len(members)), tuple(members))

    def _quorum(self, words: list[str]) -> None:
        if len(words) != 1 or self.quorum:
            raise Malformed("a policy has one quorum line with one name")
        if words[0] not in {NONE, *self.witnesses, *self.groups}:
            raise Malformed(f"{words[0]} is not defined above")
        self.quorum = words[0]

    def _new(self, name: str) -> str:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise Malformed(f"the name {name} is taken")
        return name

    @staticmethod
    def _once(party: Party, others: Collection[Party]) -> None:
        if any(party.key.public == other.key.public for other in others):
            raise Malformed(f"the key of {party.key.name} stands twice")


def _lines(data: bytes) -> list[list[str]]:
    """Octets are opaque: Latin-1 keeps each what it is, and key names are read back as UTF-8."""
    if len(data) > LONGEST_POLICY:
        raise Malformed(f"a policy has at most {LONGEST_POLICY} bytes")
    if any((each < 0x20 and each not in b"\t\n") or each == 0x7F for each in data):  # noqa: PLR2004
        raise Malformed("a policy has no control characters but tab and newline")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return [[word for word in line.replace("\t", " ").split(" ") if word] for line in text.split("\n")]


def _party(words: list[str], suites: tuple[Suite, ...]) -> Party:
    if len(words) not in {1, 2}:
        raise Malformed("a key, and at most one address after it")
    key = VerifierKey.parse(words[0])
    if key.suite not in suites:
        raise Malformed(f"the key of {key.name} is not of a type for this")
    return Party(key, words[1] if len(words) == 2 else None)  # noqa: PLR2004


def _threshold(written: str, members: int) -> int:
    needed = {"all": members, "any": 1}.get(written) or number(written)
    if not 1 <= needed <= members:
        raise Malformed(f"{written} of {members} members")
    return needed
