"""Step lines 办理日志: one line a command, what was recorded where; never what it says, nor what was typed for a name."""

import structlog

from application.catalogue import catalogue
from application.people import Actor
from application.ports import Recorded
from domain.refusals import Refused

log = structlog.get_logger()


def tell_recorded(actor: Actor, kind: str, step: str, recorded: Recorded) -> None:
    """Both names are of the catalogue: the step was taken."""
    log.info(
        "step_recorded",
        kind=kind,
        step=step,
        case_id=recorded.case_id,
        version=recorded.version,
        position=recorded.position,
        repeated=recorded.repeated,
        institution_id=actor.institution.institution_id,
    )


def tell_refused(actor: Actor, kind: str, step: str, refusal: Refused) -> None:
    """Names that are not ours are left out: somebody typed them, perhaps a sealed text in the wrong place."""
    steps = catalogue().get(kind, {})
    chosen = steps.get(step)
    asked = {question.name for question in chosen.questions} if chosen else set()
    field = refusal.field.partition(".")[0]
    log.info(
        "step_refused",
        kind=kind if steps else "",
        step=step if chosen else "",
        code=refusal.CODE,
        field=field if field in asked else "",
        institution_id=actor.institution.institution_id,
    )
