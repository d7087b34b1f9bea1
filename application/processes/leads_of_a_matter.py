"""What a procuratorate makes of a union's lead is entered in the union's matter; its own case it keeps to itself."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.kernel import Aggregate, Event
from domain.procuratorial import ProcuratorialCase as Case
from domain.rule_book import RuleBook
from domain.supervision_matter.suggestion import Hearing

NAME = "leads-of-a-matter"
SUGGESTION = ("kind", "addressee", "number", "urgent", "stated_period", "suggested")
CARRIED: dict[type[Event], tuple[str, tuple[str, ...]]] = {
    Case.Filed: ("accept-lead", ("prosecution", "case_number")),
    Case.NotFiled: ("decline-lead", ("reasons",)),
    Case.HearingHeld: ("hold-hearing", ("hearing", "taking_part", "course")),
    Case.SuggestionIssued: ("issue-suggestion", SUGGESTION),
    Case.SuggestionWithdrawn: ("note-withdrawn-suggestion", ("reasons",)),
    Case.SuggestionAnswered: ("return-suggestion-result", ("adopted", "account")),
    Case.ResultReturned: ("note-lead-result", ("outcome", "account")),
}
"""By entry of the procuratorate: the step of the matter, and what it is told."""


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Filing, hearings, suggestions with their replies, and the result; a step taken there already is not repeated."""
    if not isinstance(case, Case) or case.matter_id is None or type(event) not in CARRIED:
        return ()
    if isinstance(event, Case.HearingHeld) and event.hearing is Hearing.CONSULTATION:
        return ()  # between the procuratorate and the authority
    step, told = CARRIED[type(event)]
    return (
        Directed(
            kind="supervision-matter",
            case_id=case.matter_id,
            step=step,
            command_id=command_id(NAME, event),
            answers={"on": event.occurred_on, **{name: getattr(event, name) for name in told}},
        ),
    )
