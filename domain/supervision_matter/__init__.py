"""Labour-law supervision by trade unions 工会劳动法律监督: the matter, from finding to closing."""

from domain import documents
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.supervision_matter.complaints import Complaints
from domain.supervision_matter.conciliation import Conciliation
from domain.supervision_matter.conclusion import Conclusion
from domain.supervision_matter.inquiry import Inquiry
from domain.supervision_matter.inspection import Inspection
from domain.supervision_matter.leads import Leads
from domain.supervision_matter.letters import Letters
from domain.supervision_matter.opening import Opening
from domain.supervision_matter.procuratorate import Procuratorate
from domain.supervision_matter.suggestion import Suggestion
from domain.watching import TimeLimitPassed, Watched


class SupervisionMatter(
    Opening,
    Complaints,
    Inquiry,
    Conciliation,
    Letters,
    Procuratorate,
    Leads,
    Suggestion,
    Inspection,
    Conclusion,
    Correctable,
    Documented,
    Watched,
):
    """监督事项: what a union found at employers, with the letters, talks and leads that come of it."""

    TOPIC = "supervision-matter"
    TERM = "工会劳动法律监督事项"
    ARTICLE = "工会法 第二十三条、第二十六条"

    class Corrected(EntryCorrected):
        TOPIC = "supervision-matter.corrected"

    class Objected(EntryObjected):
        TOPIC = "supervision-matter.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "supervision-matter.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "supervision-matter.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "supervision-matter.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "supervision-matter.document-withdrawn"


__all__ = ["SupervisionMatter"]
