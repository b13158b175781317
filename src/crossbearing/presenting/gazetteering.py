"""The command ``gazetteer``: places of one's own, beside those that come with the package."""

from __future__ import annotations

from argparse import Namespace

from crossbearing.errors import UsageError
from crossbearing.presenting.style import console, words
from crossbearing.presenting.terminal import plural


def gazetteer(args: Namespace) -> int:
    """Add the places of a file; rows that cannot be used are told on standard error, and the rest goes on."""
    from crossbearing.normalising.gazetteer.add import add

    if args.action != "add":
        raise UsageError(f"gazetteer: no action {args.action!r}; there is: add FILE")
    added, refused = add(args.file)
    for one in refused:
        console(stderr=True).print(words(f"{one.subject}:{one.row}: {one.code}: {one.detail}"))
    print(f"added       {plural(added, 'place')}" + (f"; {plural(len(refused), 'row')} refused" if refused else ""))
    return 1 if refused else 0
