"""One utterance with two speakers or two wordings: quotations aligned across all reports.

Quotes are compared as sequences of words without marks and case; a quote cut short is no other wording.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

from crossbearing.corroboration.conflicts.finder import made
from crossbearing.corroboration.pile import Pile
from crossbearing.records.claim import Claim, ReadReport
from crossbearing.records.document import Span, content_id
from crossbearing.records.finding import Conflict, ConflictValue
from crossbearing.records.outlets import fold

LEAST_WORDS = 5
ALIKE = 0.75
"""Share of the shorter quote's words that must be found in the same order in the other."""

REPEATED = 0.85
"""From here on two quotes of one report, one of them without a speaker, are one utterance given twice."""

RELAYS = frozenset({"media outlet", "document", "other"})
"""Kinds of source that pass on what others say: none of them is the mouth that an utterance comes from."""

SPREAD = 1.5
"""What both say stands close together: the stretch from the first to the last shared word is no longer than so many times those words."""
SPELLING = 0.7
"""From here on two words are one in two spellings ("Gadhafi", "Gaddafi")."""

_CUT = re.compile(r"…|\.\.\.|[\[\]()]")
"""Marks of words left out of a quotation, or put in."""

_OFFICES = "minister|secretary|president|ambassador|governor|mayor|envoy|general|colonel|senator|chief"
_OFFICE_HOLDER = re.compile(rf"\b(?:{_OFFICES})\b .*[A-Z]|[A-Z]\w+ [A-Z]\w+$", re.IGNORECASE)
"""An office with a name behind it: a person, not the body that the words name first."""

PERSON = re.compile(
    r"^(?!The\b)[A-ZÀ-Þ][\w'’-]+(?: (?:al|el|de|bin)[ -]?)? ?[A-ZÀ-Þ][\w'’-]+$|"
    rf"\b(?:{_OFFICES}|spokes\w+|official|doctor|resident|officer)\b",
)
"""Words for one person: two names, or an office."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SMALL = frozenset(
    "the a an of to in on and or but that this is are was were be been it its we our us they their he she his her i you have has had will for with by "
    "at as which who there it's that's there's he's she's we're they're you're i'm we've they've i've".split(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: its words, the speaker as a comparable key and as a name, and the claims that rest on it."""

    report: str
    span: Span
    words: tuple[str, ...]
    text: str
    speaker: str | None
    name: str
    claims: tuple[Claim, ...]

    @property
    def telling(self) -> frozenset[str]:
        """The words that carry meaning."""
        return frozenset(w for w in self.words if w not in _SMALL)


def _speaker(report: ReadReport, span: Span, given: str | None, claims: Sequence[Claim]) -> tuple[str | None, str]:
    """Who says it: the entity that the reader found, else the source of the claim around it."""
    entity = next((e for e in report.values.entities if e.id == given), None)
    if entity is not None and entity.type == "person":
        return (entity.actor.id if entity.actor else entity.canonical or fold(entity.name)), entity.name
    claim = next((c for c in claims if c.attribution is not None and c.source_type not in RELAYS), None)
    if claim is not None:
        return (fold(claim.source) if _OFFICE_HOLDER.search(claim.source) else claim.source_actor or fold(claim.source)), claim.source
    if entity is not None and (entity.type not in {"place", "facility"} or entity.metonym):
        return (entity.actor.id if entity.actor else entity.canonical or fold(entity.name)), entity.name
    return None, "unknown"


def quotes_of(report: ReadReport) -> Iterator[Quote]:
    """The quotations of one report that are long enough to be recognised elsewhere."""
    known = {(q.start, q.end): q.speaker for q in report.quotes}
    for span in dict.fromkeys([*(Span(q.start, q.end) for q in report.quotes), *report.layout.quotes]):
        words = tuple(m[0].lower().replace("’", "'") for m in _WORD.finditer(report.document.text, span.start, span.end))
        if len(words) < LEAST_WORDS:
            continue
        claims = tuple(c for c in report.claims if c.content.meets(span) and c.stance != "no-comment")
        key, name = _speaker(report, span, known.get((span.start, span.end)), claims)
        text = report.document.text[span.start : span.end].strip("“”\"'‘’ ,")
        yield Quote(report=report.document.id, span=span, words=words, text=text, speaker=key, name=name, claims=claims)


def alike(a: Quote, b: Quote) -> float:
    """The share of the shorter quote's telling words that stand in the same order in the other; none where they are strewn over it."""
    one, other = ([w for w in q.words if w not in _SMALL] for q in (a, b))
    if min(len(one), len(other)) < 3:
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    matched = sum(m.size for m in blocks)
    first, last = blocks[0], blocks[-2] if len(blocks) > 1 else blocks[0]
    spread = max(last.a + last.size - first.a, last.b + last.size - first.b)
    return matched / min(len(one), len(other)) if spread <= matched * SPREAD else 0.0


def reworded(a: Quote, b: Quote) -> bool:
    """Do two quotes of one utterance differ in a telling word between the first and the last that they share?

    Words at either end may be left out, and marks of omission excuse what one lacks; a name in another spelling is the same.
    """
    steps = SequenceMatcher(None, a.words, b.words, autojunk=False).get_opcodes()
    same = [n for n, step in enumerate(steps) if step[0] == "equal"]
    excused = _CUT.search(a.text) or _CUT.search(b.text)
    for tag, i, j, k, m in steps[same[0] : same[-1]] if same else ():
        mine, theirs = ("".join(w for w in words if w not in _SMALL) for words in (a.words[i:j], b.words[k:m]))
        if tag == "equal" or mine == theirs or (excused and not (mine and theirs)):
            continue
        if SequenceMatcher(None, mine, theirs, autojunk=False).ratio() < SPELLING:
            return True
    return False


def same_speaker(a: Quote, b: Quote, pile: Pile) -> bool | None:
    """Are the speakers one?  None where one is unknown, neither is named, or one is a body and the other perhaps its mouth.

    A name is the same as a longer form of it, and a body as whoever speaks for it without a name; two bodies differ where they are known to.
    """
    if a.speaker is None or b.speaker is None:
        return None
    if a.speaker == b.speaker or (_nameless(a) and _nameless(b)):
        return True
    if all(any(c.source_type == "official-anonymous" for c in q.claims) for q in (a, b)):
        return None
    if any(x <= y or y <= x for x, y in product(_names(a), _names(b))):
        return True
    mouths = [_is_person(q, pile) for q in (a, b)]
    if all(mouths):
        return False
    bodies = [pile.actors.get(q.speaker or "") for q in (a, b)]
    if any(mouths) or None in bodies:
        return None
    return bool(pile.kin(a.speaker) & pile.kin(b.speaker))


def _names(quote: Quote) -> list[set[str]]:
    """The words of each name under which the speaker is quoted, with and without his office."""
    sources = (c.source for c in quote.claims if c.attribution is not None and c.source_type not in RELAYS and quote.name in c.source)
    return [set(fold(name).split()) for name in dict.fromkeys((quote.name, *sources))]


def _is_person(quote: Quote, pile: Pile) -> bool:
    """Is the speaker a person: by name, by office, or one of the unnamed?"""
    actor = pile.actors.get(quote.speaker or "")
    if actor is not None:
        return actor.kind == "person"
    kinds = {c.source_type for c in quote.claims}
    return bool(PERSON.search(quote.name)) or bool(kinds & {"witness", "official-anonymous"})


def _nameless(quote: Quote) -> bool:
    """Is the speaker a witness without a name ("a resident"), who may well be "an inhabitant" elsewhere?"""
    return any(c.source_type == "witness" for c in quote.claims) and not re.search(r"[A-Z]\w", re.sub(r"^\W*\w+", "", quote.name))


def _candidates(quotes: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pairs of quotes that share three telling words of a kind, rare ones first."""
    holders: dict[frozenset[str], list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        telling = [w for w in quote.words if w not in _SMALL]
        for n in range(len(telling) - 1):
            holders[frozenset(telling[n : n + 2])].append(i)
    found = {pair for who in holders.values() if len(who) <= 50 for pair in combinations(sorted(set(who)), 2)}
    return [(quotes[i], quotes[j]) for i, j in sorted(found)]


def _incident(pile: Pile, quotes: Sequence[Quote]) -> str | None:
    """The incident that the quotes are about: one that both sides share, else the first of either."""
    sets = [{i for c in q.claims for i in pile.claim_incidents[c.id]} for q in quotes]
    for shared in (set.intersection(*sets), set.union(*sets)):
        if shared:
            return min(shared)
    return None


def quote_conflicts(pile: Pile) -> Iterator[Conflict]:
    """Every utterance that is given to several speakers, or in two wordings."""
    quotes = [q for r in pile.reports.values() for q in quotes_of(r)]
    mouths: list[list[Quote]] = []
    versions: list[list[Quote]] = []
    for a, b in _candidates(quotes):
        if (share := alike(a, b)) < ALIKE:
            continue
        same = same_speaker(a, b, pile)
        if same is False:
            _gather(mouths, a, b)
        repeated = same is None and a.report == b.report and share >= REPEATED and min(len(a.words), len(b.words)) > LEAST_WORDS
        if (same or repeated) and reworded(a, b):
            _gather(versions, a, b)
    yield from (_speakers(pile, group) for group in mouths)
    yield from (_wordings(pile, group) for group in versions if any(q.claims for q in group))


def _gather(groups: list[list[Quote]], a: Quote, b: Quote) -> None:
    """Put two quotes of one utterance into the group that holds either."""
    mine = [g for g in groups if a in g or b in g]
    joined = [*dict.fromkeys([q for g in mine for q in g] + [a, b])]
    groups[:] = [g for g in groups if g not in mine] + [joined]


def _speakers(pile: Pile, quotes: Sequence[Quote]) -> Conflict:
    """One utterance in several mouths."""
    sides: dict[str, list[Claim]] = {}
    for quote in quotes:
        key = next((name for name in sides if set(fold(name).split()) <= set(fold(quote.name).split())), quote.name)
        sides.setdefault(key, []).extend(quote.claims)
    names = list(sides)
    given = f"{', '.join(names[:-1])} and {names[-1]}"
    return made(_incident(pile, quotes), "speaker", "two-speakers", sides, f"The same words are given to {given}: “{min((q.text for q in quotes), key=len)}”.")


def _wordings(pile: Pile, quotes: Sequence[Quote]) -> Conflict:
    """One utterance in several wordings; each side keeps its own claims even where one statement holds two quotes."""
    sides: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        sides[quote.words].append(quote)
    values = tuple(ConflictValue(value=same[0].text, claims=tuple(sorted({c.id for q in same for c in q.claims}))) for same in sides.values())
    incident = _incident(pile, quotes)
    name = max((q.name for q in quotes if q.speaker), key=len, default=quotes[0].name)
    return Conflict(
        id=content_id("conflict", incident, "wording", *(x for q in quotes for x in (q.report, q.span))),
        incident=incident,
        field="wording",
        kind="two-wordings",
        values=values,
        explanation=f"The words of {name} are quoted in {len(values)} wordings: {'; '.join(f'“{v.value}”' for v in values)}.",
    )
