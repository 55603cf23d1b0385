"""PDFs as their readers read them: order, paragraphs, words, pages; and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from tahqiq.claims.document import read
from tahqiq.errors import InputError

PARAGRAPH = (
    "According to PICSS, militants carried out 645 attacks in Pakistan in 2023. UCDP recorded 1,178 deaths in "
    "organised violence in the country in the same year, most of them in the north-west and along the border."
)


def lines(pdf, text, width=80, step=5, x=20, y=None):
    """Print words at fixed places, a string a line."""
    y = y or pdf.get_y()
    for at, line in enumerate(text):
        pdf.text(x, y + at * step, line)
    return y + len(text) * step


def test_wrapped_lines_are_paragraphs_again(press, saved):
    pdf = press()
    for _ in range(3):
        pdf.multi_cell(0, 5, PARAGRAPH, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(3)
    found = read(saved(pdf))
    assert found.text == "\n\n".join([PARAGRAPH] * 3)
    assert found.pages == (0,)


def test_heads_feet_and_page_numbers_are_no_part_of_a_sentence(press, saved):
    pdf = press(head="Security Watch, quarterly", foot="Institute of Peace - {}")
    long = " ".join(f"In week {n} of 2024 the police of the province counted {n + 7} attacks." for n in range(300))
    pdf.multi_cell(0, 5, long)
    found = read(saved(pdf))
    assert len(found.pages) > 3
    assert found.text == f"Security Watch, quarterly\n\n{long}"  # the first page's head stands by itself


def test_heads_that_change_with_the_chapter_are_known_by_the_page_number(press, saved):
    pdf = press(head="Chapter {1}: the year in figures {0}")
    long = " ".join(f"In week {n} of 2024 the police of the province counted {n + 7} attacks." for n in range(500))
    pdf.multi_cell(0, 5, long)
    assert read(saved(pdf)).text == f"Chapter 1: the year in figures 1\n\n{long}"


def test_a_page_begins_where_its_first_word_stands(press, saved):
    pdf = press(foot="{}")
    for n in range(1, 6):
        if n > 1:
            pdf.add_page()
            pdf.set_font("Times", size=11)
        pdf.multi_cell(0, 5, f"Page {n} speaks of {n * 11} attacks. " + PARAGRAPH)
    found = read(saved(pdf))
    assert [found.text[at : at + 13] for at in found.pages] == [f"Page {n} speaks"[:13] for n in range(1, 6)]
    assert [found.page(found.text.index(f"{n * 11} attacks")) for n in range(1, 6)] == [1, 2, 3, 4, 5]


def test_figures_at_the_page_edge_that_differ_are_kept(press, saved):
    pdf = press()
    for n, figure in enumerate((41, 17, 93)):
        if n:
            pdf.add_page()
            pdf.set_font("Times", size=11)
        pdf.text(20, 20, f"Balochistan {figure}")
        pdf.text(20, 40, "were counted in the province.")
    text = read(saved(pdf)).text
    assert all(f"Balochistan {n}" in text for n in (41, 17, 93))


def test_two_columns_are_read_one_after_the_other(press, saved):
    pdf = press()
    pdf.set_font("Times", size=18)
    pdf.text(20, 25, "The year in figures: attacks and the dead")
    pdf.set_font("Times", size=10)
    left = [f"Left line {n} of the first column speaks" for n in range(12)]
    right = [f"right line {n} of the second column too" for n in range(12)]
    for n in range(12):  # printed across, line by line
        pdf.text(20, 40 + 5 * n, left[n])
        pdf.text(110, 40 + 5 * n, right[n])
    found = read(saved(pdf))
    assert found.title == "The year in figures: attacks and the dead"
    assert found.text == f"# {found.title}\n\n{' '.join(left)} {' '.join(right)}"


def test_words_broken_over_a_line_end_are_whole(press, saved):
    pdf = press()
    lines(pdf, [
        "The organisation said that the counter-", "terrorism operation, an intelligence-",
        "based one, ended the kill-",
        "ings in Khyber-", "Pakhtunkhwa in the years 2023-", "24 with 3,000-", "5,000 fighters and an organi-",
        "sation of Tehrik-e-", "taliban in the north.",
    ])  # fmt: skip
    assert read(saved(pdf)).text == (
        "The organisation said that the counter-terrorism operation, an intelligence-based one, ended the killings in "
        "Khyber-Pakhtunkhwa in the years 2023-24 with 3,000-5,000 fighters and an organisation of Tehrik-e-taliban in "
        "the north."
    )


def test_the_mark_of_a_note_is_no_digit_of_a_figure(press, saved):
    pdf = press()
    pdf.write(5, "The raids killed 12 soldiers in 2024")
    pdf.char_vpos = "SUP"
    pdf.write(5, "3")
    pdf.char_vpos = "LINE"
    pdf.write(5, " and wounded nine.")
    assert "in 2024\u00b3 and wounded" in read(saved(pdf)).text


def test_tables_keep_their_rows(press, saved):
    pdf = press()
    pdf.multi_cell(0, 5, PARAGRAPH, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(3)
    rows = [("Province", "Attacks", "Deaths"), ("Balochistan", "147", "287"), ("Sindh | Karachi", "12", "9")]
    with pdf.table(col_widths=(60, 40, 40)) as table:
        for row in rows:
            table.row(row)
    assert read(saved(pdf)).text == (
        f"{PARAGRAPH}\n\n| Province | Attacks | Deaths |\n| Balochistan | 147 | 287 |\n"
        "| Sindh \u00a6 Karachi | 12 | 9 |"
    )


def test_lists_and_headings(press, saved):
    pdf = press()
    pdf.set_font("Times", style="B", size=16)
    pdf.multi_cell(0, 8, "Overview", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font("Times", size=11)
    for item in ("46 people were killed in Balochistan in January 2025, the press said, and a further 12 were wounded "
                 "there in the same month", "51 attacks in February 2025"):  # fmt: skip
        pdf.cell(5, 5, "\u00b7")
        pdf.multi_cell(0, 5, item, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    assert read(saved(pdf)).text == (
        "# Overview\n\n- 46 people were killed in Balochistan in January 2025, the press said, and a further 12 were "
        "wounded there in the same month\n- 51 attacks in February 2025"
    )


def test_a_sentence_runs_on_over_the_notes_of_its_page(press, saved):
    pdf = press()
    rest = ["with many words that fill this line to its very end, as a page of a report does,"] * 4
    lines(pdf, [*rest, "and killed 55 civilians, an increase of 175% on the month before, according to a"], y=100)
    pdf.set_font("Times", size=8)
    pdf.text(20, 280, "1 PICSS, Monthly Security Report, March 2025.")
    pdf.add_page()
    pdf.set_font("Times", size=11)
    lines(pdf, ["tracker in the capital, which counted 79 attacks in all of the provinces together."], y=30)
    found = read(saved(pdf))
    assert found.text.startswith("1 PICSS, Monthly Security Report, March 2025.\n\nwith many")
    assert "according to a tracker in the capital" in found.text
    assert found.page(found.text.index("79 attacks")) == 2
    assert found.page(found.text.index("175%")) == 1


def test_a_page_on_its_side_is_read_upright(saved):
    pdf = FPDF(orientation="landscape")
    pdf.add_page()
    pdf.set_font("Times", size=11)
    with pdf.rotation(90, 100, 100):
        pdf.text(40, 100, "The first line of a page on its side")
        pdf.text(40, 105, "goes on in the second, with 12 attacks.")
    assert read(saved(pdf)).text == "The first line of a page on its side goes on in the second, with 12 attacks."


def test_the_day_a_file_was_made_is_a_last_resort_and_said(press, saved):
    pdf = press()
    pdf.set_creation_date(dt.datetime(2025, 4, 10, tzinfo=dt.UTC))
    pdf.multi_cell(0, 5, PARAGRAPH)
    path = saved(pdf)
    found = read(path)
    assert (found.date, found.date_from) == (dt.date(2025, 4, 10), "file")
    assert read(path, date=dt.date(2025, 4, 8)).date_from == "given"
    pdf = press()
    pdf.multi_cell(0, 5, "As of 8 April 2025. " + PARAGRAPH)
    said = read(saved(pdf))
    assert (said.date, said.date_from) == (dt.date(2025, 4, 8), "text")


def test_a_title_from_metadata_only_where_the_text_has_none(press, saved):
    pdf = press()
    pdf.set_title("Microsoft Word - final_v3.docx")
    pdf.multi_cell(0, 5, PARAGRAPH)
    assert read(saved(pdf, "annual.pdf")).title == "annual"
    pdf = press()
    pdf.set_title("The annual report")
    pdf.multi_cell(0, 5, PARAGRAPH)
    assert read(saved(pdf)).title == "The annual report"


def pictured(press, pages, words=()):
    from PIL import Image

    pdf = press()
    for n in range(pages):
        if n:
            pdf.add_page()
            pdf.set_font("Times", size=11)
        if n in words:
            pdf.multi_cell(0, 5, PARAGRAPH)
        else:
            pdf.image(Image.new("L", (60, 80), 200), x=10, y=10, w=180)
    return pdf


def test_a_scan_is_refused_and_says_so(press, saved):
    with pytest.raises(InputError, match="scanned PDF") as refused:
        read(saved(pictured(press, 3), "scan.pdf"))
    assert "OCR" in str(refused.value) and "scan.pdf" in str(refused.value)


def test_a_page_of_pictures_among_others_is_said(press, saved):
    found = read(saved(pictured(press, 4, words=(0, 1, 3))))
    assert found.notes == ("page 3 is without words, perhaps scanned: not read",)
    assert found.pages[2] == found.pages[3]
    assert found.page(len(found.text) - 1) == 4


def test_an_encrypted_pdf_is_refused_and_one_with_an_open_lock_is_read(press, saved):
    pdf = press()
    pdf.multi_cell(0, 5, PARAGRAPH)
    pdf.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(InputError, match="password"):
        read(saved(pdf))
    pdf = press()
    pdf.multi_cell(0, 5, PARAGRAPH)
    pdf.set_encryption(owner_password="owner")
    assert read(saved(pdf)).text == PARAGRAPH


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_pdf_cut_off_is_read_or_refused_in_a_line(press, saved, keep):
    pdf = press()
    for _ in range(30):
        pdf.multi_cell(0, 5, PARAGRAPH, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    whole = bytes(pdf.output())
    try:
        found = read(saved(whole[: int(keep * len(whole))]))
    except InputError as error:
        assert "PDF" in str(error) and "\n" not in str(error)
    else:
        assert found.text == "" or "PICSS" in found.text


def test_what_is_no_pdf_but_says_so(saved):
    with pytest.raises(InputError, match="broken"):
        read(saved(b"%PDF-1.7\n" + b"nonsense " * 1000))


def test_far_too_many_pages_are_refused_at_once(saved):
    kids = " ".join("3 0 R" for _ in range(100_000))
    body = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count 100000/Kids[{kids}]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(InputError, match="100,000 pages"):
        read(saved(body.encode()))
