"""normalising."""
