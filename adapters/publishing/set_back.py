"""Before anything is recorded: the ledger must continue everything that was signed, and all that a witness holds.

An older copy that was put back, or an altered one, would go on as a second history under the same name. What this
installation signed it knows itself, unless that was put back with the ledger; what a witness holds nobody here can put back.
"""

from collections.abc import Iterator

import structlog

from adapters.ledger import Ledger
from adapters.publishing.checkpoints import Checkpoints
from adapters.publishing.growing_tree import GrowingTree, LogForked
from adapters.publishing.trust import Trust
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note, NoteUnsigned
from adapters.tlog.policy import Party
from adapters.tlog.suites import SignatureWrong
from adapters.witness.client import WitnessAhead, WitnessClient, WitnessDisagrees
from adapters.witness.line import WitnessTrouble
from application.audit_trail import LedgerSetBack

log = structlog.get_logger(__name__)

OURSELVES = "本机的检查点库"


def must_continue_everything(ledger: Ledger, checkpoints: Checkpoints, trust: Trust) -> None:
    """Raise LedgerSetBack with what to do; a witness that does not answer is no reason to stay closed."""
    tree = GrowingTree(ledger)
    newest = checkpoints.newest()
    held = [(OURSELVES, newest.checkpoint.size, newest.checkpoint.root)] if newest else []
    for name, party in trust.policy.witnesses.items():
        held += _held_by(name, party, ledger, trust, newest.note if newest else None)
    for name, size, root in held:
        try:
            tree.must_continue(size, root)
        except LogForked as forked:
            raise LedgerSetBack(how_to_recover(name, size, ledger.position())) from forked


def how_to_recover(who: str, size: int, position: int) -> str:
    """What the person at the machine is told."""
    return (
        f"“{who}”持有本账本 {size} 条记录时的检查点；现有账本共 {position} 条记录，不是它的延续：账本被改动，或者恢复了旧的备份。"
        "为避免出现两套历史，不能继续记录。请从最新的备份或备用数据库恢复；确实无法找回的，保留现有文件作为证据，"
        "与各共用机构确认后，以新的账本名称（GONGJIAN_ORIGIN）另立账本并记明缘由。"
    )


def _held_by(
    name: str, party: Party, ledger: Ledger, trust: Trust, own: Note | None
) -> Iterator[tuple[str, int, bytes]]:
    if not party.url:
        return
    client, own_size = WitnessClient(party.url, [party.key]), Checkpoint.parse(own.text).size if own else 0
    try:
        held = client.latest(ledger.origin)
        if held is not None:
            held.note.verified(trust.policy.log_keys)
            yield name, held.checkpoint.size, held.checkpoint.root
        elif own is not None:  # a witness that does not show what it holds says so when asked to cosign
            client.ask(own, 0, lambda first: ledger.consistency_proof(first, own_size))
    except WitnessAhead as ahead:
        raise LedgerSetBack(how_to_recover(name, ahead.size, ledger.position())) from ahead
    except WitnessDisagrees as other:
        raise LedgerSetBack(how_to_recover(name, own_size, ledger.position())) from other
    except (WitnessTrouble, NoteUnsigned, SignatureWrong) as trouble:
        log.warning("witness_not_heard_at_start", witness=name, why=type(trouble).__name__)
    finally:
        client.close()
