"""Every process, by the name under which it keeps its position."""

from application.processes import conclusion_of_a_dispute, from_mediation, procedures_of_a_dispute
from application.processes.reaction import Reaction

PROCESSES: dict[str, Reaction] = {
    process.NAME: process.react for process in (procedures_of_a_dispute, from_mediation, conclusion_of_a_dispute)
}
