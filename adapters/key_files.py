"""Files of private keys 密钥文件: outside every database, readable by their owner alone, never logged."""

import os
from collections.abc import Sequence
from pathlib import Path

from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import SigningKey
from application.audit_trail import KeyFileRefused

OTHERS = 0o077


def write_keys(path: Path, keys: Sequence[SigningKey]) -> None:
    """A new file with a line for each key; one that is there already is never written over."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise KeyFileRefused(f"密钥文件 {path} 已经存在，不覆盖。") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(key.private_text() + "\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())


def read_keys(path: Path) -> list[SigningKey]:
    """One key or more; refused where others may read them. No sentence says what is in the file."""
    if not path.exists():
        raise KeyFileRefused(f"没有密钥文件 {path}。")
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        raise KeyFileRefused(f"密钥文件只能由本人读写：chmod 600 {path}")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        keys = [SigningKey.parse(line.strip()) for line in lines if line.strip()]
    except (Malformed, UnicodeDecodeError):
        keys = []
    if not keys:
        raise KeyFileRefused(f"密钥文件 {path} 中不是私钥。")
    return keys


def key_of_the_log(path: Path, origin: str, *, may_create: bool) -> SigningKey | None:
    """The log's key: a new log may be given one; without the file nothing is signed, and everything else goes on."""
    if not path.exists():
        if not may_create:
            return None
        write_keys(path, [SigningKey.generate(origin)])
    (key, *more) = read_keys(path)
    if more or key.name != origin:
        raise KeyFileRefused(f"{path} 是“{key.name}”的密钥，而本账本是“{origin}”。")
    return key
