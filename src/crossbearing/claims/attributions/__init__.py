"""Who says what, on whose word; ``chains`` is the way in.

``stumps`` makes tags whole, ``by_syntax`` reads what hangs on a cue.

- Who: ``sources``, of what kind (``kinds``), under which description (``described``), as a ``speakers.Speaker``; ``authors``
  where the whole text is that of one body.
- By whom it came: ``relays``.
- What they do with it: ``stance``; ``charging``, ``refuting`` and ``silence`` read it from what is said, ``sides`` tells whose side speaks.
"""
