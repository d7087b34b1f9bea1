"""The audit from the checkpoint to the last record; it ends at the first thing that is wrong."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from adapters.log_audit.ahead import ahead
from adapters.log_audit.files import Fetched, LogFiles, entries_in, leaf_hashes
from adapters.log_audit.findings import Wrong, of_checkpoint, of_tile
from adapters.log_audit.head import Trusted, earlier, seen
from adapters.log_audit.leaves import OwnLeaves
from adapters.log_audit.lower import first_difference
from adapters.log_audit.mirror import Mirror
from adapters.log_audit.over_http import HttpSource
from adapters.log_audit.sources import FolderSource, Source, read_checkpoint
from adapters.log_audit.tree import TrustedTree
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.tiles import TILE_WIDTH, Tile, bundle
from adapters.tlog.tree import EMPTY_ROOT
from application.log_audits import (
    Advance,
    AuditAsked,
    Check,
    CheckpointSeen,
    CopyNotWritten,
    EntriesInAnotherForm,
    LogAudit,
)


def audit_log(asked: AuditAsked, advance: Advance = lambda _done, _total: None) -> LogAudit:
    """Raises `Refused` where the audit cannot be made; whatever is wrong with the log is in what it returns."""
    trusted = Trusted.of(asked)
    if asked.keep and "://" not in asked.where and asked.keep.resolve() == Path(asked.where).resolve():
        raise CopyNotWritten("副本不能写入被审计的文件夹。")
    source = HttpSource(asked.where) if "://" in asked.where else FolderSource(Path(asked.where))
    audit = _Audit(asked, trusted, source, advance)
    try:
        audit.run()
    except Wrong as wrong:
        return audit.told(wrong)
    finally:
        source.close()
    return audit.told(None)


class _Audit:
    """What has been seen so far."""

    def __init__(self, asked: AuditAsked, trusted: Trusted, source: Source, advance: Advance) -> None:
        self._asked = asked
        self._trusted = trusted
        self._source = source
        self._advance = advance
        self._mirror = Mirror(asked.keep) if asked.keep else None
        self._head: CheckpointSeen | None = None
        self._own: OwnLeaves | None = None
        self._since: list[int] = []
        self._read = b""
        self._checked = self._files = 0

    def run(self) -> None:
        """Raises Wrong at the first thing that is wrong."""
        self._read = read_checkpoint(self._source)
        head = self._head = seen(self._read, self._trusted)
        self._own = OwnLeaves(head.origin)
        known = [earlier(file, self._trusted, head.origin) for file in self._kept()]
        for checkpoint in known:
            _not_behind(head, checkpoint)
        files = LogFiles(self._source, head.size)
        tree = TrustedTree(files, head.root, entries=self._asked.entries)
        if head.size:
            self._every_tile(files, tree, known)
        elif head.root != EMPTY_ROOT:
            raise of_checkpoint(
                Check.ROOT, "没有记录的日志只有一个根哈希，检查点写的不是它。", "wrong empty root"
            )
        self._since = [checkpoint.size for checkpoint in known]
        if self._mirror:
            self._mirror.finish(self._read)

    def told(self, wrong: Wrong | None) -> LogAudit:
        """What somebody wants to read of it; a checkpoint that contradicts another is evidence and is kept."""
        if wrong and wrong.finding.check in {Check.SPLIT, Check.ROLLBACK} and self._mirror:
            self._mirror.keep_contradiction(self._read)
        return LogAudit(
            checkpoint=self._head,
            finding=wrong.finding if wrong else None,
            checked=self._checked,
            files=self._files,
            entries=self._asked.entries,
            since=tuple(self._since),
            own=self._own.told() if self._own else None,
        )

    def _kept(self) -> list[Path]:
        """The earlier checkpoints: the one named, and that of the copy which is to be brought up to date."""
        of_copy = self._mirror.checkpoint if self._mirror else None
        return [file for file in (self._asked.since, of_copy) if file]

    def _every_tile(self, files: LogFiles, tree: TrustedTree, known: list[Checkpoint]) -> None:
        edge = tree.read_edge()
        for checkpoint in known:
            _continues(files.size, tree, checkpoint)
        for tile, hashes in edge:
            self._verified(tile, b"".join(hashes))
        wanted = _in_order(files, tree.levels, entries=self._asked.entries)
        with closing(ahead(self._fetch(files), wanted)) as arriving:
            for fetched in arriving:
                self._one(fetched, tree)
        self._come_to(files.size)

    def _one(self, fetched: Fetched, tree: TrustedTree) -> None:
        tile = fetched.tile
        if tile.level is None:
            self._bundle(fetched, tree.hashes(0, tile.index))
        else:
            self._verified(tile, b"".join(tree.accept(fetched)))
        if tile.level is None or (tile.level == 0 and not self._asked.entries):
            self._come_to(tile.index * TILE_WIDTH + tile.width)

    def _come_to(self, checked: int) -> None:
        self._checked = checked
        self._advance(checked, self._head.size if self._head else checked)

    def _fetch(self, files: LogFiles) -> Callable[[Tile], Fetched]:
        def fetched(tile: Tile) -> Fetched:
            try:
                return files.fetch(tile)
            except Wrong as wrong:
                if wrong.finding.check is Check.MISSING and _has_other_entries(files, tile):
                    raise EntriesInAnotherForm(
                        "证书透明日志（static-ct-api）的记录在 tile/data/ 下；加 --no-entries 只核对哈希树。"
                    ) from wrong
                raise

        return fetched

    def _bundle(self, fetched: Fetched, leaves: list[bytes]) -> None:
        entries, whole = entries_in(fetched)
        found = leaf_hashes(entries)
        if found != leaves or not whole:
            raise _bundle_wrong(fetched, found, leaves)
        if self._own:
            self._own.look(fetched.tile, entries)
        self._verified(fetched.tile, bundle(entries))

    def _verified(self, tile: Tile, data: bytes) -> None:
        self._files += 1
        if self._mirror:
            self._mirror.keep(tile, data)


def _in_order(files: LogFiles, levels: range, *, entries: bool) -> Iterator[Tile]:
    """Every full tile before those below it, and each bundle after its tile, by record."""
    for index in range(-(-files.size // TILE_WIDTH)):
        for level in levels:
            above, rest = divmod(index, TILE_WIDTH**level)
            tile = None if rest else files.tile(level, above)
            if tile and tile.width == TILE_WIDTH:
                yield tile
        lowest = files.tile(0, index)
        if entries and lowest:
            yield Tile(None, index, lowest.width)


def _has_other_entries(files: LogFiles, tile: Tile) -> bool:
    """Whether this is a log of certificates (static-ct-api): its entries are no bundles and hash otherwise."""
    names = [Tile(None, tile.index, width).path for width in (tile.width, TILE_WIDTH)]
    return tile.level is None and any(
        files.serves(name.replace("tile/entries/", "tile/data/")) for name in names
    )


def _bundle_wrong(fetched: Fetched, found: list[bytes], leaves: list[bytes]) -> Wrong:
    tile, served, at = fetched.tile, fetched.served, first_difference(found, leaves)
    if at is None:
        said = "记录都在，但文件里还有多出来的内容，或者文件不完整。"
        return of_tile(Check.FORM, tile, said, f"{served.path} does not end with its entries", served=served)
    if len(found) == len(leaves) and len(leaves) > 1 and not set(found) & set(leaves):
        said = "所有记录都与哈希瓦片不符：内容全部被换过；如果该日志的叶哈希另有算法，加 --no-entries 只核对哈希树。"
        return of_tile(Check.ENTRY, tile, said, "no entry hashes to its leaf", at=at, served=served)
    said = "记录的内容与哈希瓦片中的叶哈希不符，瓦片与检查点是相符的：被改动、删除或者插入的是记录。"
    detail = f"entry {at} of {served.path} is not its leaf"
    return of_tile(Check.ENTRY, tile, said, detail, at=at, served=served)


def _not_behind(head: CheckpointSeen, known: Checkpoint) -> None:
    if known.size > head.size:
        raise of_checkpoint(
            Check.ROLLBACK,
            f"日志回退了：先前的检查点有 {known.size} 条记录，现在只有 {head.size} 条。",
            f"size {head.size} after {known.size}",
        )
    if known.size == head.size and known.root != head.root:
        raise _split(known, head.root)


def _continues(size: int, tree: TrustedTree, known: Checkpoint) -> None:
    """Also a log that was signed anew as a whole is caught by whoever kept one checkpoint."""
    if 0 < known.size < size and (root := tree.root_at(known.size)) != known.root:
        raise _split(known, root)


def _split(known: Checkpoint, root: bytes) -> Wrong:
    return of_checkpoint(
        Check.SPLIT,
        f"日志分叉：前 {known.size} 条记录与先前签名的检查点不同，历史被改写过，或者对不同的人出示不同的内容。"
        "请保存两个检查点，它们就是证据（--keep 的文件夹中以 checkpoint.contradicts- 开头的文件）。",
        f"root of the first {known.size} records is {root.hex()}, was {known.root.hex()}",
    )
