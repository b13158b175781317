"""From files to documents.

``sources`` opens files, folders, globs and standard input; ``feeds`` addresses (with ``fetching``, and ``guard`` that
says which); ``kinds`` finds the reader. The readers (entry points ``crossbearing.readers``, called with the settings,
then as a :class:`~crossbearing.plugins.Reader`) are ``text``, ``rows``, ``html`` (with ``metadata``), ``mail``, ``pdf``
(with ``columns``), ``docx``, ``warc`` and ``archives``; ``decoding`` turns bytes into characters, ``language`` names
the language. ``documents`` turns what they found into documents and rejections; ``settings`` holds every limit.
"""

from __future__ import annotations

from crossbearing.reading.settings import ReadSettings
from crossbearing.reading.sources import read

__all__ = ["ReadSettings", "read"]
