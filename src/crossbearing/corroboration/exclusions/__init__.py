"""Which statements cannot all be true.

``exclusion`` says it of two claims, by their ``values`` and ``kinds``; ``denial`` what a denial denies, ``revising`` what only
takes up an earlier figure, ``sides`` which values say the same.
"""
