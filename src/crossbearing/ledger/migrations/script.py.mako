"""${message}."""

from __future__ import annotations

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a ledger of the release before to this one."""


def downgrade() -> None:
    """Not offered: a ledger is never taken back."""
    raise NotImplementedError("a ledger is never taken back to an older format")
