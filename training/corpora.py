"""One reader a corpus: rows of the shared data into examples, with the labels that the corpus knows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.examples import IGNORE, Example, Locator, bio, make
from training.labels import ATTRIBUTION, CONLL, DEPREL, KINDS, NAMES, QUANTITIES, RE3D, TIMES, TRIGGERS, UPOS, WNUT

Row = dict[str, Any]
NON_COMMERCIAL = {"fiction", "whow", "essay", "letter", "podcast"}
FACILITY = set("airport airbase base bridge hospital school university mosque church temple stadium station prison port camp palace hotel market dam plant refinery terminal".split())


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, gzipped or not."""
    path = path if path.exists() else path.with_name(path.name + ".gz")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def tagged(example: Example, head: str, labels: tuple[str, ...], spans: list[tuple[int, int, str]]) -> None:
    """Set one BIO head from character spans, the longest first where they overlap."""
    at = Locator(example.words)
    found = [(*at(a, b), labels.index(label)) for a, b, label in sorted(spans, key=lambda s: s[0] - s[1])]
    example.tags[head] = bio(len(example.words), found)


def polnear(row: Row) -> Example:
    """Who says what; contents in segments; passive cues without a source are masked."""
    example = make(row["text"], "polnear")
    at = Locator(example.words)
    spans, first, masked = [], {}, []
    for s in row["spans"]:
        parts = s.get("segments") or [[s["start"], s["end"]]]
        if s["type"] == "attribution-no-source":
            masked += parts
        elif s["type"] in ATTRIBUTION and s.get("attribution"):
            spans += [(*at(a, b), ATTRIBUTION.index(s["type"])) for a, b in parts]
            first.setdefault((s["attribution"], s["type"]), []).extend(at(a, b)[0] for a, b in parts)
    example.tags["attr"] = bio(len(example.words), spans)
    for a, b in masked:
        x, y = at(a, b)
        example.tags["attr"][x:y] = np.where(example.tags["attr"][x:y] == 0, IGNORE, example.tags["attr"][x:y])
    n = len(example.words)
    for (key, kind), cues in first.items():
        if kind != "cue":
            continue
        sources, contents = (first.get((key, k), []) for k in ("source", "content"))
        example.links += [(cues[0], s, -1) for s in sources if s < n] + [(cues[0], -1, c) for c in contents if c < n]
    return example


def syntax(row: Row, group: str) -> Example:
    """UPOS, heads and relations on the gold words and sentences."""
    tokens = row["tokens"]
    example = Example(row["text"], [(t[0], t[1]) for t in tokens], [], group)
    ends = [s[1] for s in row["sentences"]]
    start, k = 0, 0
    for i, t in enumerate(tokens):
        while k < len(ends) and t[0] >= ends[k]:
            k += 1
            if i > start:
                example.sentences.append((start, i))
                start = i
    example.sentences.append((start, len(tokens)))
    example.heads = np.array([t[4] if t[4] >= 0 else i for i, t in enumerate(tokens)])
    example.tags["upos"] = np.array([UPOS.index(t[2]) if t[2] in UPOS else IGNORE for t in tokens])
    example.tags["deprel"] = np.array([DEPREL.index(t[5]) for t in tokens])
    return example


def gum(row: Row) -> Example | None:
    """Syntax, and names derived from the proper-noun heads of person, place and organization mentions."""
    if row["meta"]["genre"] in NON_COMMERCIAL:
        return None
    example = syntax(row, "gum")
    at, tokens = Locator(example.words), row["tokens"]
    kinds = {"person": "person", "place": "place", "organization": "organization"}
    tags = np.where(example.tags["upos"] == UPOS.index("PROPN"), IGNORE, 0)
    for s in sorted(row["spans"], key=lambda s: s["end"] - s["start"]):
        a, b = at(s["start"], s["end"])
        heads = [i for i in range(a, b) if not a <= tokens[i][4] < b]
        if s["type"] not in kinds or len(heads) != 1 or tokens[heads[0]][2] != "PROPN":
            continue
        x = y = heads[0]
        while x > a and tokens[x - 1][2] in ("PROPN", "PUNCT") and tokens[x - 1][5] in ("flat", "compound", "punct", "case") and tokens[x - 1][0] >= tokens[x][0] - 8 and tokens[x - 1][2] != "PUNCT":
            x -= 1
        while y + 1 < b and tokens[y + 1][2] == "PROPN" and tokens[y + 1][5] in ("flat", "compound"):
            y += 1
        kind = kinds[s["type"]]
        if kind == "place" and row["text"][tokens[y][0] : tokens[y][1]].lower() in FACILITY:
            kind = "facility"
        if (tags[x : y + 1] <= 0).all():
            tags[x : y + 1] = 2 + 2 * NAMES.index(kind)
            tags[x] -= 1
    example.tags["name"] = tags
    return example


def wikigold(row: Row) -> Example:
    """Names of Wikipedia in four types; what "MISC" is of ours stays open but for what looks like a nationality."""
    example = make(row["text"], "wikigold", [(0, len(row["text"]))])
    tagged(example, "conll", CONLL, [(s["start"], s["end"], s["type"]) for s in row["spans"]])
    ours = {"PER": "person", "LOC": "place", "ORG": "organization"}
    known = []
    for s in row["spans"]:
        last = row["text"][s["start"] : s["end"]].split()[-1].lower()
        kind = ours.get(s["type"], "nationality" if last.endswith(("an", "ish", "ese", "ans", "i", "ch")) and s["type"] == "MISC" else "other")
        known.append((s["start"], s["end"], "facility" if kind == "place" and last in FACILITY else kind))
    tagged(example, "name", NAMES, known)
    return example


def wnut(row: Row) -> Example:
    """Names in posts, in the six types of the set."""
    example = make(row["text"], "wnut17", [(0, len(row["text"]))])
    tagged(example, "wnut", WNUT, [(s["start"], s["end"], s["type"]) for s in row["spans"] if s["type"] in WNUT])
    return example


def re3d(row: Row) -> Example:
    """The set's own types, outer and inner; ours where they agree (a person with title and function is masked)."""
    example = make(row["text"], "re3d")
    spans = sorted(((s["start"], s["end"], s["type"]) for s in row["spans"] if s["type"] in RE3D and s.get("confidence", 1) is not None), key=lambda s: s[0] - s[1])
    outer: list[tuple[int, int, str]] = []
    inner = []
    for s in spans:
        (inner if any(o[0] < s[1] and s[0] < o[1] for o in outer) else outer).append(s)
    tagged(example, "re3d", RE3D, outer)
    tagged(example, "re3d_in", RE3D, inner)
    tagged(example, "time", TIMES, [(a, b, "DURATION" if row["text"][a:b].split()[-1].rstrip("s") in ("day", "week", "month", "year", "hour") else "DATE") for a, b, t in outer + inner if t == "Temporal"])
    tagged(example, "quantity", QUANTITIES, [(a, b, "") for a, b, t in outer if t in ("Quantity", "Money")])
    ours = {"Organisation": "organization", "Location": "place", "Nationality": "nationality", "Weapon": "weapon", "MilitaryPlatform": "vehicle", "Vehicle": "vehicle"}
    proper = lambda a, b: any(w[:1].isupper() for w in row["text"][a:b].split())  # noqa: E731 - short, and read at once
    tagged(example, "name", NAMES, [(a, b, ours[t]) for a, b, t in outer + inner if t in ours and (t == "Weapon" or proper(a, b))])
    at, tags = Locator(example.words), example.tags["name"]
    for a, b, t in spans:
        if t == "Person" or (t in ours and not proper(a, b)):
            x, y = at(a, b)
            tags[x:y] = np.where(tags[x:y] == 0, IGNORE, tags[x:y])
    return example


def tempeval(row: Row) -> Example:
    """Time expressions."""
    example = make(row["text"], "tempeval3")
    tagged(example, "time", TIMES, [(s["start"], s["end"], s["timex_type"]) for s in row["spans"] if s["type"] == "timex3"])
    return example


def factuality(row: Row) -> Example:
    """How certain each predicate is."""
    example = make(row["text"], "factuality", [(0, len(row["text"]))])
    example.scores = np.full(len(example.words), np.nan, dtype=np.float32)
    at = Locator(example.words)
    for s in row["spans"]:
        if s.get("factuality") is not None:
            a, b = at(s["start"], s["end"])
            if a < b:
                example.scores[a] = s["factuality"]
    return example


OURS_OF_RAMS = {"attacker": "actor", "killer": "actor", "injurer": "actor", "destroyer": "actor", "damager": "actor", "jailer": "actor", "demonstrator": "actor",
                "damagerdestroyer": "actor", "executioner": "actor", "victim": "victim", "target": "target", "detainee": "victim", "place": "place", "instrument": "instrument"}  # fmt: skip
TYPE_OF_RAMS = {
    "conflict.attack.airstrikemissilestrike": "air-strike", "conflict.attack.bombing": "bombing", "conflict.attack.firearmattack": "shooting", "conflict.attack.stabbing": "attack",
    "conflict.attack.biologicalchemicalpoisonattack": "chemical-attack", "conflict.attack.invade": "armed-clash", "conflict.attack.n/a": "attack",
    "conflict.attack.setfire": "property-destruction", "life.die.deathcausedbyviolentevents": "attack", "artifactexistence.damagedestroy.destroy": "property-destruction",
    "justice.arrestjaildetain.arrestjaildetain": "arrest", "conflict.demonstrate.marchprotestpoliticalgathering": "protest",
    "government.agreements.acceptagreementcontractceasefire": "agreement", "conflict.yield.retreat": "territory-transfer", "contact.threatencoerce": "plover-threaten",
    "contact.negotiate": "plover-consult", "contact.discussion": "plover-consult", "transaction.transfermoney.giftgrantprovideaid": "plover-aid",
}  # fmt: skip


def rams(row: Row) -> Example:
    """One trigger with its arguments; every other word's trigger label is masked."""
    example = make(row["text"], "rams")
    at, by = Locator(example.words), {s["id"]: s for s in row["spans"]}
    example.tags["trigger"] = np.full(len(example.words), IGNORE)
    for s in row["spans"]:
        if s["type"] != "trigger":
            continue
        a, b = at(s["start"], s["end"])
        kind = s["event_type"]
        fillers: dict[str, list[tuple[int, int]]] = {}
        for r in row["relations"]:
            if r["head"] == s["id"]:
                fillers.setdefault(r["type"], []).append(at(by[r["tail"]]["start"], by[r["tail"]]["end"]))
        example.roles.append((f"rams:{kind}", a, fillers, None))
        ours = TYPE_OF_RAMS.get(kind) or TYPE_OF_RAMS.get(kind.rsplit(".", 1)[0])
        if ours:
            k = TRIGGERS.index(ours)
            example.tags["trigger"][a:b] = 2 + 2 * k
            example.tags["trigger"][a] = 1 + 2 * k
        if kind.startswith(("conflict.", "life.", "artifactexistence", "justice.arrest")):
            mapped: dict[str, list[tuple[int, int]]] = {}
            for role, spans in fillers.items():
                if role in OURS_OF_RAMS:
                    mapped.setdefault(OURS_OF_RAMS[role], []).extend(spans)
            example.roles.append(("ours", a, mapped, ("actor", "target", "victim", "place", "instrument")))
    return example


def event_location(row: Row) -> Example:
    """Which place belongs to the verb."""
    example = make(row["text"], "event_location", [(0, len(row["text"]))])
    at, by = Locator(example.words), {s["id"]: s for s in row["spans"]}
    for s in row["spans"]:
        if s["type"] == "verb":
            places = [at(by[r["tail"]]["start"], by[r["tail"]]["end"]) for r in row["relations"] if r["head"] == s["id"]]
            example.roles.append(("ours", at(s["start"], s["end"])[0], {"place": places}, ("place",)))
    return example


KIND_OF_PLOVER = {
    ("ASSAULT", "AERIAL"): "air-strike", ("ASSAULT", "DRONE"): "drone-strike", ("ASSAULT", "TORTURE"): "torture", ("ASSAULT", "ABDUCT"): "abduction", ("ASSAULT", "BEAT"): "beating",
    ("ASSAULT", "SUICIDE-ATTACK"): "suicide-bombing", ("ASSAULT", "EXECUTE"): "attack", ("ASSAULT", "EXPLOSIVES"): "bombing", ("ASSAULT", "SEXUAL"): "sexual-violence",
    ("ASSAULT", "FIREARMS"): "shooting", ("ASSAULT", "HEAVY-WEAPONS"): "shelling", ("ASSAULT", "MASSACRE"): "attack", ("ASSAULT", "ASSASSINATE"): "assassination",
    ("ASSAULT", "UNCONVENTIONAL"): "chemical-attack", ("ASSAULT", "DESTROY"): "property-destruction", ("PROTEST", "RIOT"): "violent-demonstration", ("PROTEST", "DEMO"): "protest",
    ("PROTEST", "STRIKE"): "protest", ("PROTEST", "OBSTRUCT"): "protest", ("PROTEST", "HUNGER"): "protest", ("COERCE", "ARREST"): "arrest", ("RETREAT", "CEASEFIRE"): "agreement",
    ("RETREAT", "WITHDRAW"): "territory-transfer", ("MOBILIZE", "MILITIA"): "group-change", ("MOBILIZE", "TROOPS"): "base-established", ("AGREE", None): "agreement",
    ("SANCTION", "EXPEL"): "diplomacy", ("CONSULT", "VISIT"): "diplomacy", ("CONSULT", "MULTILATERAL"): "diplomacy", ("THREATEN", "RELATIONS"): "diplomacy", ("COOPERATE", None): "diplomacy",
    ("SANCTION", None): "diplomacy", ("CONSULT", "PHONE"): "diplomacy", ("ACCUSE", "ALLEGE"): "diplomacy",
}  # fmt: skip


def ngec(row: Row) -> Example | None:
    """The kind of event of the first sentences of a machine-written story; the others give "none" no room."""
    kind = KIND_OF_PLOVER.get((row["label"], row["meta"].get("mode")))
    if kind not in KINDS:
        return None
    example = make(row["text"][:420], "ngec")
    example.kinds = [kind if i == 0 else None for i in range(len(example.sentences))]
    return example


def mentions(row: Row, group: str) -> Example:
    """Event mentions with the cluster that each belongs to."""
    example = make(row["text"], group)
    at = Locator(example.words)
    for s in row["spans"]:
        if s["type"] == "event" and s.get("cluster"):
            a, b = at(s["start"], s["end"])
            if a < b:
                example.mentions.append((a, s["cluster"]))
    return example


Reader = Callable[[Row], Example | None]
READERS: dict[str, tuple[str, Reader]] = {
    "polnear": ("polnear/{part}.jsonl", polnear),
    "gum": ("gum/{part}.jsonl", gum),
    "ewt": ("ud_ewt/{part}.jsonl", lambda row: syntax(row, "ewt")),
    "wikigold": ("wikigold/{part}.jsonl", wikigold),
    "wnut17": ("wnut17/{part}.jsonl", wnut),
    "re3d": ("re3d/{part}.jsonl", re3d),
    "tempeval3": ("tempeval3/{part}.jsonl", tempeval),
    "uw": ("factuality/uw.{part}.jsonl", factuality),
    "meantime": ("factuality/meantime.{part}.jsonl", factuality),
    "uds_ih2": ("factuality/uds_ih2.{part}.jsonl", factuality),
    "megaveridicality2": ("factuality/megaveridicality2.{part}.jsonl", factuality),
    "commitmentbank": ("factuality/commitmentbank.{part}.jsonl", factuality),
    "rams": ("rams/{part}.jsonl", rams),
    "event_location": ("event_location/{part}.jsonl", event_location),
    "ngec": ("ngec_synthetic/{part}.jsonl", ngec),
    "ecbplus": ("ecbplus/{part}.jsonl", lambda row: mentions(row, "ecbplus")),
    "gvc": ("gvc/{part}.jsonl", lambda row: mentions(row, "gvc")),
}


def read(data: Path, name: str, part: str = "train") -> list[Example]:
    """All examples of one part of a corpus."""
    pattern, reader = READERS[name]
    path = data / pattern.format(part="train_from_official_dev" if name == "rams" and part == "train" else part)
    return [e for row in rows(path) if (e := reader(row)) is not None and e.words]
