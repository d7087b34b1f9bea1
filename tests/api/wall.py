"""The dispute behind the mediation wall: mediated in vain twice, and then before those who judge."""

import base64
import json
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from application.house import House
from tests.api.given import APPLIED, DISPUTE, INSTITUTIONS, Login, Official, accepted, filled
from tests.support.clock import TODAY

ON = TODAY.isoformat()
IN_MEDIATION = "蒹葭苍苍：劳动者底线捌仟柒佰元"
FOR_THE_COURT = "驺虞麟趾：单位愿先付陆仟元"
CONCEDED = "螽斯振羽：最低可以伍仟元"
UNIQUE = ("蒹葭", "驺虞", "螽斯", "捌仟柒佰", "先付陆仟", "可以伍仟")
UNDISPUTED = "双方确认自二月起用工"
OUTSIDERS = [name for name in INSTITUTIONS if name != "mediator"]
JSON_ESCAPED = tuple(json.dumps(word).strip('"') for word in UNIQUE)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
FILLED = {"notes": IN_MEDIATION, "course": "双方陈述", "attended": "both", "on": ON}


@dataclass
class Wall:
    """One dispute that went through everything, and who was at which step."""

    house: House
    folder: Path
    dispute: str
    mediation: str
    court_mediation: str
    second: str
    arbitration: str
    suit: str
    sessions: list[list[Any]]
    """Where the notes lie: path of the case and number of the entry."""
    mediated_from: int
    """The position from which on there is something to tell."""
    logs: list[Any] = field(default_factory=list)

    @property
    def cases(self) -> list[str]:
        return [
            f"dispute/{self.dispute}",
            f"mediation-case/{self.mediation}",
            f"court-mediation/{self.court_mediation}",
            f"court-mediation/{self.second}",
            f"arbitration-case/{self.arbitration}",
            f"litigation-case/{self.suit}",
        ]


def holes(content: bytes | str) -> set[str]:
    """The words of the notes that can be read in what somebody got, however it is written."""
    raw = content.encode() if isinstance(content, str) else content
    parts = [raw]
    if is_zipfile(BytesIO(raw)):
        with ZipFile(BytesIO(raw)) as workbook:
            parts += [workbook.read(name) for name in workbook.namelist()]
    written = {word: [word.encode(encoding) for encoding in ENCODINGS] for word in UNIQUE}
    for word, escaped in zip(UNIQUE, JSON_ESCAPED, strict=True):
        written[word] += [escaped.encode(), base64.b64encode(word.encode())]
    unfolded = [part.replace(b"\r\n ", b"") for part in parts]  # calendars fold their lines
    return {word for word, forms in written.items() for form in forms for part in unfolded if form in part}


async def happened(login: Login, house: House) -> dict[str, Any]:
    """Everything, in order; where each case lies."""
    mediator, other, judge = [await login(name) for name in ("mediator", "other-mediator", "judge")]
    dispute = (await mediator.took("dispute/steps/register", DISPUTE))["case_id"]
    about = {"on": ON, "dispute_id": dispute}
    mediated_from = house.ledger.position()
    mediation = await mediated_in_vain(mediator, dispute)
    arbitration = await opened(await login("arbitrator"), "arbitration-case", "file-application", about)
    suit = await opened(judge, "litigation-case", "receive-complaint", about)
    first = await entrusted(judge, dispute, suit, "mediator")
    await mediated_for_the_court_in_vain(mediator, first)
    second = await entrusted(judge, dispute, suit, "other-mediator")
    await other.took(f"{second}/steps/accept", {"on": ON, "mediators": 1}, 3)
    await house.settled()
    return {
        "dispute": dispute,
        "mediation": mediation,
        "court_mediation": first.partition("/")[2],
        "second": second.partition("/")[2],
        "arbitration": arbitration,
        "suit": suit,
        "mediated_from": mediated_from,
        "sessions": [(f"mediation-case/{mediation}", 4), (first, 5)],
    }


async def mediated_in_vain(mediator: Official, dispute: str) -> str:
    """A session with a note, and no agreement."""
    applied = await mediator.took("mediation-case/steps/apply-for", {**APPLIED, "dispute_id": dispute})
    path = f"mediation-case/{applied['case_id']}"
    await mediator.took(f"{path}/steps/accept", accepted(), 1)
    await mediator.took(f"{path}/steps/appoint-mediators", {"on": ON, "mediators": 1}, 2)
    await mediator.took(f"{path}/steps/hold-session", FILLED, 3)
    await mediator.took(f"{path}/steps/end-unwilling", {"on": ON, "unwilling": "employer"}, 4)
    return str(applied["case_id"])


async def mediated_for_the_court_in_vain(mediator: Official, path: str) -> None:
    """A session with a note and a concession; what nobody disputes goes back to the court."""
    await mediator.took(f"{path}/steps/accept", {"on": ON, "mediators": 1}, 3)
    session = {"on": ON, "attended": "both", "notes": FOR_THE_COURT, "concessions": CONCEDED}
    await mediator.took(f"{path}/steps/hold-session", session, 4)
    failed = {"on": ON, "why": "too-far-apart", "report": "分歧较大", "undisputed": UNDISPUTED}
    await mediator.took(f"{path}/steps/send-back", {**failed, "confirmed_by_all": True}, 5)


async def opened(official: Official, kind: str, step: str, known: dict[str, Any]) -> str:
    """A case of theirs about the dispute; what is not known is made from the schema."""
    answers = filled((await official.schemas(kind))[step], known)
    return str((await official.took(f"{kind}/steps/{step}", answers))["case_id"])


async def entrusted(judge: Official, dispute: str, suit: str, name: str) -> str:
    """A court mediation before docketing, in the hands of an institution."""
    about = {"on": ON, "dispute_id": dispute, "litigation_case_id": suit, "at": "prefiling"}
    case = (await judge.took("court-mediation/steps/register", about))["case_id"]
    path = f"court-mediation/{case}"
    await judge.took(f"{path}/steps/record-consent", {"on": ON, "consenting": "both"}, 1)
    known = (await judge.get("/institutions")).json()["items"]
    chosen = next(one for one in known if one["name"] == INSTITUTIONS[name][0])
    asked = {"on": ON, "organisation": chosen["institution_id"], "chosen_by": "court"}
    await judge.took(f"{path}/steps/delegate", asked, 2)
    return path


def everywhere_on_disk(folder: Path) -> None:
    """Databases, their logs, the key file and whatever else lies in the data folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"ledger.db", "views.db", "accounts.db", "house.key"} <= {file.name for file in files}
    for file in files:
        assert not holes(file.read_bytes()), file.name
