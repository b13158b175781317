"""Which statements cannot all be true.

``exclusion`` says it of two claims, by their ``values`` and ``kinds``, where ``acts`` finds that both are told of one act; ``denial``
what a denial denies, ``revising`` what only takes up an earlier figure, ``sides`` which values say the same.
"""
