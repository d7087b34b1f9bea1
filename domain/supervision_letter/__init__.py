"""一函两书: the letters a trade union sends an employer or a department."""

from domain import documents
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.supervision_letter.delivery import Delivery
from domain.supervision_letter.department import Department
from domain.supervision_letter.drafting import Drafting
from domain.supervision_letter.ending import Ending
from domain.supervision_letter.rectification import Rectification
from domain.supervision_letter.replies import Replies
from domain.supervision_letter.signing import Signing
from domain.watching import TimeLimitPassed, Watched


class SupervisionLetter(
    Drafting, Signing, Delivery, Replies, Rectification, Department, Ending, Correctable, Documented, Watched
):
    """工会劳动法律监督提示函、意见书、建议书: one letter, to one addressee or, if a 提示函, to the public."""

    TOPIC = "supervision-letter"
    TERM = "工会劳动法律监督函件"
    ARTICLE = "工会法 第二十三条"

    class Corrected(EntryCorrected):
        TOPIC = "supervision-letter.corrected"

    class Objected(EntryObjected):
        TOPIC = "supervision-letter.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "supervision-letter.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "supervision-letter.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "supervision-letter.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "supervision-letter.document-withdrawn"


__all__ = ["SupervisionLetter"]
