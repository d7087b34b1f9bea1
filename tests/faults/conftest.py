"""The PostgreSQL of the adapter tests, for servers that will be killed."""

from tests.adapters.conftest import postgres_folder, postgres_url

__all__ = ["postgres_folder", "postgres_url"]
