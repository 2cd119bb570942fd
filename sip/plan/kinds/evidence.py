"""What shows that an entry of a log is so: the symbol of a document, or an https address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from sip.plan.values import BAD_VALUE, DOCUMENT_SYMBOL, LONGEST_NAME, JsonSchema, refusal, whole

_SCHEME = "https://"
_LONGEST_ADDRESS = 1000
_WANTED = f"write a document's symbol such as A77/28, or an address that begins with {_SCHEME}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# A name of at least two labels, the last of them no number: an address in digits tells nobody
# whose it is.
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}")
_PORT = r"(?::[0-9]{1,5})?"
# The characters of RFC 3986, without the quotes and brackets that end a link in a text.
_REST = re.compile(r"(?:[/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?")
_ADDRESS = re.compile(rf"{_SCHEME}(?P<host>{_HOST.pattern}){_PORT}{_REST.pattern}")
_SOME_ADDRESS = re.compile(rf"{_SCHEME}[!-~]+")
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PUNYCODE = "xn--"
_IN_LABELS = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Address:
    """An https address, as it is shown."""

    written: str

    @property
    def host_in_its_letters(self) -> str | None:
        """What a browser may show for its host, None where that is what is written."""
        host = host_of(self.written)
        if host is None or (reads := host_as_it_reads(host)) == host:
            return None
        return reads


def without_letters(shown: str) -> str:
    """Return an address from behind which what is said of its host in its letters is taken."""
    address = _SOME_ADDRESS.match(shown)
    reads = None if address is None else Address(address[0]).host_in_its_letters
    if address is None or reads is None or reads not in shown[address.end() :]:
        return shown
    return address[0]


def named(evidence: str) -> str | Address:
    """Return a document's symbol as it is, and an address as what can be followed."""
    return evidence if host_of(evidence) is None else Address(as_shown(evidence))


def as_shown(evidence: str) -> str:
    """Return an address with its host in lower case, in which a capital I is not taken for an l."""
    host = host_of(evidence)
    return evidence if host is None else evidence.replace(host, host.lower(), 1)


def host_of(evidence: str) -> str | None:
    """Return the host of an address, None of a document's symbol."""
    found = _ADDRESS.fullmatch(evidence)
    return None if found is None else found["host"]


def is_in_punycode(host: str) -> bool:
    """Tell whether a part of a host stands for other letters, or pretends to."""
    return any(label.lower().startswith(_PUNYCODE) for label in host.split("."))


def host_as_it_reads(host: str) -> str:
    """Return a host as a browser may show it: its punycode in the letters that it stands for."""
    return ".".join(map(_label_as_it_reads, host.split(".")))


def _label_as_it_reads(label: str) -> str:
    if not label.lower().startswith(_PUNYCODE):
        return label
    try:
        read = label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    # What stands for ASCII alone, or for signs, is made to be taken for another host.
    return label if read.isascii() or not _IN_LABELS.fullmatch(read) else read


def _evidence(value: object) -> str:
    if not isinstance(value, str):
        raise refusal(BAD_VALUE, f"where one value belongs: {_WANTED}")
    is_symbol = len(value) <= LONGEST_NAME and DOCUMENT_SYMBOL.fullmatch(value)
    if is_symbol or (len(value) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(value)):
        return value
    raise refusal(BAD_VALUE, _why_not(value))


def _why_not(value: str) -> str:  # noqa: PLR0911  # one return a slip
    """Say what is wrong with a word that is no evidence, and what would be right."""
    if not value.startswith(_SCHEME):
        if value.lower().startswith(_SCHEME) or not _OTHER_SCHEME.match(value):
            return f"which is no document symbol or https address: {_WANTED}"
        return f"and only {_SCHEME} addresses are links that can be trusted: {_WANTED}"
    if len(value) > _LONGEST_ADDRESS:
        return f"which is too long: write an address of at most {_LONGEST_ADDRESS} characters"
    place = re.split(r"[/?#]", value[len(_SCHEME) :], maxsplit=1)[0]
    if "@" in place:
        return "which has a name or password before its host: take all up to the @ out"
    host = re.sub(rf"{_PORT}$", "", place)
    if not host.isascii():
        return f"whose host is not in ASCII: write it as {_in_punycode(host)} if that is meant"
    if not _HOST.fullmatch(host):
        return "whose host is no name with a dot in it, such as www.who.int: mend it"
    return "which has characters that no address has: copy it from the browser's address bar"


def _in_punycode(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return f"{_PUNYCODE}…"


def _schema() -> JsonSchema:
    return {
        "anyOf": [
            {**whole(DOCUMENT_SYMBOL), "maxLength": LONGEST_NAME},
            {**whole(re.compile(_ADDRESS.pattern.replace("?P<host>", ""))), "maxLength": 1000},
        ]
    }


Evidence: TypeAlias = Annotated[str, PlainValidator(_evidence), WithJsonSchema(_schema())]


def _some(value: object) -> object:
    if value == []:
        wanted = "write some, or take it out"
        raise refusal(BAD_VALUE, f"where documents or https addresses belong: {wanted}")
    return value


SomeEvidence: TypeAlias = Annotated[
    tuple[Evidence, ...], BeforeValidator(_some), Field(json_schema_extra={"minItems": 1})
]
"""What shows that an entry is so: one document or address at least, or the field is left out."""
