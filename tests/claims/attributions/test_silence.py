"""Who says nothing."""

from __future__ import annotations

import pytest

from crossbearing.claims.attributions.silence import is_silent

SILENT = [
    ("asserts", "the navy has yet to comment on the sinking", "on the sinking", True),
    ("blames", "it did not publicly accuse Rwanda", "Rwanda", True),
    ("asserts", "he said he would not go into military matters", "he would not go into military matters", True),
    ("asserts", "the junta published nothing on its page", "on its page", True),
    ("asserts", "the mayor said he did not know who had fired", "he did not know who had fired", True),
    ("confirms", "the agency was unable to independently verify the video", "the video", True),
    ("denies", "Ankara did not deny the strike", "the strike", True),
    ("asserts", "the navy commented on the sinking", "on the sinking", False),
    ("asserts", "a resident who did not want to give his name said", "tanks had shelled the mosque", False),
    ("asserts", "a clerk who did not wish to be named said", "tanks had shelled the mosque", False),
    ("asserts", "the minister did not want to say who was held", "who was held", True),
    ("denies", "Ankara denied the strike", "the strike", False),
]


@pytest.mark.parametrize(("label", "around", "said", "expected"), SILENT)
def test_who_declines_says_nothing(label: str, around: str, said: str, *, expected: bool) -> None:
    """Who declines, has yet to comment, does not know, or neither confirms nor denies."""
    assert is_silent(label, around, said) is expected
