"""What a second-instance case 二审案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.litigation.second_instance import Contested
from domain.moving_period import MovingPeriod
from domain.parties import Side, sides
from domain.service.record import Serves
from domain.terms import Term
from domain.time_limits import Deadline


class AppealState(Term):
    """Where the second instance stands."""

    NONE = "none", "未上诉"
    APPEAL_FILED = "appeal_filed", "已收到上诉状"
    FORWARDED = "forwarded", "已报送案卷"
    DOCKETED = "docketed", "二审已立案"
    SUSPENDED = "suspended", "中止诉讼"
    AFFIRMED = "affirmed", "驳回上诉，维持原裁判"
    REVERSED = "reversed", "改判、撤销或者变更"
    REMANDED = "remanded", "发回重审"
    MEDIATED = "mediated", "民事调解书已生效"
    APPEAL_WITHDRAWN = "appeal_withdrawn", "已撤回上诉"
    SUIT_WITHDRAWN = "suit_withdrawn", "已撤回起诉"


JUDGMENTS = frozenset({Contested.JUDGMENT, Contested.PARTIAL_JUDGMENT})


def appeal_code(contested: Contested) -> str:
    """上诉期: fifteen days for a judgment, ten for a ruling (民事诉讼法 第一百七十一条)."""
    return "appeal_judgment" if contested in JUDGMENTS else "appeal_ruling"


def trial_code(contested: Contested) -> str:
    """审限: three months for a judgment, thirty days for a ruling (民事诉讼法 第一百八十三条)."""
    return "second_instance_judgment" if contested in JUDGMENTS else "second_instance_ruling"


def opposite(side: Side) -> Side:
    """The other side."""
    return Side.EMPLOYER if side is Side.WORKER else Side.WORKER


class AppealRecord(Serves):
    """The state every chapter of a second-instance case reads."""

    STATES = AppealState

    def begin(self) -> None:
        """Before anybody has appealed."""
        self.begin_service()
        self.state = AppealState.NONE
        self.dispute_id: UUID | None = None
        self.litigation_case_id: UUID | None = None
        self.court: str = ""
        self.case_number: str = ""
        self.contested: Contested | None = None
        self.after_remand: bool = False
        self.appellants: set[Side] = set()
        self.transfer_due: Deadline | None = None
        self.awaits_transfer: bool = False
        self.serve_by: Deadline | None = None
        self.fee_due: dict[Side, Deadline | None] = {}
        self.fee_paid: set[Side] = set()
        self.served_on: dict[tuple[Side, int | None], date] = {}
        self.answer_due: dict[Side, Deadline | None] = {}
        self.answered: set[Side] = set()
        self.forward_due: Deadline | None = None
        self.file_received_on: date | None = None
        self.docketing_due: Deadline | None = None
        self.trial_period: MovingPeriod | None = None
        self.trial_due: Deadline | None = None
        self.hearing_on: date | None = None
        self.reviewed: bool = False
        self.decided_on: date | None = None
        self.received_on: dict[tuple[Side, int | None], date] = {}

    @property
    def respondents(self) -> tuple[Side, ...]:
        """Whom the copy of the petition goes to: the other side of each appellant."""
        return tuple(side for side in sides(Side.BOTH) if opposite(side) in self.appellants)

    @property
    def against_judgment(self) -> bool:
        """A judgment was appealed, not a ruling."""
        return self.contested in JUDGMENTS


__all__ = ["JUDGMENTS", "AppealRecord", "AppealState", "Contested", "appeal_code", "opposite", "trial_code"]
