"""Which words name somebody, tell an event, say who says so?

``merge`` (with ``merge_attributions``) makes one set of tags of those of two taggers:

- ``model``, the encoder: a text into ``words`` and ``windows``, these into a ``reading``, through the ``heads``, by
  ``decoding`` of their scores, into ``findings``;
- ``rules``, word lists (``lexicon``) and word order over guessed parts of speech (``tokens``): ``rules_triggers``,
  ``rules_events``, ``rules_names``, ``rules_phrases``, ``rules_attribution``, ``rules_silence``.
"""
