"""What labour inspection makes of a union's request is entered in the union's matter and in its 建议书."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.inspection import InspectionCase as Case
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook

NAME = "inspections-for-a-union"
Told = tuple[str, tuple[str, ...]]
DECLINED: tuple[Told, Told] = (("decline-referral", ("reasons",)), ("department-declines", ("reasons",)))
CARRIED: dict[type[Event], tuple[Told, Told]] = {
    Case.Filed: (("file-referral", ("case_number",)), ("department-files-case", ("case_number",))),
    Case.NotFiled: DECLINED,
    Case.ToldDisputeProcedure: DECLINED,
    Case.TooOld: DECLINED,
    Case.ResultReturned: (
        ("return-result", ("outcome", "account")),
        ("department-returns-result", ("decided_on", "outcome", "account")),
    ),
}
"""By entry of labour inspection: the step of the matter, the step of the letter, and what each is told."""


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Filing or the reasons against it, and the result; a step taken there already is not repeated."""
    if not isinstance(case, Case) or type(event) not in CARRIED:
        return ()
    whom = (("supervision-matter", case.matter_id), ("supervision-letter", case.letter_id))
    return tuple(
        Directed(
            kind=kind,
            case_id=case_id,
            step=step,
            command_id=command_id(NAME, event, nth),
            answers={"on": event.occurred_on, **{name: getattr(event, name) for name in told}},
        )
        for nth, ((kind, case_id), (step, told)) in enumerate(zip(whom, CARRIED[type(event)], strict=True))
        if case_id is not None
    )
