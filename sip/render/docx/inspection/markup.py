"""The markup of one part of a Word document, read as a stream: what it holds that could act.

Nothing is kept of what is read but counts and the fields that are open, so that a part of any
size takes no memory, and the count of elements bounds the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

# A document type is refused before anything that it declares is read.
from xml.parsers import expat

from sip.render.docx.inspection.fields import Fields
from sip.render.docx.inspection.targets import is_harmless_link, is_outside, leads_out
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_ELEMENTS: Final = 500_000
_DEEPEST: Final = 200
_MOST_REFUSED: Final = 10
_AGAIN: Final = "save it again in Word"
_BLANK: Final = " "
_ENCODINGS: Final = frozenset({"utf-8", "utf-16", "us-ascii"})
_WORD: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
# Elements that bring in another document, a program or a database; by their local names.
_ACTING: Final = {
    "altChunk": "an embedded file",
    "control": "an ActiveX control",
    "mailMerge": "a mail merge",
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "script": "a script",
    "subDoc": "a subdocument",
    "ocx": "an ActiveX control",
    "webextension": "an add-in",
    "taskpane": "an add-in",
    "customUI": "an add-in",
}
# Kinds of relationships, by the ends of their names.
_ACTING_RELATIONS: Final = {
    "vbaproject": "a macro",
    "wordvbadata": "a macro",
    "keymapcustomizations": "a macro",
    "attachedtoolbars": "a macro",
    "control": "an ActiveX control",
    "activexcontrolbinary": "an ActiveX control",
    "oleobject": "an embedded object",
    "package": "an embedded object",
    "afchunk": "an embedded file",
    "subdocument": "a subdocument",
    "extensibility": "an add-in",
    "webextension": "an add-in",
    "webextensiontaskpanes": "an add-in",
}
_ACTING_CONTENT: Final = {
    "macroenabled": "a macro",
    "vbaproject": "a macro",
    "vbadata": "a macro",
    "activex": "an ActiveX control",
    "oleobject": "an embedded object",
}
_XML: Final = ("/xml", "+xml")
_TEXTS: Final = frozenset({"instrText", "delInstrText", "t", "delText"})
_INSTRUCTIONS: Final = frozenset({"instrText", "delInstrText"})
_ADDRESSES: Final = frozenset({"src", "href", "althref"})


class MarkupError(ValueError):
    """Why a part is not read to its end; the message says what is wrong and what to do."""


@dataclass
class Markup:
    """Reads a part piece by piece; `acts` says what it has that could act, at most ten things.

    `elements` counts on from the parts before; `depth` is how many folders deep the part stands
    whose relationships it has. `declared` are the names, and the endings, that it declares to be
    markup, in small letters. Raises MarkupError where the part is no XML, has
    a document type, or holds more than a template does.
    """

    elements: int = 0
    depth: int = 0
    declared: set[str] = field(default_factory=set)
    acts: list[str] = field(default_factory=list)
    _fields: Fields = field(default_factory=Fields)
    _nesting: int = 0
    _text: str | None = None

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read the part whole, and note what could act."""
        parser = expat.ParserCreate(namespace_separator=_BLANK)
        parser.XmlDeclHandler = _check_encoding
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._character_data
        try:
            for piece in pieces:
                parser.Parse(piece, False)  # noqa: FBT003  # expat takes no names
            parser.Parse(b"", True)  # noqa: FBT003  # expat takes no names
        except expat.ExpatError as error:
            raise MarkupError(f"is no XML that can be read: {_AGAIN}") from error
        for found in self._fields.rest():
            self._note(found)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._nesting += 1
        if self.elements > MOST_ELEMENTS:
            raise MarkupError(f"takes it past {MOST_ELEMENTS:,} elements: use a plain template")
        if self._nesting > _DEEPEST:
            raise MarkupError(f"is nested over {_DEEPEST} levels deep: {_AGAIN}")
        space, _, name = tag.rpartition(_BLANK)
        own = {key.rpartition(_BLANK)[2]: value for key, value in attributes.items()}
        if name == "Relationship":
            self._note(_acting_relation(own, self.depth))
        elif name in {"Default", "Override"}:
            self._declare(own)
        elif name in _ACTING:
            self._note(_ACTING[name])
        else:
            self._note(_acting_address(own))
        if space in _WORD:
            self._start_of_word(name, own)

    def _declare(self, types: Mapping[str, str]) -> None:
        kind = types.get("ContentType", "")
        self._note(_acting_content(kind))
        if kind.partition(";")[0].strip().casefold().endswith(_XML):
            named = types.get("PartName", f".{types.get('Extension', '')}")
            self.declared.add(named.casefold())

    def _start_of_word(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _TEXTS:
            self._text = name
        elif name == "fldSimple":
            self._note(self._fields.simple(attributes.get("instr", "")))
        elif name == "fldChar":
            self._note(self._fields.mark(attributes.get("fldCharType", "")))

    def _end(self, _: str) -> None:
        self._nesting -= 1
        self._text = None

    def _character_data(self, text: str) -> None:
        if self._text is not None:
            self._fields.text(text, is_instruction=self._text in _INSTRUCTIONS)

    def _note(self, found: str | None) -> None:
        if found is not None and found not in self.acts and len(self.acts) < _MOST_REFUSED:
            self.acts.append(found)


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    if encoding is not None and encoding.casefold() not in _ENCODINGS:
        raise MarkupError(f"is not in UTF-8 or UTF-16: {_AGAIN}")


def _refuse_document_type(*_: object) -> None:
    raise MarkupError(f"has a document type (DOCTYPE): {_AGAIN}")


def _acting_relation(relation: Mapping[str, str], depth: int) -> str | None:
    kind = relation.get("Type", "").rpartition("/")[2]
    target = relation.get("Target", "")
    if (acting := _ACTING_RELATIONS.get(kind.casefold())) is not None:
        return acting
    is_external = relation.get("TargetMode", "").casefold() == "external"
    if not is_external and not is_outside(target) and not leads_out(target, depth):
        return None
    if kind == "hyperlink" and is_harmless_link(target):
        return None
    return f"something of kind {printable(kind)} at {printable(target)}"


def _acting_content(kind: str) -> str | None:
    return next((what for word, what in _ACTING_CONTENT.items() if word in kind.casefold()), None)


def _acting_address(attributes: Mapping[str, str]) -> str | None:
    for name in _ADDRESSES & attributes.keys():
        target = attributes[name]
        is_link = name == "href" and is_harmless_link(target)
        if is_outside(target) and not is_link and not target.startswith("data:image/"):
            return f"a picture or link at {printable(target)}"
    return None
