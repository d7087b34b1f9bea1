"""The file that holds a log's private key: outside every database, readable by its owner alone, never logged."""

import os
from pathlib import Path

from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import SigningKey
from application.audit_trail import KeyFileRefused

OTHERS = 0o077


def write_key(path: Path, key: SigningKey) -> None:
    """A new file; one that is there already is never written over."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise KeyFileRefused(f"{path} 已经存在，不覆盖。") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(key.private_text() + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path) -> SigningKey:
    """The key in the file; refused where others may read it."""
    if not path.exists():
        raise KeyFileRefused(f"没有签名密钥文件 {path}；用 gongjian key new 生成。")
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        raise KeyFileRefused(f"{path} 可以被其他用户读取，请先改为只有所有者可读（chmod 600）。")
    try:
        return SigningKey.parse(path.read_text(encoding="utf-8").strip())
    except (Malformed, UnicodeDecodeError):
        raise KeyFileRefused(f"{path} 不是签名密钥文件。") from None


def key_of_the_log(path: Path, origin: str, *, may_create: bool) -> SigningKey | None:
    """The log's key: a new log may be given one; without the file nothing is signed, and everything else goes on."""
    if not path.exists():
        if not may_create:
            return None
        write_key(path, SigningKey.generate(origin))
    key = read_key(path)
    if key.name != origin:
        raise KeyFileRefused(f"{path} 是“{key.name}”的密钥，而本账本是“{origin}”。")
    return key
