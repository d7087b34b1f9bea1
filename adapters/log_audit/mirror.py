"""A verified copy of a log: only bytes that were checked, under the names of the format, each file whole or absent."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from adapters.log_audit.findings import CHECKPOINT
from adapters.tlog.tiles import Tile
from application.log_audits import CopyNotWritten


class Mirror:
    """A folder that can be served, or audited again."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._folder = folder.resolve(strict=True)
        except OSError as error:
            raise CopyNotWritten(f"“{folder}”：{error.strerror}。") from error

    @property
    def checkpoint(self) -> Path | None:
        """The one kept by an audit before; the log must continue it."""
        kept = self._folder / CHECKPOINT
        return kept if kept.exists() else None

    def keep(self, tile: Tile, data: bytes) -> None:
        """Raises CopyNotWritten also where a link would lead out of the folder."""
        self._write(tile.path, data)

    def finish(self, checkpoint: bytes) -> None:
        """Last of all: a copy that broke off has no newer checkpoint than its tiles."""
        self._write(CHECKPOINT, checkpoint)

    def keep_contradiction(self, checkpoint: bytes) -> None:
        """Signed by the log and not to be reconciled with the one kept before, which stays where it is."""
        self._write(f"{CHECKPOINT}.contradicts-{sha256(checkpoint).hexdigest()[:16]}", checkpoint)

    def _write(self, name: str, data: bytes) -> None:
        file = self._folder / name
        try:
            self._enter(file.parent)
            handle, fresh = tempfile.mkstemp(dir=file.parent, prefix=".new-")
            try:
                with open(handle, "wb") as opened:  # noqa: PTH123 - a descriptor
                    opened.write(data)
                Path(fresh).chmod(0o644)
                Path(fresh).replace(file)
            except BaseException:
                Path(fresh).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise CopyNotWritten(f"“{file}”：{error.strerror or os.strerror(error.errno or 0)}。") from error

    def _enter(self, folder: Path) -> None:
        """Each folder on the way is looked at before anything is made in it."""
        inner = self._folder
        for part in folder.relative_to(self._folder).parts:
            inner /= part
            if inner.is_symlink():
                raise CopyNotWritten(f"“{inner}”是链接，可能指向文件夹之外。")
            inner.mkdir(exist_ok=True)
