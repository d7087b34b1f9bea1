"""What `status` says of the audit trail: signed how far, by whom witnessed, and what is wrong."""

from rich.console import Console
from rich.table import Table

from application.audit_trail import TrailStanding
from application.moments import SHANGHAI


def told_of(standing: TrailStanding, console: Console) -> bool:
    """Tell it; whether something is wrong that must not be passed over. A witness that is away is not."""
    if not standing.key and standing.latest is None:
        console.print("审计日志：没有签名密钥，未签名（gongjian key new）")
        return False
    latest = standing.latest
    if latest is not None:
        when = latest.signed_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
        enough = "见证已达要求" if latest.enough else "见证未达要求"
        enough = enough if standing.witnesses else "还没有约定见证方"
        console.print(f"审计日志：已签名 {latest.size} 条，{when}，{enough}")
    if standing.error:
        console.print(f"审计日志停止签名：{standing.error}")
    if standing.witnesses:
        console.print(_witnesses(standing))
    return bool(standing.error) or any(witness.disagrees for witness in standing.witnesses)


def _witnesses(standing: TrailStanding) -> Table:
    table = Table("见证方", "已见证", "时间", "情况")
    for witness in standing.witnesses:
        at = witness.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if witness.at else ""
        how = "持有不同的记录！" if witness.disagrees else "未答复" if witness.error else ""
        table.add_row(witness.name, str(witness.size), at, f"{how}{witness.error}")
    return table
