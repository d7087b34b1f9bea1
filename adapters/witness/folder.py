"""Where a witness lives: a folder with its private key (never in the database) and its one SQLite file."""

from pathlib import Path

from adapters.key_files import read_keys, write_keys
from adapters.tlog.keys import SigningKey, valid_name
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.witness.store import WitnessStore
from adapters.witness.witness import LONGEST_NAME, TlogWitness
from application.audit_trail import KeyFileRefused
from application.witnessing import KeyUnusable, NoWitness, WitnessThere

KEY_FILE, STORE_FILE = "witness.key", "witness.db"
_WITNESS_SUITES = (COSIGNATURE, ML_DSA_COSIGNATURE)


class WitnessFolders:
    """Founds witnesses and opens them again."""

    def found(self, folder: Path, name: str, *, post_quantum: bool) -> TlogWitness:
        """The key file first: without it the rest is worth nothing."""
        if not valid_name(name) or len(name.encode()) > LONGEST_NAME:
            raise KeyUnusable(
                "名称不能有空格和加号，也不能过长；一般写成网址，例如 witness.example.cn/court。"
            )
        if (folder / STORE_FILE).exists() or (folder / KEY_FILE).exists():
            raise WitnessThere(str(folder))
        suites = _WITNESS_SUITES if post_quantum else (COSIGNATURE,)
        keys = [SigningKey.generate(name, suite) for suite in suites]
        write_keys(folder / KEY_FILE, keys)
        return TlogWitness(keys, WitnessStore(folder / STORE_FILE))

    def open(self, folder: Path) -> TlogWitness:
        """An empty file in the place of a lost one would cosign whatever it is shown: so none is made here."""
        if not (folder / KEY_FILE).is_file() or not (folder / STORE_FILE).is_file():
            raise NoWitness(str(folder))
        return TlogWitness(_read_keys(folder / KEY_FILE), WitnessStore(folder / STORE_FILE))


def _read_keys(file: Path) -> list[SigningKey]:
    keys = read_keys(file)
    if any(key.suite not in _WITNESS_SUITES or key.name != keys[0].name for key in keys):
        raise KeyFileRefused(f"密钥文件 {file} 中不是一个见证的私钥。")
    return keys
