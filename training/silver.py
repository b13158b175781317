"""Triggers in real text by unmistakable words; words that may be a trigger are masked, all others are none."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from training.corpora import rows
from training.examples import IGNORE, Example, Locator, make
from training.labels import TRIGGERS

SURE = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in (
    ("drone-strike", r"drone (?:strikes?|attacks?|raids?)|attacks? by drones?"),
    ("air-strike", r"air ?-?(?:strikes?|raids?|attacks?)|bombing raids?|aerial (?:bombing|bombardment|attacks?)"),
    ("suicide-bombing", r"suicide (?:bombings?|attacks?|blasts?|car bomb(?:ing)?s?)|(?:blew|blow|blowing|blown) (?:himself|herself|themselves) up"),
    ("chemical-attack", r"(?:chemical|gas|chlorine|sarin|nerve agent)(?: weapons?)? attacks?"),
    ("grenade", r"grenade (?:attacks?|blasts?)|(?:threw|hurled|lobbed|tossed) (?:a |hand )*grenades?"),
    ("shelling", r"(?:shelling|shelled|(?:rocket|mortar|missile|artillery) (?:attacks?|fire|strikes?|barrages?))"),
    ("bombing", r"(?:car|truck|roadside|bus|train|market|mosque|church|nightclub|embassy) bomb(?:ing|ings|s)?|bomb (?:attacks?|blasts?|explosions?)|bombings?"),
    ("assassination", r"assassinat(?:ed|ion|ions|ing|e)"),
    ("abduction", r"kidnap(?:ped|ping|pings|s)?|abduct(?:ed|ion|ions|ing|s)?|hostage-taking|taken hostage"),
    ("sexual-violence", r"gang-?rape[ds]?|rapes?|raped|raping|sexual(?:ly)? (?:assault(?:s|ed)?|violence|abuse[ds]?)"),
    ("torture", r"tortur(?:e|ed|ing)"),
    ("mob-violence", r"lynch(?:ed|ing|ings)|mob (?:attacks?|violence)"),
    ("violent-demonstration", r"riots|rioting|rioted|violent (?:protests?|demonstrations?)"),
    ("protest", r"sit-ins?|demonstrat(?:ed|ion|ions|ing)|protest(?:s|ed|ing)?|hunger strikes?|general strikes?"),
    ("shooting", r"shot dead|gunned down|opened fire|shootings?|gunning down"),
    ("arrest", r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing)?|rounded up"),
    ("agreement", r"cease-?fires?|truces?|peace (?:deal|accord|agreement|treaty)s?|prisoner (?:swap|exchange)s?|armistice"),
    ("property-destruction", r"looting|looted|torched|arson|vandali[sz]ed|ransacked|burned down|burnt down|set (?:fire to|ablaze)"),
    ("government-regains", r"recapture[ds]?|retook|retaken|regain(?:ed|s)? control"),
    ("armed-clash", r"clash(?:es|ed)?|gun ?battles?|firefights?|gunfights?|exchanged fire|fighting|skirmish(?:es)?|fierce fighting"),
    ("beating", r"beaten|beat up|beatings?"),
    ("attack", r"massacre[ds]?|stabbed|stabbings?|beheaded|terror(?:ist)? attacks?"),
    ("explosion", r"explosions?|blasts?|exploded"),
)]  # fmt: skip
OPEN = re.compile(
    r"\b(?:attack\w*|assault\w*|str(?:ike|ikes|uck|iking)|hit|hits|bomb\w*|shell\w*|fire[ds]?|firing|shot|shoot\w*|kill\w*|murder\w*|slain|die[ds]?|deaths?|wound\w*|injur\w*|raid\w*|battle\w*|fought|fight\w*|captur\w*|seiz\w*|overr[ua]n|"
    r"took|taken?|takes?|storm\w*|ambush\w*|withdr\w*|pull\w* out|hand\w* over|march\w*|rall(?:y|ies|ied|ying)|gather\w*|riot|war|offensive|invasion|invade[ds]?|crackdown\w*|violence|unrest|dispers\w*|tear gas|destroy\w*|destruction|damag\w*|demolish\w*|"
    r"deploy\w*|base|threat\w*|warn\w*|meet\w*|met|talks?|negotiat\w*|visit\w*|sanction\w*|aid|agree\w*|deal|sign\w*|accus\w*|blam\w*|condemn\w*|critici\w*|urg\w*|call\w*|appeal\w*|praise\w*|support\w*|reject\w*|refus\w*|releas\w*|free[ds]?|"
    r"coup|execut\w*|hang\w*|burn\w*|incident\w*|operation\w*|mission|event|crime\w*|robb\w*|stole|steal\w*|hijack\w*|beat|defus\w*|intercept\w*|split|merge\w*|join\w*|form\w*|appoint\w*|elect\w*|ban\w*|curfew|blockade|deport\w*|expel\w*|jail\w*|imprison\w*|held|hold\w*|blow|blew|blown|rocked|launch\w*|conduct\w*|carried|carry\w*|target\w*)\b",
    re.IGNORECASE,
)
CROWD = re.compile(r"\b(?:protest|demonstrat|march|rall)", re.IGNORECASE)
DEVICE = re.compile(r"\b(?:bomb|mine|device|ied)\b", re.IGNORECASE)
NOT = re.compile(r"riot police|trade fair|under (?:house )?arrest|fire ?fighters?", re.IGNORECASE)


def kind_in(kind: str, sentence: str) -> str | None:
    """The type that the word has in this sentence; None where it cannot be told."""
    if kind == "explosion" and DEVICE.search(sentence):
        return "bombing"
    if kind == "armed-clash" and (CROWD.search(sentence) or "police" in sentence):
        return None
    if kind == "shooting" and CROWD.search(sentence):
        return None
    if kind == "arrest" and CROWD.search(sentence):
        return None
    return kind


def label(example: Example) -> Example:
    """Set the trigger labels of an example by its words."""
    tags = np.zeros(len(example.words), dtype=np.int64)
    at = Locator(example.words)
    taken = np.zeros(len(example.words), bool)
    for x, y in example.sentences:
        start, end = example.words[x][0], example.words[y - 1][1]
        sentence = example.text[start:end]
        for m in NOT.finditer(sentence):
            a, b = at(start + m.start(), start + m.end())
            taken[a:b] = True
        for kind, pattern in SURE:
            for m in pattern.finditer(sentence):
                a, b = at(start + m.start(), start + m.end())
                if taken[a:b].any():
                    continue
                taken[a:b] = True
                found = kind_in(kind, sentence)
                k = TRIGGERS.index(found) if found else None
                tags[a:b] = IGNORE if k is None else 2 + 2 * k
                if k is not None:
                    tags[a] = 1 + 2 * k
        for m in OPEN.finditer(sentence):
            a, b = at(start + m.start(), start + m.end())
            tags[a:b] = np.where(taken[a:b], tags[a:b], IGNORE)
    example.tags["trigger"] = tags
    return example


SOURCES = ("timelines/tl17_articles.libya.jsonl", "timelines/tl17_articles.iraq.jsonl", "timelines/tl17_articles.egypt.jsonl")


def articles(data: Path, most: int) -> list[Example]:
    """The leading sentences of news articles on wars, labelled by their words."""
    out = []
    for source in SOURCES:
        for row in rows(data / source):
            text = row.get("text") or ""
            example = make(text[:1500], "silver")
            if example.words and any(p.search(example.text) for _, p in SURE):
                out.append(label(example))
    return out[:: max(1, len(out) // most)][:most]
