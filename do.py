"""工鉴 Gongjian: python3 do.py run | test | check | faults | bench | mutate | lock

run      start the server on demonstration cases (further words go to `gongjian serve`)
test     the tests (further words go to pytest)
check    format, lint, types and the walls between the layers
faults   the long tests that kill, tamper and flood
bench    the measurements in tests/benchmarks (names choose some; further words go to each)
mutate   break domain/ in small ways and count what its tests notice (modules, --sample N --seed S, --show)
lock     resolve the dependencies of pyproject.toml anew into the hash-locked lists

Needs Python 3.11 or newer and nothing else: makes .venv beside this file from the locked lists.
"""

import hashlib
import importlib.util
import os
import pathlib
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UV = BIN / ("uv.exe" if os.name == "nt" else "uv")
STAMP = VENV / "installed.txt"
UV_LIST, RUN_LIST, DEV_LIST = ".locks/uv.txt", "requirements.txt", "requirements-dev.txt"

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)
WORKERS = min(4, os.cpu_count() or 1)
ON_SEVERAL_CORES = ("-n", str(WORKERS), "--dist", "worksteal")
LOCKS = {
    UV_LIST: "--group uv",
    RUN_LIST: "--group build pyproject.toml",
    DEV_LIST: f"--group build --group dev --constraints {RUN_LIST} pyproject.toml",
}


def main(words: "list[str]") -> int:
    """Do the job named first; the rest of the words are for the program it starts."""
    job, rest = (words[0], words[1:]) if words else ("", [])
    if job not in JOBS:
        print(__doc__)
        return 0 if job in {"-h", "--help", "help"} else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that an older Python also reads
        return refuse("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    if importlib.util.find_spec("ensurepip") is None:
        return refuse(
            "this Python cannot make virtual environments. "
            "On Debian or Ubuntu, as root: apt-get install python3-venv. Then try again."
        )
    keep_bytecode()
    prepare(RUN_LIST if job == "run" else DEV_LIST)
    return JOBS[job](rest)


def keep_bytecode() -> None:
    """In .venv, also where this machine keeps none beside the sources: every process starts in half the time."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(VENV / "bytecode")


def prepare(wanted: str) -> None:
    """Make .venv hold the locked versions of the wanted list; the larger list serves for the smaller."""
    place = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {VENV}"
    held = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if held[:1] == [place] and held[1:] in ([fingerprint(DEV_LIST)], [fingerprint(wanted)]):
        return
    print("Preparing .venv from", wanted, "…", flush=True)
    if held[:1] != [place]:
        venv.create(VENV, clear=True, with_pip=True)
    STAMP.unlink(missing_ok=True)
    locked = "--quiet --require-hashes --requirement"
    start(PYTHON, f"-m pip install --disable-pip-version-check {locked} {UV_LIST}")
    for what in (f"{locked} {wanted}", "--quiet --no-deps --no-build-isolation --editable ."):
        start(UV, f"pip install --python {PYTHON.relative_to(ROOT)} {what}", **like_pip())
    STAMP.write_text(place + "\n" + fingerprint(wanted) + "\n", encoding="utf-8")


def fingerprint(wanted: str) -> str:
    """Everything that decides what is installed, in one line."""
    files = (UV_LIST, wanted, "pyproject.toml")
    return wanted + " " + hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def like_pip() -> "dict[str, str]":
    """uv reads no pip.conf: hand on the package index and the certificates this machine gives to pip."""
    told = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True)
    settings = dict(line.split("=", 1) for line in told.stdout.splitlines() if "=" in line)
    handed = {"UV_PYTHON_DOWNLOADS": "never"}
    for ours, theirs in (("UV_DEFAULT_INDEX", "index-url"), ("SSL_CERT_FILE", "cert")):
        value = settings.get(":env:." + theirs) or settings.get("global." + theirs)
        if value and ours not in os.environ:
            handed[ours] = value.strip("'")
    return handed


def run(rest: "list[str]") -> int:
    """Start the server; an empty data folder gets the demonstration cases first."""
    return become(BIN / "gongjian", "serve", "--demo-if-empty", *rest)


def test(rest: "list[str]") -> int:
    """Run the tests that take minutes at most: all of them on several cores, chosen ones on one."""
    return become(PYTHON, "-m", "pytest", *(rest or ON_SEVERAL_CORES))


def faults(rest: "list[str]") -> int:
    """Run the long tests alone."""
    return become(PYTHON, "-m", "pytest", "-m", "faults", *rest)


def check(_rest: "list[str]") -> int:
    """Run every check, so that one failure does not hide the next."""
    failed = [" ".join(words) for words in CHECKS if attempt(BIN / words[0], *words[1:])]
    return refuse("not clean: " + ", ".join(failed)) if failed else 0


def bench(rest: "list[str]") -> int:
    """Run the measurements one after another."""
    scripts = sorted((ROOT / "tests" / "benchmarks").glob("[a-z]*.py"))
    named = [script for script in scripts if script.stem in rest]
    flags = [word for word in rest if word not in {script.stem for script in named}]
    failed = [script.stem for script in named or scripts if attempt(PYTHON, script, *flags)]
    return refuse("not measured: " + ", ".join(failed)) if failed else 0


def mutate(rest: "list[str]") -> int:
    """Take minutes for a sample, hours for everything; what is cut off is taken up again."""
    return become(PYTHON, "-m", "tests.mutation.run", *rest)


def lock(rest: "list[str]") -> int:
    """Write the lists: every platform, every hash, no package index. `--upgrade` takes newer versions."""
    form = "--quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header"
    for name, what in LOCKS.items():
        wish = " ".join(rest)
        start(UV, f"pip compile {form} --no-emit-index-url {wish} --output-file {name} {what}", **like_pip())
    return 0


def become(program: pathlib.Path, *words: str) -> int:
    """Hand this process over, so that signals and Ctrl-C reach the program itself."""
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(program, [str(program), *words])  # noqa: S606 - no shell is the point
    return attempt(program, *words)


def attempt(program: pathlib.Path, *words: object) -> int:
    """Run a program to its end and give its exit code; Ctrl-C is the program's to answer."""
    print("\n$", program.stem, *words, flush=True)
    with subprocess.Popen([str(word) for word in (program, *words)], cwd=ROOT) as running:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:
                continue


def start(program: pathlib.Path, words: str, **settings: str) -> None:
    """Take one step of the preparation; without it nothing further makes sense."""
    subprocess.run([program, *words.split()], check=True, cwd=ROOT, env={**os.environ, **settings})


def refuse(why: str) -> int:
    """Say why not, where errors go."""
    print("do.py: " + why, file=sys.stderr)
    return 1


JOBS = {
    "run": run,
    "test": test,
    "check": check,
    "faults": faults,
    "bench": bench,
    "mutate": mutate,
    "lock": lock,
}

if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as failure:
        step = " ".join(str(word) for word in failure.cmd)
        sys.exit(refuse(f"this step failed (exit code {failure.returncode}): {step}"))
