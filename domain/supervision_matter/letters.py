"""Supervision, fifth chapter: the letters 一函两书 of a matter, noted by the system as they come and end."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.steps import Ask, step
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.record import SupervisionMatterRecord
from domain.terms import Capacity

LADDER = "本系统记录规则（函件不得石沉大海）"


class Letters(SupervisionMatterRecord):
    """A letter is a case of its own; the matter knows which it holds and which of them are still open."""

    class LetterLinked(Event):
        TOPIC = "supervision-matter.letter-linked"
        TERM = "制发一函两书"
        ARTICLE = LADDER
        letter_id: UUID
        instrument: Instrument

        def evolve(self, case: Any) -> None:
            case.open_letters |= {self.letter_id}

    class LetterSettled(Event):
        TOPIC = "supervision-matter.letter-settled"
        TERM = "一函两书办结"
        ARTICLE = LADDER
        letter_id: UUID

        def evolve(self, case: Any) -> None:
            case.open_letters -= {self.letter_id}

    # Decisions

    @step("记入一函两书", by=Capacity.SYSTEM, authority=LADDER, records=LetterLinked)
    def link_letter(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        letter_id: Annotated[UUID, Ask("函件", refers_to="supervision-letter")],
        instrument: Annotated[Instrument, Ask("函件种类")],
    ) -> None:
        """就本事项起草函件后，由系统记入；同一函件只记一次，办结后反弹的再次记入。"""
        if letter_id not in self.open_letters:
            self.happened(self.LetterLinked, on, letter_id=letter_id, instrument=instrument)

    @step("一函两书办结", by=Capacity.SYSTEM, authority=LADDER, records=LetterSettled)
    def settle_letter(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        letter_id: Annotated[UUID, Ask("函件", refers_to="supervision-letter")],
    ) -> None:
        """函件办结或者撤回后，由系统记入；还有函件没有办结的，事项不能办结。"""
        if letter_id in self.open_letters:
            self.happened(self.LetterSettled, on, letter_id=letter_id)
