"""Settings 配置: from the environment, each prefixed GONGJIAN_, with defaults that fit one machine."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What differs between installations; nothing here changes what is lawful."""

    model_config = SettingsConfigDict(env_prefix="GONGJIAN_", env_file=".env", extra="ignore")

    data_folder: Path = Path(".data")
    """Where the SQLite files and the house key lie; with PostgreSQL only the house key."""
    database_url: str = ""
    """`postgresql+psycopg://…`; empty: SQLite files in the data folder."""
    log_key: str = ""
    """The file of the key that signs checkpoints; empty: `log.key` in the data folder."""
    log_policy: str = ""
    """Which witnesses are asked and needed (C2SP tlog-policy); empty: `policy` in the data folder, where there is one."""
    origin: str = "gongjian.local/ledger"
    """The log's name in checkpoints; fixed once the first event is recorded."""
    host: str = "127.0.0.1"
    port: int = 8000
    secure_cookies: bool = False
    """True behind HTTPS: the session cookie is then sent over HTTPS only."""
    log_json: bool = True

    def as_environment(self) -> dict[str, str]:
        """The same for a process started by this one."""
        prefix = self.model_config.get("env_prefix", "")
        return {f"{prefix}{name.upper()}": str(value) for name, value in self.model_dump().items()}

    @property
    def log_key_file(self) -> Path:
        """Outside every database."""
        return Path(self.log_key) if self.log_key else self.data_folder / "log.key"

    @property
    def log_policy_file(self) -> Path:
        """It need not be there: then no witness is asked."""
        return Path(self.log_policy) if self.log_policy else self.data_folder / "policy"

    def url(self, name: str) -> str:
        """The address of one of the four databases; on PostgreSQL they are one."""
        return self.database_url or f"sqlite:///{self.data_folder.resolve() / name}.db"
