"""Every process, by the name its commands are identified under."""

from application.processes import (
    causes_taken_over,
    collective_disputes,
    conclusion_of_a_dispute,
    enforcement_of_attacked_awards,
    from_arbitration,
    from_court_mediation,
    from_enforcement,
    from_litigation,
    from_mediation,
    from_payment_order,
    from_revocation,
    from_second_instance,
    inspections_for_a_union,
    leads_of_a_matter,
    letters_of_a_matter,
    merged_cases,
    procedures_of_a_dispute,
    relief_sought,
    review_of_judgments,
    successions_of_a_dispute,
    to_enforcement,
    ways_closed,
)
from application.processes.reaction import Reaction

PROCESSES: dict[str, Reaction] = {
    process.NAME: process.react
    for process in (
        procedures_of_a_dispute,
        successions_of_a_dispute,
        relief_sought,
        from_mediation,
        from_court_mediation,
        from_arbitration,
        from_payment_order,
        from_enforcement,
        from_litigation,
        from_second_instance,
        from_revocation,
        enforcement_of_attacked_awards,
        review_of_judgments,
        letters_of_a_matter,
        leads_of_a_matter,
        inspections_for_a_union,
        conclusion_of_a_dispute,
        collective_disputes,
        causes_taken_over,
        # After the conclusion: the time to enforce runs on in a dispute that is over.
        to_enforcement,
        ways_closed,
        # After what the leading case tells its own dispute.
        merged_cases,
    )
}
