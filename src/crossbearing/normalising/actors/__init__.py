"""Who: names, offices and descriptions into entries of a registry of the actors of the world.

``matching`` finds the names of the registry in a text, ``people`` persons with their offices, ``initials``
short forms, ``coreference`` which names are one; ``entities`` puts all of them together.
"""
