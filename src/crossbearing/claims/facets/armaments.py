"""How many drones, missiles or shells came, and how many were shot down: counts of weapons beside the words for what they did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.claims.context import Context
from crossbearing.claims.events.spoken_of import HARMLESS, last_told
from crossbearing.claims.facets.of_events import Fact, counted
from crossbearing.records.claim import EventMention, QuantityMention
from crossbearing.records.document import Span
from crossbearing.records.means import WEAPON_UNITS
from crossbearing.records.ontology import UNREAL

CAME = re.compile(
    r"\b(?:launch|fir(?:e|ed|es|ing)\b|drop|hit|struck|strik|land|rain|fell\b|fall|slam|explod|detonat|us(?:e|ed|ing)\b|involv|took\s+(?:off|part)|flew\b|fly|enter|"
    r"cross|violat|sent\b|send|attack|target|penetrat|come\b|came\b|carried\s+out|releas)\w*",
    re.IGNORECASE,
)
DOWNED = re.compile(
    r"\b(?:intercept|shot\s+down|sho(?:o)?t(?:ing|s)?\s+down|down(?:ed|ing)\b|brought\s+down|destroy|neutrali[sz]|repel|thwart|jam(?:med|ming)\b)\w*",
    re.IGNORECASE,
)
"""Where the weapons did not get through: their number is one of its own."""
SHOT_DOWN = "intercepted"
KEPT = re.compile(
    r"\b(?:stor|stock|arsenal|cache|seiz|deliver|suppl|bought|buy|sold|sell|produc|built|build|worth|order|export|import|defus|recover|donat|shipment)\w*",
    re.IGNORECASE,
)
REACH = 60


def weapons_counted(ctx: Context, events: Sequence[EventMention]) -> Iterator[Fact]:
    """A count for each number of weapons that came or were shot down in an event of its sentence, or in the last one told before."""
    real = [e for e in events if e.modality not in UNREAL and e.modality != "denied" and (e.type.key not in HARMLESS or e.type.key == "weapons-disrupted")]
    for q in ctx.values.quantities:
        number = ctx.sentence_at(q.start) if q.quantity.unit in WEAPON_UNITS else -1
        if number < 0 or not real or ctx.layout.is_furniture(Span(q.start, q.end)):
            continue
        sentence = ctx.layout.sentences[number]
        near = ctx.text[max(sentence.start, q.start - REACH) : min(sentence.end, q.end + REACH)]
        event = _event(ctx, q, real, number)
        if event is not None and (CAME.search(near) or DOWNED.search(near)) and not KEPT.search(near):
            yield _fact(ctx, q, event)


def _event(ctx: Context, q: QuantityMention, real: Sequence[EventMention], number: int) -> EventMention | None:
    """The nearest event of the sentence, else the last of the sentence before."""
    beside = [e for e in real if ctx.sentence_at(e.trigger.start) == number]
    before = last_told(ctx, [e for e in real if not e.background], q.start, 1)
    return min(beside, key=lambda e: abs(e.trigger.start - q.start), default=before)


def _fact(ctx: Context, q: QuantityMention, event: EventMention) -> Fact:
    """The number as a claim; ``of`` says that it is the number of those shot down."""
    clause = re.split(r"[,;:.]|\b(?:and|but|while|of\s+which)\b", ctx.text[q.end : q.end + REACH])[0]
    lead = re.split(r"[,;:.]|\b(?:and|but|while)\b", ctx.text[max(0, q.start - REACH) : q.start])[-1]
    down = DOWNED.search(clause) is not None or DOWNED.search(lead) is not None
    return Fact(
        facet="count",
        events=(event.id,),
        span=Span(q.start, q.end),
        value=counted(q.quantity, q.quantity.unit),
        quantity=q.quantity,
        of=SHOT_DOWN if down else "",
    )
