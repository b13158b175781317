"""Whom a report rests on; ``cited`` is the way in.

``reliance`` says how much (its weights are learnt), ``names`` by which name, ``house`` whose own voice the report is.
"""
