"""Where a log is read from; each answer is limited in size, and nothing but the names of the format is asked for."""

import os
import stat
from pathlib import Path
from typing import Protocol

from adapters.log_audit.findings import CHECKPOINT, of_checkpoint
from adapters.tlog.note import LONGEST_NOTE
from adapters.tlog.tiles import LONGEST_ENTRY, TILE_WIDTH, Tile
from adapters.tlog.tree import HASH_SIZE
from application.log_audits import Check, LogUnreachable, NoLogThere

LONGEST_TILE = 2 * TILE_WIDTH * HASH_SIZE
"""Twice what a tile has: of one with something inserted it can still be said where."""
LONGEST_BUNDLE = TILE_WIDTH * (2 + LONGEST_ENTRY)


class Unreadable(Exception):
    """What came is longer than the format allows, and was not read to its end, or is not the gzip it claims to be."""


class Source(Protocol):
    """A log's files by name, from several threads at once."""

    def read(self, name: str, limit: int) -> bytes | None:
        """None where there is no such file; raises Unreadable beyond `limit` bytes, `Refused` where nothing answers."""

    def close(self) -> None:
        """Nothing is read any more."""


class FolderSource:
    """A log in a folder, as a web server would serve it."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NoLogThere(f"“{folder}”不是文件夹，也不是以 http:// 或 https:// 开头的网址。")
        self._folder = folder

    def read(self, name: str, limit: int) -> bytes | None:
        """Regular files only: a pipe or a device would never end."""
        try:
            with open(self._folder / name, "rb", opener=_without_waiting) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return None
                return within(limit, file.read(limit + 1))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise LogUnreachable(f"{name}：{error.strerror}。") from error

    def close(self) -> None:
        """Each file was closed when it had been read."""


def within(limit: int, data: bytes) -> bytes:
    """The data, unless there is more than the format allows."""
    if len(data) > limit:
        raise Unreadable(f"more than {limit} bytes")
    return data


def limit_of(tile: Tile) -> int:
    """The most bytes that are read of this tile or bundle."""
    return LONGEST_BUNDLE if tile.level is None else LONGEST_TILE


def read_checkpoint(source: Source) -> bytes:
    """Without one there is no log to audit."""
    try:
        data = source.read(CHECKPOINT, LONGEST_NOTE)
    except Unreadable as error:
        raise of_checkpoint(Check.FORM, "检查点过长或者无法解压。", str(error)) from error
    if data is None:
        raise NoLogThere("没有名为 checkpoint 的文件。")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
