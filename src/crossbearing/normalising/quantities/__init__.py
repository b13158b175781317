"""How many: numbers of a text with their bounds, what they count, and whose they are.

``finding`` is the main path: numbers as intervals (``amounts``) -> without those that count nothing (``guards``) -> the
unit by the noun (``nouns``), people told one by one (``families``, ``singles``) -> what happened to them by the words
around (``harm``, ``wounds``) -> what their list says (``listing``), without who only tells of it (``tellers``) -> what the
parse says where word order left it open, and those who are told by name (``victims``) -> that nobody was hurt, or that
nobody knows (``absence``).
"""

from __future__ import annotations

from crossbearing.normalising.quantities.finding import find_quantities

__all__ = ["find_quantities"]
