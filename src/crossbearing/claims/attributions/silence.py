"""Does a source say nothing: decline, not answer, not know?"""

from __future__ import annotations

import re

NOTHING_SAID = re.compile(
    r"\b(?:not|n[’']t|never)\s+(?:\w+ly\s+|yet\s+)*(?:claim(?:ed)?|tak(?:e|en)|accept(?:ed)?|acknowledged?|admit(?:ted)?)\s+(?:responsib|credit)|"
    r"\bnever\s+(?:\w+\s+)?commented\b|\bunable\s+to\s+(?:\w+\s+)?(?:verify|confirm|establish|provide|give|say)\b|\byet\s+to\s+(?:comment|respond|react|reply|answer)\b|\bnot\s+(?:publicly\s+)?(?:accuse|name|blame)[ds]?\b|"
    r"\bnot\s+(?:go\s+into|dignify|be\s+drawn)\b|\b(?:published|said)\s+nothing\b|"
    r"\b(?:not|n[’']t|no)\s+(?:immediately\s+|yet\s+|publicly\s+)*(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|"
    r"return(?:ed)?\s+(?:calls|messages))|declin\w+ to(?!\s+(?:be\s+(?:named|identified|quoted)|give\s+\w+\s+(?:\w+\s+)?names?))|"
    r"promis\w+\s+to\s+(?:react|respond|comment|answer|reply)\b|refus\w+ to (?:comment|say|confirm|speak|discuss|answer|"
    r"(?:make|give|offer|issue|provide)\s+(?:any\s+|an?\s+)?(?:\w+\s+)?(?:comment|statement|details|answer))|"
    r"(?:did|does|do|would|will|has|had)\s*(?:not|n[’']t)\s+(?:(?:wish(?:ed)?|want(?:ed)?|care[d]?)(?!\s+to\s+(?:be\s+(?:named|identified|quoted)|(?:give|have|reveal|disclose)\s+(?:his|her|their|its|a)\s+(?:\w+\s+)?names?))|be\s+drawn|elaborate|say\s+(?:who|what|where|whether|why|how|if|when)|discuss|speculate)\b|"
    r"\bnever\s+said\s+(?:who|what|where|whether|why|how|if)\b|\bavoid(?:s|ed|ing)?\s+(?:to\s+say|saying|naming)\b|\bnamed?\s+no\s+(?:culprits?|one|party|names)\b|"
    r"no (?:comment|reply|response|answer)\b|neither confirm|could not be reached|"
    r"\b(?:could|can|(?:is|are|was|were)(?= not| n))\s*(?:not|n[’']t)\s+(?:yet\s+)?(?:able\s+to\s+|in\s+a\s+position\s+to\s+)?"
    r"(?:say|tell|establish|determine|confirm|verify|"
    r"identify)\b",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"^\W*(?:that\s+)?(?:(?:it|he|she|they|we|i)\s+(?:(?:could|can)\s*(?:not|n[’']t)\s+(?:\w+\s+)?(?:(?:give|provide|offer)\s+(?:any|further|more|details)|say|tell|establish|determine|confirm|verify|identify)|"
    r"(?:did|does|do)\s*(?:not|n[’']t)\s+(?:know|comment)|(?:could|can|would)\s+neither\s+confirm|"
    r"(?:had|has|have)\s+(?:nothing\s+to\s+(?:add|say)|no\s+(?:information|comment|knowledge)))|it\s+(?:was|is|remain(?:s|ed))\s+(?:still\s+)?(?:un(?:clear|known)|not\s+(?:\w+ly\s+|yet\s+)?(?:clear|known))\s+"
    r"(?:who|which|whose|whether|what)|it\s+(?:was|is)\s+(?:impossible|too\s+early|not\s+possible)\s+to\s+"
    r"(?:say|tell|determine|know|establish|speculate))\b|\bdo(?:es)?\s+not\s+comment\b|\btoo\s+early\s+to\s+speculate\b",
    re.IGNORECASE,
)
NOT_DENIED = re.compile(r"\b(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:den(?:y|ied)|reject|dismiss|ruled? out)", re.IGNORECASE)
NOT_CONFIRMED = re.compile(
    r"\b(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:confirm(?:ed)?|verif(?:y|ied))|\b(?:could|can)not be (?:independently )?(?:confirmed|"
    r"verified)",
    re.IGNORECASE,
)


def is_silent(label: str, around: str, said: str) -> bool:
    """Is nothing said by a cue with that stance of its own, with these words around it in its sentence, and that content?"""
    if NOTHING_SAID.search(around) or (label == "asserts" and UNKNOWN.search(said)):
        return True
    return bool((label == "denies" and NOT_DENIED.search(around)) or (label == "confirms" and NOT_CONFIRMED.search(around)))
