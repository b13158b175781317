"""The first format of a ledger."""

from __future__ import annotations

from alembic import op

from crossbearing.ledger.search import make_index
from crossbearing.ledger.tables import derived, journal

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    journal.create_all(op.get_bind())
    derived.create_all(op.get_bind())
    make_index(op.get_bind())


def downgrade() -> None:
    """Not offered: a ledger is never taken back."""
    raise NotImplementedError("a ledger is never taken back to an older format")
