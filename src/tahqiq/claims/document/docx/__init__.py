"""A Word document (DOCX) as text: as it reads with all tracked changes accepted.

``package`` opens the archive within limits, ``styles`` says which paragraphs are headings or list items, ``body``
walks the text.
"""

from tahqiq.claims.document.docx.read import read_docx

__all__ = ["read_docx"]
