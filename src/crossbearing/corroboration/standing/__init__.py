"""What may be said of an incident, and since when.

``status`` of each facet, ``grading`` in the schemes of others; ``parties`` who is named, ``casualties`` and ``tallies`` how
many, ``sources`` how each source has fared.
"""
