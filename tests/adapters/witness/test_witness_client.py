"""The client against witnesses that mean well, that have seen more, that lie, and that are no witnesses at all."""

import socket
import threading
from collections.abc import Iterator, Sequence

import pytest

from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note, Signature
from adapters.tlog.suites import COSIGNATURE
from adapters.witness.client import (
    CosignatureWrong,
    WitnessAhead,
    WitnessClient,
    WitnessDeclines,
    WitnessDisagrees,
)
from adapters.witness.line import WitnessSilent
from adapters.witness.submission import SIZE_TYPE
from adapters.witness.witness import TlogWitness
from application.witnessing import Answered
from tests.adapters.witness.conftest import NOON
from tests.support.growing_log import ORIGIN, GrowingLog, court_key, fixed_key
from tests.support.witness_station import Answering, Station

LOG = GrowingLog()
FORK = GrowingLog("another", forked_at=3)
KEY = court_key().verifier


@pytest.fixture
def station() -> Iterator[Station]:
    with Station() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def client(station: Station) -> Iterator[WitnessClient]:
    opened = WitnessClient(station.url, [KEY], timeout=2)
    yield opened
    opened.close()


@pytest.fixture
def behind(station: Station, witness: TlogWitness) -> TlogWitness:
    """A witness that means well, behind the station."""

    def answering(path: str, body: bytes) -> Answered:
        if path == "/court/add-checkpoint":
            return witness.add_checkpoint(body)
        note = witness.checkpoint(path.split("/")[2])
        return Answered(404, "") if note is None else Answered(200, note)

    witness.watch(LOG.vkey)
    station.answering = answering
    return witness


def ask(client: WitnessClient, size: int, old: int = 0, log: GrowingLog = LOG) -> Sequence[Signature]:
    return client.ask(log.note(size), old, lambda first: log.proof(first, size))


def saying(status: int, content: str = "", media_type: str = "text/plain") -> Answering:
    return lambda _path, _body: Answered(status, content, media_type)


def cosigned(note: Note, key: SigningKey | None = None) -> str:
    return str(note.signed(key or court_key(), NOON).signatures[-1])


@pytest.mark.usefixtures("behind")
def test_cosignatures_come_back_verified_over_one_line(client: WitnessClient, station: Station) -> None:
    for old, size in ((0, 5), (5, 9), (9, 9)):
        signatures = ask(client, size, old)
        (found,) = LOG.note(size).with_signatures(signatures).verified([KEY])
        assert found.at == NOON
    assert station.lines == 1


@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize("thought", [0, 3, 8, 9, 50])
def test_who_is_wrong_about_what_the_witness_holds_asks_again_with_a_fresh_proof(
    client: WitnessClient, station: Station, thought: int
) -> None:
    ask(client, 5)
    assert len(ask(client, 9, thought)) == 1
    assert len(station.asked) == 3


def test_a_witness_that_changes_its_mind_each_time_is_asked_three_times(
    client: WitnessClient, station: Station
) -> None:
    sizes = iter(range(1, 9))
    station.answering = lambda _path, _body: Answered(409, f"{next(sizes)}\n", SIZE_TYPE)
    with pytest.raises(WitnessSilent):
        ask(client, 9)
    assert len(station.asked) == 3


@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize("thought", [0, 4, 5, 9])
def test_a_witness_that_holds_more_says_how_much(client: WitnessClient, thought: int) -> None:
    ask(client, 9)
    with pytest.raises(WitnessAhead) as ahead:
        ask(client, 5, thought)
    assert ahead.value.size == 9


@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize(("size", "old"), [(5, 5), (5, 0), (9, 5), (9, 0)])
def test_another_tree_under_the_same_name_is_a_disagreement(
    client: WitnessClient, size: int, old: int
) -> None:
    ask(client, 5)
    with pytest.raises(WitnessDisagrees):
        ask(client, size, old, FORK)


def test_a_conflict_of_one_size_is_understood_also_where_it_comes_with_the_size(
    client: WitnessClient, station: Station
) -> None:
    station.answering = saying(409, "5\n", SIZE_TYPE)
    with pytest.raises(WitnessDisagrees):
        ask(client, 5)


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_witness_that_does_not_want_to_is_told_from_one_that_is_away(
    client: WitnessClient, station: Station, status: int
) -> None:
    station.answering = saying(status, "no\n")
    with pytest.raises(WitnessDeclines) as declined:
        ask(client, 5)
    assert declined.value.status == status


def test_lines_of_unknown_keys_are_passed_over(client: WitnessClient, station: Station) -> None:
    note, stranger = LOG.note(5), fixed_key("stranger.example", COSIGNATURE)
    wrong = Signature("stranger.example", b"abcd", bytes(72))
    station.answering = saying(200, f"{cosigned(note, stranger)}{cosigned(note)}{wrong}")
    assert "".join(map(str, ask(client, 5))) == cosigned(note)


FORGED = {
    "by nobody we know": cosigned(LOG.note(5), fixed_key("stranger.example", COSIGNATURE)),
    "over another checkpoint": cosigned(LOG.note(6)),
    "with another time": str(
        Signature(
            KEY.name, KEY.key_id, (NOON + 1).to_bytes(8, "big") + court_key().sign(LOG.note(5).text, NOON)[8:]
        )
    ),
    "beside a right one": cosigned(LOG.note(5)) + cosigned(LOG.note(6)),
    "too short": str(Signature(KEY.name, KEY.key_id, b"short")),
}


@pytest.mark.parametrize("lines", FORGED.values(), ids=FORGED)
def test_what_is_no_cosignature_is_not_taken_for_one(
    client: WitnessClient, station: Station, lines: str
) -> None:
    station.answering = saying(200, lines)
    with pytest.raises(CosignatureWrong):
        ask(client, 5)


UNREADABLE = {
    "an error": Answered(500, "out of order"),
    "another address": Answered(302, ""),
    "no lines": Answered(200, ""),
    "a page": Answered(200, "<!doctype html>\n"),
    "a line without end": Answered(200, cosigned(LOG.note(5))[:-1]),
    "another note": Answered(200, f"{LOG.note(6)}"),
    "more than anybody reads": Answered(200, cosigned(LOG.note(5)) * 10_000),
    "a conflict without a size": Answered(409, "conflict\n"),
    "no size": Answered(409, "many\n", SIZE_TYPE),
    "a size without end": Answered(409, "4", SIZE_TYPE),
    "a size with a sign": Answered(409, "+4\n", SIZE_TYPE),
}


@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_counts_as_silence(
    client: WitnessClient, station: Station, answer: Answered
) -> None:
    station.answering = lambda _path, _body: answer
    with pytest.raises(WitnessSilent):
        ask(client, 5)


@pytest.mark.usefixtures("behind")
def test_a_line_that_was_cut_between_two_requests_is_opened_again(
    client: WitnessClient, station: Station
) -> None:
    station.letting_go = True
    ask(client, 5)
    ask(client, 9, 5)
    assert station.lines == 2


def test_nobody_there_is_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(WitnessSilent):
        ask(WitnessClient(f"http://127.0.0.1:{port}", [KEY]), 5)


@pytest.mark.parametrize("url", ["", "ftp://court.example", "court.example", "http://"])
def test_what_is_no_address_is_said_before_anything_is_sent(url: str) -> None:
    with pytest.raises(ValueError, match="not the address of a witness"):
        WitnessClient(url, [KEY])


@pytest.mark.parametrize(
    "slow", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nx"]
)
def test_an_answer_that_does_not_come_in_time_is_not_waited_for(slow: bytes) -> None:
    done = threading.Event()

    def dripping(line: socket.socket) -> None:
        line.sendall(slow)
        while not done.wait(0.02):
            line.sendall(b"x")  # each byte begins the socket's own timeout anew

    with socket.create_server(("127.0.0.1", 0)) as server:
        client = WitnessClient(f"http://127.0.0.1:{server.getsockname()[1]}", [KEY], timeout=0.2)

        def serve() -> None:
            line, _ = server.accept()
            with line:
                try:
                    dripping(line)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(WitnessSilent, match="in time"):
            ask(client, 5)
        done.set()
        thread.join()
        client.close()


@pytest.mark.usefixtures("behind")
def test_what_a_witness_holds_can_be_asked_for(client: WitnessClient) -> None:
    assert client.latest(ORIGIN) is None
    ask(client, 5)
    held = client.latest(ORIGIN)
    assert held is not None
    assert (held.checkpoint.size, held.checkpoint.root, held.at) == (5, LOG.root(5), NOON)
    assert LOG.key.verifier in {found.key for found in held.note.verified([LOG.key.verifier, KEY])}


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answered(200, "words\n"), WitnessSilent),
        (Answered(200, str(Note("words\n").signed(court_key(), NOON))), WitnessSilent),
        (Answered(500, ""), WitnessSilent),
        (Answered(200, str(LOG.note(5))), CosignatureWrong),
        (
            Answered(200, str(GrowingLog(origin="other.example").note(5).signed(court_key(), NOON))),
            WitnessSilent,
        ),
    ],
)
def test_what_a_witness_says_it_holds_is_not_believed_unsigned(
    client: WitnessClient, station: Station, answer: Answered, trouble: type[Exception]
) -> None:
    station.answering = lambda _path, _body: answer
    with pytest.raises(trouble):
        client.latest(ORIGIN)
