"""Did it happen, as the report has it, and is it news or background?

``deciding`` is the way in: by the parse (``above`` the event, ``below`` it) where the tagger hands one on, else ``by_order`` of
the words.
"""
