"""A file or a string as a document: its text, pages, title and date. One file a format.

``files`` opens a path, ``kinds`` says what arrived, ``html``, ``docx`` and ``pdf`` read it (``isolated``: in a process
of their own), ``made`` finds title and date.
"""

from tahqiq.claims.document.dates import date_in
from tahqiq.claims.document.files import from_bytes, read, read_standard_input
from tahqiq.claims.document.made import document
from tahqiq.claims.document.raw import LIMIT

__all__ = ["LIMIT", "date_in", "document", "from_bytes", "read", "read_standard_input"]
