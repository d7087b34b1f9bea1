"""Runs the ledger's revisions on the connection and in the transaction that `adapters.ledger.schema` opened."""

from alembic import context

from adapters.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="ledger_schema",
    render_as_batch=True,
)
context.run_migrations()
