"""Who is said to stand behind an event in so many words: "X was behind the blasts", "the work of X", "blamed on X"?"""

from __future__ import annotations

import re

from crossbearing.claims.clauses import relation
from crossbearing.claims.context import Context, inside
from crossbearing.claims.parties import TIED, TIED_TO
from crossbearing.claims.roles.naming import IRREGULAR, is_broad, located, whole_phrase
from crossbearing.claims.triggers.folding import Candidate
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

BEFORE_EVENT = re.compile(
    r"\b(?:behind|responsible\s+for|responsibility\s+for|culprits?\s+(?:in|behind))\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
SAID_TO_BE = (
    r"(?:what\s+(?:[\w.-]+\s+){1,5}?(?:said|say|called|believed?|described)\s+(?:(?:were|was|are|is|to\s+be|as)\s+)?|"
    r"(?:people|men|those)\s+(?:believed|thought|suspected|said)\s+to\s+be\s+)"
)
"""Between "by" and the name of those who are only said to be such."""
AFTER_EVENT = re.compile(
    r"^[^.;]{0,90}?\b(?:(?:was|were|is|are|been|be)\s+)?(?:also\s+)?(?:the\s+work\s+of|at\s+the\s+(?:hands|door|feet)\s+of|(?:carried\s+out|conducted|launched|"
    r"perpetrated|committed|staged|claimed|executed|orchestrated|masterminded|mounted|planted|laid|fired|dropped|thrown|sent|placed|detonated|set\s+off|hurled|flown|"
    r"allegedly|reportedly|apparently|presumably|supposedly|probably|possibly)\s+(?:both\s+|jointly\s+)?by|(?:blamed|pinned)\s+(?:by\s+[^.;,]{2,40}?\s+)?on|"
    r"(?:pointed|pointing)\s+(?:(?:the|a|an\s+accusing)\s+finger\s+)?at|laid\s+(?:\w+\s+)?at|"
    r"(?:attributed|ascribed|traced)\s+(?:by\s+[^.;,]{2,40}?\s+)?to|(?:bore|bears|had|has|carried|carries)\s+(?:all\s+)?the\s+hallmarks\s+of)\s+",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|not|n['’]t|never|no (?:one|group|party|side)|nobody|neither)\b[^.;:]{0,40}$", re.IGNORECASE)
BY = re.compile(
    rf"(?:\s(?:campaigns?|attacks?|raids?|operations?|strikes?|spree))?\s+by\s+|\sof\s(?:[\w’'.-]+\s){{0,5}}?(?!\w+(?:ed|wn)\s)[\w’'.-]+\sby\s+|"
    rf"[^.;:,]{{0,60}}?\sby\s+{SAID_TO_BE}"
)
"""Behind an event noun, with a noun that it is part of ("bombing campaigns by"), or whom it befell ("the killing of the mayor by")."""
UNDER_FIRE = re.compile(r"\b(?:under|into)\s+(?:\w+\s+){0,2}(?:fire|gunfire|attack|shelling|bombardment)\s+from\s+", re.IGNORECASE)
UNDER = len("under heavy ")
"""Characters before an event noun in which it is told that somebody came under it."""
CLASHING = re.compile(r"(?:clash|fight|battle|skirmish|gunfight|firefight|gun\s?battle|shoot-?out|exchange|hostilit|violence|combat)", re.IGNORECASE)
BETWEEN = re.compile(
    r"[^.;:]{0,80}?\bbetween\s+([^.;:,]{3,70}?)\s+and\s+([^.;:,]{3,70}?)(?=\s+(?:in|near|at|on|over|after|around|outside|along|since|during|for|that|which|this|"
    r"last|left|has|have|killed)\b|[.,;:]|$)"
)
"""The two sides of a fight that a noun names."""
ONE_WORD = re.compile(r"[A-Z][\w'’-]+")
OWNS = re.compile(r"['’]s?\s(?:(?:[\w-]+\s){0,2}?[\w]+[-‐‑–])?")
"""Between the name of a country and that of a group in it ("Yemen's Iran-aligned Houthi movement")."""
PEOPLE_AFTER = re.compile(
    rf"(?:the\s|an?\s)?[\"“‘']?(?:[\w-]+\s){{0,3}}?(?:{IRREGULAR.pattern}|soldiers?|troops|police(?:m[ae]n)?|officers?|forces)"
    r"(?:\s+on\s+(?:motor(?:cycle|bike)s?|horseback|foot))?\b",
    re.IGNORECASE,
)
_AFFILIATE = r"(?:affiliate|branch|offshoot|faction|splinter|proxy|wing|front)s?\s(?:group\s)?"
AFFILIATE = re.compile(rf"\s{_AFFILIATE}(?=[A-Z])")
"""Between a body and the name of one that belongs to it ("the al Qaeda affiliate Red Wolves")."""
LOYAL = re.compile(r"\s(?:loyal|allied)\s(?:to|with)\s(?:the\s)?(?:[\w-]+\s){0,3}")
"""Between forces and the one whom they obey."""
GAP = re.compile(rf"(?:[\s,]|\b(?:and|the|or|both|by|with)\b)*(?:[\w’'-]+\s(?:of\s(?:the\s)?)?)?(?:(?:[\w’'-]+\s){{0,2}}{_AFFILIATE})?")
"""What may stand between the names of several to whom a deed is laid."""
NOT_SO = re.compile(r"\bnot\b|n['’]t\b|\bnever\b", re.IGNORECASE)
BLAMED_FOR = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|point(?:s|ed|ing)?\s+(?:the|a|its|their)\s+finger\s+at)"
    r"\s+([^.;:]{2,80}?)\s+(?:for|of|over|in|after)\b(?:[^.;:,]{0,60}|[^.;:]{0,200}?(?:,|\band|\bor)\s+(?:and\s+)?(?:for|of|over|in|including)\b[^.;:,]{0,40})$",
    re.IGNORECASE,
)
BLAMED_ON = re.compile(r"\b(?:blam(?:e|es|ed|ing)|pin(?:s|ned|ning)?)\s+[^.;:,]{0,40}$", re.IGNORECASE)
ON = re.compile(r"(?:[^.;:,]{0,60}?|[^.;:]{0,140}?,\s)\bon\s+")
ATTRIBUTED = re.compile(r"\battribut(?:e|es|ed|ing)\s+[^.;:,]{0,40}$", re.IGNORECASE)
TO = re.compile(r"[^.;:,]{0,60}?\bto\s+")
WERE_BLAMED = (
    r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:blamed|accused|suspected|held\s+responsible)\b(?!\s+(?:by\b[^.;,]{0,40}\s)?on\b)"
)
BLAMED_BEFORE = re.compile(
    rf"(?:^|[,;:]\s|\b(?:and|but)\s)([^.;:,]{{2,80}}?)\s+{WERE_BLAMED}[^.;:]{{0,60}}?\b(?:for|of|over|in|after)\s[^.;:]{{0,60}}$", re.IGNORECASE
)
BLAMED_AFTER = re.compile(
    rf"^[^.]{{0,200}}?[,;]\s(?:and\s|but\s|for\swhich\s|though\s)?([^.;:,]{{2,60}}?)\s+{WERE_BLAMED}(?!\s+of\s+(?!(?:it|involvement|the))|\s+in\s|\s+for\s+(?!it|the))",
    re.IGNORECASE,
)
"""Those who were blamed for it, in the passive, before the event or behind it."""
CLAIMED_AFTER = re.compile(
    r"^[^.;]{0,120}?(?:\b(?:which|that)\s+|(?<=attack )|(?<=bombing )|(?<=strike )|(?<=raid ))(?P<one>(?-i:(?:the\s)?[A-Z])[^.;:,]{1,50}?)\s+"
    r"(?:(?:later|also|had|has|immediately|quickly|subsequently)\s+)*(?:claimed|admitted)\b(?!\s+(?:that|to))|"
    r"^[^.]{0,200}?[,;]\s(?:and\s|but\s|for\swhich\s)?(?P<two>[^.;:,]{2,60}?)\s+(?:(?:later|also|has|had)\s+)*(?:took|taken|takes)\s+(?:the\s+)?(?:credit|responsibility)\b",
    re.IGNORECASE,
)
"""Who claimed it, in a clause behind the event ("an attack that the Wolves claimed", "the Wolves took credit")."""
CLAIMED_IT = re.compile(
    r"\b(?:claim(?:s|ed)|admit(?:s|ted)(?:\s+to)?|acknowledg(?:es|ed)|own(?:s|ed)\s+up\s+to|(?:took|taken)\s+(?:the\s+)?credit\s+for|boast(?:s|ed)\s+of)\s+"
    r"(?:both\s+)?(?:that|this|those|these|the|two|both)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
THE_ONE = re.compile(
    r"\b(?:ones?|only|those|people|part(?:y|ies)|sides?|groups?|forces?|organi[sz]ations?)\s+(?:who\s+(?:is|are|was|were)\s+)?(?:\w+ly\s+)?"
    r"(?:responsible\s+for|behind)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
IS_THE = re.compile(r"[^.;:,]{0,40}?\s(?:is|are|was|were)\s+")
"""Around an event, in "the one responsible for the attack is the army"."""
GOES_ON = re.compile(r"\s+(?:was|were|had|has|have|is|would|did|will|could|killed|hit|caused|came|targeted|struck|left)\b", re.IGNORECASE)
"""Behind an event noun that opens a clause of its own ("claimed that attack was staged")."""
HELD = re.compile(r"\b(?:held|hold|holds|holding)\s+(.{2,80}?)\s+responsible\b", re.IGNORECASE)
SELF = re.compile(r"\b(?:it|they|he|she|its|their|to\s+be(?:ing)?|being)\b")
"""Who says so of himself ("the Wolves said they were behind it")."""
REACH = 70
SPOKEN_BACK = 300
ASKED = re.compile(
    r"\b(?:who|whether|what|whoever)\b[^.;:]{0,30}$|\b(?:those|people|persons?|all|anyone|anybody|everyone)\s+(?:\w+ly\s+)?$|"
    r"\b(?!(?:is|was|are|were|as|be|being|been|called|named)\b)[\w'’-]+\s+(?:the|any|an?|whatever)\s+(?:\w+\s+){0,2}?"
    r"(?:groups?|gangs?|part(?:y|ies)|sides?|hands?|m[ae]n|terrorists?|criminals?|militants?|killers?|cell|network|elements)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Before "was behind it": nobody is named, it is asked, or somebody vows to find "those" or "the group" behind it."""
PEOPLE_WITHIN = 4
OWN_SIDE = re.compile(
    r"\b(?:his|her|their|its|our|my)\s+(?:own\s+)?(?:country|government|forces|army|troops|military|men|fighters|side|group)\b[^.;:]{0,30}$", re.IGNORECASE
)


def responsible(ctx: Context, candidate: Candidate) -> list[Span]:
    """Spans of the names that the sentence says stand behind the event."""
    number = ctx.sentence_at(candidate.main.start)
    if number < 0:
        return []
    sentence = ctx.layout.sentences[number]
    before = ctx.text[sentence.start : candidate.span.start]
    found: list[Span] = []
    after = ctx.text[candidate.span.end : sentence.end]
    held = HELD.search(ctx.text, sentence.start, sentence.end)
    if held is None and (m := BEFORE_EVENT.search(before)) and not any(p.search(before[: m.start()]) for p in (ASKED, OWN_SIDE, DENIED)):
        found += _last_names(ctx, Span(sentence.start, sentence.start + m.start()), told=True)
    if THE_ONE.search(before) and (m := IS_THE.match(after)):
        start = candidate.span.end + m.end()
        found += _first_names(ctx, Span(start, min(sentence.end, start + REACH)))
    for start in _after(ctx, candidate, sentence):
        found += _first_names(ctx, Span(start, min(sentence.end, start + REACH))) or _people(ctx, start)
    if m := BLAMED_FOR.search(before):
        found += _names_in(ctx, Span(sentence.start + m.start(1), sentence.start + m.end(1)))
    elif (BLAMED_ON.search(before) and (m := ON.match(after))) or (ATTRIBUTED.search(before) and (m := TO.match(after))):
        start = candidate.span.end + m.end()
        found += _first_names(ctx, Span(start, min(sentence.end, start + REACH)))
    if held is not None:
        found += _names_in(ctx, Span(held.start(1), held.end(1))) or _spoken_of(ctx, Span(held.start(1), held.end(1)))
    if m := BLAMED_BEFORE.search(before):
        found += _names_in(ctx, Span(sentence.start + m.start(1), sentence.start + m.end(1)))
    elif not found and (m := BLAMED_AFTER.search(after)):
        found += _names_in(ctx, Span(candidate.span.end + m.start(1), candidate.span.end + m.end(1)))
    if (m := CLAIMED_AFTER.search(after)) and not DENIED.search(m[0]):
        group = "one" if m["one"] else "two"
        found += _names_in(ctx, Span(candidate.span.end + m.start(group), candidate.span.end + m.end(group)))
    if (m := CLAIMED_IT.search(before)) and not GOES_ON.match(after) and not DENIED.search(before[: m.start()]):
        found += _last_names(ctx, Span(sentence.start, sentence.start + m.start()))
    return found or _sides(ctx, candidate, sentence)


def is_sought(ctx: Context, candidate: Candidate) -> bool:
    """Does the sentence speak of "those behind" the event without a name: whoever stands before them did not do it?"""
    number = ctx.sentence_at(candidate.main.start)
    before = ctx.text[ctx.layout.sentences[number].start : candidate.span.start] if number >= 0 else ""
    m = BEFORE_EVENT.search(before)
    return m is not None and ASKED.search(before[: m.start()]) is not None


def _after(ctx: Context, candidate: Candidate, sentence: Span) -> list[int]:
    """Where, behind the words of the event, those begin by whom it was done ("... was carried out by", "attributed to")."""
    starts = [m.end() for t in candidate.all if (m := BY.match(ctx.text, t.end)) is not None]
    if (m := UNDER_FIRE.search(ctx.text, max(sentence.start, candidate.span.start - UNDER), sentence.end)) is not None:
        starts.append(m.end())
    for t in candidate.all:
        if (m := AFTER_EVENT.match(ctx.text[t.end : sentence.end])) and not NOT_SO.search(m[0]) and not _of_another(ctx, candidate, t.end + m.end()):
            starts.append(t.end + m.end())
    return list(dict.fromkeys(starts))


def _of_another(ctx: Context, candidate: Candidate, start: int) -> bool:
    """Is what was done "by" those who are named there something else than the event ("an answer to the crimes committed by the army")?"""
    if not ctx.parsed:
        return False
    i = ctx.token_range(Span(start, start + 1))[0]
    participle = next((k for k in range(i - 1, max(i - 4, -1), -1) if ctx.tokens[k].upos == "VERB"), None)
    if participle is None or relation(ctx, participle) != "acl":
        return False
    first, last = ctx.token_range(candidate.span)
    noun = ctx.tokens[participle].head
    return noun >= last and ctx.tokens[noun].upos == "NOUN" and not first <= ctx.tokens[noun].head < last


def _spoken_of(ctx: Context, words: Span) -> list[Span]:
    """The person that "him" or "her" means: the last one named before it."""
    if ctx.quote(words).lower() not in ("him", "her"):
        return []
    people = [e for e in ctx.values.entities if e.type == "person" and 0 <= words.start - e.end <= SPOKEN_BACK]
    told = [e for e in people if ctx.parsed and relation(ctx, ctx.token_range(e)[0]) == "nsubj"] or people
    return [Span(told[-1].start, told[-1].end)] if told else []


def _people(ctx: Context, start: int) -> list[Span]:
    """The people without a name at a place of the text ("by men on motorcycles")."""
    m = PEOPLE_AFTER.match(ctx.text, start, start + REACH)
    if m is None:
        return []
    named = next((e for e in _actors(ctx) if start <= e.start < m.end()), None)
    if named is not None:
        return [whole_phrase(ctx, named)]
    tied = next((e for e in _actors(ctx) if m.end() < e.start < start + REACH and LOYAL.fullmatch(ctx.text, m.end(), e.start)), None)
    return [Span(start, m.end() if tied is None else tied.end)]


def _sides(ctx: Context, candidate: Candidate, sentence: Span) -> list[Span]:
    """Both sides of a fight ("clashes at the crossing between border guards and rebels"), where they are people and no places."""
    last = next((t for t in reversed(candidate.all) if CLASHING.match(ctx.quote(t))), None)
    m = BETWEEN.match(ctx.text, last.end, sentence.end) if last is not None else None
    if m is None:
        return []
    sides = [Span(m.start(k), m.end(k)) for k in (1, 2)]
    if all(_names_in(ctx, s) or PEOPLE_AFTER.match(ctx.quote(s)) for s in sides):
        return sides
    shared = ONE_WORD.fullmatch(ctx.quote(sides[0])) is not None and PEOPLE_AFTER.match(ctx.quote(sides[1])) is not None
    return [Span(sides[0].start, sides[1].end)] if shared else []  # "Arab and Tama gold miners"


def _actors(ctx: Context) -> list[Entity]:
    named = [e for e in ctx.values.entities if e.type in ("organization", "person", "nationality") or e.metonym or e.actor is not None]
    return [
        e
        for e, then in zip(named, [*named[1:], None], strict=False)
        if then is None or not (is_broad(e) and OWNS.fullmatch(ctx.text, e.end, max(e.end, then.start)))
    ]


def _names_in(ctx: Context, span: Span) -> list[Span]:
    """The phrases of the names in a stretch, without those that only say where ("fighters at Bor"); without a name the stretch where it tells of people."""
    free = [e for e in inside(_actors(ctx), span) if not located(ctx, e) and not TIED.match(ctx.text, e.end)]
    named = list(dict.fromkeys(whole_phrase(ctx, e) for e in free if not TIED_TO.search(ctx.text[span.start : e.start])))
    people = any(IRREGULAR.fullmatch(w) for w in ctx.quote(span).split()[:PEOPLE_WITHIN])
    return named or ([span] if people else [])


def _last_names(ctx: Context, span: Span, *, told: bool = False) -> list[Span]:
    """The name that ends nearest to the end of the span; where somebody else's guilt is ``told``, no name of those who only tell it."""
    names = inside(_actors(ctx), span)
    if told and names and not SELF.search(ctx.text, names[-1].end, span.end):
        names = [e for e in names if not any(t.start <= e.start and e.end <= t.end for t in ctx.tagged("source"))]
    return [whole_phrase(ctx, names[-1])] if names and span.end - names[-1].end < REACH else []


def _first_names(ctx: Context, span: Span) -> list[Span]:
    """The names that begin the span, joined by "and"; after a comma alone somebody else is named ("by the army, the mission found")."""
    found: list[Span] = []
    joined = 1
    edge = span.start
    for name in inside(_actors(ctx), span):
        if name.start < edge or AFFILIATE.match(ctx.text, name.end):
            continue
        between = ctx.text[edge : name.start]
        if not GAP.fullmatch(between) or (found and not re.search(r"\band\b|,", between)):
            break
        found.append(whole_phrase(ctx, name))
        joined = len(found) if re.search(r"\band\b", between) else joined
        edge = max(name.end, found[-1].end)
    return found[:joined]
