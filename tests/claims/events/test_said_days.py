"""Days on which an event was told of as news."""

from __future__ import annotations

from datetime import date

import pytest

from crossbearing.claims.events.said_days import said_day
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import TimeExpression
from crossbearing.records.value import SAID, day_of
from tests.claims.parsed import context

TOLD = """
    Officials NOUN 2 nsubj
    said VERB 0 root
    Monday PROPN 2 obl
    that SCONJ 7 mark
    a DET 6 det
    drone NOUN 7 nsubj
    hit VERB 2 ccomp
    buses NOUN 7 obj
"""
IN_PASSING = """
    Doctors NOUN 2 nsubj
    said VERB 0 root
    Monday PROPN 2 obl
    boys NOUN 7 nsubj
    whom PRON 6 obj
    hit VERB 4 acl:relcl
    walked VERB 2 ccomp
"""
KNOWN = """
    Officials NOUN 2 nsubj
    said VERB 0 root
    Monday PROPN 2 obl
    the DET 5 det
    hit NOUN 6 nsubj
    failed VERB 2 ccomp
"""


@pytest.mark.parametrize(("parse", "told"), [(TOLD, True), (TOLD.replace("said", "regretted"), False), (IN_PASSING, False), (KNOWN, False)])
def test_news_is_of_the_day_of_the_words_or_the_day_before(parse: str, told: bool) -> None:
    """What somebody tells as news happened then or the day before; what is regretted, told in passing or known may be older."""
    ctx = context(parse, "hit")
    at = ctx.text.index("Monday")
    monday = TimeExpression(id="t1", start=at, end=at + 6, type="DATE", value="2024-05-13", date=day_of(date(2024, 5, 13), basis="deictic"))
    (hit,) = ctx.tagged("trigger")
    found = said_day(ctx, Candidate(main=hit, all=(hit,)), [monday])
    assert (found and (found.edtf, found.basis)) == (("2024-05-12?/2024-05-13?", SAID) if told else None)
