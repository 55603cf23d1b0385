"""Rows as CSV: nothing in it is a formula or hides what it says."""

from __future__ import annotations

import csv
import io

import pyarrow as pa

from tahqiq.serve.web.streaming import streamed

SIDES = [
    "=1+1",
    " +cmd",
    "-2",
    "@x",
    "\t=1",
    "＝1",
    "plain",
    'a "quoted", name',
    "two\nlines",
    "\u202eevil\x00",
    "تحقیق",
    None,
]


def _read(batches, more):
    import asyncio

    async def whole():
        return b"".join([part async for part in streamed(iter(batches), "events", more).body_iterator])

    return list(csv.DictReader(io.StringIO(asyncio.run(whole()).decode())))


def test_no_cell_is_a_formula_and_the_rest_is_as_it_was():
    batch = pa.record_batch({"side": pa.array(SIDES), "deaths": pa.array(range(len(SIDES)))})
    rows = _read([batch, batch], {"licence": "CC BY 4.0"})
    assert len(rows) == 2 * len(SIDES) and {r["licence"] for r in rows} == {"CC BY 4.0"}
    sides = [r["side"] for r in rows[: len(SIDES)]]
    assert sides[:6] == ["'=1+1", "' +cmd", "'-2", "'@x", "'\t=1", "'＝1"]
    assert sides[6:] == ["plain", 'a "quoted", name', "two\nlines", "evil", "تحقیق", ""]
    assert [int(r["deaths"]) for r in rows] == [*range(len(SIDES))] * 2
