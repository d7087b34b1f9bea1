"""Arbitration 仲裁 of labour disputes, from the application to the award (劳动争议调解仲裁法 第三章)."""

from domain import carrying, cause_events, confirmed_facts, documents, evidence_index, taking_over
from domain.arbitration.acceptance import Acceptance
from domain.arbitration.advance_enforcement import AdvanceEnforcement
from domain.arbitration.award import Award
from domain.arbitration.cancellation import Cancellation
from domain.arbitration.closing import Closing
from domain.arbitration.collective import Collective
from domain.arbitration.collective_remedies import CollectiveRemedies
from domain.arbitration.collective_settlement import CollectiveSettlement
from domain.arbitration.conduct import Conduct
from domain.arbitration.counterclaim import Counterclaim
from domain.arbitration.deferral import Deferral
from domain.arbitration.disposal import Disposal
from domain.arbitration.entrusted import Entrusted
from domain.arbitration.filing import Filing
from domain.arbitration.hearing import Hearing
from domain.arbitration.joinder import Joinder
from domain.arbitration.jurisdiction import Jurisdiction
from domain.arbitration.merged import Merged
from domain.arbitration.merger import Merger
from domain.arbitration.partial_award import PartialAward
from domain.arbitration.partial_statement import PartialStatement
from domain.arbitration.people import ArbitrationPeople
from domain.arbitration.period import Period
from domain.arbitration.preparation import Preparation
from domain.arbitration.recusal import Recusal
from domain.arbitration.remedies import Remedies
from domain.arbitration.revocation_told import RevocationTold
from domain.arbitration.separate_remedies import SeparateRemedies
from domain.arbitration.separate_service import SeparateService
from domain.arbitration.service import Service
from domain.arbitration.severance import Severance
from domain.arbitration.statement import Statement
from domain.arbitration.transfer import Transfer
from domain.cause_of_case import CauseByCommission, PassesCauseOn
from domain.confirmed_facts import ConfirmedFacts
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class ArbitrationCase(
    Filing,
    Deferral,
    Acceptance,
    Cancellation,
    Transfer,
    Preparation,
    Jurisdiction,
    Counterclaim,
    Joinder,
    Entrusted,
    Conduct,
    Recusal,
    Hearing,
    Period,
    Statement,
    PartialStatement,
    AdvanceEnforcement,
    PartialAward,
    Award,
    Remedies,
    RevocationTold,
    SeparateService,
    SeparateRemedies,
    Collective,
    CollectiveSettlement,
    CollectiveRemedies,
    Merger,
    Merged,
    Severance,
    Closing,
    Service,
    Disposal,
    ArbitrationPeople,
    ConfirmedFacts,
    TakingOver,
    CauseByCommission,
    PassesCauseOn,
    Correctable,
    Documented,
    Watched,
):
    """仲裁案件: one application to one commission."""

    TOPIC = "arbitration-case"
    TERM = "仲裁案件"
    ARTICLE = "劳动争议调解仲裁法 第二十八条至第五十条"
    MOVING = ("acceptance_due", "award_due")

    class Corrected(EntryCorrected):
        TOPIC = "arbitration-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "arbitration-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "arbitration-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "arbitration-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "arbitration-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "arbitration-case.document-withdrawn"

    class IdentityChecked(confirmed_facts.IdentityChecked):
        TOPIC = "arbitration-case.identity-checked"

    class EvidenceListed(evidence_index.EvidenceListed):
        TOPIC = "arbitration-case.evidence-listed"

    class UndisputedFactsRecorded(confirmed_facts.UndisputedFactsRecorded):
        TOPIC = "arbitration-case.undisputed-facts-recorded"

    class FactWithdrawn(carrying.FactWithdrawn):
        TOPIC = "arbitration-case.fact-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "arbitration-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "arbitration-case.fact-given-up"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "arbitration-case.cause-fixed"

    class CauseChanged(cause_events.CauseChanged):
        TOPIC = "arbitration-case.cause-changed"

    class CausePassedOn(cause_events.CausePassedOn):
        TOPIC = "arbitration-case.cause-passed-on"


__all__ = ["ArbitrationCase"]
