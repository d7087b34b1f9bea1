"""An audit of a log in words: what was read, who signed, and the first thing that is wrong."""

from collections.abc import Iterator, Mapping

from application.log_audits import CheckpointSeen, Cosigned, Finding, LogAudit, OwnRecords

_MOST_SHOWN = 50


def audit_lines(audited: LogAudit) -> Iterator[str]:
    """The result is the last line, or the one before the English detail.

    What came out of somebody else's log cannot steer the terminal it is shown on.
    """
    for line in _lines(audited):
        yield "".join(each if each.isprintable() else "\ufffd" for each in line)


def _lines(audited: LogAudit) -> Iterator[str]:
    if audited.checkpoint:
        yield from _checkpoint_lines(audited.checkpoint)
    yield from (f"是先前 {size} 条记录的检查点的继续" for size in audited.since)
    if not audited.entries:
        yield "没有核对记录内容，只核对了哈希树（--no-entries）"
    if audited.own:
        yield from _own_lines(audited.own)
    if audited.finding:
        yield from _finding_lines(audited.finding, audited.checked)
    else:
        yield f"结果：完好，{audited.checked} 条记录、{audited.files} 个文件全部相符。"


def _checkpoint_lines(seen: CheckpointSeen) -> Iterator[str]:
    yield f"日志：{seen.origin}，{seen.size} 条记录，根哈希 {seen.root.hex()}"
    yield f"签名：{'、'.join(seen.signed_by)}"
    if seen.cosigned:
        yield f"见证：{'、'.join(map(_cosigned, seen.cosigned))}"
    if seen.absent:
        yield f"没有签名的见证人：{'、'.join(seen.absent)}"


def _cosigned(each: Cosigned) -> str:
    return f"{each.name}（{each.at:%Y-%m-%d %H:%M:%S} UTC）" if each.at else each.name


def _own_lines(own: OwnRecords) -> Iterator[str]:
    yield f"本系统的记录 {own.total} 条，首条记于 {own.first_recorded_at}，末条记于 {own.last_recorded_at}"
    if own.others:
        yield f"其他格式的记录 {own.others} 条"
    for what, counts in (("机构", own.by_institution), ("事件", own.by_topic)):
        yield from _counted(what, counts)


def _counted(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from (f"  {what} {name}：{count}" for name, count in most[:_MOST_SHOWN])
    if len(most) > _MOST_SHOWN:
        yield f"  {what}：另有 {len(most) - _MOST_SHOWN} 种"


def _finding_lines(found: Finding, checked: int) -> Iterator[str]:
    where = found.file
    if found.record is not None:
        where += f"，第 {found.record} 号记录（从 0 起数）"
    elif found.within:
        where += f"，涉及第 {found.within[0]} 至 {found.within[1]} 号记录（从 0 起数）"
    if checked:
        yield f"此前的 {checked} 条记录相符"
    yield f"结果：有问题。{found.check.zh}：{where}：{found.sentence}"
    yield f"  detail: {found.check.value}: {found.detail}"
