"""Who takes part in an event: actor, target, victim, instrument.

``participants`` is the way in: as said outright (``responsibility``) or before an event noun (``modifiers``), by the parse
(``by_syntax``), else ``by_order`` of the words, and by the tagger's role head (``links``).  ``naming`` tells how far a phrase
goes, ``owners`` whose a thing is, ``pronouns`` and ``leaders`` whom they stand for.
"""
