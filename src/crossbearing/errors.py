"""Every exception of Crossbearing, as one tree.

CrossbearingError
├── UsageError            the request cannot be carried out as it was put (exit status 2)
├── InputError            a source as a whole cannot be opened: no such file, no such folder
├── LedgerError           the ledger cannot be opened, is newer than this release, or is locked
│   └── NotFoundError     no record of that id in the ledger
├── ModelError            the weights are missing or do not fit this release
└── GazetteerError        a gazetteer file cannot be used

A report that cannot be read, or an expression that cannot be resolved, is no error but a
:class:`~crossbearing.records.finding.Rejection`: the rest goes on.
"""

from __future__ import annotations


class CrossbearingError(Exception):
    """What went wrong, where, and what to do about it, in one line."""


class UsageError(CrossbearingError):
    """The request cannot be carried out as it was put."""


class InputError(CrossbearingError):
    """A source as a whole cannot be opened."""


class LedgerError(CrossbearingError):
    """The ledger cannot be opened or written."""


class NotFoundError(LedgerError):
    """The ledger holds no record of that id."""


class ModelError(CrossbearingError):
    """The weights of the tagger are missing or do not fit."""


class GazetteerError(CrossbearingError):
    """A gazetteer file cannot be used."""
