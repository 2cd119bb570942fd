"""What sip makes of data files that stand in a test: records and lines of problems."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sip.checks.every import check
from sip.plan.as_of import as_of
from sip.problems.problem import sorted_problems
from sip.reading.dataset import DataFile, Dataset, FileKind, read_records
from tests.support.files import BILINGUAL_PLAN, PLAN, content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sip.plan.as_of import AsOf
    from sip.plan.record import Record
    from sip.problems.problem import Problem
    from sip.reading.source import Source, Steps


def lines(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as they are printed, in their order."""
    return [str(problem) for problem in sorted_problems(problems)]


def where(source: Source) -> dict[Steps, str]:
    """Return where each value stands, by its steps, as line:column-line:column."""
    return {
        steps: f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
        for steps, place in source.values.items()
    }


def data_file(path: str, text: str | bytes) -> DataFile:
    """Return the file at plan.yaml, actions/ID.yaml or snapshots/MONTH.yaml."""
    return DataFile(path, FileKind(path.partition("/")[0]), content(text))


def dataset(files: Mapping[str, str | bytes]) -> tuple[Dataset, list[Problem]]:
    """Read the files and the plan that stands in where they bring none, with all problems."""
    whole = {"plan.yaml": PLAN, **files}
    found, problems = read_records((data_file(*each) for each in sorted(whole.items())), "data")
    return found, [*problems, *check(found)]


def problem_lines(files: Mapping[str, str | bytes]) -> list[str]:
    """Return every problem of the files, as `sip validate` prints them in the data folder."""
    _, problems = dataset(files)
    return lines(problems)


def record(actions: str, snapshots: str = "") -> Record:
    """Return the record of a plan in English and Chinese with files separated by lines of ---."""
    files = [data_file("plan.yaml", BILINGUAL_PLAN)]
    for kind, texts, name in (
        (FileKind.ACTION, actions, r"^id: (\S+)"),
        (FileKind.SNAPSHOT, snapshots, r"^as_of: (\d{4}-\d{2})"),
    ):
        for text in texts.split("---\n") if texts else ():
            found = re.search(name, text, re.MULTILINE)
            assert found is not None
            files.append(data_file(f"{kind.value}/{found[1]}.yaml", text))
    read, problems = read_records(files, "data")
    assert problems == []
    return read.record


def as_of_in(written: str | None, meant: Record) -> AsOf:
    """Return the as-of date as the record understands it."""
    return as_of(written, meant, dt.date(2030, 1, 1))
