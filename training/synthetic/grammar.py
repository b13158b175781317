"""Sentences about events: finite, passive and nominal, in every modality, told now or as background."""

from __future__ import annotations

from dataclasses import dataclass

from training.synthetic import lexicon as lex
from training.synthetic.frames import NOUNS, VERBS, inflect
from training.synthetic.lexicon import pick
from training.synthetic.slots import Scene, doer, mark, number, thing, when, where

VERB_FRAMES: dict[str, list[tuple[str, str, str, str]]] = {}
for _line in VERBS.strip().splitlines():
    _kind, _actor, _verbs, _object, _role = (x.strip() for x in _line.split(" > "))
    VERB_FRAMES.setdefault(_kind, []).extend((_actor, v.strip(), _object, _role) for v in _verbs.split(";"))
NOUN_FRAMES: dict[str, tuple[list[str], list[str], str, list[str]]] = {}
for _line in NOUNS.strip().splitlines():
    _k, _n, _p, _o, *_a = (x.strip() for x in _line.split(">"))
    NOUN_FRAMES[_k] = ([x.strip() for x in _n.split(";")], [x.strip() for x in _p.split(",")], _o, [x.strip() for x in "".join(_a).split(",") if x.strip()])
ROLE = {"site": "target", "civil": "victim", "vip": "victim", "women": "victim", "armed": "target", "territory": "target", "crowd": "target", "suspect": "victim", "suspects": "target", "arms": "target", "property": "target", "place": "place", "group": "target", "any": "target", "issue": "", "none": ""}
LOSS = "people,civilians,soldiers,police officers,children,others,of them,villagers,fighters,women and children".split(",")


@dataclass(slots=True)
class Act:
    """One event in words: actor, verb, object; ``key`` is its trigger's id."""

    s: Scene
    kind: str
    key: str
    actor: str
    verb: str
    preposition: str
    object: str
    role: str

    def trigger(self, form: str) -> str:
        """The verb phrase with its trigger marked."""
        marked = mark(f"T:{self.key}", inflect(self.verb, form))
        return f"{pick(self.s.rng, lex.LOUD_ADVERBS)} {marked}" if self.s.chance(0.12) else marked

    def rest(self) -> str:
        """Object with its preposition."""
        thing_ = mark(f"r:{self.role}:{self.key}", self.object) if self.role not in ("", "none") and self.object else self.object
        if self.preposition.startswith("@"):
            tail = self.preposition[1:]
            late = tail.split(" ")[0] in ("near", "inside", "outside", "at", "in", "next", "close", "over", "to", "from", "toward") and self.kind in ("suicide-bombing", "bombing", "base-established", "strategic-other")
            return f"{tail} {thing_}".strip() if late else f"{thing_} {tail}".strip()
        return f"{self.preposition} {thing_}".strip()

    def who(self) -> str:
        """The actor, marked."""
        actor = self.actor
        if self.s.chance(0.1) and actor.startswith("the "):
            actor = f"the {pick(self.s.rng, lex.LOUD_ADJECTIVES)} {actor[4:]}"
        elif self.s.chance(0.1) and not actor.startswith(("a ", "an ", "two ", "⟦q")):
            actor = f"{pick(self.s.rng, ['the ', '', 'the ' + pick(self.s.rng, lex.LOUD_ADJECTIVES) + ' and '])}{pick(self.s.rng, lex.LOUD_ADJECTIVES)} {actor}"
        return mark(f"r:actor:{self.key}", actor)

    def plural(self) -> bool:
        """Does the actor take a plural verb?"""
        words = self.actor.replace("⟧", "").split()
        return words[-1].endswith("s") or words[-1] in ("police", "military", "people", "gunmen", "men", "militiamen") or "police" in words

    def be(self) -> str:
        """is or are."""
        return "are" if self.plural() else "is"

    def passive(self) -> str | None:
        """Object first; None where the verb has none."""
        if not self.object or self.preposition not in ("",) or self.role in ("", "none", "place") or (" " in self.verb and self.verb.split()[0] not in ("gun", "blow", "burn", "beat", "shoot")):
            return None
        many = self.object.rstrip("⟧,").endswith("s") or "people" in self.object or "men" in self.object or "children" in self.object
        by = f" by {self.who()}" if self.s.chance(0.6) else ""
        return f"{mark(f'r:{self.role}:{self.key}', self.object)} {'were' if many else 'was'} {self.trigger('part')}{by}"


def act(s: Scene, kind: str, modality: str = "actual", background: bool = False, certainty: float = 3.0) -> Act:
    """A new event of a kind."""
    frame = pick(s.rng, VERB_FRAMES[kind])
    key = s.new(kind, modality, background, certainty)
    verb, _, preposition = frame[1].partition("|")
    return Act(s, kind, key, doer(s, frame[0]), verb.strip(), preposition.strip(" |"), thing(s, frame[2]), frame[3])


def located(s: Scene, key: str) -> str:
    """A place phrase that belongs to the trigger."""
    return where(s).replace("⟦R|", f"⟦r:place:{key}|")


def timed(s: Scene, key: str, past: bool = False) -> str:
    """A time phrase that belongs to the trigger."""
    return when(s, past).replace("⟦t:", f"⟦r:time:{key}|⟦t:", 1).replace("⟧", "⟧⟧", 1)


def means(s: Scene, kind: str, key: str) -> str:
    """A means, for acts that take one."""
    if kind in ("attack", "shooting", "assassination", "armed-clash", "mob-violence", "bombing") and s.chance(0.18):
        return f" {pick(s.rng, ['with', 'using', 'armed with'])} {mark(f'r:instrument:{key}', mark('e:weapon', pick(s.rng, lex.WEAPONS)))}"
    if kind in ("air-strike", "drone-strike", "shelling") and s.chance(0.12):
        return f" {pick(s.rng, ['using', 'with'])} {mark(f'r:instrument:{key}', mark('e:vehicle' if kind != 'shelling' else 'e:weapon', pick(s.rng, lex.PLANES if kind != 'shelling' else lex.WEAPONS)))}"
    return ""


VIOLENT = {"air-strike", "drone-strike", "shelling", "suicide-bombing", "bombing", "explosion", "grenade", "chemical-attack", "armed-clash", "attack", "shooting", "excessive-force", "mob-violence", "violent-demonstration"}


def effect(s: Scene, kind: str, key: str) -> str:
    """What it cost."""
    if kind not in VIOLENT or not s.chance(0.4):
        return ""
    n = mark(f"r:count:{key}", number(s))
    v = mark(f"r:victim:{key}", f"{n} {pick(s.rng, LOSS)}")
    return pick(s.rng, [f", {mark('x', 'killing')} {v}", f", {mark('x', 'wounding')} {v}", f", {mark('x', 'leaving')} {v} {mark('x', 'dead')}", f", in which {v} were {mark('x', 'killed')}", f", {mark('x', 'killing')} {v} and {mark('x', 'injuring')} {number(s)} more", f" and {mark('x', 'killed')} {v}", f", {mark('x', 'injuring')} {v}"])


def adjuncts(s: Scene, a: Act, past: bool = False) -> str:
    """Means, place, time, cost behind a clause."""
    out = means(s, a.kind, a.key)
    if s.chance(0.6) and a.role != "place":
        out += " " + located(s, a.key)
    if past or s.chance(0.5):
        out += " " + timed(s, a.key, past)
    return out + effect(s, a.kind, a.key)


def noun(s: Scene, kind: str, key: str, article: str | None = None, adjective: str | None = None) -> str:
    """The event as a noun phrase with its arguments."""
    nouns, prepositions, klass, adjectives = NOUN_FRAMES[kind]
    name = pick(s.rng, nouns)
    adj = adjective if adjective is not None else (pick(s.rng, adjectives) if adjectives and s.chance(0.3) else "")
    agent = ""
    if kind in VIOLENT - {"explosion"} and s.chance(0.25):
        agent = mark(f"r:actor:{key}", pick(s.rng, [mark("e:nationality", s.country[1]), mark("e:organization", s.group.removeprefix("the ")), "rebel", "militant", mark("e:nationality", s.other[1])])) + " "
    head = f"{adj} {agent}{mark(f'T:{key}', name)}".strip()
    many = name.endswith("s") or name in ("fighting", "unrest", "rioting", "shelling", "gunfire", "rocket fire", "arson", "vandalism", "looting", "mortar fire", "artillery fire", "torture")
    first = head.replace("⟦", "").split("|")[-1][:1].lower() if head.startswith("⟦") else head[:1].lower()
    art = article if article is not None else pick(s.rng, ["the", "" if many else ("an" if first in "aeiou" else "a")])
    tail = ""
    if s.chance(0.12) and adjective is None:
        head = f"{pick(s.rng, lex.LOUD_NOUNS)} {head}"
        art = "the" if art in ("a", "an") else art
    if s.chance(0.6) and klass not in ("none",):
        o = thing(s, klass)
        tail = f" {pick(s.rng, prepositions)} {mark(f'r:{ROLE[klass]}:{key}', o) if ROLE.get(klass) else o}"
    if not agent and kind in VIOLENT - {"explosion"} and s.chance(0.2):
        tail += f" by {mark(f'r:actor:{key}', doer(s, 'armed' if s.chance(0.6) else 'state'))}"
    if s.chance(0.4):
        tail += " " + located(s, key)
    return f"{art} {head}{tail}".strip()


def happened(s: Scene, kind: str) -> str:
    """A sentence that says it happened."""
    a = act(s, kind)
    if kind == "explosion":
        return explosion(s, a)
    x = s.rng.random()
    if x > 0.94 and kind in VIOLENT and kind in NOUN_FRAMES:
        n = mark(f"r:count:{a.key}", number(s))
        return f"{noun(s, kind, a.key, article='')} {mark('x', pick(s.rng, ['kills', 'leaves', 'wounds', 'injures', 'claims']))} {mark(f'r:victim:{a.key}', n + ' ' + pick(s.rng, LOSS[:4]))} {located(s, a.key)}"
    front = timed(s, a.key) if s.chance(0.2) else ""
    passive = a.passive()
    if passive and x < 0.25:
        body = passive + adjuncts(s, a)
    elif x < 0.62 or kind not in NOUN_FRAMES:
        body = f"{a.who()} {pick(s.rng, ['', '', '', 'have ' if a.plural() else 'has ', 'had '])}".rstrip() + " "
        perfect = body.rstrip().endswith(("have", "has", "had"))
        body += f"{a.trigger('part' if perfect else 'past')} {a.rest()}".strip() + adjuncts(s, a)
    else:
        return told(s, kind, a)
    body = f"{front[:1].upper()}{front[1:]}, {body}" if front and front[0] != "⟦" else body
    return f"{pick(s.rng, lex.LOUD_OPENINGS)}, {body}" if s.chance(0.06) and not front else body


def told(s: Scene, kind: str, a: Act) -> str:
    """The event as a noun, in a sentence of its own."""
    n = noun(s, kind, a.key)
    v = mark(f"r:victim:{a.key}", f"{mark(f'r:count:{a.key}', number(s))} {pick(s.rng, LOSS[:7])}")
    t = f" {timed(s, a.key)}" if s.chance(0.6) else ""
    if kind in VIOLENT:
        return pick(s.rng, [f"{n} {mark('x', 'killed')} {v}{t}", f"{v} were {mark('x', 'killed')} in {n}{t}", f"{v} {mark('x', 'died')} in {n}{t}", f"{n} {mark('x', 'wounded')} {v}{t}", f"{n} took place{t}", f"{n} was reported{t}", f"{a.who()} carried out {n}{t}", f"{v} were {mark('x', 'injured')} in {n}{t}", f"the death toll from {n} has risen to {number(s)}", f"there was {n}{t}", f"{n} damaged several buildings{t}", f"{mark('x', 'killed')} in {n} were {v}"])
    return pick(s.rng, [f"{n} took place{t}", f"{n} was reported{t}", f"{n} drew condemnation{t}", f"there have been reports of {n}{t}", f"{n} continued{t}", f"{n} came into effect{t}" if kind == "agreement" else f"{n} happened{t}", f"{n} was announced{t}"])


def explosion(s: Scene, a: Act, adj: str | None = None) -> str:
    """Something blew up; by whose hand is not said."""
    adj = adj or pick(s.rng, ["", "", "mysterious", "huge", "powerful", "unexplained", "massive", "large"])
    many = s.chance(0.3)
    word = pick(s.rng, ["explosions", "blasts"] if many else ["explosion", "blast", "explosion"])
    name = mark(f"T:{a.key}", word)
    head = f"{'several ' if many else ('an ' if (adj or word)[0] in 'aeiou' else 'a ')}{adj} {name}".replace("  ", " ")
    verb = mark("x", inflect(a.verb, "past"))
    o = mark(f"r:target:{a.key}", a.object)
    place = f" {located(s, a.key)}" if s.chance(0.6) else ""
    t = f" {timed(s, a.key)}" if s.chance(0.6) else ""
    return pick(s.rng, [f"{head} {verb} {o}{place}{t}{effect(s, 'explosion', a.key)}", f"{head} {mark('x', 'was' if not many else 'were')} heard {place.strip() or 'near ' + o}{t}", f"{o} {mark(f'T:{a.key}', 'exploded')}{place}{t}{effect(s, 'explosion', a.key)}", f"{number(s)} people were {mark('x', 'killed')} in {head} at {o}{t}", f"{head} destroyed {o}{place}{t}, but the cause was not known"])


def suspected(s: Scene, kind: str) -> str:
    """A sentence that leaves it open who did it or whether."""
    a = act(s, kind, "suspected", certainty=1.5)
    if kind == "explosion":
        return explosion(s, a, pick(s.rng, ["suspected", "apparent", "reported", "alleged"]))
    if kind in NOUN_FRAMES and s.chance(0.45):
        n = noun(s, kind, a.key, article="", adjective=pick(s.rng, ["suspected", "apparent", "alleged", "reported", "possible", "presumed"]))
        return pick(s.rng, [f"{'an' if n[0] in 'aeiou' else 'a'} {n} hit the area", f"authorities are investigating {'an' if n[0] in 'aeiou' else 'a'} {n}", f"{number(s)} people were {mark('x', 'killed')} in {'an' if n[0] in 'aeiou' else 'a'} {n}", f"the {n} {timed(s, a.key)} remains unexplained"])
    v = f"{a.trigger('part')} {a.rest()}".strip() + adjuncts(s, a)
    g = f"{a.trigger('ger')} {a.rest()}".strip() + adjuncts(s, a)
    p = f"{a.trigger('past')} {a.rest()}".strip() + adjuncts(s, a)
    w = a.who()
    return pick(s.rng, [f"{w} {a.be()} suspected of {g}", f"{w} allegedly {p}", f"{w} may have {v}", f"{w} {a.be()} believed to have {v}", f"{w} {a.be()} thought to have {v}", f"{w} apparently {p}", f"it was not clear whether {w} had {v}", f"{w} reportedly {p}", f"{w} might have {v}", f"{w} {a.be()} accused of {g}", f"{w} {'were' if a.plural() else 'was'} likely to have {v}", f"there are indications that {w} {p}"])


def other_mood(s: Scene, kind: str, mood: str) -> str:
    """Planned, threatened or hypothetical."""
    kind = "bombing" if kind == "explosion" else kind
    a = act(s, kind, mood, certainty={"planned": 0.8, "threatened": 0.3, "hypothetical": 0.0}[mood])
    i = f"{a.trigger('inf')} {a.rest()}".strip() + (f" {located(s, a.key)}" if a.role != "place" and s.chance(0.4) else "")
    p = f"{a.trigger('past')} {a.rest()}".strip()
    w, have = a.who(), kind in NOUN_FRAMES
    n = noun(s, kind, a.key, article="") if have and s.chance(0.5) else None
    pool = s.new  # the unused forms share one trigger, so only one sentence is kept
    del pool
    art = "an" if n and n[0] in "aeiou" else "a"
    options = {
        "planned": [f"{w} {a.be()} planning to {i}", f"{w} {a.be()} preparing to {i}", f"{w} plan to {i} next month", f"{w} {a.be()} expected to {i}", f"{w} {a.be()} about to {i}", f"{w} intend to {i}", f"{w} had plotted to {i}", f"{w} will {i} {timed(s, a.key)}"] if not n else [f"preparations are under way for {art} {n}", f"{w} {a.be()} planning {art} {n}", f"police foiled {art} {n} that had been planned for months", f"a planned {n} was called off"],
        "threatened": [f"⟦s:0|{w}⟧ ⟦c:0|{pick(s.rng, ['threatened', 'vowed', 'pledged', 'promised', 'swore'])}⟧ ⟦k:0|to {i}⟧", f"⟦s:0|{w}⟧ ⟦c:0|warned⟧ ⟦k:0|that they would {i}⟧", f"⟦s:0|{w}⟧ ⟦c:0|have threatened⟧ ⟦k:0|to {i} unless their demands are met⟧"] if not n else [f"⟦s:0|{w}⟧ ⟦c:0|threatened⟧ ⟦k:0|{art} {n}⟧", f"threats of {art} {n} grew", f"⟦s:0|{w}⟧ ⟦c:0|warned of⟧ ⟦k:0|{art} {n}⟧"],
        "hypothetical": [f"if {w} {p}, the consequences would be severe", f"{w} could {i}", f"there are fears that {w} might {i}", f"{w} would never {i} without orders", f"it would be a war crime to {i}", f"residents fear that {w} will {i}", f"should {w} {i}, thousands would flee"] if not n else [f"any {n} would be a grave breach of the law", f"residents fear {art} {n}", f"{pick(s.rng, ['diplomats want to avoid', 'the mission is meant to prevent', 'the city has prepared for'])} {art} {n}", f"the risk of {art} {n} remains high"],
    }
    return pick(s.rng, options[mood])


def denied(s: Scene, kind: str) -> str:
    """Somebody says no, or the report does."""
    kind = "bombing" if kind == "explosion" else kind
    a = act(s, kind, "denied", certainty=-2.5)
    w = a.who()
    n = noun(s, kind, a.key, article="the") if kind in NOUN_FRAMES and s.chance(0.4) else None
    if n:
        bare = n.removeprefix("the ")
        return pick(s.rng, [f"⟦s:0|{w}⟧ ⟦c:0|denied⟧ ⟦k:0|any role in {n}⟧", f"⟦s:0|{w}⟧ ⟦c:0|denied⟧ ⟦k:0|involvement in {n}⟧", f"no {bare} took place", f"there was no {bare}", f"⟦s:0|{w}⟧ ⟦c:0|dismissed⟧ ⟦k:0|reports of {'an' if bare[0] in 'aeiou' else 'a'} {bare}⟧ as false", f"⟦s:0|{w}⟧ ⟦c:0|denied⟧ ⟦k:0|responsibility for {n}⟧"])
    g = f"{a.trigger('ger')} {a.rest()}".strip()
    v = f"{a.trigger('part')} {a.rest()}".strip()
    i = f"{a.trigger('inf')} {a.rest()}".strip()
    cue = pick(s.rng, ["denied", "has denied", "have denied", "strongly denied", "rejected allegations of", "denies"])
    return pick(s.rng, [f"⟦s:0|{w}⟧ ⟦c:0|{cue}⟧ ⟦k:0|{g}⟧", f"⟦s:0|{w}⟧ ⟦c:0|{'denied' if 'alleg' in cue else cue}⟧ ⟦k:0|that they had {v}⟧", f"{w} did not {i}", f"{w} never {a.trigger('past')} {a.rest()}", f"⟦s:0|{w}⟧ ⟦c:0|rejected⟧ ⟦k:0|claims that they had {v}⟧", f"it is not true that {w} {a.trigger('past')} {a.rest()}", f"{w} failed to {i}"])


def background(s: Scene, kind: str) -> str:
    """A past event as context, a phrase or a clause."""
    a = act(s, kind, "actual", background=True)
    past = f"{a.who()} {a.trigger('past')} {a.rest()}".strip()
    t = timed(s, a.key, past=True)
    if kind in NOUN_FRAMES and kind != "explosion" and s.chance(0.6):
        n = noun(s, kind, a.key, article="the" if s.chance(0.4) else None)
        return pick(s.rng, [f"{n} {t} {mark('x', 'killed')} {number(s)} people", f"the anniversary of {n} {t} is approaching", f"it came after {n} {t}", f"the region has been tense since {n} {t}", f"memories of {n} {t} are still fresh", f"it was the worst violence since {n} {t}", f"{n} {t} led to a wave of displacement", f"{s.place} was the scene of {n} {t}"])
    return pick(s.rng, [f"{t}, {past}", f"{past} {t}", f"{a.who()} had {a.trigger('part')} {a.rest()} {t}", f"since {past} {t}, thousands have fled", f"{a.who()} {'have' if a.plural() else 'has'} {a.trigger('part')} {a.rest()} several times {t}"]) if kind != "explosion" else explosion(s, a) + f" {t}"
