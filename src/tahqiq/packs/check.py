"""Every fault of a pack at once: its manifest, its registry files and its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError, TahqiqError
from tahqiq.packs import bundled, manifest
from tahqiq.packs.check_evidence import Known, evidence_faults
from tahqiq.packs.check_registry import registry_faults
from tahqiq.packs.faults import Fault, line_of
from tahqiq.registry import validate
from tahqiq.registry.read import text
from tahqiq.store.versions import plain, published_span

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ATTRIBUTED = re.compile(r"CC[ -]BY", re.I)
WORLD = "world"
"""The country of a pack that is of no one country."""


def check(folder: Path) -> list[Fault]:
    """The faults of a pack's folder, in the order of its files; empty where all is well.

    Codes and references are looked up in the pack and in the bundled ones. Raises ``PackError`` where the folder or
    its manifest cannot be read at all.
    """
    pack = manifest.read(folder)
    others = [f for f in bundled() if f.resolve() != folder.resolve()]
    found = [*_heading(pack), *_entries(pack), *_unlisted(pack)]
    found += registry_faults(folder, validate([*others, folder]))
    known = Known.of([*others, folder])
    for entry in pack.evidence:
        path = folder / text(entry.get("file"))
        if path.is_file() and text(entry.get("dataset")):
            found += evidence_faults(path, entry, known)
    return sorted(found, key=lambda f: (f.file != manifest.NAME, f.file, f.line))


def countries() -> frozenset[str]:
    """The ISO 3166 three-letter codes that are known."""
    from tahqiq.registry import load

    return frozenset(p.id for p in load(bundled()).places.values() if p.kind == "country")


def _heading(pack: manifest.Manifest) -> Iterator[Fault]:
    def fault(what: str, field: str) -> Fault:
        return Fault(manifest.NAME, line_of(pack.folder / manifest.NAME, f"{field}:"), what)

    if not _NAME.fullmatch(pack.name):
        yield fault(f"pack {pack.name!r} is no name of a pack; expected small letters, digits and _", "pack")
    if not pack.title:
        yield fault("title is empty; expected the name of the country as people read it", "title")
    if pack.country != WORLD and pack.country not in countries():
        yield fault(f"country {pack.country!r} is no ISO 3166 three-letter code that is known (NGA)", "country")


def _entries(pack: manifest.Manifest) -> Iterator[Fault]:
    """Faults of the manifest's entries: what each lacks, a digest that is not the file's, a file listed twice."""
    for entry in (*pack.evidence, *pack.registry):
        name = text(entry.get("file"))
        line = line_of(pack.folder / manifest.NAME, f"file: {name}") if name else 0
        is_evidence = entry in pack.evidence
        for what in (*_missing(entry, is_evidence=is_evidence), *_wrong(pack.folder, entry, is_evidence=is_evidence)):
            yield Fault(manifest.NAME, line, f"{name or 'an entry'}: {what}")
    counted = Counter(text(e.get("file")) for e in (*pack.evidence, *pack.registry))
    for name, times in counted.items():
        if times > 1:
            line = line_of(pack.folder / manifest.NAME, f"file: {name}")
            yield Fault(manifest.NAME, line, f"{name}: it is listed {times} times")


def _missing(entry: Mapping[str, Any], *, is_evidence: bool) -> Iterator[str]:
    needed = manifest.NEEDED if is_evidence else ("file", "sha256")
    for field in needed:
        if not text(entry.get(field)):
            yield f"it has no {field}" + ("; tahqiq pack check --seal writes it" if field == "sha256" else "")
    if not text(entry.get("licence")):
        yield "it has no licence; say under which it may be passed on"
    elif _ATTRIBUTED.search(text(entry["licence"])) and not text(entry.get("citation")):
        yield f"it has no citation, which {text(entry['licence'])} asks for"


def _wrong(folder: Path, entry: Mapping[str, Any], *, is_evidence: bool) -> Iterator[str]:
    from tahqiq.sources import card

    name, sha256 = text(entry.get("file")), text(entry.get("sha256"))
    if not name:
        return
    if not (folder / name).is_file():
        yield "the pack has no such file"
    elif sha256 and manifest.digest(folder / name) != sha256:
        yield "the file has another sha256 than is listed; if the file is right: tahqiq pack check --seal"
    if not is_evidence:
        return
    for field, parse in (("dataset", card), ("version", plain), ("published", published_span)):
        if text(entry.get(field)):
            try:
                parse(text(entry[field]))
            except TahqiqError as error:
                yield str(error)


def _unlisted(pack: manifest.Manifest) -> Iterator[Fault]:
    """Files of a pack that its manifest does not list, and tables of evidence that hold rows but are not listed."""
    listed = {text(e.get("file")) for e in (*pack.evidence, *pack.registry)}
    for name in manifest.REGISTRY:
        if (pack.folder / name).is_file() and name not in listed:
            yield Fault(name, 0, f"{manifest.NAME} does not list it under registry; add it with its licence")
    for path in sorted((pack.folder / manifest.EVIDENCE).glob("*")):
        name = f"{manifest.EVIDENCE}/{path.name}"
        if name not in listed and not _empty(path):
            yield Fault(name, 0, f"{manifest.NAME} does not list it under evidence; add it with its licence")


def _empty(path: Path) -> bool:
    """Whether a table has no row yet: a scaffold's, to be filled."""
    return path.suffix == ".csv" and len(path.read_text(encoding="utf-8", errors="replace").strip().splitlines()) <= 1


def seal(folder: Path) -> list[str]:
    """Write the sha256 of each listed file into the manifest, leaving all else of it as it is; the files changed.

    Raises ``PackError`` where an entry's lines cannot be found: each begins with ``file:``.
    """
    pack, path = manifest.read(folder), folder / manifest.NAME
    lines, changed = path.read_text(encoding="utf-8").splitlines(), []
    for entry in (*pack.evidence, *pack.registry):
        name = text(entry.get("file"))
        if not name or not (folder / name).is_file():
            continue
        sha256 = manifest.digest(folder / name)
        if sha256 != text(entry.get("sha256")):
            lines = _sealed(lines, name, sha256, path)
            changed.append(name)
    if changed:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return changed


def _sealed(lines: Sequence[str], name: str, sha256: str, path: Path) -> list[str]:
    out = list(lines)
    at = next(
        (i for i, line in enumerate(out) if re.match(rf"\s*- file: ['\"]?{re.escape(name)}['\"]?\s*\Z", line)), None
    )
    if at is None:
        raise PackError(f"{path}: no line “- file: {name}” was found to write its sha256 after; give each field a line")
    indent = " " * (len(out[at]) - len(out[at].lstrip()) + 2)
    end = next((i for i in range(at + 1, len(out)) if out[i].strip() and not out[i].startswith(indent)), len(out))
    kept = [line for line in out[at + 1 : end] if not line.startswith(f"{indent}sha256:")]
    while kept and not kept[-1].strip():
        kept.pop()
    return [*out[: at + 1], *kept, f"{indent}sha256: {sha256}", *out[end:]]
