"""The places of the world, from GeoNames, offline.

``places`` answers by name; ``index`` is its file, which ``build`` makes and ``add`` extends by a file of one's own; ``names``
says how a place may be spelt, ``words`` which words may be names at all.
"""
