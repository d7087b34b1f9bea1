"""Two-character grams 二字组: search without a dictionary that misses no name and no two-character word.

A text becomes the stream of its letters, digits and characters, punctuation left out; its grams are the pairs of
neighbours, and at the end the last character alone. A word is found where its own pairs follow one another,
which is substring search. Names of natural persons are indexed the same way with every gram blinded under a key.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import sha256

BLINDED = "·"  # never part of a normalised text, so that no typed word can match a blinded gram by itself
_BETWEEN_WORDS = re.compile(r"[\s,，、;；。]+")
MOST_WORDS = 10


def normalised(text: str) -> str:
    """Full width as half width, lower case, letters and digits only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


def words(query: str) -> list[str]:
    """The words somebody typed; all of them must be found."""
    typed = (normalised(word) for word in _BETWEEN_WORDS.split(query))
    return list(dict.fromkeys(word for word in typed if word))[:MOST_WORDS]


def pairs(word: str) -> list[str]:
    """The neighbours in a word of at least two characters."""
    return [word[at : at + 2] for at in range(len(word) - 1)]


def clear(texts: Iterable[str]) -> list[str]:
    """The grams of public texts. The single last character also keeps one text apart from the next."""
    grams: list[str] = []
    for text in texts:
        plain = normalised(text)
        if plain:
            grams += [*pairs(plain), plain[-1]]
    return grams


def blinded(names: Iterable[str], key: bytes) -> list[str]:
    """The grams of names: pairs in their order, then each character for searches by one character."""
    grams: list[str] = []
    for name in names:
        plain = normalised(name)
        grams += [blind(gram, key) for gram in (*pairs(plain), *plain)]
    return grams


def blind(gram: str, key: bytes) -> str:
    """HMAC-SHA256, 64 bits of it: equal grams stay equal, and without the key they say nothing."""
    return BLINDED + hmac.digest(key, gram.encode(), sha256).hex()[:16]


def sqlite_match(query: Sequence[str], key: bytes) -> str:
    """The query in the language of FTS5: every word, in the clear or as a name."""
    return " AND ".join(f"({_fts_clear(word)} OR {_fts_phrase(_blinded_word(word, key))})" for word in query)


def postgres_match(query: Sequence[str], key: bytes) -> str:
    """The query in the language of tsquery."""
    return " & ".join(f"({_ts_clear(word)} | {_ts_phrase(_blinded_word(word, key))})" for word in query)


def postgres_vector(grams: Sequence[str]) -> str:
    """The grams as a tsvector literal: their places are ours, no parser of the database touches them."""
    return " ".join(f"'{gram}':{place}" for place, gram in enumerate(grams, start=1))


def _blinded_word(word: str, key: bytes) -> list[str]:
    return [blind(gram, key) for gram in (pairs(word) or [word])]


def _fts_clear(word: str) -> str:
    return _fts_phrase(pairs(word)) if len(word) > 1 else f'"{word}"*'


def _fts_phrase(grams: Sequence[str]) -> str:
    return f'"{" ".join(grams)}"'


def _ts_clear(word: str) -> str:
    return _ts_phrase(pairs(word)) if len(word) > 1 else f"'{word}':*"


def _ts_phrase(grams: Sequence[str]) -> str:
    return "(" + " <-> ".join(f"'{gram}'" for gram in grams) + ")"
