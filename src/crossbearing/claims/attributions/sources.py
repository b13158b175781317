"""Who is the source: its words resolved inside the report, its kind, its anonymity?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.attributions.described import OUTLET_KINDS, described
from crossbearing.claims.attributions.kinds import NO_STATE, REGISTERED, SELF_STYLED, is_band, kind_of, tell_tales
from crossbearing.claims.attributions.speakers import Speaker, core, is_person, is_single
from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span
from crossbearing.records.value import GROUP_KINDS

POSSESSED_DOCUMENT = re.compile(
    r"^(?:his|her|its|their)\s+(?:own\s+)?(?:tally|count|report|statement|account|estimate|assessment|post|message)$", re.IGNORECASE
)
PRONOUN = re.compile(r"^(?:he|she|it|they|him|her|them|who|which|himself|herself|we|i)$", re.IGNORECASE)
WITHHELD = re.compile(
    r"\b(?:anonymous(?:ly)?|unnamed|unidentified|on condition of anonymity|condition of anonymity|not authori[sz]ed to (?:speak|"
    r"discuss|brief|talk)|asked not to be (?:named|identified)|"
    r"requested anonymity|declined to be (?:named|identified)|wh?o (?:could|can)not be (?:named|identified)|without being named|"
    r"speaking anonymously|sources?|familiar with)\b",
    re.IGNORECASE,
)
GENERIC_PERSON = re.compile(
    r"\b(?:officials?|sources?|officers?|diplomats?|figures|aides?|advis[eo]rs?|insiders?|lawmakers?|investigators?)\b",
    re.IGNORECASE,
)
BESIDE_NAME = 40
NEXT = 5
OWNING = re.compile(r"['’]s?\s")
NEAR = 2
"""So many sentences back the owner of "its spokesman" may have spoken."""
OWNS = re.compile(r"['’]s\b|\s?-\s?\w+ed\b")
"""Behind a name: something is that one's ("Kenya's police", "the UN-backed government")."""
OWNED = re.compile(r"(?:its|their)\s", re.IGNORECASE)
SPEAKS_FOR = re.compile(
    r",?\s+(?:who|claiming|saying|purporting)\b[^,.;]{0,30}?\b(?:spoke|speaks?|speaking|call(?:ed|ing)|acted|acting)\s+(?:for|on behalf of|in the name of)\s+",
    re.IGNORECASE,
)
HEADED = re.compile(r"\b((?:an?|the|one|two|three|some|several|other)\s+(?:[\w'’-]+\s+){0,4}[\w'’-]+),?\s*$", re.IGNORECASE)
TRADE = re.compile(r",\s+(?:an?|whose)\s+([\w-]+(?:\s+[\w-]+)?)\b")
APPOSITION = re.compile(
    r",\s+(?!(?:said|says|told|tells|added|adding|warned|claimed|denied|has|had|was|is)\b)"
    r"((?:the|an?|his|her|its|who\s+\w+)?\s*[^,.;:“”\"]{3,90})[,.]"
)
OPPOSITION = re.compile(
    r"\b(?:opposition|rebels?)\s+(?:(?:armed|military|army|media|field)\s+)?(?:spokes\w+|officers?|generals?|commanders?|officials?|forces?|leaders?|leadership|council\w*|sources?|fighters?|"
    r"army|troops)\b|\b(?:of|for|from)\s+the\s+(?:[A-Z]\w+\s+)?(?:opposition|rebels)\b|^(?:the\s+)?(?:[A-Z]\w+\s+)?opposition$",
    re.IGNORECASE,
)
"""Those who speak for an opposition, or lead it."""
REBELS = re.compile(r"\brebels?\b|\bopposition\s+(?:fighters|forces|army|brigades|positions)\b", re.IGNORECASE)
APPOSED = re.compile(r",\s+(?:the\s+|an?\s+)?")
TITLE = re.compile(r"(?:^|[,;:.]\s+|\b(?:and|but|while)\s+)((?:the|an?|his|her|its)\s+[^,.;:“”\"]{3,80}),\s+$", re.IGNORECASE)
PEOPLE = frozenset(["person", "voice", "witness", "expert"])
"""Classes of nouns for people one by one, not for a body."""
THE_ONE = re.compile(r"(?:the|this)\s+(?P<same>same\s+)?(?P<noun>[\w-]+)$", re.IGNORECASE)
PART = re.compile(
    r"(?:one|two|three|some|several|both|another|a\s+(?:second|third|fourth)|the\s+other)(?:\s+of\s+(?:them|(?:the|these|those)\s+(?:[\w-]+\s+)?[\w-]+))?(?:,.*)?$",
    re.IGNORECASE,
)
"""One or some of those who spoke just now."""
PRIVATE = re.compile(
    r"\b(?:\d\d,|aged\s+\d\d|\d\d-year-old|who\s+lives|lives\s+in|living\s+in|shopkeeper|farmer|teacher|student|driver|baker|trader|herder|mother|"
    r"father|widow|pensioner|"
    r"taxi|labou?rer|housewife|neighbou?r|fisherm[ae]n|inhabitants?|master\s+of|sailors?|crew)\b",
    re.IGNORECASE,
)


def resolve(ctx: Context, source: Sequence[Span], earlier: Sequence[Speaker]) -> Speaker:
    """The speaker that the source spans mean, given the speakers before it in the report."""
    source = _with_name_before(ctx, source)
    full = re.sub(r"\s+", " ", " ".join(ctx.quote(s) for s in source)).strip(' ,;:“”"')
    full = re.sub(
        r"^(?:(?:on\s+)?\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?,?\s+)", "", full
    )
    full = re.sub(r"^[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{2,}(?:,\s+[\w. ]{2,30})?\s+[-–—]\s+|\s+(?:on|late on|early on)\s+\w+day$", "", full)
    full = re.sub(
        r"^(?:according to|that|while|and|but|as|by|to|meanwhile|(?:last|this) (?:week|month|year|\w+day)|earlier|yesterday|on \w+day)\s+|"
        r",?\s+(?:and|or|but|that|who|which|neither|also|today|yesterday|(?:quoted|cited|contacted|reached)\s+by|in|of|at|by|from|on)$|(?<=\w)['’]s$",
        "",
        full,
        flags=re.IGNORECASE,
    )
    words = core_words(full)
    if PRONOUN.match(words) and (found := _by_pronoun(ctx, words, source, earlier)) is not None:
        return found
    if (back := described(ctx, words, source[0].start, earlier)) is not None:
        return back
    if (m := THE_ONE.match(words)) and (person := _last_holder(m, earlier)) is not None:
        return person
    if PART.match(words) and (many := _many_before(words, earlier)) is not None:
        return replace(many, words=words, entity=None)
    if POSSESSED_DOCUMENT.match(words) and earlier and earlier[-1].entity is not None:
        return earlier[-1]
    beside = [e for s in source for e in meeting(ctx.values.entities, s)]
    names = [e for e in beside if e.type != "nationality" or e.metonym]
    names = [e for e in names if e.name in words] or names
    entity = _speaking(names, words)
    kind = _kind(ctx, source, (words, full), entity, beside, earlier)
    withheld = WITHHELD.search(full) or (_condition(ctx, source) if kind.startswith("official") else None)
    if withheld and kind == "official-named" and (entity is None or entity.type != "person"):
        kind = "official-anonymous"
    side = _side(ctx, source, entity, beside, earlier)
    return Speaker(words=words, entity=entity, kind=kind, anonymity=withheld[0] if withheld else None, side=side)


def _kind(ctx: Context, source: Sequence[Span], said: tuple[str, str], entity: Entity | None, beside: Sequence[Entity], earlier: Sequence[Speaker]) -> str:
    """The kind by the words (core and full), else as the name was called before or elsewhere, else by what stands right behind it."""
    words, full = said
    kind = kind_of(words, entity, beside)
    described = _described(ctx, source) if words[:1].isupper() and not tell_tales(words) and (entity is None or entity.type == "person") else None
    if described is not None:
        kind = _with_name(kind_of(ctx.quote(described), None, meeting(ctx.values.entities, described)), words)
    if kind in ("other", "witness") and (m := SPEAKS_FOR.match(ctx.text, source[-1].end)) is not None and _armed(ctx, m.end()):
        return "militia"
    if full != words and (kind == "other" or SELF_STYLED.search(full)) and (more := kind_of(full, entity, beside)) != "other":
        kind = _with_name(more, words)
    if kind == "official-named" and (owner := _owner_kind(ctx, source, words, earlier)) in ("militia", "other"):
        kind = owner
    if kind == "other" and entity is not None and described is None:
        kind = _known_kind(ctx, entity, earlier)
    if kind == "official-named" and entity is not None and entity.type == "person" and (private := _private_office(ctx, entity)) is not None:
        return private
    if kind != "militia" and OPPOSITION.search(f"{full} {entity.role if entity is not None and entity.role else ''}") and _opposition_fights(ctx):
        return "militia"
    return "witness" if kind == "other" and (_is_private(ctx, source) or _is_nobody_known(ctx, source, entity)) else kind


def _private_office(ctx: Context, person: Entity) -> str | None:
    """The kind of one whose office is with a body that is no state's ("Red Cross spokesman"); None for any other."""
    behind = APPOSITION.match(ctx.text, person.end)
    role = f"{person.role or ''} {behind[1] if behind is not None else ''}"
    bodies = (e.actor.kind for e in ctx.values.entities if e.actor is not None and e.actor.kind in NO_STATE and e.name in role)
    return next((REGISTERED[kind] for kind in bodies), None)


def _opposition_fights(ctx: Context) -> bool:
    """Does the report speak of rebels, or of the opposition's forces, so that its opposition is one in arms?"""
    return REBELS.search(ctx.text) is not None


def _with_name_before(ctx: Context, source: Sequence[Span]) -> Sequence[Span]:
    """The source with the name that it is the apposition of ("Ana Ruiz, the ministry's spokeswoman, said")."""
    first = source[0]
    if "," not in ctx.text[first.end - 1 : first.end + 1] or not tell_tales(ctx.quote(first)):
        return source
    name = next((e for e in ctx.values.entities if e.type == "person" and APPOSED.fullmatch(ctx.text, e.end, first.start)), None)
    return source if name is None else [Span(name.start, first.end), *source[1:]]


def _described(ctx: Context, source: Sequence[Span]) -> Span | None:
    """The words right behind or right before a name that say what he or she is ("Ana Ruiz, head of the clinic", "the head of the clinic, Ana Ruiz")."""
    behind = APPOSITION.match(ctx.text, source[-1].end)
    number = ctx.sentence_at(source[0].start)
    before = TITLE.search(ctx.text, ctx.layout.sentences[number].start, source[0].start) if number >= 0 else None
    spans = (Span(*m.span(1)) for m in (behind, before) if m is not None)
    return next((s for s in spans if tell_tales(ctx.quote(s))), None)


def _armed(ctx: Context, offset: int) -> bool:
    """Does the name of an armed group begin at the offset, or one word after it?  Who speaks for a people bears no arms for it."""
    named = (e for e in ctx.values.entities if 0 <= e.start - offset <= NEXT)
    return any(e.actor.kind in GROUP_KINDS - {"communal"} if e.actor is not None else is_band(e.name) for e in named)


def _with_name(kind: str, words: str) -> str:
    """The kind that a description gives to one who is named beside it."""
    return "official-named" if kind == "official-anonymous" and words[:1].isupper() else kind


def _owner(words: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """Of "its spokesman" the body that spoke last; None for any other source."""
    return next((s for s in reversed(earlier) if not is_person(s) and not is_single(s)), None) if OWNED.match(words) else None


def _owner_kind(ctx: Context, source: Sequence[Span], words: str, earlier: Sequence[Speaker]) -> str:
    """The kind of the body that "its spokesman" speaks for: the last one that spoke, else the last one named; "" for any other source."""
    if not OWNED.match(words):
        return ""
    if (owner := _owner(words, earlier)) is not None and owner.sentence >= ctx.sentence_at(source[0].start) - NEAR:
        return owner.kind
    named = [e for e in ctx.values.entities if e.end <= source[0].start and e.type == "organization" and e.actor is not None]
    return kind_of(named[-1].name, named[-1]) if named else owner.kind if owner is not None else ""


def _side(ctx: Context, source: Sequence[Span], entity: Entity | None, beside: Sequence[Entity], earlier: Sequence[Speaker]) -> Entity | None:
    """The body or country for which a source speaks: itself, the one named beside it, or the one for which the same name spoke before."""
    if entity is not None and entity.type != "person":
        return entity
    m = APPOSITION.match(ctx.text, source[-1].end) if entity is not None else None
    near = [*beside, *(meeting(ctx.values.entities, Span(*m.span(1))) if m is not None else ())]
    named = next((e for e in near if e.actor is not None and e.type != "person" and (e.type != "place" or e.metonym)), None)
    if named is None and (owner := _owner(ctx.quote(source[0]), earlier)) is not None:
        return owner.side or owner.entity
    if named is not None or entity is None or entity.canonical is None:
        return named
    return next((s.side for s in reversed(earlier) if s.side is not None and s.entity is not None and s.entity.canonical == entity.canonical), None)


def core_words(words: str) -> str:
    """The words without a relative clause, a participle or an apposition behind a name ("Ana Ruiz, the mayor of Cali" is Ana Ruiz)."""
    first = re.split(
        r",?\s+(?:who|whom|whose|which)\b|,?\s+(?:reached|contacted|interviewed|approached)(?:\s+(?:by|on|over|at)\b.*)?$|"
        r",\s+(?:quoted by|cited by|contacted by|reached by|speaking|citing|quoting|referring|talking|writing|in|on|"
        r"at|via|through|during)\b|\s+in\s+(?:an?|its|the)\s+(?:[\w-]+\s+){0,2}(?:statement|communiqu[eé]|message|video|letter|post)\b|"
        r"(?<=statement)\s+(?:carried|published|broadcast|aired|released|distributed|run|quoted)\s+(?:by|on)\b",
        words,
    )[0]
    head, comma, rest = first.partition(", ")
    named = any(w[:1].isupper() for w in head.split()[1:]) or (head[:1].isupper() and head.split()[0].lower() not in ("the", "a", "an"))
    if comma and named and rest[:1].islower():
        return head
    return first.strip(" ,")


def _known_kind(ctx: Context, entity: Entity, earlier: Sequence[Speaker]) -> str:
    """The kind of a speaker that its words here do not tell: as it was before, or by the office beside another mention of the name."""
    if entity.canonical is None:
        return "other"
    before = next(
        (s.kind for s in reversed(earlier) if s.entity is not None and s.entity.canonical == entity.canonical and s.kind not in ("other", "document")), None
    )
    if before is not None:
        return before
    roles = [e for e in ctx.values.entities if e.canonical == entity.canonical and e.role]
    return next((_with_name(k, entity.name) for e in roles if (k := kind_of(e.role or "", None)) != "other"), "other")


def _is_private(ctx: Context, source: Sequence[Span]) -> bool:
    """Do the words right after the name describe a private person ("Ana Ruiz, 54, who lives ...")?"""
    cue = min((t.start for t in ctx.tagged("cue") if t.start >= source[-1].end), default=len(ctx.text))
    return bool(PRIVATE.search(ctx.text[source[0].start : min(cue, source[-1].end + BESIDE_NAME)]))


def _is_nobody_known(ctx: Context, source: Sequence[Span], entity: Entity | None) -> bool:
    """Is it a person of whom the report gives only a first name, or says what he or she does for a living ("Ana Ruiz, a packer in the works")?"""
    if entity is None or entity.type != "person" or OWNING.match(ctx.text, entity.end):
        return False
    alone = " " not in entity.name and not any(e.type == "person" and " " in e.name and entity.name in e.name.split() for e in ctx.values.entities)
    trade = TRADE.search(ctx.text, source[0].start, min(len(ctx.text), source[-1].end + BESIDE_NAME))
    return (alone and not entity.role) or (trade is not None and kind_of(trade[1], None) == "other" and trade[1].islower())


def _condition(ctx: Context, source: Sequence[Span]) -> re.Match[str] | None:
    """Words in the sentence that say why no name is given."""
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(source[0].start))] if source and ctx.layout.sentences else Span(0, 0)
    return re.search(
        r"(?:on )?condition of anonymity|not authori[sz]ed to \w+|asked not to be \w+|requested anonymity|declined to be (?:named|identified)",
        ctx.quote(sentence),
    )


def _speaking(names: Sequence[Entity], words: str) -> Entity | None:
    """Of the names in a source, the one that speaks: a person, else the name at its end or start."""
    people = [e for e in names if e.type == "person"]
    if people:
        return people[-1]
    if GENERIC_PERSON.search(words):
        return None
    owners = [e for e in names if e.name and any(OWNS.match(behind) for behind in words.split(e.name)[1:])]
    heads = [e for e in names if e not in owners] or list(names)
    known = [e for e in heads if e.actor is not None]
    return next(iter(known or heads), None)


def _by_pronoun(ctx: Context, words: str, source: Sequence[Span], earlier: Sequence[Speaker]) -> Speaker | None:
    """The last speaker that the pronoun can mean; "he" and "she" want a person, one official or the person named since."""
    if words.lower() in ("who", "which") and (named := next((e for e in ctx.values.entities if 0 <= source[0].start - e.end <= 3), None)) is not None:
        return Speaker(words=named.name, entity=named, kind=kind_of(named.name, named), anonymity=None)
    if words.lower() in ("who", "which") and (m := HEADED.search(ctx.text[max(0, source[0].start - 70) : source[0].start])) is not None:
        return Speaker(words=m[1], entity=None, kind=kind_of(m[1], None), anonymity=None)
    if words.lower() not in ("he", "she", "him", "her", "who", "himself", "herself", "i"):
        last = next((s for s in reversed(earlier) if not is_person(s)), None)
        if words.lower() == "it" and (since := _named_since(ctx, source[0], last)) is not None:
            return next(
                (s for s in reversed(earlier) if s.entity is not None and since.entity is not None and s.entity.canonical == since.entity.canonical), since
            )
        if words.lower() == "they" and (many := _people_since(ctx, source[0], last)) is not None:
            return many
        if last is not None and last.via and words.lower() == "it" and (is_single(last) or last.kind == "document"):
            return Speaker(words=last.via, entity=None, kind=kind_of(last.via, None), anonymity=None)
        return last
    spoke = next((s for s in reversed(earlier) if is_person(s) or is_single(s)), None)
    if words.lower() == "i":
        return spoke
    before = [e for e in ctx.values.entities if e.type == "person" and e.end <= source[0].start and not ctx.in_quotation(e.start)]
    if not before or (spoke is not None and spoke.sentence >= ctx.sentence_at(before[-1].start)):
        return spoke
    entity = before[-1]
    known = next((s for s in reversed(earlier) if s.entity is not None and s.entity.canonical == entity.canonical), None)
    name = f"{entity.role} {entity.name}" if entity.role else entity.name
    return known or Speaker(words=name, entity=entity, kind=kind_of(name, entity), anonymity=None)


def _named_since(ctx: Context, pronoun: Span, last: Speaker | None) -> Speaker | None:
    """Of "it" the body or country that opens the sentence before, where the last one that spoke did so earlier than that."""
    before = ctx.sentence_at(pronoun.start) - 1
    if before < 0 or (last is not None and last.sentence >= before):
        return None
    start = ctx.layout.sentences[before].start
    first = next((e for e in ctx.values.entities if 0 <= e.start - start <= NEXT), None)
    if first is None or first.type not in ("organization", "place") or first.actor is None or (kind := kind_of(first.name, first)) == "other":
        return None
    return Speaker(words=first.name, entity=first, kind=kind, anonymity=None)


def _people_since(ctx: Context, pronoun: Span, last: Speaker | None) -> Speaker | None:
    """Of "they" the people who are the subject of the sentence before, where the last one that spoke did so earlier than that."""
    before = ctx.sentence_at(pronoun.start) - 1
    if before < 0 or (last is not None and last.sentence >= before):
        return None
    first, stop = ctx.token_range(ctx.layout.sentences[before])
    noun = next((i for i in range(first, stop) if ctx.tokens[i].deprel == "nsubj" and ctx.tokens[ctx.tokens[i].head].deprel == "root"), None)
    if noun is None or not ctx.words[noun].endswith("s") or not {*PEOPLE, "militia"} & set(tell_tales(ctx.words[noun])):
        return None
    start = min([noun, *(k for k in ctx.children[noun] if k < noun), *(d for k in ctx.children[noun] for d in ctx.children[k] if d < noun)])
    words = ctx.text[ctx.tokens[start].start : ctx.tokens[noun].end]
    return Speaker(
        words=words, entity=None, kind=kind_of(words, None, meeting(ctx.values.entities, Span(ctx.tokens[start].start, ctx.tokens[noun].end))), anonymity=None
    )


def _last_holder(m: re.Match[str], earlier: Sequence[Speaker]) -> Speaker | None:
    """Of "the same source" the last speaker; of "the officer", "the general" the last one who speaks for a state or a group by name."""
    if m["same"]:
        return next((s for s in reversed(earlier) if s.kind not in OUTLET_KINDS), None)
    if not {"person", "voice"} & set(tell_tales(m["noun"])) or m["noun"].endswith("s"):
        return None
    return next((s for s in reversed(earlier) if is_person(s) and s.kind in ("official-named", "militia")), None)


def _many_before(words: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """The last speakers that were more than one, of the noun in "one of the officials" where it names one."""
    m = re.search(r"\bof\s+(?:the|these|those)\s+(?:[\w-]+\s+)?([\w-]+)$", words)
    several = (s for s in reversed(earlier) if core(s).endswith("s") and not is_person(s) and PEOPLE & set(tell_tales(core(s))))
    return next((s for s in several if m is None or core(s).endswith(m[1].lower())), None)
