"""Digests as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from tahqiq.serve.report.wording.visible import visible
from tahqiq.workbench.watch import Digest

_ATOM = "http://www.w3.org/2005/Atom"


def atom(digests: Sequence[Digest], base: str) -> bytes:
    """The feed of digests, newest first; ``base`` is the address of the workbench."""
    feed = Element("feed", xmlns=_ATOM)
    newest = max((d.at for d in digests), default=dt.datetime.fromtimestamp(0, dt.UTC))
    _add(feed, "title", "Tahqiq: what moved")
    _add(feed, "id", f"{base}watch.atom")
    _add(feed, "updated", newest.isoformat())
    SubElement(feed, "link", rel="self", href=f"{base}watch.atom")
    SubElement(feed, "link", rel="alternate", href=f"{base}watch")
    author = SubElement(feed, "author")
    _add(author, "name", "Tahqiq")
    for digest in digests:
        entry = SubElement(feed, "entry")
        _add(entry, "title", f"{digest.title}: {len(digest.moves)} moved")
        _add(entry, "id", f"{base}watch/{digest.watch}#digest-{digest.seq}")
        _add(entry, "updated", digest.at.isoformat())
        SubElement(entry, "link", rel="alternate", href=f"{base}watch/{digest.watch}#digest-{digest.seq}")
        _add(entry, "content", _said(digest)).set("type", "text")
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _add(parent: Element, name: str, text: str) -> Element:
    one = SubElement(parent, name)
    one.text = visible(text)
    return one


def _said(digest: Digest) -> str:
    lines = [f"New: {', '.join(digest.came)}"]
    lines += [f"{m.what}: was {m.was}, is {m.now}. {m.why}".strip() for m in digest.moves]
    return "\n".join(lines)
