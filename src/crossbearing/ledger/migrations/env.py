"""How Alembic runs the migrations of a ledger: on the connection that it is handed, in its transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
