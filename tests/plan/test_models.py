from __future__ import annotations

import pytest

from sip.plan.kinds.figure import Figure
from sip.plan.kinds.text import Text
from sip.plan.models import Action, LogEntry, Plan, PublishedFigures, Snapshot, Status
from sip.plan.values import BAD_VALUE, refusal
from tests.support.data import action, problem_lines
from tests.support.texts import text_of

DATE = "write 2023, 2023-Q4, 2023-12 or 2023-12-31"
TEXT = "write a text of at most 4000 characters"
TEXT_KIND = "where a text belongs: write it in English, or as en: and zh: below"
ID = "write letters and digits, with _, - or . between them, at most 64, such as SIP2023_B15"
DEVICE = (
    "which Windows keeps for a device, so that no file there can be named after it: "
    "write another id, such as SIP2023_B15"
)
CATEGORY = "write lower-case letters, digits and _ only"
DOCUMENT = "write it as on the document, such as A77/28"
COUNT = "write a whole number such as 84, without a sign, a unit or leading zeros"
STATUS = "write not started, in progress, implemented, removed or merged"
FIGURE = (
    "write actions, implemented, verified, not_started, in_progress, closed_percent, "
    "open_percent, or one of them behind sub_actions. for the sub-actions"
)
LANGUAGE = "write its code in lower case, such as en or zh"
FIELDS = "where fields belong: write each on a line of its own as field: value"
NAMES = "write each on a line of its own as key: name"
LIST = "where a list belongs: start each item on a line of its own with a dash"


def action_with(field: str, written: str) -> str:
    """Return an action's text with a field as written, in its first line."""
    fields = {
        "id": "A_1",
        "category": "governance",
        "title": "An action",
        "due": "2023-12",
        "log": "[{on: 2023-01, source: A76/31, status: in progress}]",
    }
    rest = [f"{name}: {value}" for name, value in fields.items() if name != field]
    return "\n".join([f"{field}: {written}", *rest])


def entry_with(field: str, written: str) -> str:
    """Return an action's text that ends in a log entry with a field as written."""
    fields = {"on": "2023-02", "source": "A77/28", "note": "News"}
    rest = [f"    {name}: {value}" for name, value in fields.items() if name != field]
    first = "id: UNLISTED_1\nlog:\n  - {on: 2023-01, source: A76/31, status: implemented}\n"
    return "\n".join([first + f"  - {field}: {written}", *rest])


def snapshot_with(field: str, written: str) -> str:
    """Return a snapshot's text with a field as written, in its first line."""
    fields = {
        "as_of": "2023-01",
        "document": "A76/31",
        "published": "{actions: 0, implemented: 0, in_progress: 0}",
    }
    rest = [f"{name}: {value}" for name, value in fields.items() if name != field]
    return "\n".join([f"{field}: {written}", *rest])


@pytest.mark.parametrize(
    ("field", "written", "problem"),
    [
        ("id", "A-", f"1:5: error: id is A-, which is no id: {ID} [bad-value]"),
        ("id", "A__1", f"1:5: error: id is A__1, which is no id: {ID} [bad-value]"),
        ("id", "1_A", f"1:5: error: id is 1_A, which is no id: {ID} [bad-value]"),
        ("id", "A_", f"1:5: error: id is A_, which is no id: {ID} [bad-value]"),
        (
            "id",
            "\u0391_1",
            (
                f"1:5: error: id is \u0391_1, which is no id: {ID} (“\u0391” is a Greek character "
                "(U+0391) that looks like “A” (U+0041)) [bad-value]"
            ),
        ),
        ("id", "A_١", f"1:5: error: id is A_١, which is no id: {ID} [bad-value]"),
        ("id", '"A_1\\n"', rf"1:5: error: id is A_1\n, which is no id: {ID} [bad-value]"),
        ("id", "A_1.", f"1:5: error: id is A_1., which is no id: {ID} [bad-value]"),
        ("id", '"A_1 "', f"1:5: error: id is A_1 , which is no id: {ID} [bad-value]"),
        ("id", "CON", f"1:5: error: id is CON, {DEVICE} [bad-value]"),
        ("id", "nul", f"1:5: error: id is nul, {DEVICE} [bad-value]"),
        ("id", "Com1", f"1:5: error: id is Com1, {DEVICE} [bad-value]"),
        ("id", "LPT9", f"1:5: error: id is LPT9, {DEVICE} [bad-value]"),
        ("id", "../A_1", f"1:5: error: id is ../A_1, which is no id: {ID} [bad-value]"),
        ("id", "", f"1:4: error: id is empty, which is no id: {ID} [bad-value]"),
        ("id", "A" * 65, f"1:5: error: id is {'A' * 65}, which is no id: {ID} [bad-value]"),
        ("id", "[A_1]", f"1:5: error: id is a list, where one value belongs: {ID} [bad-value]"),
        (
            "category",
            "Governance",
            (
                "1:11: error: category is Governance, which plan.yaml does not have: write "
                "governance [unknown-category]"
            ),
        ),
        (
            "category",
            "{en: x}",
            (
                "1:11: error: category is a group of fields, where one value belongs: write one of "
                "the plan's categories [bad-value]"
            ),
        ),
        ("title", "", f"1:7: error: title is empty, which is no text: {TEXT} [bad-value]"),
        ("title", "' '", f"1:8: error: title is empty, which is no text: {TEXT} [bad-value]"),
        ("title", "[x]", f"1:8: error: title is a list, {TEXT_KIND} [bad-value]"),
        ("title", "[]", f"1:8: error: title is empty, {TEXT_KIND} [bad-value]"),
        (
            "title",
            "x" * 4001,
            f"1:8: error: title is {'x' * 199}…, which is too long: {TEXT} [bad-value]",
        ),
        (
            "title",
            "{zh: 改革}",
            "1:8: error: title has no English text: add en: and the text [missing-field]",
        ),
        (
            "title",
            "{}",
            "1:8: error: title has no English text: add en: and the text [missing-field]",
        ),
        (
            "title",
            "{en: x, zh: ''}",
            f"1:20: error: title.zh is empty, which is no text: {TEXT} [bad-value]",
        ),
        (
            "title",
            "{en: [x]}",
            f"1:13: error: title.en is a list, where one value belongs: {TEXT} [bad-value]",
        ),
        (
            "title",
            "{en: x, ZH: y}",
            "1:16: error: title has ZH, which is no language's code: write zh [bad-value]",
        ),
        (
            "title",
            "{en: x, '': y}",
            f"1:16: error: title has empty, which is no language: {LANGUAGE} [bad-value]",
        ),
        (
            "title",
            "{en: x, zh-Hans: y}",
            "1:16: error: title has zh-Hans, which is no language's code: write zh [bad-value]",
        ),
        (
            "due",
            "2023-13-31",
            f"1:6: error: due is 2023-13-31, which is no date: {DATE} [bad-date]",
        ),
        ("due", "", f"1:5: error: due is empty, which is no date: {DATE} [bad-date]"),
        ("due", "soon", f"1:6: error: due is soon, which is no date: {DATE} [bad-date]"),
        (
            "due",
            "[2023]",
            f"1:6: error: due is a list, where one value belongs: {DATE} [bad-value]",
        ),
        ("log", "", f"1:5: error: log is empty, {LIST} [bad-value]"),
        ("log", "none yet", f"1:6: error: log is none yet, {LIST} [bad-value]"),
        ("log", "{on: 2023-01}", f"1:6: error: log is a group of fields, {LIST} [bad-value]"),
        ("log", "[text]", f"1:7: error: this log entry is text, {FIELDS} [bad-value]"),
    ],
)
def test_what_a_field_of_an_action_refuses(field: str, written: str, problem: str) -> None:
    found = problem_lines({"actions/A_1.yaml": action_with(field, written)})
    assert found == [f"actions/A_1.yaml:{problem}"]


def test_an_id_has_at_most_64_characters() -> None:
    assert problem_lines(action("A" * 64)) == []


@pytest.mark.parametrize(
    ("field", "written", "problem"),
    [
        ("on", "2023-02-30", f"4:9: error: on is 2023-02-30, which is no date: {DATE} [bad-date]"),
        (
            "source",
            "a77/28",
            f"4:13: error: source is a77/28, which is no document symbol: {DOCUMENT} [bad-value]",
        ),
        (
            "source",
            "A77/",
            f"4:13: error: source is A77/, which is no document symbol: {DOCUMENT} [bad-value]",
        ),
        (
            "source",
            "",
            f"4:12: error: source is empty, which is no document symbol: {DOCUMENT} [bad-value]",
        ),
        (
            "status",
            "Implementd",
            "4:13: error: status is Implementd, which is no status: write implemented [bad-value]",
        ),
        (
            "status",
            "in_progress",
            (
                "4:13: error: status is in_progress, which is no status: write in progress "
                "[bad-value]"
            ),
        ),
        (
            "status",
            "done",
            f"4:13: error: status is done, which is no status: {STATUS} [bad-value]",
        ),
        ("status", "", f"4:12: error: status is empty, which is no status: {STATUS} [bad-value]"),
        (
            "status",
            "[merged]",
            f"4:13: error: status is a list, where one value belongs: {STATUS} [bad-value]",
        ),
        ("into", "B 1", f"4:11: error: into is B 1, which is no id: {ID} [bad-value]"),
        ("expected", "Q3", f"4:15: error: expected is Q3, which is no date: {DATE} [bad-date]"),
        ("note", "", f"4:10: error: note is empty, which is no text: {TEXT} [bad-value]"),
        (
            "note",
            "{zh: 改}",
            "4:11: error: note has no English text: add en: and the text [missing-field]",
        ),
    ],
)
def test_what_a_field_of_a_log_entry_refuses(field: str, written: str, problem: str) -> None:
    found = problem_lines({"actions/UNLISTED_1.yaml": entry_with(field, written)})
    assert found == [f"actions/UNLISTED_1.yaml:{problem}"]


@pytest.mark.parametrize(
    ("field", "written", "problems"),
    [
        (
            "as_of",
            "04/2023",
            ["1:8: error: as_of is 04/2023, which is no date: write 2023-04 [bad-date]"],
        ),
        (
            "document",
            "[A76/31]",
            [f"1:11: error: document is a list, where one value belongs: {DOCUMENT} [bad-value]"],
        ),
        ("published", "", [f"1:11: error: published is empty, {FIELDS} [bad-value]"]),
        ("published", "[96]", [f"1:12: error: published is a list, {FIELDS} [bad-value]"]),
        *(
            (
                "published",
                f"{{actions: {count}, implemented: 0, in_progress: 0}}",
                [
                    (
                        f"1:22: error: published.actions is {count}, which is no count: {COUNT} "
                        "[bad-value]"
                    )
                ],
            )
            for count in ("-1", "+1", "1.0", "012", "1e3", "9_6", "84%", "1000000", "٩")
        ),
        (
            "footnotes",
            "{in_progres: x, open: y}",
            [
                (
                    "1:13: error: footnotes has in_progres, which is no figure: write in_progress "
                    "[unknown-field]"
                ),
                f"1:28: error: footnotes has open, which is no figure: {FIGURE} [unknown-field]",
            ],
        ),
        ("footnotes", "[x]", [f"1:12: error: footnotes is a list, {FIELDS} [bad-value]"]),
        (
            "errata",
            "{actions: ''}",
            [f"1:19: error: errata.actions is empty, which is no text: {TEXT} [bad-value]"],
        ),
    ],
)
def test_what_a_field_of_a_snapshot_refuses(field: str, written: str, problems: list[str]) -> None:
    found = problem_lines({"snapshots/2023-01.yaml": snapshot_with(field, written)})
    assert found == [f"snapshots/2023-01.yaml:{problem}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "title: A plan\ncategories:\n",
            [f"2:12: error: categories is empty, where categories belong: {NAMES} [bad-value]"],
        ),
        (
            "title: A plan\nfields: {lead: {name: Lead, values: [office, board]}}\n",
            [
                (
                    "2:37: error: fields.lead.values is a list, where values belong: "
                    f"{NAMES} [bad-value]"
                )
            ],
        ),
        (
            "title: A plan\ncategories: {}\n",
            [
                (
                    "2:13: error: categories is empty, where at least one category belongs: write "
                    "each category on a line of its own as key: name [bad-value]"
                )
            ],
        ),
        (
            "title: A plan\ncategories: [governance]\n",
            [
                (
                    "2:13: error: categories is a list, where categories belong: write each "
                    "category on a line of its own as key: name, such as governance: governance "
                    "[bad-value]"
                )
            ],
        ),
        (
            "title: A plan\ncategories:\n  - Country-level impact {x}\n",
            [
                (
                    "3:3: error: categories is a list, where categories belong: write each "
                    "category on a line of its own as key: name, such as country_level_impact_x: "
                    "Country level impact x [bad-value]"
                )
            ],
        ),
        (
            "title: {en: A, xx: B, renewal, zh: C}\ncategories: {a: {en: A, zh: B}}\n",
            [
                (
                    "1:16: error: title has xx, which is no language: write its code in lower "
                    "case, such as en or zh [bad-value]"
                ),
                (
                    "1:23: error: title has renewal, which is no language: put the text before it "
                    "in quotes, or write each language on a line of its own [bad-value]"
                ),
            ],
        ),
        (
            "title: {}\ncategories: {Good Governance: x, money: ''}\n",
            [
                "1:8: error: title has no English text: add en: and the text [missing-field]",
                (
                    "2:14: error: categories has Good Governance, which is no category: "
                    f"{CATEGORY} [bad-value]"
                ),
                f"2:41: error: categories.money is empty, which is no text: {TEXT} [bad-value]",
            ],
        ),
        (
            "title: A plan\ncategories: {governance: x}\nassumptions: [x, '', {zh: y}]\n",
            [
                f"3:18: error: assumptions is empty, which is no text: {TEXT} [bad-value]",
                (
                    "3:22: error: assumptions has no English text: add en: and the text "
                    "[missing-field]"
                ),
            ],
        ),
        (
            "title: A plan\ncategories: {governance: x}\nassumptions: x\n",
            [f"3:14: error: assumptions is x, {LIST} [bad-value]"],
        ),
    ],
)
def test_what_a_field_of_the_plan_refuses(text: str, problems: list[str]) -> None:
    assert problem_lines({"plan.yaml": text}) == [f"plan.yaml:{problem}" for problem in problems]


@pytest.mark.parametrize(
    "symbol",
    ["A77/28", "EB152/34", "EB154/34 Rev.1", "A77/28 Add.1", "EB/PBAC39/2", "WHA75(8)", "A 77"],
)
def test_the_symbols_of_documents_are_taken_as_written(symbol: str) -> None:
    entry = LogEntry.model_validate({"on": "2023", "source": symbol, "note": "x"})
    assert entry.source == symbol


def test_an_action_is_read_with_its_types() -> None:
    action = Action.model_validate(
        {
            "id": "SIP2023_B15",
            "category": "accountability",
            "title": {"en": " A title ", "zh": "标题"},
            "due": "2023-Q4",
            "log": [
                {"on": "2023-01", "source": "EB152/34", "status": "in progress"},
                {"on": "2024-04-15", "source": "A77/28", "expected": "2024-06", "note": "no"},
                {"on": "2024-05", "source": "A77/29", "status": "merged", "into": "SIP2023_B14"},
            ],
        }
    )
    entered, updated, left = action.log
    assert (action.id, action.category, action.title, str(action.due)) == (
        "SIP2023_B15",
        "accountability",
        Text({"en": "A title", "zh": "标题"}),
        "2023-Q4",
    )
    assert (str(entered.on), entered.source, entered.status) == (
        "2023-01",
        "EB152/34",
        Status.IN_PROGRESS,
    )
    assert (entered.into, entered.expected, entered.note) == (None, None, None)
    assert (updated.status, str(updated.expected), updated.note) == (
        None,
        "2024-06",
        Text({"en": "no"}),
    )
    assert (left.status, left.into) == (Status.MERGED, "SIP2023_B14")


def test_an_action_needs_its_id_and_log_alone() -> None:
    action = Action.model_validate({"id": "UNLISTED_001", "log": []})
    assert (action.category, action.title, action.due, action.log) == (None, None, None, ())


def test_a_snapshot_gives_its_figures_by_name() -> None:
    snapshot = Snapshot.model_validate(
        {
            "as_of": "2024-04-15",
            "document": "A77/28",
            "published": {"actions": "96", "implemented": "81", "in_progress": "15"},
            "footnotes": {"actions": "why"},
        }
    )
    assert [figure.of(snapshot.published) for figure in Figure] == [
        96,
        81,
        None,
        None,
        15,
        None,
        None,
    ]
    assert (snapshot.footnotes, snapshot.errata) == ({Figure.ACTIONS: Text({"en": "why"})}, {})
    with_percentages = PublishedFigures.model_validate(
        {
            "actions": "0",
            "implemented": "0",
            "in_progress": "0",
            "closed_percent": "100",
            "open_percent": "999999",
        }
    )
    assert [figure.of(with_percentages) for figure in Figure] == [0, 0, None, None, 0, 100, 999999]


def test_a_text_knows_its_languages() -> None:
    text = text_of({"en": "Reform", "zh": "改革"})
    assert (text.original, text.translation("zh"), text.translation("fr")) == (
        "Reform",
        "改革",
        None,
    )
    assert text.languages == {"en", "zh"}
    assert text_of("Reform") == Text({"en": "Reform"})


def test_categories_keep_their_order() -> None:
    plan = Plan.model_validate({"title": "x", "categories": {"b": "B", "a": "A"}})
    assert (list(plan.categories), plan.assumptions) == (["b", "a"], ())


@pytest.mark.parametrize(
    ("identifier", "unlisted"),
    [("UNLISTED_001", True), ("UNLISTED_1", True), ("UNLISTED", False), ("A_UNLISTED_1", False)],
)
def test_an_unlisted_action_is_told_by_its_id(identifier: str, unlisted: bool) -> None:  # noqa: FBT001  # the expected value
    assert Action(id=identifier, log=()).is_unlisted is unlisted


def test_only_a_removed_or_merged_action_has_left() -> None:
    assert [status for status in Status if status.has_left] == [Status.REMOVED, Status.MERGED]


def test_a_refusal_keeps_its_rule_and_complaint() -> None:
    refused = refusal(BAD_VALUE, "which is no id: write {it}")
    assert (refused.type, refused.message()) == ("bad-value", "which is no id: write {it}")


def test_a_snapshot_was_read_from_its_own_document_or_the_one_it_names() -> None:
    printed = {"actions": "1", "implemented": "0", "in_progress": "1"}
    own = Snapshot.model_validate({"as_of": "2023-11", "document": "R/1", "published": printed})
    other = Snapshot.model_validate(
        {
            "as_of": "2023-11",
            "document": "R/1",
            "presented": "2024-01",
            "source": "R/2",
            "published": printed,
        }
    )

    assert (own.read_from, own.presented) == ("R/1", None)
    assert (other.read_from, str(other.presented)) == ("R/2", "2024-01")
