from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from sip.plan.kinds.evidence import (
    Address,
    Evidence,
    as_shown,
    host_as_it_reads,
    host_of,
    named,
    without_letters,
)

KIND: TypeAdapter[str] = TypeAdapter(Evidence)
WANTED = "write a document's symbol such as A77/28, or an address that begins with https://"


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("EB154/33", None),
        ("https://www.who.int", "www.who.int"),
        ("https://www.who.int:8443/a?b=c#d", "www.who.int"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ],
)
def test_evidence_is_a_symbol_or_an_address_with_its_host(written: str, host: str | None) -> None:
    assert (KIND.validate_python(written), host_of(written)) == (written, host)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (["A77/28"], f"where one value belongs: {WANTED}"),
        ("a page", f"which is no document symbol or https address: {WANTED}"),
        ("HTTPS://www.who.int", f"which is no document symbol or https address: {WANTED}"),
        (
            "javascript:alert(1)",
            f"and only https:// addresses are links that can be trusted: {WANTED}",
        ),
        (
            f"https://www.who.int/{'a' * 1000}",
            "which is too long: write an address of at most 1000 characters",
        ),
        (
            "https://me:word@www.who.int",
            "which has a name or password before its host: take all up to the @ out",
        ),
        (
            "https://bücher.de/1",
            "whose host is not in ASCII: write it as xn--bcher-kva.de if that is meant",
        ),
        (
            f"https://{'ü' * 64}.de",
            "whose host is not in ASCII: write it as xn--… if that is meant",
        ),
        (
            "https://192.168.0.1/",
            "whose host is no name with a dot in it, such as www.who.int: mend it",
        ),
        (
            "https://www.who.int/a b",
            "which has characters that no address has: copy it from the browser's address bar",
        ),
    ],
)
def test_what_is_no_evidence_is_told_what_would_be(written: object, complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        KIND.validate_python(written)
    assert [error["msg"] for error in refused.value.errors()] == [complaint]


@pytest.mark.parametrize(
    ("host", "read"),
    [
        ("www.who.int", "www.who.int"),
        ("xn--bcher-kva.de", "bücher.de"),
        ("XN--80ak6aa92e.com", "аррӏе.com"),  # the letters that look alike
        ("xn--who-.int", "xn--who-.int"),
        ("xn--who-9n0a.int", "xn--who-9n0a.int"),
        ("xn--who-5m0a.int", "xn--who-5m0a.int"),
        ("xn--99999999.int", "xn--99999999.int"),
    ],
)
def test_a_host_reads_as_a_browser_may_show_it(host: str, read: str) -> None:
    assert host_as_it_reads(host) == read


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        (
            "https://xn--80ak6aa92e.com/a (may be shown as аррӏе.com)",
            "https://xn--80ak6aa92e.com/a",
        ),
        (
            "https://xn--80ak6aa92e.com/（浏览器可能显示为 аррӏе.com）",
            "https://xn--80ak6aa92e.com/",
        ),
        ("https://xn--80ak6aa92e.com/ (and more)", None),
        ("https://who.int/ (who.int)", None),
        ("A77/28 (аррӏе.com)", None),
    ],
)
def test_what_a_list_says_of_a_host_is_no_part_of_its_address(
    shown: str, written: str | None
) -> None:
    assert without_letters(shown) == (written or shown)


def test_a_host_is_shown_in_lower_case_and_the_rest_as_it_is() -> None:
    assert named("https://www.paypaI.com/I") == Address("https://www.paypai.com/I")
    assert [as_shown(each) for each in ("A77/28", "https://WHO.int:8443/WHO.int")] == [
        "A77/28",
        "https://who.int:8443/WHO.int",
    ]
