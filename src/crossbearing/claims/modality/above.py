"""What the words above an event in the parse make of it: denied, doubted, planned, threatened, only possible.

The path goes from the event's word up the dependency tree (Universal Dependencies v2) to the root.  Each word on it that commits its speaker to less than
"it happened" counts, with its own negation, its modal verb and the conjunction of its clause; the path ends where words take the event for granted
("after the attack", a relative clause, "when it struck").  Answers nothing where the tagger hands on no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossbearing.claims.clauses import case_of, is_clause, is_passive, phrase, relation, subjects
from crossbearing.claims.context import Context
from crossbearing.claims.modality.below import SAYING, SELF, TALE, UNSURE, hanging, hedged, modal_of, named_anew, negated, qualified

DENYING = re.compile(
    r"den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|refut\w+|dismiss(?:es|ed|ing|al)?|rubbish(?:es|ed)?|disavow\w*|disown\w*|disput(?:es|ed|ing)|debunk\w*"
)
FALSE = re.compile(
    r"false|untrue|baseless|unfounded|fabricat\w+|nonsense|lies?|invent(?:ed|ions?)|groundless|absurd|fantasy|propaganda|fake|fiction|ridiculous|"
    r"stupid|laughable|slander|hoax|disinformation|hallucinations?"
)
DOUBTING = re.compile(
    r"suspect(?:s|ed|ing)?|suspicions?|alleg(?:es?|ed|ing|ations?)|believ(?:es?|ed|ing)|beliefs?|thinks?|thought|hint(?:s|ed|ing)?|speculat\w+|presum\w+|supposed|"
    r"appear(?:s|ed)?|seem(?:s|ed)?|possibilit(?:y|ies)|theor(?:y|ies)|hypothes[ei]s|rumou?r(?:s|ed)?|insinuat\w+|suggest(?:s|ed|ing|ions?)?|claims?|"
    r"probable|probably|apparently|possibly|perhaps"
)
PROVING = re.compile(r"confirm(?:s|ed|ation)?|verif(?:y|ied|ication)|establish(?:ed)?|prove[sdn]?|substantiat\w+|corroborat\w+")
SIGN = re.compile(r"evidence|indications?|signs?|proof|traces?|records?|reason|question")
PLANNING = re.compile(
    r"plan(?:s|ned|ning)?|prepar(?:es?|ed|ing|ations?)|plot(?:s|ted|ting)?|intend(?:s|ed|ing)?|intentions?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|"
    r"contemplat\w+|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|avert(?:s|ed|ing)?|conspir\w+|rehears\w+|poised|orders?|ordered|about|"
    r"authori[sz]e[sd]?|approve[sd]?|postpon\w+|cancel\w*"
)
THREATENING = re.compile(r"threaten(?:s|ed|ing)?|threats?|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|swore|sworn|right|promis(?:es?|ed|ing)|warn(?:s|ed|ing|ings)?")
WARNING = re.compile(r"warn(?:s|ed|ing|ings)?")
FEARING = re.compile(
    r"fear(?:s|ed|ing)?|risk(?:s|ing)?|danger|interested|prospects?|worr(?:y|ies|ied)|concern(?:s|ed)?|prevent(?:s|ing)?|deter(?:s|red|ring)?|avoid(?:s|ed|ing)?|halt|curb|"
    r"limit|capable|ability|capacity|wants?|wanted|seeks?|sought|hop(?:es?|ed|ing)|wish(?:es|ed)?|urg(?:es?|ed|ing)|refrain\w*|ceas(?:e|ing)|incit\w+|"
    r"invit(?:es?|ing)|potential|expect(?:s|ed|ing)?|pretext|protect|braced|bracing|alert|conceivable|possible|likely|unlikely"
)
HALTING = frozenset("halt stop end curb cessation".split())
"""What is done to events that go on."""
FAILING = frozenset("failed failing fails fail unable refused struggled".split())
TO_FOLLOW = frozenset("further more any new future such another".split())
LIKELY = re.compile(r"(?:un)?likely|(?:im)?possible|(?:im)?probable|conceivable|plausible")
URGING = frozenset(
    "urge urges urged urging ask asks asked asking call calls called calling beg begs begged plead pleads pleaded appeal appeals appealed tell tells told "
    "instruct instructed warn warns warned warning".split()
)
"""Verbs that ask somebody not to do what he may do."""
PERMITTING = frozenset("allows permits entitles empowers".split())
PERMITTED = frozenset("allowed permitted entitled empowered".split())
"""Verbs of leave to do what may come: as a rule, or in the passive ("allowed them to strike" is as likely how they came to do it)."""
ATTEMPTS = frozenset("attempt attempts bid bids assault assaults raid raids incursion incursions offensive offensives infiltration infiltrations".split())
"""Nouns for what took place even where it was foiled; a plot, or an attack that police foiled, did not."""
FENDING = re.compile(
    r"(?<!security )\b(?:army|troops|soldiers|forces|navy|naval|marines|warships?|frigate|helicopters?|fighters|rebels|militias?|crew|peacekeepers)\b",
    re.IGNORECASE,
)
"""Those whose foiling an attack is beating it off; police and secret services do so before it comes."""
FOILING = re.compile(r"foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|avert(?:s|ed|ing)?")
ENTERPRISES = frozenset("operation operations campaign mission missions run runs attempt attempts".split())
"""Nouns whose event stands before them, or in the infinitive behind them ("strike operations", "the operation to retake the city")."""
ACTING = frozenset("use commission act acts targeting case cases series campaign string wave spate number perpetration".split())
"""Nouns whose adjectives are those of the event behind "of" ("the alleged use of force")."""
BEGINNING = frozenset("begin start commence resume take go proceed target involve last".split())
"""Verbs with which what somebody has planned will come about; what an attack "will" do else is what one may expect of it."""
CLAIMING = frozenset(["claim", "claims", "claimed", "claiming"])
"""As verbs they tell what somebody says he did; only the noun doubts it ("claims of torture")."""
POSSIBILITY = re.compile(r"possibilit(?:y|ies)|likelihood|prospects?|event")
TO_DO = frozenset(["order", "orders", "ordered", "about"])
"""Words of planning before an infinitive alone ("are about to storm")."""
EXCLUDING = re.compile(r"rul(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|discount(?:s|ed|ing)?")
WITHHELD = frozenset("refuse refused refuses refusing decline declined declines declining unable stopped".split())
GRANTED = frozenset("after before since during following despite over about amid because upon until through behind".split())
"""Prepositions behind which an event is taken for granted."""
SHARE = frozenset(
    "part hand role involvement complicity responsibility blame victims survivors toll perpetrators investigation investigations inquiry probe scene site "
    "aftermath anniversary footage details figure figures number numbers tally count estimate estimates".split()
)
"""Nouns whose "in", "for" or "of" takes the event for granted: it is the share in it that is denied or suspected, the inquiry that is called for."""
HAPPENING = frozenset(
    "took take taken happened happen occurred occur carried carry carries launch launches launched staged stage conduct conducts conducted was were been be "
    "is".split()
)
DOING = frozenset(
    "carried carry carrying committed commit committing launched staged conducted mounted engineered perpetrated took taken taking part involved".split()
)
"""Words for a share in a known deed: whether it was he who did it may be denied or doubted, though the deed is known."""
OCCURRED = frozenset(["happened", "occurred", "took"])
GERUND_MARKS = frozenset("to by from into against for of at in".split())
GOING_ON = frozenset("continue continued go intensify resume".split())
"""Verbs with which a known event lasts."""
TO_GO_ON = {"conditional": "hypothetical", "planned": "threatened", "threatened": "threatened"}
QUOTES = frozenset('"“”')
CARRIED_BY = ("obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "acl", "appos", "compound", "csubj", "nsubj", "advcl", "amod")
HIGHEST = 8


class Step(NamedTuple):
    """A word above the event, the word below it on the path, and how that hangs on it (relation without subtype)."""

    word: int
    below: int
    by: str


def path(ctx: Context, i: int) -> Iterator[Step]:
    """The words that govern word ``i``, the nearest first."""
    for _ in range(HIGHEST):
        above, by = _governor(ctx, i)
        if above < 0 or above == i:
            return
        if by == "conj":
            while by == "conj" and above >= 0:
                i, by = above, relation(ctx, above)
                above = ctx.tokens[i].head
            if above < 0 or above == i:
                return
        own = above == ctx.tokens[i].head
        if by not in CARRIED_BY or (own and _describes(ctx, i, by) and not _content(ctx, i)) or _granted(ctx, i, by):
            return
        if by == "advcl" and any(relation(ctx, k) == "mark" and ctx.words[k] not in GERUND_MARKS for k in ctx.children[i]):
            return
        yield Step(above, i, by)
        if SAYING.fullmatch(ctx.words[above]) and relation(ctx, above) in ("advcl", "conj"):
            return
        i = above


def _governor(ctx: Context, i: int) -> tuple[int, str]:
    """The word on which word ``i`` hangs, and how: a noun of telling or proof right before "that", wherever the parse has it hang ("no "evidence" that")."""
    if relation(ctx, i) in ("ccomp", "advcl", "acl"):
        mark = next((k for k in ctx.children[i] if ctx.words[k] == "that" and relation(ctx, k) == "mark"), 0) - 1
        while mark > 0 and ctx.words[mark] in QUOTES:
            mark -= 1
        if mark > 0 and ctx.tokens[mark].upos == "NOUN" and (TALE.fullmatch(ctx.words[mark]) or SIGN.fullmatch(ctx.words[mark])):
            return mark, "acl"
    return ctx.tokens[i].head, relation(ctx, i)


def _describes(ctx: Context, i: int, by: str) -> bool:
    """Does the clause of word ``i`` say of something known what it did or what befell it ("whose son was killed", "the villagers killed in 1982")?"""
    if ctx.tokens[i].deprel == "acl:relcl":
        return True
    below = ctx.children[i]
    if any(ctx.words[d] == "whose" for k in below for d in ctx.children[k]):
        return by in ("acl", "advcl")
    return by == "acl" and is_passive(ctx, i) and not any(ctx.words[k] == "to" for k in below)


def _granted(ctx: Context, i: int, by: str) -> bool:
    """Does a preposition take the event for granted ("after the raid", "was behind the raid")?  What a tale is "about" is not."""
    case, above = case_of(ctx, i), ctx.tokens[i].head
    if case not in GRANTED or (case == "about" and TALE.fullmatch(ctx.words[above])) or any(ctx.words[k] in UNSURE for k in ctx.children[above]):
        return False
    return by in ("obl", "nmod") or any(relation(ctx, k) == "cop" for k in ctx.children[i])


def _content(ctx: Context, i: int) -> bool:
    """Does the clause of word ``i`` tell what a tale says ("reports that it fell"), and not of which tale the words are?"""
    above = ctx.tokens[i].head
    names = [above, *(k for k in (ctx.tokens[above].head,) if k >= 0)]
    own = any(ctx.tokens[k].upos == "PRON" and ctx.words[k] in ("which", "who", "that", "whom") for k in ctx.children[i])
    return not own and any(TALE.fullmatch(ctx.words[k]) for k in names)


def _of_word(ctx: Context, step: Step) -> str | None:
    """What one governing word makes of the event below it."""
    word, no = ctx.words[step.word], negated(ctx, step.word)
    if step.by == "advcl" and any(ctx.words[k] == "by" and relation(ctx, k) == "mark" for k in ctx.children[step.below]):
        return None  # "prevents losses by targeting the guns": the means is not what is prevented
    below = [k for k in ctx.children[step.word] if relation(ctx, k) in ("xcomp", "obj", "obl", "ccomp") and k != step.below]
    said_of = [ctx.words[k] for k in below]
    if EXCLUDING.fullmatch(word) and (word[0] != "r" or "out" in ctx.words[step.word : step.word + 3]):
        return _excluded(ctx, step, no)
    if DENYING.fullmatch(word):
        return None if no else "denied"
    if word == "considered" and no:
        return "denied"
    if step.by == "nsubj" and any(FEARING.fullmatch(ctx.words[k]) and relation(ctx, k) == "xcomp" and not is_clause(ctx, k) for k in below):
        return "hypothetical"
    if LIKELY.fullmatch(word) and _is_past(ctx, step.below):
        return "denied" if no else "suspected"
    if FALSE.fullmatch(word) or any(FALSE.fullmatch(w) for w in said_of):
        return "denied"
    if SIGN.fullmatch(word) and (no or (step.by == "nmod" and word.startswith(("sign", "indication")))):
        return "denied" if no else "suspected"
    if PROVING.fullmatch(word) and (no or _unable(ctx, step.word)):
        return "suspected"
    if THREATENING.fullmatch(word):
        return "warned" if WARNING.fullmatch(word) else "threatened"
    if FOILING.fullmatch(word) and (ctx.words[step.below] in ATTEMPTS or any(FENDING.search(ctx.quote(phrase(ctx, k))) for k in subjects(ctx, step.word))):
        return None
    if step.by == "xcomp" and (word in PERMITTING or (word in PERMITTED and is_passive(ctx, step.word))):
        return "hypothetical"
    if PLANNING.fullmatch(word):
        return "planned" if step.by == "xcomp" or word not in TO_DO else None
    if word == "called" and "off" in ctx.words[step.word : step.word + 2]:
        return "planned"
    if POSSIBILITY.fullmatch(word) and step.by == "nmod":
        return _open(ctx, step)
    if TALE.fullmatch(word) and any(ctx.words[k] in UNSURE for k in ctx.children[step.word]):
        return "suspected"
    if word in CLAIMING and is_clause(ctx, step.word):
        return None
    if DOUBTING.fullmatch(word):
        return "denied" if no else "suspected"
    if FEARING.fullmatch(word) or (word in ("call", "calls", "called", "calling") and case_of(ctx, step.below) == "for"):
        return "hypothetical"
    return None


def _is_past(ctx: Context, i: int) -> bool:
    """Does the clause of word ``i`` tell what has been, or has not, rather than what may come?"""
    have = any(ctx.words[k] in ("was", "were", "had", "has", "have") and relation(ctx, k) in ("aux", "cop") for k in ctx.children[i])
    return have or (ctx.tokens[i].upos == "VERB" and ctx.words[i].endswith("ed"))


def _excluded(ctx: Context, step: Step, no: bool) -> str:
    """What is ruled out is denied; what is not is suspected as the nature of what happened ("sabotage"), or may come yet ("a fourth strike")."""
    if not no and ctx.words[ctx.tokens[step.word].head] not in WITHHELD:
        return "denied"
    return _open(ctx, step)


def _open(ctx: Context, step: Step) -> str:
    """ "Sabotage" is what something may have been, "a strike" or "further strikes" what may come."""
    return "hypothetical" if any(relation(ctx, k) in ("det", "nummod", "amod") for k in ctx.children[step.below]) else "suspected"


def _unable(ctx: Context, i: int) -> bool:
    """Does "unable to" or "has yet to" stand before the word?"""
    return bool({"unable", "yet", "impossible", "cannot"} & set(ctx.words[max(0, i - 3) : i]))


def made_of(ctx: Context, i: int, *, definite: bool) -> str | None:
    """What the words on and above event word ``i`` make of it: a modality, "conditional" (it would happen), "happened" (words that deny it presuppose it), or
    None where they leave it as it is told.  A noun that points at a known event (``definite``) is only touched by the words of its own phrase, and by those
    above a verb that says who did it; who was "behind" an event leaves it as it is."""
    if ctx.tokens[i].head < 0:
        return None
    indefinite = {ctx.words[k] for k in ctx.children[i] if relation(ctx, k) == "det"}
    if case_of(ctx, i) == "behind" and any(relation(ctx, k) == "cop" for k in ctx.children[i]):
        return "denied" if negated(ctx, i) and "any" in indefinite else qualified(ctx, i)
    i = _enterprise(ctx, i)
    found = hanging(ctx, i)
    if found[:1] == ["denied"] and relation(ctx, i) == "xcomp" and ctx.words[i - 1] == "to" and ctx.words[ctx.tokens[i].head] in URGING:
        return "hypothetical"  # "urged them not to attack"
    verb, by = ctx.tokens[i].head, relation(ctx, i)
    if not definite or named_anew(ctx, i):
        return _settled([*found, *_above(ctx, i)]) or ("hypothetical" if "any" in indefinite else None)
    if by == "nsubj" and ctx.words[verb] in GOING_ON and not negated(ctx, verb):
        return TO_GO_ON.get(modal_of(ctx, verb) or "")
    if (by in ("obj", "obl", "nmod", "nsubj") and ctx.words[verb] in DOING) or (by == "nsubj" and ctx.words[verb] in OCCURRED):
        found += [kind for kind in ("denied" if negated(ctx, verb) else None, modal_of(ctx, verb)) if kind is not None]
        found += _above(ctx, verb)
    return _settled(found)


def _enterprise(ctx: Context, i: int) -> int:
    """The noun that an event word stands before to say what kind of undertaking it is ("strike operations"); else the word."""
    above = ctx.tokens[i].head
    return above if relation(ctx, i) == "compound" and above >= 0 and ctx.words[above] in ENTERPRISES else i


def on_condition(ctx: Context, i: int) -> bool:
    """Does somebody say that he will do it himself, if something else is done ("they would blow up the plant if the army came closer")?"""
    under = relation(ctx, i) == "ccomp" and any(relation(ctx, k) == "nsubj" and ctx.words[k] in SELF for k in ctx.children[i])
    return under and any(relation(ctx, k) == "advcl" and modal_of(ctx, k) == "hypothetical" for k in ctx.children[i])


def _above(ctx: Context, i: int) -> Iterator[str]:
    """What each word of the path makes of the event, the nearest first."""
    for step in path(ctx, i):
        word = ctx.words[step.word]
        if word in HALTING and step.by in ("nmod", "obl", "obj") and _goes_on(ctx, step):
            return
        if word in SHARE and step.by in ("nmod", "obl"):
            if negated(ctx, step.word) and any(ctx.words[k] in ("any", "such", "a", "an") for k in ctx.children[i]):
                yield "denied"
            return
        if (made := _of_word(ctx, step)) is not None:
            yield made
        if made == "hypothetical" and relation(ctx, step.word) == "advcl" and ctx.words[step.word - 1] == "to":
            return  # "would fly around it to avoid an attack"
        if step.by == "nmod" and word in ACTING and (doubt := qualified(ctx, step.word)) is not None:
            yield doubt
        subject = step.by == "nsubj" and word not in HAPPENING
        own = step.below == i or ctx.words[step.below] in ENTERPRISES
        other = subject and (not own or any(relation(ctx, k) == "nummod" for k in ctx.children[i]))
        if not other and not any(kind.fullmatch(word) for kind in (SAYING, PROVING, DENYING, EXCLUDING)):
            yield from _of_clause(ctx, step, subject, nearest=step.below == i)


def _goes_on(ctx: Context, step: Step) -> bool:
    """Are there such events, as a bare plural tells ("failed to halt attacks", "an end to the raids"), and not further ones that may follow?"""
    bare = ctx.words[step.below].endswith("s") and not any(ctx.words[k] in TO_FOLLOW for k in ctx.children[step.below])
    return bare and (step.by == "nmod" or ctx.words[ctx.tokens[step.word].head] in FAILING)


def _of_clause(ctx: Context, step: Step, subject: bool, *, nearest: bool) -> Iterator[str]:
    """What the clause of a governing verb makes of the event: its adverbs, its modal verb, its negation where it says that the event took place.  What
    the event, as its ``subject``, may have been says nothing of whether it was."""
    if hedged(ctx, step.word) and not subject:
        yield "suspected"
    if (modal := modal_of(ctx, step.word)) is not None and not (subject and modal == "suspected"):
        there_is = any(relation(ctx, k) == "expl" for k in ctx.children[step.word])
        foreseen = modal == "planned" and (ctx.words[step.word] not in BEGINNING if subject else there_is)
        yield "conditional" if foreseen else "hypothetical" if subject and modal in ("conditional", "threatened") else modal
    if not negated(ctx, step.word):
        return
    share = step.by == "obl" and any(ctx.words[k] in SHARE for k in ctx.children[step.word])
    if share or (nearest and step.by in ("obj", "obl", "nsubj") and ctx.words[step.word] in HAPPENING):
        yield "denied"


def _settled(found: list[str]) -> str | None:
    """One answer: a condition on the event itself, then a denial from anywhere above, a threat with what its verb says, then the nearest."""
    if not found or found == ["warned"]:
        return "hypothetical" if found else None
    if found[0] == "happened":
        return "happened"
    if found[0] not in ("hypothetical", "conditional") and "denied" in found:
        return "denied"
    if "threatened" in found or ("warned" in found and {"planned", "conditional"} & set(found)):
        return "suspected" if found[0] == "suspected" else "threatened"
    if "hypothetical" in found or {"warned", "suspected"} <= set(found):
        return "suspected" if found[0] == "suspected" and "warned" not in found else "hypothetical"
    return found[0] if found[0] != "warned" else "hypothetical"
