"""A long report a part at a time: nothing is lost, nothing is there twice, no part is too heavy."""

from __future__ import annotations

import re
from dataclasses import replace

import kestria
import pytest

from tahqiq.serve.report.choice import Choice
from tahqiq.serve.report.html import environment, told
from tahqiq.serve.report.parts import PAGE, Laid, laid, parts, some, whole
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import CheckResult, FlagName, Label

SMALL = 30_000


@pytest.fixture(scope="module")
def long() -> Laid:
    return laid(kestria.large(300))


def flat(text: str, own: CheckResult) -> CheckResult:
    """The same claims in a text with other breaks of the same length."""
    return replace(own, document=replace(own.document, text=text))


def test_a_short_report_is_one_part(checked: CheckResult) -> None:
    own = laid(checked)
    (only,), all_ = parts(own), whole(own)
    assert list(only.claims) == list(all_.claims) and list(only.blocks) == list(all_.blocks)


def test_every_claim_and_every_block_is_in_one_part(long: Laid) -> None:
    found = parts(long, most=SMALL)
    assert len(found) > 5
    assert [at for part in found for at in part.claims] == list(range(300))
    assert [block for part in found for block in part.blocks] == list(long.blocks)


def test_no_heading_ends_a_part(long: Laid) -> None:
    for part in parts(long, most=SMALL)[:-1]:
        assert part.blocks[-1].kind != "heading"


def test_parts_are_no_heavier_than_a_page_may_be() -> None:
    own = kestria.large(1500)
    body = environment().get_template("body.html")
    found = parts(laid(own))
    sizes = [len(body.render(told([own], part=part))) for part in (found[0], found[len(found) // 2], found[-1])]
    assert len(found) > 5 and max(sizes) < 2 * PAGE < 1_000_000


@pytest.mark.parametrize("most", [1, 4000, SMALL])
def test_a_text_without_breaks_is_cut_behind_claims(most: int) -> None:
    own = kestria.large(120)
    one = laid(flat(own.document.text.replace("\n", " "), own))
    assert len(one.blocks) == 1
    found = parts(one, most=most)
    assert len(found) > 3
    cut = [block.range for part in found for block in part.blocks]
    assert "".join(one.text[slice(*r)] for r in cut) == one.text[slice(*one.blocks[0].range)]
    assert sorted(at for part in found for at in part.claims) == list(range(120))
    for part in found:
        start, end = part.blocks[0].range[0], part.blocks[-1].range[1]
        assert all(start < one.claims[at].claim.end <= end for at in part.claims)


def test_a_long_table_is_cut_between_rows() -> None:
    own = kestria.checked()
    row, item = "| In 2024 | 558 deaths |\n", own.claims[0]
    claims = []
    for n in range(80):
        at = n * len(row) + row.index("558")
        claims.append(replace(item, claim=replace(item.claim, id=f"c{n}", start=at, end=at + 10, links=())))
    table = laid(replace(flat(row * 80, own), claims=tuple(claims)))
    assert [b.kind for b in table.blocks] == ["table"]
    found = parts(table, most=SMALL)
    rows = [r for part in found for block in part.blocks for r in block.rows]
    assert len(found) > 3 and rows == list(table.blocks[0].rows)
    assert [at for part in found for at in part.claims] == list(range(80))


def test_of_some_claims_the_text_between_is_left_out_with_a_mark(long: Laid, names: Names) -> None:
    chosen = Choice([Label.CONTRADICTED]).places(long.claims, names)
    found = parts(long, chosen, SMALL)
    assert 0 < len(chosen) < 300 and [at for part in found for at in part.claims] == chosen
    kinds = [block.kind for part in found for block in part.blocks]
    assert "gap" in kinds and len(kinds) < len(long.blocks)
    assert [part.blocks for part in parts(long, [])] == [()]


def test_a_part_links_to_the_parts_that_have_the_others(names: Names) -> None:
    many = kestria.large(300)
    first = replace(many.claims[0], claim=replace(many.claims[0].claim, links=("c200",)))
    result = replace(many, claims=(first, *many.claims[1:]))
    place = next(at for at, item in enumerate(laid(result).claims) if item is first)
    page = environment().get_template("body.html").render(told([result], names, some(laid(result), [place])))
    cards = set(re.findall(r'<article [^>]*id="(\w+)"', page))
    assert cards == {f"d1c{place + 1}"}
    assert re.search(r'Belongs with</b> <a href="\?claim=c200#d1c\d+"', page)
    leads = re.findall(r'<a class="no [^>]*href="([^"]+)"', page)
    assert f"#d1c{place + 1}" in leads and all(at.startswith("?claim=") or at[1:] in cards for at in leads)
    assert "data-dim" in page or len(leads) == 1


def test_claims_are_found_by_verdict_flag_words_and_id(checked: CheckResult, names: Names) -> None:
    items = laid(checked).claims

    def found(**asked: object) -> list[int]:
        return Choice(**asked).places(items, names)  # type: ignore[arg-type]  # each test gives one field

    assert found() == list(range(len(items))) and not Choice()
    for label in Label:
        assert found(verdicts=[label]) == [n for n, i in enumerate(items) if i.verdict.label is label]
    flagged = found(flag=FlagName.NOISE)
    assert flagged and all(any(f.flag is FlagName.NOISE for f in items[n].flags) for n in flagged)
    one = items[0].claim
    assert 0 in found(words=one.quote.upper()) and found(words=one.quote + " zzz") == []
    source = next(r for i in items for r in i.readings)
    assert found(words=names.publisher(source.publisher))
    assert found(ids={one.id}) == [0] and found(ids=set()) == []
