"""What a control says: its text as a reader sees it, and a digest that tells whether it changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

    # The footnotes of the document by their ids.
    Notes = Mapping[str, BaseOxmlElement]

_TEXT = qn("w:t")
_MARK = qn("w:fldChar")
_BREAKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_ENDS = {qn("w:p"): "\n", qn("w:tc"): "\t", qn("w:tr"): "\n"}
_PICTURE = qn("wp:docPr")
_NOTE = qn("w:footnoteReference")
# Left out: what is deleted but still tracked, and the second form of what some programs can't show.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({qn("w:del"), qn("w:moveFrom"), _FALLBACK, qn("w:fldSimple")})
_ROW = qn("w:tr")
_DELETED = f"{qn('w:trPr')}/{qn('w:del')}"


def text_of(elements: Iterable[BaseOxmlElement], notes: Notes) -> str:
    """Return what is seen of the elements, a line for each paragraph; results of fields are not.

    Each of the notes, by its id, is said where the elements refer to it.
    """
    seen = _Gathering(notes)
    for each in elements:
        seen.read(each)
    return "".join(seen.pieces)


@dataclass
class _Gathering:
    """Gathers the texts of elements; an annex has tens of thousands, so it is one list."""

    notes: Notes
    pieces: list[str] = field(default_factory=list)
    open_fields: int = 0

    def read(self, element: BaseOxmlElement) -> None:
        tag = element.tag
        if tag in _UNSEEN or (tag == _ROW and element.find(_DELETED) is not None):
            return
        if tag == _MARK:
            kind = element.get(qn("w:fldCharType"))
            self.open_fields += {"begin": 1, "end": -1}.get(kind, 0)
        elif self.open_fields == 0 and tag == _TEXT:
            self.pieces.append(element.text or "")
        elif self.open_fields == 0 and tag == _PICTURE:
            self.pieces.append(f"[{element.get('descr', '')}]")
        elif tag == _NOTE and (note := self.notes.get(element.get(qn("w:id"), ""))) is not None:
            self.pieces.append(f" [{' '.join(text_of([note], {}).split())}]")
        elif tag in _BREAKS:
            self.pieces.append(_BREAKS[tag])
        for child in element:
            self.read(child)
        if tag in _ENDS:
            self.pieces.append(_ENDS[tag])


def digest_of(elements: Iterable[BaseOxmlElement], notes: Notes) -> str:
    """Return a digest of what is seen of the elements, the same however a program saves them."""
    cells = normalize("NFC", text_of(elements, notes)).split("\t")
    seen = "\t".join("".join(cell.split()) for cell in cells)
    return hashlib.sha256(seen.encode()).hexdigest()[:32]
