"""Stories of a few sentences: events, who says so, who says that somebody says so, and what is no event at all."""

from __future__ import annotations

import random

from training.synthetic import lexicon as lex
from training.synthetic.grammar import NOUN_FRAMES, VERB_FRAMES, background, denied, happened, noun, other_mood, suspected, timed
from training.synthetic.lexicon import person, pick
from training.synthetic.slots import Scene, armed, group_name, mark, nation, number, organisation, scene

KINDS = [k for k in VERB_FRAMES if not k.startswith("plover-")]
VERBAL = [k for k in VERB_FRAMES if k.startswith("plover-")]
SAY = "said,said,said,said,told reporters,confirmed,announced,added,claimed,reported,stated,alleged,acknowledged,insisted,declared,explained,admitted,wrote on Telegram,argued,tweeted,says,revealed,told state television,warned,noted".split(",")
QUOTES = [("“", "”"), ('"', '"')]


def source(s: Scene) -> str:
    """Whoever speaks."""
    c = s.rng.choice((s.country, s.other))
    x = s.rng.random()
    if x < 0.3:
        return nation(s, pick(s.rng, lex.ANONYMOUS), c)
    if x < 0.5:
        office = pick(s.rng, lex.OFFICIAL)
        name = mark("e:person", person(s.rng))
        return pick(s.rng, [f"{mark('e:nationality', c[1])} {office} {name}", f"{office} {name}", f"{name}, the {pick(s.rng, lex.OFFICIAL[:20])} of {mark('e:place', s.place)},", f"{name}, a spokesman for {group_name(s, s.group)},", f"{name}"])
    if x < 0.62:
        return organisation(s, pick(s.rng, lex.MINISTRY), c)
    if x < 0.74:
        return group_name(s, pick(s.rng, lex.AGENCIES[:30])) if s.chance(0.8) else pick(s.rng, lex.AGENCIES[30:])
    if x < 0.84:
        return group_name(s, pick(s.rng, lex.BODIES))
    if x < 0.93:
        return pick(s.rng, [group_name(s, s.group), armed(s), f"a spokesman for {group_name(s, s.group)}", f"{mark('e:organization', s.group.removeprefix('the '))} spokesman {mark('e:person', person(s.rng))}"])
    return pick(s.rng, ["a report", "a statement", "the report", "a statement posted online", "the governor", "he", "she", "they", "an investigation", "a leaked document", "experts", "the source", "the official", "satellite images"])


def attributed(s: Scene, content: str, level: int = 0) -> str:
    """The content on somebody's word."""
    who, cue = mark(f"s:{level}", source(s)), mark(f"c:{level}", pick(s.rng, SAY))
    x = s.rng.random()
    if x < 0.35:
        return f"{who} {cue} {mark(f'k:{level}', ('that ' if s.chance(0.5) else '') + content)}"
    if x < 0.6:
        return f"{mark(f'k:{level}', content)}, {who} {cue}"
    if x < 0.75:
        return f"{mark(f'c:{level}', 'according to')} {who}, {mark(f'k:{level}', content)}".replace("⟦c:0|according", "⟦c:0|According" if level == 0 else "⟦c:0|according")
    if x < 0.85:
        return f"{mark(f'k:{level}', content)}, {mark(f'c:{level}', 'according to')} {who}"
    a, b = pick_pair(s, QUOTES)
    body = mark(f"k:{level}", f"{a}{content[:1].upper()}{content[1:]},{b}")
    return f"{body} {who} {cue}" if s.chance(0.7) else f"{body} {cue} {who}"


def pick_pair(s: Scene, options: list[tuple[str, str]]) -> tuple[str, str]:
    """One pair of quotation marks."""
    return options[s.rng.randrange(len(options))]


def chain(s: Scene, content: str) -> str:
    """Somebody says that somebody says so."""
    inner = f"{mark('s:1', source(s))} {mark('c:1', pick(s.rng, ['had said', 'said', 'had told', 'confirmed', 'claimed', 'had warned', 'believed', 'reported', 'had denied', 'alleged'] ))} {mark('k:1', 'that ' + content)}"
    inner = s.rng.choice((inner, f"{mark('k:1', content)}, {mark('c:1', 'according to')} {mark('s:1', source(s))}"))
    outer, cue = mark("s:0", source(s)), pick(s.rng, ["reported", "reported", "said", "quoted", "wrote"])
    if cue == "quoted":
        return f"{outer} {mark('c:0', 'quoted')} {mark('k:0', mark('s:1', source(s)) + ' ' + mark('c:1', 'as saying') + ' ' + mark('k:1', 'that ' + content))}"
    x = s.rng.random()
    if x < 0.6:
        return f"{outer} {mark('c:0', cue)} {mark('k:0', ('that ' if s.chance(0.6) else '') + inner)}"
    if x < 0.8:
        return f"{mark('k:0', inner)}, {outer} {mark('c:0', cue)}"
    return f"{mark('c:0', 'According to')} {outer}, {mark('k:0', inner)}"


def responsibility(s: Scene, kind: str) -> str:
    """Who claims it, who is blamed for it."""
    key = s.new(kind)
    n = noun(s, kind, key, article="the")
    who, by = mark(f"r:actor:{key}", armed(s)), source(s)
    t = f" {timed(s, key)}" if s.chance(0.3) else ""
    return pick(s.rng, [f"⟦s:0|{who}⟧ ⟦c:0|{pick(s.rng, ['claimed', 'has claimed', 'later claimed', 'have claimed'])}⟧ ⟦k:0|responsibility for {n}⟧{t}", f"⟦s:0|{by}⟧ ⟦c:0|blamed⟧ ⟦k:0|{who} for {n}⟧{t}", f"no group has claimed responsibility for {n}{t}", f"no one immediately claimed responsibility for {n}",
                        f"⟦s:0|{by}⟧ ⟦c:0|accused⟧ ⟦k:0|{who} of carrying out {n}⟧", f"⟦s:0|{by}⟧ ⟦c:0|said⟧ ⟦k:0|{who} was behind {n}⟧", f"⟦s:0|{who}⟧ ⟦c:0|denied⟧ ⟦k:0|responsibility for {n}⟧", f"⟦s:0|{by}⟧ ⟦c:0|held⟧ ⟦k:0|{who} responsible for {n}⟧", f"⟦s:0|{who}⟧ ⟦c:0|said⟧ ⟦k:0|its fighters carried out {n}⟧", f"⟦s:0|{by}⟧ ⟦c:0|attributed⟧ ⟦k:0|{n} to {who}⟧",
                        f"⟦s:0|{who}⟧ ⟦c:0|admitted⟧ ⟦k:0|carrying out {n}⟧", f"{n} was claimed by {who}{t}"])


def quiet(s: Scene) -> tuple[str, str]:
    """A sentence without an event of war, and its kind."""
    p, c = mark("e:place", s.place), mark("e:place", s.country[0])
    n, t = number(s), timed(s, "0").replace("⟦r:time:0|", "").replace("⟧⟧", "⟧")
    who, crew = mark("e:person", person(s.rng)), pick(s.rng, ["a gang", "armed robbers", "members of a cartel", "traffickers", "a criminal network", "a youth gang", "two men", "smugglers", "burglars", "pirates"])
    crime = [f"{crew} robbed a bank in {p} {t}", f"police dismantled a drug trafficking ring in {p} {t}", f"{n} kilograms of cocaine were found in a truck in {p} {t}", f"{crew} smuggled migrants across the border into {c}", f"a court jailed members of a human trafficking network in {c}", f"{crew} stole cash and jewellery from a house in {p} {t}", f"a man was charged with fraud and extortion in {p}", f"{crew} extorted traders in {p}", f"poachers killed {n} elephants near {p}", f"the drug lord {who} was extradited to {c}", f"{crew} broke into a jewellery store in {p} {t}", f"police in {p} are investigating a money laundering scheme", f"rival gangs fought over the drug trade in {p}", f"customs officers in {p} seized counterfeit goods {t}", f"a carjacking in {p} left the driver injured"]
    nature = [f"floods swept through {p} {t}, leaving {n} people dead", f"an earthquake of magnitude 6.{s.rng.randrange(9)} struck {c} {t}", f"heavy rain triggered a landslide near {p} {t}", f"a cholera outbreak has infected {n} people in {p}", f"a cyclone made landfall near {p} {t}", f"wildfires burned thousands of hectares near {p}", f"{n} people have tested positive for the virus in {c}", f"drought has left millions hungry in {c}", f"a volcano erupted near {p} {t}", f"a snowstorm cut off villages around {p}", f"a tornado tore roofs off houses in {p} {t}", f"lightning killed {n} farmers near {p} {t}", f"health officials in {c} reported new cases of Ebola {t}", f"a heatwave killed {n} people in {p}", f"the river burst its banks at {p} {t}, submerging homes", f"locusts destroyed crops in {c}"]
    accident = [f"a bus plunged into a ravine near {p} {t}, killing {n} passengers", f"a fire swept through a factory in {p} {t}", f"a train derailed outside {p} {t}", f"a building collapsed in {p} {t}, trapping {n} people", f"a gas leak at a chemical plant in {p} sickened {n} people {t}", f"a passenger plane crashed shortly after take-off from {p} {t}", f"a boat carrying {n} migrants capsized off {c} {t}", f"a coal mine collapsed near {p} {t}", f"a gas cylinder exploded in a restaurant in {p} {t}, injuring {n} people", f"two lorries collided on the highway near {p} {t}", f"an oil spill polluted the coast near {p}", f"a stampede at a stadium in {p} left {n} people dead", f"a power failure caused the accident at the plant in {p}", f"a boiler blast at a garment factory in {p} killed {n} workers {t}", f"a military helicopter crashed in bad weather near {p} {t}", f"a pipeline leak caused a fire near {p} {t}"]
    plain = [f"the central bank of {c} raised interest rates {t}", f"the team from {p} beat its rivals 3-1 {t}", f"{who} opened a new hospital in {p} {t}", f"parliament in {c} passed the budget {t}", f"the striker fired the winning shot {t}", f"shares in {p} were hit by a sell-off {t}", f"the film bombed at the box office in {c}", f"{who} is battling cancer", f"the price of bread rose in {p}", f"the attack on her record was unfair, {who} wrote", f"{who} was born in {p}", f"the festival in {p} drew {n} visitors", f"schools in {p} reopened {t}", f"the airline launched a new route to {p} {t}", f"a heart attack killed {who} {t}", f"the company struck a deal with a supplier in {c}", f"{p} lies on the road to the border", f"the group was founded in {c} and has {n} members", f"{who} declined to comment", f"the weather in {p} was mild {t}", "the claim could not be independently verified", "further details were not immediately available", "an investigation is under way", f"{n} people live in {p}", f"the base lies south of {p} and houses {n} soldiers", f"the depot held rockets that belong to {group_name(s, s.group)}"]
    kind, options = s.rng.choice((("organised-crime", crime), ("natural-disaster", nature), ("accident", accident), ("none", plain), ("none", plain)))
    return pick(s.rng, options), kind


def diplomacy(s: Scene) -> str:
    """What states do to one another in words."""
    return happened(s, pick(s.rng, VERBAL))


def sentence(s: Scene, kind: str) -> tuple[str, str]:
    """One sentence and the kind of event that it tells."""
    x = s.rng.random()
    if x < 0.06:
        return diplomacy(s), "diplomacy"
    if x < 0.18:
        return quiet(s)
    if x < 0.27 and kind in NOUN_FRAMES:
        return responsibility(s, kind), "attribution"
    makers = [happened] * 10 + [suspected] * 3 + [denied] * 3 + [background] * 3
    y = s.rng.randrange(len(makers) + 4)
    body = makers[y](s, kind) if y < len(makers) else other_mood(s, kind, s.rng.choice(("planned", "threatened", "hypothetical")))
    if s.chance(0.12) and "⟦s:0" not in body:
        joint = pick(s.rng, [", days after ", ", hours after ", ", while ", " as ", ", a week before ", ", but "])
        more = happened(s, pick(s.rng, KINDS))
        body += joint + (more if not more.startswith(("On ", "In ", "Early", "Late")) else more[0].lower() + more[1:])
    if "⟦s:0" not in body:
        z = s.rng.random()
        body = attributed(s, body) if z < 0.38 else chain(s, body) if z < 0.5 else body
    return body, kind


def story(seed: int) -> tuple[str, list[str], Scene]:
    """Marked-up text of one to five sentences, the kind of each, and the scene with the triggers."""
    rng = random.Random(seed)
    s = scene(rng)
    kind = KINDS[seed % len(KINDS)]
    parts, kinds = [], []
    for i in range(rng.choice((1, 2, 2, 3, 3, 4, 5))):
        mine = kind if i == 0 or s.chance(0.6) else pick(rng, KINDS)
        body, label = sentence(s, mine)
        parts.append(finish(s, body))
        kinds.append(label)
    return " ".join(parts), kinds, s


def finish(s: Scene, body: str) -> str:
    """A capital first and a full stop last."""
    i = 0
    while body[i] == "⟦":
        i = body.index("|", i) + 1
    body = body[:i] + body[i].upper() + body[i + 1 :]
    for wrong, right in ((",,", ","), (", ,", ","), (",⟧,", "⟧,"), (",⟧⟧,", "⟧⟧,"), (" a armed", " an armed"), (",⟧.", "⟧.")):
        body = body.replace(wrong, right)
    if s.chance(0.03):
        return body
    return body + "."
