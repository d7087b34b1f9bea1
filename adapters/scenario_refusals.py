"""How a scenario or people file is refused: which file, which step, which field, and why."""

from domain.refusals import Refused


class ScenarioFileRefused(Refused):
    """情景文件有误，没有重演。"""

    CODE = "scenario-file-refused"

    def __init__(self, *, file: str, sentence: str, number: int = 0, field: str = "") -> None:
        self.file = file
        self.number = number
        where = "，".join(part for part in (file, f"第 {number} 步" if number else "", field) if part)
        super().__init__(f"{where}：{sentence}", field=field)
