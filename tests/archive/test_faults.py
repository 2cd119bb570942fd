from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest

from sip.archive.faults import (
    MEGABYTE,
    Astray,
    Dense,
    Fault,
    Strange,
    TooMuch,
    Twice,
    fault_of,
    is_old_or_locked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def _part(
    name: str, size: int = 0, packed: int = 0, packing: int = ZIP_DEFLATED, flags: int = 0
) -> ZipInfo:
    part = ZipInfo(name)
    part.file_size, part.compress_size = size, packed
    part.compress_type, part.flag_bits = packing, flags
    return part


def _fault(parts: Iterable[ZipInfo]) -> Fault | None:
    return fault_of([*parts], 100 * MEGABYTE)


def test_what_an_office_program_packs_is_let_through() -> None:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p/>" * 20)
        archive.writestr("word/média.png", b"\x89PNG", ZIP_STORED)
    with ZipFile(content) as archive:
        assert _fault(archive.infolist()) is None


@pytest.mark.parametrize("at", [0, 1])
def test_bytes_and_parts_are_counted_up_to_what_there_may_be(at: int) -> None:
    expected = TooMuch() if at else None
    megabytes = [_part(str(each), 50 * MEGABYTE, 50 * MEGABYTE) for each in range(2)]
    assert _fault([*megabytes, _part("last", at, at)]) == expected
    assert _fault(_part(str(each)) for each in range(2_000 + at)) == expected


def test_names_that_differ_in_capitals_alone_are_the_same() -> None:
    assert _fault([_part("a.xml"), _part("B.xml"), _part("b.XML")]) == Twice("b.xml")


@pytest.mark.parametrize(
    "name", ["", "..", "a/../b", "/a", "a//b", "./a", "a\\b", "C:a", "a\0b", "%2E%2e/a", "a%2F%2Fb"]
)
def test_a_name_that_could_lead_out_of_the_file_is_told_as_it_is_written(name: str) -> None:
    assert _fault([_part("a.xml"), _part(name)]) == Astray(name)


@pytest.mark.parametrize("name", ["a/", "a/b", "a..b", "..a/b", "[Content_Types].xml", "é/100%"])
def test_a_name_within_the_file_is_none_of_that(name: str) -> None:
    assert _fault([_part(name)]) is None


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA, 99])
def test_only_two_ways_of_packing_are_known(packing: int) -> None:
    part = _part("a", packing=packing)
    assert _fault([_part("b"), part]) == Strange(part)


def test_an_encrypted_part_is_strange() -> None:
    part = _part("a", flags=0x801)
    assert _fault([part]) == Strange(part)


def test_a_part_that_packs_into_almost_nothing_is_told_with_its_size() -> None:
    bomb = _part("a", 85 * MEGABYTE + 1, 85 * MEGABYTE // 200)
    assert _fault([bomb]) == Dense(bomb, 85)
    assert _fault([_part("a", 50 * MEGABYTE, MEGABYTE)]) is None
    assert _fault([_part("a", MEGABYTE, 1)]) is None


def test_what_has_a_password_is_in_the_container_of_the_old_formats() -> None:
    assert is_old_or_locked(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert not is_old_or_locked(b"PK\x03\x04")
