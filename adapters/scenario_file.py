"""Scenario files 情景文件: strict YAML; a fault is told in Chinese with file, step number and field."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.answers import SENTENCES
from adapters.plain_yaml import read_plain_yaml
from adapters.scenario_refusals import ScenarioFileRefused
from application.catalogue import UnknownKind, UnknownStep, entry
from application.scenario import Accepts, Refuses, Scenario, ScenarioStep, Source, references

T = TypeVar("T", bound=BaseModel)
ENDING, WRONG_ENDING, PEOPLE = ".yaml", ".wrong.yaml", "people.yaml"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SourceShape(_Shape):
    """source: where the published case can be read."""

    case: str = Field(min_length=1)
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    published: str = Field(min_length=1)
    url: str = Field(pattern=r"^https?://")


class RefusedShape(_Shape):
    """expect.refused: what the refusal must name."""

    code: str = Field(min_length=1)
    field: str = ""
    rule: str = ""
    says: str = ""
    authority: str = ""


class ExpectShape(_Shape):
    """expect: recorded (optionally with these events, into this state), or refused."""

    events: list[str] = []
    state: str = ""
    refused: RefusedShape | None = None


class StepShape(_Shape):
    """One entry of `steps`."""

    role: str = Field(alias="as", min_length=1)
    step: str = Field(min_length=1)
    case: str = ""
    answers: dict[str, Any] = {}
    late_reason: str | None = None
    version: int | None = Field(default=None, ge=0)
    expect: ExpectShape = ExpectShape()
    tells: list[int] = []
    note: str = ""


class ReplayShape(_Shape):
    """An entry of a wrong scenario: take the right one's steps up to and including this number."""

    replay_through: int = Field(ge=1)


class FileShape(_Shape):
    """A scenario file as a whole; a wrong one says which right one it goes wrong in."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,60}$")
    title: str = Field(min_length=1)
    wrong_turns_of: str = ""
    fictional: bool = False
    source: SourceShape | None = None
    chosen_by_us: list[str] = []
    cast: dict[str, str] = {}
    late_reason: str = ""
    steps: list[dict[str, Any]] = Field(min_length=1)


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file, with the right scenario's steps put in where a wrong one replays them."""
    return _Reading(path).scenario()


def read_scenarios(paths: Iterable[Path]) -> list[Scenario]:
    """The scenarios in files; of a folder, all in it, right and wrong, by name."""
    return [read_scenario(file) for path in paths for file in _files(path)]


def right_scenarios(folder: Path) -> list[Scenario]:
    """The scenarios of a folder in which all goes as it ought to: what a demonstration is filled with."""
    return [read_scenario(file) for file in _files(folder) if not file.name.endswith(WRONG_ENDING)]


def _files(path: Path) -> list[Path]:
    return [one for one in sorted(path.glob(f"*{ENDING}")) if one.name != PEOPLE] if path.is_dir() else [path]


class _Reading:
    """One file being read: what is checked, in the order it is told."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.cast: dict[str, str] = {}
        self.late_reason = ""
        self.shape = self._shaped(FileShape, read_plain_yaml(path))
        self.right = self._right(path)
        if self.right is not None:
            self.cast, self.late_reason = self.right.cast, self.right.late_reason
        self.cast = self.cast | self.shape.cast
        self.late_reason = self.shape.late_reason or self.late_reason
        self.cases: set[str] = set()
        self.replayed = 0
        self._check_origin()

    def scenario(self) -> Scenario:
        right = self.right.shape if self.right else self.shape
        source = self.shape.source or right.source
        return Scenario(
            id=self.shape.id,
            title=self.shape.title,
            source=Source(**source.model_dump()) if source else None,
            chosen_by_us=tuple(self.shape.chosen_by_us or right.chosen_by_us),
            steps=tuple(self.steps()),
        )

    def steps(self) -> list[ScenarioStep]:
        """Numbered as they are played; faults name the number in the file."""
        steps: list[ScenarioStep] = []
        for number, raw in enumerate(self.shape.steps, 1):
            for one in self._entry(number, raw):
                steps.append(self._step(number, one, len(steps) + 1))
        return steps

    def _right(self, path: Path) -> "_Reading | None":
        if not self.shape.wrong_turns_of:
            return None
        beside = path.with_name(self.shape.wrong_turns_of)
        if not beside.is_file() or beside == path or beside.name.endswith(WRONG_ENDING):
            raise self._fault("wrong_turns_of", f"旁边没有情景文件“{self.shape.wrong_turns_of}”。")
        return _Reading(beside)

    def _check_origin(self) -> None:
        if self.right is None and self.shape.fictional is bool(self.shape.source):
            raise self._fault("source", "公布案例写明出处，虚构的写 fictional: true，二者必居其一。")

    def _entry(self, number: int, raw: dict[str, Any]) -> list[StepShape]:
        if "replay_through" not in raw:
            return [self._shaped(StepShape, raw, number)]
        through = self._shaped(ReplayShape, raw, number).replay_through
        if self.right is None:
            raise self._fault("replay_through", "写明 wrong_turns_of 的情景才能重走正确步骤。", number)
        if not self.replayed < through <= len(self.right.shape.steps):
            room = f"{self.replayed + 1} 到 {len(self.right.shape.steps)}"
            raise self._fault("replay_through", f"应为 {room} 之间的步骤序号。", number)
        raws = self.right.shape.steps[self.replayed : through]
        self.replayed = through
        return [self.right._shaped(StepShape, one, number) for one in raws]  # noqa: SLF001 - the same class

    def _step(self, number: int, shape: StepShape, played_as: int) -> ScenarioStep:
        kind, _, name = shape.step.partition(".")
        try:
            chosen = entry(kind, name)
        except (UnknownKind, UnknownStep) as unknown:
            raise self._fault("step", str(unknown), number) from None
        if shape.role not in self.cast:
            raise self._fault("as", f"角色“{shape.role}”不在 cast 中。", number)
        self._check_labels(number, shape, opens=chosen.step.opens)
        expects = self._expects(number, shape)
        if isinstance(expects, Accepts) and shape.case:
            self.cases.add(shape.case)
        return ScenarioStep(
            number=played_as,
            role=shape.role,
            login=self.cast[shape.role],
            kind=kind,
            step=name,
            case=shape.case,
            answers=shape.answers,
            late_reason=self.late_reason if shape.late_reason is None else shape.late_reason,
            version=shape.version,
            expects=expects,
            written=shape.model_dump_json(exclude={"expect", "note", "tells"}),
            tells=tuple(shape.tells),
        )

    def _check_labels(self, number: int, shape: StepShape, *, opens: bool) -> None:
        if not opens and shape.case not in self.cases:
            raise self._fault("case", f"此前没有立过“{shape.case}”案。", number)
        for label in sorted(references(shape.answers) - self.cases):
            raise self._fault("answers", f"所引的“{label}”案此前没有立过。", number)

    def _expects(self, number: int, shape: StepShape) -> Accepts | Refuses:
        expect = shape.expect
        if expect.refused is None:
            return Accepts(events=tuple(expect.events), state=expect.state)
        if expect.events or expect.state:
            raise self._fault("expect", "应拒绝的步骤没有事件和阶段。", number)
        return Refuses(**expect.refused.model_dump())

    def _shaped(self, shape: type[T], raw: Any, number: int = 0) -> T:
        try:
            return shape.model_validate(raw)
        except ValidationError as wrong:
            error = wrong.errors(include_url=False)[0]
            sentence = SENTENCES.get(error["type"], "填写的内容不正确。").format(**error.get("ctx", {}))
            where = ".".join(str(part) for part in error["loc"])
            raise self._fault(where, sentence, number) from None

    def _fault(self, field: str, sentence: str, number: int = 0) -> ScenarioFileRefused:
        return ScenarioFileRefused(file=self.file, number=number, field=field, sentence=sentence)


__all__ = ["ScenarioFileRefused", "read_scenario", "read_scenarios", "right_scenarios"]
