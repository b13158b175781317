"""When: time expressions of a text as TIMEX3 and EDTF, each with what anchors it.

``finding`` is the main path: words as the vocabulary of time has them (``words``, without ``names`` that look like
dates) -> rules by ``grammar`` (``absolute``, ``digital``, ``clock``, ``named``, ``quarters``, ``relative``, ``spans``)
-> read against the day of reference (``scene``, ``anchoring``, ``tense``) with the arithmetic of ``calendar`` and
``steps`` -> neighbours joined (``joining``) -> values (``moments``).
"""

from __future__ import annotations

from crossbearing.normalising.dates.finding import find_times

__all__ = ["find_times"]
