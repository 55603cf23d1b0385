"""A PDF as text in reading order.

``glyphs`` takes runs of words with their places from PDFium; ``margins`` leaves out running heads and page numbers;
``columns`` puts the runs of a page in reading order; ``paragraphs`` makes paragraphs, rows and notes of them;
``words`` mends what was broken over line ends.
"""

from tahqiq.claims.document.pdf.read import read_pdf

__all__ = ["read_pdf"]
