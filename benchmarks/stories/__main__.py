"""``python -m benchmarks.stories``: offsets anew from the words, for every story; 1 where a quote is not found."""

from __future__ import annotations

import sys

from benchmarks import stories


def main() -> int:
    """Anchor every story and print what is missing."""
    missing = [line for folder in stories.folders() for line in stories.anchored(folder)]
    print("\n".join(missing) or f"{len(stories.folders())} stories, every quote found")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
