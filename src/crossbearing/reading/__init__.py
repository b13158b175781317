"""From files to documents.

``sources`` opens files, folders, globs and standard input; ``kinds`` finds the reader; ``text``, ``rows``, ``html`` and ``archives`` are the readers
(entry points ``crossbearing.readers``, called with the settings, then as a :class:`~crossbearing.plugins.Reader`); ``documents`` turns what they found into
documents and rejections; ``settings`` holds every limit.
"""

from __future__ import annotations

from crossbearing.reading.settings import ReadSettings
from crossbearing.reading.sources import read

__all__ = ["ReadSettings", "read"]
