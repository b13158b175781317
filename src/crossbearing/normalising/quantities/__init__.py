"""How many: numbers of a text with their bounds, what they count, and whose they are.

find amounts -> drop what is no count -> name the unit from the noun -> from the words around it, what happened to them
"""

from __future__ import annotations

from crossbearing.normalising.quantities.finding import find_quantities

__all__ = ["find_quantities"]
