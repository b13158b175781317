"""Who took it from whom: which words are independent of which.

``wording`` finds which reports share text (``overlap`` word by word, ``retelling`` in other words, ``meeting`` which are worth
comparing), ``lineage`` who rests on whom, ``independence`` the origins.
"""
