"""Every process, by the name its commands are identified under."""

from application.processes import (
    conclusion_of_a_dispute,
    from_arbitration,
    from_litigation,
    from_mediation,
    from_revocation,
    from_second_instance,
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
        from_litigation,
        from_second_instance,
        from_revocation,
        letters_of_a_matter,
        conclusion_of_a_dispute,
    )
}
