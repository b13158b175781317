"""Who is the source: its words resolved inside the report, its kind, its anonymity?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

POSSESSED_DOCUMENT = re.compile(
    r"^(?:his|her|its|their)\s+(?:own\s+)?(?:tally|count|report|statement|account|estimate|assessment|post|message)$", re.IGNORECASE
)
PRONOUN = re.compile(r"^(?:he|she|it|they|who|himself|herself|we|i)$", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|that|these|those|his|her|its|their)\s+(?:\w+\s+)?(\w+)$", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(?:report|document|investigation|inquiry|probe|letter|memo|statement|communiqu[eé]|press release|study|review|assessment|"
    r"survey|analysis|transcript|cable|filing|indictment|dossier|"
    r"findings|records?|data|imagery|images|footage|video|photographs?|tally|tweet|post)s?\b",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"\b(?:media|press|news ?paper|newspapers?|news agenc(?:y|ies)|broadcaster|broadcasters|television|tv|radio|news site|website|"
    r"outlets?|reporters?|journalists?|correspondents?|"
    r"early reports|local reports|news reports|unconfirmed reports|wire service|magazine|channel)\b",
    re.IGNORECASE,
)
PRESS_REPORT = re.compile(
    r"\b(?:media|press|news|early|local|initial|unconfirmed|first|some|several|multiple|open[- ]source|social media)\s+reports?\b",
    re.IGNORECASE,
)
STATE_MEDIA = re.compile(r"\bstate(?:-run|-owned|-controlled|-affiliated|-linked)?\s+(?:media|television|tv|news|radio|broadcaster)\b", re.IGNORECASE)
NEWSPAPER = re.compile(
    r"\b(?:Times|Post|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Daily|News|Observer|Chronicle|Courier|Globe|Independent|Standard|Monitor|Ledger|Dispatch|Record|Wire)\b$"
)
ARMED_GROUP = re.compile(
    r"\b(?:militia|militias|militants?|rebels?|insurgents?|guerrillas?|jihadists?|armed group|paramilitar(?:y|ies)|separatists?|"
    r"gunmen|fighters)\b",
    re.IGNORECASE,
)
EXPERT = re.compile(
    r"\b(?:analysts?|experts?|researchers?|scholars?|professors?|academics?|fellows?|think[- ]tank|institute|university|consultant|"
    r"specialists?|historians?|investigators? (?:with|from|at) |"
    r"monitor(?:ing group)?s?|observatory|watchdog|rights groups?|human rights|ngos?|observers?)\b",
    re.IGNORECASE,
)
WITNESS = re.compile(
    r"\b(?:witness(?:es)?|eyewitness(?:es)?|residents?|villagers?|neighbou?rs?|survivors?|locals|bystanders?|relatives?|"
    r"family members?|inhabitants|shopkeepers?|passers?-?by)\b",
    re.IGNORECASE,
)
OFFICIAL = re.compile(
    r"\b(?:officials?|officers?|spokes(?:man|woman|person|people)|minist(?:er|ers|ry|ries)|president|prime minister|premier|"
    r"government|governor|mayor|military|army|navy|air force|police|general|gen|"
    r"lt|maj|col|colonel|major|brig|adm|admiral|commander|secretary|ambassador|diplomats?|diplomatic|authorities|administration|"
    r"department|pentagon|kremlin|white house|embassy|defen[cs]e|"
    r"command|command(?:er)?s?|parliament|lawmakers?|senator|congress(?:man|woman)?|state department|foreign office|intelligence|"
    r"security (?:forces|sources?|officials?)|prosecutors?|court|judge|agency|"
    r"coalition|mission|united nations|un|nato|council|chief|attorney|envoy|king|prince|cabinet|figures)\b",
    re.IGNORECASE,
)
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
OFFICIAL_KINDS = frozenset(["state", "military", "police", "intelligence", "government", "igo"])
GROUP_KINDS = frozenset(["militia", "rebel", "terrorist", "political-militia", "communal"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: the words to show, the entity behind them, its kind, the words that withhold a name."""

    words: str
    entity: Entity | None
    kind: str
    anonymity: str | None


def resolve(ctx: Context, source: Sequence[Span], earlier: Sequence[Speaker]) -> Speaker:
    """The speaker that the source spans mean, given the speakers before it in the report."""
    words = " ".join(ctx.quote(s) for s in source).strip(' ,;:“”"')
    words = re.sub(r"^(?:that|while|and|but|as|by|to)\s+", "", words, flags=re.IGNORECASE)
    if PRONOUN.match(words) and (found := _by_pronoun(ctx, words, source, earlier)) is not None:
        return found
    if (m := DEFINITE.match(words)) and (back := _by_description(m[1], earlier)) is not None:
        return back
    if POSSESSED_DOCUMENT.match(words) and earlier and earlier[-1].entity is not None:
        return earlier[-1]
    names = [e for s in source for e in meeting(ctx.values.entities, s) if e.type != "nationality" or e.metonym]
    entity = _speaking(names, words)
    kind = kind_of(words, entity)
    if kind == "other" and entity is not None:
        kind = next((s.kind for s in reversed(earlier) if s.entity is not None and s.entity.canonical == entity.canonical), kind)
    withheld = WITHHELD.search(words) or (_condition(ctx, source) if kind.startswith("official") else None)
    if withheld and kind == "official-named" and (entity is None or entity.type != "person"):
        kind = "official-anonymous"
    return Speaker(words=words, entity=entity, kind=kind, anonymity=withheld[0] if withheld else None)


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
    known = [e for e in names if e.actor is not None]
    return (known or list(names) or [None])[0]  # type: ignore[list-item]  # the last arm is the empty case


def _by_pronoun(ctx: Context, words: str, source: Sequence[Span], earlier: Sequence[Speaker]) -> Speaker | None:
    """The last speaker that the pronoun can mean; "he" and "she" want a person or one official."""
    lower = words.lower()
    for speaker in reversed(earlier):
        person = speaker.entity is not None and speaker.entity.type == "person"
        if lower in ("he", "she", "himself", "herself", "who", "i") and (
            person or speaker.kind == "official-anonymous" or speaker.kind in ("expert", "witness")
        ):
            return speaker
        if lower in ("it", "they", "we", "who") and not person:
            return speaker
    before = [e for e in ctx.values.entities if e.type == "person" and e.end <= source[0].start]
    if lower in ("he", "she", "who", "himself", "herself") and before:
        entity = before[-1]
        name = f"{entity.role} {entity.name}" if entity.role else entity.name
        return Speaker(words=name, entity=entity, kind=kind_of(name, entity), anonymity=None)
    return None


def _by_description(noun: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """ "The official", "the source": the last speaker with that head word, or the last anonymous one for "source"."""
    head = noun.lower().rstrip("s")
    for speaker in reversed(earlier):
        core = re.split(r",| of | in | for | from | at | with | who | close | familiar ", speaker.words.lower())[0]
        if re.search(rf"\b{re.escape(head)}s?$", core) and speaker.words.lower() not in (f"the {head}", f"the {head}s"):
            return speaker
        if head == "source" and speaker.kind == "official-anonymous":
            return speaker
    return None


def kind_of(words: str, entity: Entity | None) -> str:
    """The kind of source that the words and the registry tell."""
    actor_kind = entity.actor.kind if entity is not None and entity.actor is not None else ""
    if STATE_MEDIA.search(words) or actor_kind == "state-media":
        return "state media"
    if PRESS_REPORT.search(words) or actor_kind == "media":
        return "media outlet"
    if ARMED_GROUP.search(words) or actor_kind in GROUP_KINDS:
        return "militia"
    if WITNESS.search(words):
        return "witness"
    if NEWSPAPER.search(words) and all(w[0].isupper() for w in words.removeprefix("the ").split()):
        return "media outlet"
    core = re.split(r"\b(?:that|who|which)\b", words)[0]
    if DOCUMENT.search(core) and not (entity is not None and entity.type == "person"):
        return "document"
    if EXPERT.search(words) and not re.search(r"\bofficials?\b", words, re.IGNORECASE):
        return "expert"
    if OFFICIAL.search(words) or actor_kind in OFFICIAL_KINDS:
        return _official(words, entity)
    if MEDIA.search(words):
        return "media outlet"
    if re.search(r"\bsources?\b", words, re.IGNORECASE):
        return "official-anonymous"
    return "media outlet" if NEWSPAPER.search(words) and words[:1].isalpha() else _by_role(entity)


def _official(words: str, entity: Entity | None) -> str:
    """An official with a name (a person's, or an institution's) or without."""
    if entity is not None and entity.type == "person":
        return "official-named"
    if GENERIC_PERSON.search(words) or WITHHELD.search(words):
        return "official-anonymous"
    return "official-named"


def _by_role(entity: Entity | None) -> str:
    """What the office beside a person's name tells."""
    if entity is None or not entity.role:
        return "other"
    return kind_of(entity.role, None) if entity.type == "person" else "other"
