"""presenting/exports."""
