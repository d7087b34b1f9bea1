"""Limitation 仲裁时效: the facts it hangs on, recorded; and what follows from them, told and never acted upon.

Whether a claim is out of time is the respondent's defence (劳动争议司法解释（二） 第二十条), so no step asks for it.
"""

from datetime import date
from typing import Annotated, Any

from domain.dispute.record import DisputeRecord, DisputeState
from domain.kernel import Event
from domain.reckoning import AlreadyPaused, NotPaused, Paused, Restarted, Resumed
from domain.refusals import DateInFuture, Refused
from domain.steps import Ask, step
from domain.terms import Capacity, Term

RECORDERS = (Capacity.MEDIATION, Capacity.UNION, Capacity.ARBITRATION, Capacity.COURT)
KNOWN = "劳动争议调解仲裁法 第二十七条第一款"
INTERRUPTED = "劳动争议调解仲裁法 第二十七条第二款；劳动人事争议仲裁办案规则 第二十七条"
SUSPENDED = "劳动争议调解仲裁法 第二十七条第三款；劳动人事争议仲裁办案规则 第二十八条"


class Interruption(Term):
    """The three grounds that interrupt limitation (劳动争议调解仲裁法 第二十七条第二款)."""

    CLAIMED = "claimed", "一方当事人向对方当事人主张权利"
    RELIEF_SOUGHT = "relief-sought", "一方当事人向有关部门请求权利救济"
    ACKNOWLEDGED = "acknowledged", "对方当事人同意履行义务"


class Obstacle(Term):
    """Why limitation stands still (劳动人事争议仲裁办案规则 第二十八条)."""

    FORCE_MAJEURE = "force-majeure", "不可抗力"
    NO_GUARDIAN = "no-guardian", "无民事行为能力或者限制民事行为能力劳动者的法定代理人未确定"
    OTHER = "other", "其他正当理由"


class NoSuchClaim(Refused):
    """请求序号应是已登记请求的序号。"""

    CODE = "no-such-claim"
    AUTHORITY = "劳动争议调解仲裁法 第二十八条"


def not_standing_still(case: Any) -> Refused | None:
    """It can be stopped once and not again before it goes on."""
    since = case.obstacle_since
    return AlreadyPaused(f"自 {since} 起中止。", field="since", authority=SUSPENDED) if since else None


def standing_still(case: Any) -> Refused | None:
    """Only what stands still can go on."""
    return None if case.obstacle_since else NotPaused(field="removed_on", authority=SUSPENDED)


class Limitation(DisputeRecord):
    """What a dispute knows of the time for applying for arbitration."""

    class InfringementKnown(Event):
        TOPIC = "dispute.infringement-known"
        TERM = "知道权利被侵害"
        ARTICLE = KNOWN
        known_on: date
        claim: int | None

        def evolve(self, case: Any) -> None:
            case.known_on[self.claim] = self.known_on

    class LimitationInterrupted(Event):
        TOPIC = "dispute.limitation-interrupted"
        TERM = "仲裁时效中断"
        ARTICLE = INTERRUPTED
        interrupted_on: date
        ground: Interruption

        def evolve(self, case: Any) -> None:
            case.limitation_changes.append(Restarted(on=self.interrupted_on, ground=self.ground.zh))

    class LimitationSuspended(Event):
        TOPIC = "dispute.limitation-suspended"
        TERM = "仲裁时效中止"
        ARTICLE = SUSPENDED
        since: date
        obstacle: Obstacle

        def evolve(self, case: Any) -> None:
            case.obstacle_since = self.since
            case.limitation_changes.append(Paused(on=self.since, ground=self.obstacle.zh))

    class LimitationResumed(Event):
        TOPIC = "dispute.limitation-resumed"
        TERM = "仲裁时效恢复计算"
        ARTICLE = SUSPENDED
        removed_on: date

        def evolve(self, case: Any) -> None:
            case.obstacle_since, case.obstacle_until = None, self.removed_on
            case.limitation_changes.append(Resumed(on=self.removed_on))

    # Decisions

    @step(
        "记录知道权利被侵害之日",
        by=RECORDERS,
        when=DisputeState.OPEN,
        authority=KNOWN,
        records=InfringementKnown,
    )
    def note_knowledge(
        self,
        on: Annotated[date, Ask("记录日期")],
        *,
        known_on: Annotated[date, Ask("知道或者应当知道权利被侵害之日")],
        claim: Annotated[
            int | None, Ask("请求序号", hint="只就某一项请求的，写第几项；全部请求的不填")
        ] = None,
    ) -> None:
        """仲裁时效期间从当事人知道或者应当知道其权利被侵害之日起计算；只作记录和提示，不影响受理。"""
        if claim is not None and not 1 <= claim <= len(self.claim_kinds):
            raise NoSuchClaim(f"共 {len(self.claim_kinds)} 项请求，没有第 {claim} 项。", field="claim")
        self._not_in_future(known_on, "known_on")
        self.happened(self.InfringementKnown, on, known_on=known_on, claim=claim)

    @step(
        "记录时效中断",
        by=RECORDERS,
        when=DisputeState.OPEN,
        authority=INTERRUPTED,
        records=LimitationInterrupted,
    )
    def interrupt_limitation(
        self,
        on: Annotated[date, Ask("记录日期")],
        *,
        interrupted_on: Annotated[date, Ask("中断之日")],
        ground: Annotated[Interruption, Ask("中断事由")],
    ) -> None:
        """从中断时起，仲裁时效期间重新计算；经本系统申请的调解、仲裁、支付令和起诉已自动计入。"""
        self._not_in_future(interrupted_on, "interrupted_on")
        self.happened(self.LimitationInterrupted, on, interrupted_on=interrupted_on, ground=ground)

    @step(
        "记录时效中止",
        by=RECORDERS,
        when=DisputeState.OPEN,
        authority=SUSPENDED,
        records=LimitationSuspended,
        provided=not_standing_still,
    )
    def suspend_limitation(
        self,
        on: Annotated[date, Ask("记录日期")],
        *,
        since: Annotated[date, Ask("障碍发生之日")],
        obstacle: Annotated[Obstacle, Ask("中止事由")],
    ) -> None:
        """因不可抗力或者其他正当理由不能申请仲裁的，时效中止；原因消除之日起继续计算剩余期间。"""
        self._not_in_future(since, "since")
        if self.obstacle_until is not None and since < self.obstacle_until:
            raise AlreadyPaused(f"前一次中止至 {self.obstacle_until}。", field="since", authority=SUSPENDED)
        self.happened(self.LimitationSuspended, on, since=since, obstacle=obstacle)

    @step(
        "记录时效恢复计算",
        by=RECORDERS,
        when=DisputeState.OPEN,
        authority=SUSPENDED,
        records=LimitationResumed,
        provided=standing_still,
    )
    def resume_limitation(
        self,
        on: Annotated[date, Ask("记录日期")],
        *,
        removed_on: Annotated[date, Ask("中止的原因消除之日")],
    ) -> None:
        """从中止时效的原因消除之日起，仲裁时效期间继续计算。"""
        self._not_in_future(removed_on, "removed_on")
        if self.obstacle_since is not None and removed_on < self.obstacle_since:
            raise NotPaused(f"自 {self.obstacle_since} 起才中止。", field="removed_on", authority=SUSPENDED)
        self.happened(self.LimitationResumed, on, removed_on=removed_on)

    def _not_in_future(self, day: date, field: str) -> None:
        if day > self.occasion.today:
            raise DateInFuture(f"{day} 晚于今天 {self.occasion.today}。", field=field)
