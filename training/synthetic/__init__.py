"""Sentences written by a grammar: events, roles, modality, background and chains of attribution, about conflicts everywhere.

All facts in them are invented.  Actors, places and names are drawn independently of what is done, so that nobody's name comes to mean an act.
"""
