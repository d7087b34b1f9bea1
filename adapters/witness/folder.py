"""Where a witness lives: a folder with its private key (never in the database) and its one SQLite file."""

import os
from pathlib import Path

from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import SigningKey, valid_name
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.witness.store import WitnessStore
from adapters.witness.witness import LONGEST_NAME, TlogWitness
from application.witnessing import KeyUnusable, NoWitness, WitnessThere

KEY_FILE, STORE_FILE = "witness.key", "witness.db"
_WITNESS_SUITES = (COSIGNATURE, ML_DSA_COSIGNATURE)
_OTHERS = 0o077


class WitnessFolders:
    """Founds witnesses and opens them again."""

    def found(self, folder: Path, name: str, *, post_quantum: bool) -> TlogWitness:
        """The key file first: without it the rest is worth nothing."""
        if not valid_name(name) or len(name.encode()) > LONGEST_NAME:
            raise KeyUnusable(
                "名称不能有空格和加号，也不能过长；一般写成网址，例如 witness.example.cn/court。"
            )
        if (folder / STORE_FILE).exists():
            raise WitnessThere(str(folder))
        suites = _WITNESS_SUITES if post_quantum else (COSIGNATURE,)
        keys = [SigningKey.generate(name, suite) for suite in suites]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            _write_once(folder / KEY_FILE, "".join(key.private_text() + "\n" for key in keys))
        except FileExistsError as error:
            raise WitnessThere(str(folder)) from error
        return TlogWitness(keys, WitnessStore(folder / STORE_FILE))

    def open(self, folder: Path) -> TlogWitness:
        """An empty file in the place of a lost one would cosign whatever it is shown: so none is made here."""
        if not (folder / KEY_FILE).is_file() or not (folder / STORE_FILE).is_file():
            raise NoWitness(str(folder))
        return TlogWitness(_read_keys(folder / KEY_FILE), WitnessStore(folder / STORE_FILE))


def _write_once(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(descriptor)


def _read_keys(file: Path) -> list[SigningKey]:
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        raise KeyUnusable(f"密钥文件只能由本人读写：chmod 600 {file}")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        keys = [SigningKey.parse(line.strip()) for line in lines if line.strip()]
    except (Malformed, UnicodeDecodeError) as error:
        raise KeyUnusable(f"密钥文件 {file} 读不出来。") from error
    if not keys or any(key.suite not in _WITNESS_SUITES or key.name != keys[0].name for key in keys):
        raise KeyUnusable(f"密钥文件 {file} 中不是一个见证的私钥。")
    return keys
