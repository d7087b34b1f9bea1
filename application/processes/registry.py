"""Every process, by the name its commands are identified under."""

from application.processes import (
    collective_disputes,
    conclusion_of_a_dispute,
    from_arbitration,
    from_mediation,
    letters_of_a_matter,
    procedures_of_a_dispute,
)
from application.processes.reaction import Reaction

PROCESSES: dict[str, Reaction] = {
    process.NAME: process.react
    for process in (
        procedures_of_a_dispute,
        from_mediation,
        from_arbitration,
        letters_of_a_matter,
        conclusion_of_a_dispute,
        collective_disputes,
    )
}
