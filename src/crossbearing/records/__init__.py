"""What the stages hand one another: immutable records without I/O, and the word lists that several rooms share.

``document`` and ``value`` stand alone; ``ontology`` holds the event types; ``tags`` what a tagger finds; ``claim`` what
a report says; ``incident`` what links reports; ``finding`` what follows from all of them. ``head`` (with
``head_credits``, ``head_days``, ``captions``) and ``lines`` say where things stand in a text; ``means``, ``targets``, ``fighters``
and ``outlets`` are words for weapons and causes, for what is hit, for those who fight, and for the press.
"""
