"""When: time expressions of a text as TIMEX3 and EDTF, each with what anchors it.

find words -> match rules -> read against the day of reference -> join what belongs together
"""

from __future__ import annotations

from crossbearing.normalising.dates.finding import find_times

__all__ = ["find_times"]
