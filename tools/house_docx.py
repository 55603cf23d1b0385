"""Make the DOCX whose styles are the house style of a brief: Pandoc's own reference file, restyled.

python -m tools.house_docx
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
import pypandoc
from docx.shared import Cm, Pt, RGBColor

TARGET = Path("src/tahqiq/brief/write/house.docx")
INK, DEEP, SOFT = RGBColor(0x1C, 0x24, 0x30), RGBColor(0x0B, 0x3C, 0x4D), RGBColor(0x5A, 0x66, 0x75)
STYLES = {  # name: (font, size in points, colour, bold)
    "Normal": ("Georgia", 10.5, INK, False), "Body Text": ("Georgia", 10.5, INK, False),
    "First Paragraph": ("Georgia", 10.5, INK, False), "Compact": ("Georgia", 10, INK, False),
    "Title": ("Calibri", 22, DEEP, True), "Subtitle": ("Calibri", 11, SOFT, False),
    "Heading 1": ("Calibri", 15, DEEP, True), "Heading 2": ("Calibri", 12, DEEP, True),
    "Footnote Text": ("Calibri", 8, INK, False), "Bibliography": ("Calibri", 9, INK, False),
}  # fmt: skip


def main() -> None:
    """Write the file."""
    made = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    )
    TARGET.write_bytes(made.stdout)
    document = docx.Document(str(TARGET))
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.5)
    for name, (font, size, colour, bold) in STYLES.items():
        if name not in (s.name for s in document.styles):
            continue
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
        style.font.color.rgb = colour
    document.save(str(TARGET))


if __name__ == "__main__":
    main()
