"""Migrations of the ledger's format, oldest first; each is frozen once released."""
