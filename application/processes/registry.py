"""Every process, by the name its commands are identified under."""

from application.processes import (
    conclusion_of_a_dispute,
    from_arbitration,
    from_mediation,
    inspections_for_a_union,
    leads_of_a_matter,
    letters_of_a_matter,
    procedures_of_a_dispute,
    relief_sought,
    review_of_judgments,
)
from application.processes.reaction import Reaction

PROCESSES: dict[str, Reaction] = {
    process.NAME: process.react
    for process in (
        procedures_of_a_dispute,
        relief_sought,
        from_mediation,
        from_arbitration,
        review_of_judgments,
        letters_of_a_matter,
        leads_of_a_matter,
        inspections_for_a_union,
        conclusion_of_a_dispute,
    )
}
