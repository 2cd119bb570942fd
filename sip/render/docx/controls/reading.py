"""What a control says: its text as a reader sees it, and a digest that tells whether it changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from unicodedata import normalize

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_DELETED_ROW = f"{qn('w:trPr')}/{qn('w:del')}"


def text_of(elements: Iterable[BaseOxmlElement], notes: Notes) -> str:
    """Return what is seen of the elements, a line for each paragraph; results of fields are not.

    Each of the notes, by its id, is said where the elements refer to it.
    """
    return "".join(piece for each in elements for piece in _pieces(each, notes, [0]))


def _pieces(element: BaseOxmlElement, notes: Notes, fields: list[int]) -> Iterator[str]:
    """Yield the texts in the element; `fields` counts those that are open."""
    if element.tag in _UNSEEN or element.find(_DELETED_ROW) is not None:
        return
    if element.tag == _MARK:
        kind = element.get(qn("w:fldCharType"))
        fields[0] += {"begin": 1, "end": -1}.get(kind, 0)
    elif fields[0] == 0 and element.tag == _TEXT:
        yield element.text or ""
    elif fields[0] == 0 and element.tag == _PICTURE:
        yield f"[{element.get('descr', '')}]"
    elif element.tag == _NOTE and (note := notes.get(element.get(qn("w:id"), ""))) is not None:
        yield f" [{' '.join(text_of([note], {}).split())}]"
    yield _BREAKS.get(element.tag, "")
    for child in element:
        yield from _pieces(child, notes, fields)
    yield _ENDS.get(element.tag, "")


def digest_of(elements: Iterable[BaseOxmlElement], notes: Notes) -> str:
    """Return a digest of what is seen of the elements, the same however a program saves them."""
    cells = normalize("NFC", text_of(elements, notes)).split("\t")
    seen = "\t".join("".join(cell.split()) for cell in cells)
    return hashlib.sha256(seen.encode()).hexdigest()[:32]
