"""Succession of parties 当事人承继: relatives after a worker's death, and who takes an employer's place."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.kernel import Aggregate, Event
from domain.parties import Employer
from domain.personal_data import Person
from domain.refusals import DateBeforeItsGround, Refused
from domain.representation.represented import HANDLERS
from domain.steps import Ask, step
from domain.terms import Term

DEATH = "劳动争议调解仲裁法 第二十五条"
EMPLOYER = "劳动争议司法解释（一） 第二十六条、第二十九条；劳动人事争议仲裁办案规则 第六条"


class Relation(Term):
    """What somebody who comes in for the deceased is to them (劳动争议调解仲裁法 第二十五条)."""

    RELATIVE = "relative", "近亲属"
    REPRESENTATIVE = "representative", "代理人"


class WhySucceeded(Term):
    """What became of an employer (劳动争议司法解释（一） 第二十六条、第二十九条)."""

    MERGED = "merged", "与其他单位合并"
    DIVIDED = "divided", "分立为若干单位"
    ENDED = "ended", "注销、被吊销营业执照、歇业等，由出资人、开办单位或者主管部门参加"


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Somebody who goes on with the case of a worker who died."""

    person: Annotated[Person, Ask("参加人")]
    relation: Annotated[Relation, Ask("身份")]


class SuccessorMissing(Refused):
    """请写明由谁参加；尚未确定的，先中止案件，待确定后登记。"""

    CODE = "successor-missing"
    AUTHORITY = "民事诉讼法 第一百五十三条；劳动人事争议仲裁办案规则 第四十七条"


class OneAfterMerger(Refused):
    """用人单位合并的，由合并后的一个单位作为当事人。"""

    CODE = "one-employer-after-merger"
    AUTHORITY = "劳动争议司法解释（一） 第二十六条第一款"


class OnlyEmployersSucceed(Refused):
    """合并、分立的承继者是单位；自然人只在终止后作为出资人参加。"""

    CODE = "only-employers-succeed"
    AUTHORITY = EMPLOYER


class WorkerSucceeded(Event):
    """劳动者死亡，近亲属或者代理人参加."""

    TERM = "劳动者死亡，近亲属参加"
    ARTICLE = DEATH
    worker: int
    died_on: date
    successors: tuple[Successor, ...]


class EmployerSucceeded(Event):
    """用人单位变更: who is the party from here on."""

    TERM = "用人单位合并、分立或者终止，承继者参加"
    ARTICLE = EMPLOYER
    employer: int
    why: WhySucceeded
    changed_on: date
    successors: tuple[Employer, ...]
    investors: tuple[Person, ...]


class Succeeded(Aggregate):
    """A case whose parties may be followed by others."""

    WorkerSucceeded: type[WorkerSucceeded]
    EmployerSucceeded: type[EmployerSucceeded]

    @step(
        "劳动者死亡，近亲属参加",
        by=HANDLERS,
        authority=DEATH,
        records=WorkerSucceeded,
        document="死亡证明、亲属关系证明、参加申请",
        of_participants=True,
    )
    def succeed_worker(
        self,
        on: Annotated[date, Ask("表明参加日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者", party="worker")] = 1,
        died_on: Annotated[date, Ask("死亡日期")],
        successors: Annotated[tuple[Successor, ...], Ask("参加人")],
    ) -> None:
        """劳动者死亡的，由其近亲属或者代理人参加仲裁。等待表明是否参加的，先办理中止。诉讼中由继承人承受诉讼的条文没有读到，来源待核对。"""
        if not successors:
            raise SuccessorMissing(field="successors")
        not_after(on, died_on, "死亡", "died_on")
        self.happened(self.WorkerSucceeded, on, worker=worker, died_on=died_on, successors=successors)

    @step(
        "用人单位变更，承继者参加",
        by=HANDLERS,
        authority=EMPLOYER,
        records=EmployerSucceeded,
        document="变更当事人通知书、登记机关证明",
        of_participants=True,
    )
    def succeed_employer(
        self,
        on: Annotated[date, Ask("变更当事人日期")],
        *,
        employer: Annotated[int, Ask("第几家用人单位", party="employer")] = 1,
        why: Annotated[WhySucceeded, Ask("变更的情形")],
        changed_on: Annotated[date, Ask("合并、分立或者终止日期")],
        successors: Annotated[
            tuple[Employer, ...], Ask("承继的单位", hint="写明新的名称和统一社会信用代码")
        ] = (),
        investors: Annotated[
            tuple[Person, ...], Ask("自然人出资人", hint="终止后由其参加的填写；没有的不填")
        ] = (),
    ) -> None:
        """合并的为合并后的单位，分立的为实际用人单位、不明的全部列为当事人。仲裁中把出资人等追加为共同当事人、须重新计算仲裁期限的，办理“追加当事人、第三人”。"""
        if not (successors or investors):
            raise SuccessorMissing(field="successors")
        if why is not WhySucceeded.ENDED and investors:
            raise OnlyEmployersSucceed(field="investors")
        if why is WhySucceeded.MERGED and len(successors) > 1:
            raise OneAfterMerger(f"填写了 {len(successors)} 个。", field="successors")
        not_after(on, changed_on, "该变更", "changed_on")
        self.happened(
            self.EmployerSucceeded,
            on,
            employer=employer,
            why=why,
            changed_on=changed_on,
            successors=successors,
            investors=investors,
        )


def not_after(on: date, ground: date, what: str, field: str) -> None:
    """Nobody follows before there is a place to be taken."""
    if ground > on:
        raise DateBeforeItsGround(f"{on} 早于{what}的 {ground}。", field=field)
