"""How a check that fails says what is wrong, and with which file."""

from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH, Tile
from application.log_audits import Check, Finding

CHECKPOINT = "checkpoint"


class Wrong(Exception):
    """Ends the audit: the first thing that is wrong."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.detail)
        self.finding = finding


def of_checkpoint(check: Check, sentence: str, detail: str) -> Wrong:
    """The checkpoint itself is not in order."""
    return Wrong(Finding(check, CHECKPOINT, sentence, detail))


def of_tile(
    check: Check, tile: Tile, sentence: str, detail: str, *, at: int | None = None, served: Tile | None = None
) -> Wrong:
    """A tile or bundle is not in order; `at` is the place in it, counted from 0, `served` the file taken for it."""
    record = None if at is None or tile.level else tile.index * TILE_WIDTH + at
    return Wrong(Finding(check, (served or tile).path, sentence, detail, record, records_of(tile, at)))


def records_of(tile: Tile, at: int | None = None) -> tuple[int, int]:
    """The first and last record that a tile stands for, or the hash at one place of it."""
    height = TILE_HEIGHT * (tile.level or 0)
    first, width = (0, tile.width) if at is None else (at, 1)
    first += tile.index * TILE_WIDTH
    return first << height, (first + width << height) - 1


def missing(tile: Tile) -> Wrong:
    """Neither the file nor, for a partial one, the full one that may have taken its place."""
    whole = Tile(tile.level, tile.index).path
    also = f"，可以取代它的 {whole} 也没有" if whole != tile.path else ""
    out = "" if tile.level is not None else "；如果该日志不公开记录内容，加 --no-entries 只核对哈希树"
    return of_tile(Check.MISSING, tile, f"日志应当提供的文件没有{also}{out}。", f"{tile.path} is not served")
