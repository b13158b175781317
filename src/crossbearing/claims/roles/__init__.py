"""Who takes part in an event: actor, target, victim, instrument.

``participants`` is the way in: by the parse (``by_syntax``), else ``by_order`` of the words, or as said outright
(``responsibility``).  ``naming`` tells how far a phrase goes, ``owners`` whose a thing is, ``pronouns`` and ``leaders`` whom
they stand for.
"""
