"""Sources and contents by what hangs on a cue in the parse: its subject, the clause or quotation before it, the thing that a relative clause is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.clauses import reach, relation
from crossbearing.claims.context import Context
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

Group = tuple[list[Tag], list[Tag], list[Tag]]
"""Cue, sources, contents."""
RELATIVE = re.compile(r",\s+(?:which|who|whose|whom)\b[^,]*$")
SUBJECT_END = re.compile(r",|\s\(|\s+on\s+\w+day\b|\n")
PARTICIPLE = re.compile(r"(?:saying|adding|stating|claiming|arguing|insisting|warning|noting|giving|putting|citing|quoting)\b", re.IGNORECASE)
TELL = frozenset(["tell", "tells", "told"])
"""Verbs behind which stands who was told."""
GAP = 2
LEAST_WORDS = 4
"""Words of what is told before its cue, at least."""
QUOTED = re.compile(r"\bquoted\b", re.IGNORECASE)
QUOTED_BY = re.compile(r"(?:as\s+(?:saying|telling)\s+)?(?:by|on|in)\s", re.IGNORECASE)


def by_subject(ctx: Context, group: Group) -> Group:
    """The group with the subject of its cue as the source, where the tagged one stands in a relative clause behind that ("X, which fights Y, said"),
    or behind a cue in the active ("a court convicted Y")."""
    cue, sources, contents = group
    subject = _subject(ctx, cue) if len(sources) == 1 else None
    if subject is None or subject.end > sources[0].start:
        return group
    between = ctx.text[subject.end : sources[0].start]
    relative = sources[0].end <= cue[0].start and RELATIVE.search(between + ctx.quote(sources[0].span)[:6])
    behind = subject.end <= cue[0].start and all(t.start >= cue[-1].end for t in (*sources, *contents))
    return (cue, [replace(sources[0], start=subject.start, end=subject.end)], contents) if relative or behind else group


def said_before(ctx: Context, group: Group) -> Group:
    """The group with the quotation before its source as the content, where the tagged one is only the outlet that quotes it ("...", he was quoted by X)."""
    cue, sources, contents = group
    if not sources or not contents or not QUOTED.search(ctx.quote(cue[-1].span)) or not QUOTED_BY.match(ctx.quote(contents[0].span)):
        return group
    before = (q for q in ctx.layout.quotes if q.end <= sources[0].start and not ctx.text[q.end : sources[0].start].strip(' ,”"’'))
    quoted = next(before, None)
    return group if quoted is None else (cue, sources, [replace(contents[0], start=quoted.start, end=quoted.end)])


def told_in_front(ctx: Context, group: Group) -> Group | None:
    """The group with the clause in front of its verb and subject as the content, where no comma sets them off and none of it is tagged
    ("Nine people died in the raid the governor said", "... said the governor"); None for any other."""
    cue, sources, contents = group
    verb = next((i for i in range(*ctx.token_range(cue[0])) if ctx.tokens[i].upos == "VERB"), None)
    if not ctx.parsed or verb is None or any(t.start < cue[0].start or not t.by.startswith("rules") for t in contents) or ctx.in_quotation(cue[0].start):
        return None
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(cue[0].start))]
    clause, subject = (next((k for k in ctx.children[verb] if ctx.tokens[k].deprel == kind and k < verb), None) for kind in ("ccomp", "nsubj"))
    start, end, by = sentence.start, cue[0].start, sources
    if clause is not None and (behind := _named_behind(ctx, verb)) is not None:
        by = [replace(cue[0], kind="source", label="", start=behind.start, end=behind.end)]
    elif clause is not None and subject is not None and clause < subject:
        first = reach(ctx, subject)[0]
        end = ctx.tokens[first].start
        by = [replace(cue[0], kind="source", label="", start=end, end=ctx.tokens[verb - 1].end)]
    elif not (ctx.tokens[verb].deprel == "parataxis" and ctx.tokens[verb].head < verb and sources and 0 <= sources[0].start - cue[-1].end <= GAP):
        return None
    told = ctx.text[start:end].rstrip(" ,")
    if len(told.split()) < LEAST_WORDS:
        return None
    return cue, by, [replace(cue[0], kind="content", label="", start=start, end=start + len(told))]


def _named_behind(ctx: Context, verb: int) -> Span | None:
    """The phrase right behind a verb of saying ("said the observatory, a group in London"), where nothing else is said behind it."""
    noun = next((k for k in ctx.children[verb] if k > verb and relation(ctx, k) in ("nsubj", "iobj", "obj")), None)
    if noun is None or ctx.words[verb] in TELL or any(k > verb and relation(ctx, k) == "ccomp" for k in ctx.children[verb]):
        return None
    first, last = reach(ctx, noun)
    return ctx.span_of(first, last + 1) if first == verb + 1 else None


def of_first_speaker(ctx: Context, groups: Sequence[Group]) -> list[Group]:
    """The groups; a participle behind the object of another cue ("denied using the weapons, saying that ...") has the source of that one."""
    made: list[Group] = []
    for cue, sources, contents in groups:
        beside = sources and 0 <= cue[0].start - sources[0].end <= GAP and sources[0].by.startswith("rules")
        if not beside or not PARTICIPLE.match(ctx.quote(cue[0].span)):
            made.append((cue, sources, contents))
            continue
        before = (g for g in reversed(made) if g[1] and g[1][0].end <= sources[0].start and ctx.same_sentence(g[0][0], cue[0]))
        made.append((cue, next((g[1] for g in before if any(c.start <= sources[0].start for c in g[2])), sources), contents))
    return made


def described_thing(ctx: Context, group: Group) -> Group:
    """The group with the thing alone as the content that a relative clause is about ("no sign of a helicopter, which residents had described")."""
    cue, sources, contents = group
    if len(contents) != 1 or not sources or contents[0].end > sources[0].start or cue[0].label not in ("", "asserts"):
        return group
    verbs = (i for c in cue for i in range(*ctx.token_range(c)) if ctx.tokens[i].deprel == "acl:relcl")
    noun = next((ctx.tokens[i].head for i in verbs), None)
    if noun is None or not contents[0].start <= ctx.tokens[noun].start < contents[0].end:
        return group
    start = noun
    while start > 0 and ctx.tokens[start - 1].head == noun and ctx.tokens[start - 1].start >= contents[0].start:
        start -= 1
    return cue, sources, [replace(contents[0], start=ctx.tokens[start].start, end=ctx.tokens[noun].end)]


def _subject(ctx: Context, cue: Sequence[Tag]) -> Span | None:
    """The phrase of the active subject of a cue that is a verb, up to its first comma; None where there is none."""
    inside = [i for c in cue for i in range(*ctx.token_range(c)) if ctx.tokens[i].upos == "VERB"]
    first = next((n for n, t in enumerate(ctx.tokens) if t.head in inside and t.deprel == "nsubj" and n not in inside), None)
    if first is None or ctx.tokens[first].upos == "PRON":
        return None
    start = first
    while start > 0 and ctx.tokens[start - 1].head in range(start, first + 1):
        start -= 1
    begin, stop = ctx.tokens[start].start, ctx.tokens[inside[0]].start
    phrase = SUBJECT_END.split(ctx.text[begin : max(stop, ctx.tokens[first].end)])[0].rstrip()
    return Span(begin, begin + len(phrase)) if len(phrase) >= ctx.tokens[first].end - begin else None
