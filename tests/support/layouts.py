"""Action files in every layout that people and their editors make, by chance from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from random import Random

Content: TypeAlias = "str | list[Content] | dict[str, Content]"

_WORDS = (
    *("the", "Board", "report", "on", "a", "delegation", "of", "authority", "yes", "no", "2024"),
    *("EB154/33:", "it's", '"quoted"', "été", "改革", "实施计划", "#5", "C#", "- dash", "{brace}"),
    *(
        "key: value",
        "[list]",
        "100%",
        "@who",
        "\\back",
        "~",
        "null",
        "1e3",
        "&amp",
        "*star",
        "!tag",
    ),
)
_COMMENTS = (
    "# note",
    "#",
    "#\ttab in\tit",
    "# - on: 2024",
    "# key: value",
    "#改革",
    '# "open',
    "#  '",
)
_EVIDENCE = ("EB154/33", "https://who.int/a#b")
_DATES = ("2023", "2023-Q2", "2023-06", "2023-06-30", "2024-01", "2024-Q1", "2024-12-31", "2025")


@dataclass
class Layouts:
    """Writes one file after another, each in a style of its own."""

    random: Random

    def action(self) -> tuple[str, dict[str, Content]]:
        """Return the text of an action file and what it says."""
        chance = self.random
        self.end = chance.choice(["\n", "\n", "\r\n"])
        self.step = chance.choice([1, 2, 2, 2, 3, 4, 8])
        self.dash = chance.choice([0, 0, 1, 2, 2, 2, 3, 4])
        self.behind = chance.choice([1, 1, 1, 1, 2, 3])
        self.talkative = chance.choice([0.0, 0.0, 0.1, 0.3, 0.6])
        self.flows = chance.choice([0.0, 0.0, 0.1, 0.5, 1.0])
        content = self._content()
        if self._happens(0.03):
            return self._flow(content, 0, 0) + self.end, content
        lines = [*self._between(0), *(["---"] if self._happens(0.05) else [])]
        lines += self._mapping(content, 0)
        lines += [*self._between(0), *(["..."] if self._happens(0.03) else [])]
        text = self.end.join(lines)
        return text + (
            "" if self._happens(0.25) else self.end * chance.choice([1, 1, 1, 2, 3])
        ), content

    def text(self) -> str:
        """Return a text that is hard to write down."""
        chance = self.random
        words = [chance.choice(_WORDS) for _ in range(chance.choice([1, 1, 2, 3, 6, 30, 60]))]
        return chance.choice([" ", " ", " ", " ", "  "]).join(words)

    def entry(self) -> dict[str, Content]:
        """Return an entry of a log."""
        entry: dict[str, Content] = {"on": self.random.choice(_DATES), "source": "EB154/33"}
        if self._happens(0.5):
            entry["status"] = "in progress"
        if self._happens(0.3):
            entry["expected"] = self.random.choice(_DATES)
        if self._happens(0.6):
            entry["note"] = self.wording()
        if self._happens(0.2):
            entry["evidence"] = list[Content](
                ["EB154/33", "https://who.int/a#b"][: self.random.choice([1, 2])]
            )
        return entry

    def wording(self) -> Content:
        """Return a text in one language or in more."""
        if self._happens(0.5):
            return self.text()
        return {each: self.text() for each in ("en", "zh", "fr")[: self.random.choice([1, 2, 3])]}

    def _content(self) -> dict[str, Content]:
        entries = [self.entry() for _ in range(self.random.choice([1, 1, 2, 2, 3, 5]))]
        entries.sort(key=lambda entry: _last_day(str(entry["on"])))
        content: dict[str, Content] = {"id": "A_1", "category": "people", "title": self.wording()}
        if self._happens(0.7):
            content["due"] = self.random.choice(_DATES)
        if self._happens(0.3):
            content["fields"] = {"theme": "culture", "lead": ["a", "b"], "reference": self.text()}
        content["log"] = list[Content](entries)
        if self._happens(0.1):
            items = list(content.items())
            self.random.shuffle(items)
            content = dict(items)
        return content

    def _mapping(self, content: dict[str, Content], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in content.items():
            if lines:
                lines += self._between(indent)
            written = f"'{key}'" if self._happens(0.02) else key
            colon = self.random.choice([":"] * 9 + [" :"])
            first, *more = self._value(value, indent, f"{' ' * indent}{written}{colon}")
            lines += [first, *more]
        return lines

    def _value(self, value: Content, indent: int, before: str) -> list[str]:
        blanks = " " * self.random.choice([1, 1, 1, 1, 2, 5])
        if isinstance(value, str):
            first, *more = self._scalar(value, indent, flow=False)
            return [f"{before}{blanks}{first}", *more]
        if self._happens(self.flows) or not value:
            written = self._flow(value, indent + 1, indent)
            return [f"{before}{blanks}{written}{self._behind()}"]
        head = [f"{before}{self._behind() if self._happens(0.9) else blanks}"]
        if isinstance(value, dict):
            inner = indent + self.step
            return [*head, *self._between(inner), *self._mapping(value, inner)]
        dash = indent + self.dash
        lines = [*head, *self._between(dash)]
        for number, item in enumerate(value):
            lines += [*(self._between(dash) if number else []), *self._item(item, dash)]
        return lines

    def _item(self, item: Content, dash: int) -> list[str]:
        inner = dash + 1 + self.behind
        before = f"{' ' * dash}-{' ' * self.behind}"
        if isinstance(item, str):
            first, *more = self._scalar(item, dash, flow=False)
            return [f"{before}{first}", *more]
        if self._happens(self.flows):
            return [f"{before}{self._flow(item, inner, dash)}{self._behind()}"]
        assert isinstance(item, dict)
        lines = self._mapping(item, inner)
        if self._happens(0.1):
            return [f"{' ' * dash}-{self._behind()}", *self._between(inner), *lines]
        return [f"{before}{lines[0].lstrip()}", *lines[1:]]

    def _flow(self, value: Content, indent: int, outer: int) -> str:
        if isinstance(value, str):
            return self._scalar(value, outer, flow=True)[0]
        parts = (
            [f"{key}: {self._flow(each, indent, outer)}" for key, each in value.items()]
            if isinstance(value, dict)
            else [self._flow(each, indent, outer) for each in value]
        )
        opened, closed = "{}" if isinstance(value, dict) else "[]"
        if self._happens(0.3):
            between = f"{self.end}{' ' * (indent + 2)}"
            lines = [f"{part},{self._behind()}" for part in parts[:-1]]
            lines.append(f"{parts[-1]}{',' if self._happens(0.5) else ''}{self._behind()}")
            return f"{opened}{between}{between.join(lines)}{self.end}{' ' * (indent + 1)}{closed}"
        space = self.random.choice(["", "", " "])
        comma = "," if self._happens(0.05) else ""
        return f"{opened}{space}{', '.join(parts)}{comma}{space}{closed}"

    def _scalar(self, text: str, indent: int, *, flow: bool) -> list[str]:
        forms = ["plain"] * 4 + ["single", "double"]
        if not flow and " " in text:
            forms += ["literal", "folded", "folded", "long", "long quoted"]
        form = self.random.choice(forms)
        if form == "plain" and _is_plain(text, flow=flow):
            return [text + ("  " if not flow and self._happens(0.03) else "")]
        inner = " " * (indent + self.step)
        match form:
            case "single":
                return [f"'{text.replace(chr(39), chr(39) * 2)}'{'' if flow else self._behind()}"]
            case "literal" | "folded":
                return self._block(text, inner, form)
            case "long" if _is_plain(text, flow=flow) and "  " not in text:
                return self._broken(text, inner)
            case "long quoted" if "  " not in text:
                first, *more = self._broken(f"'{text.replace(chr(39), chr(39) * 2)}'", inner)
                return [first, *more[:-1], *(f"{line}{self._behind()}" for line in more[-1:])]
            case _:
                escaped = text.replace("\\", "\\\\").replace('"', '\\"')
                return [f'"{escaped}"{"" if flow else self._behind()}']

    def _block(self, text: str, inner: str, form: str) -> list[str]:
        chomping = self.random.choice(["", "-", "-", "+"])
        number = str(self.step) if self._happens(0.1) else ""
        head = f"{'|' if form == 'literal' else '>'}{number}{chomping}{self._behind()}"
        lines = [text] if form == "literal" or "  " in text else self._broken(text, "")
        blank = self.random.choice(["", "", " ", inner])
        gap = [blank] * self.random.choice([0, 0, 0, 1, 2])
        return [head, *(f"{inner}{line.lstrip()}" for line in lines), *gap]

    def _broken(self, text: str, inner: str) -> list[str]:
        words = text.split(" ")
        cut = self.random.randrange(1, len(words)) if len(words) > 1 else 1
        parts = [" ".join(words[:cut]), " ".join(words[cut:])]
        return [parts[0], *(f"{inner}{part}" for part in parts[1:] if part)]

    def _behind(self) -> str:
        """Return what stands behind a value that is not plain: mostly nothing."""
        if not self._happens(self.talkative):
            return " " if self._happens(0.02) else ""
        return self.random.choice([" ", "  ", "\t", " \t "]) + self.random.choice(_COMMENTS)

    def _between(self, indent: int) -> list[str]:
        """Return comments and blank lines."""
        lines: list[str] = []
        while self._happens(self.talkative):
            column = self.random.choice([indent, indent, indent, 0, indent + 1, indent + 4])
            comment = " " * column + self.random.choice(_COMMENTS)
            lines.append(self.random.choice([comment, comment, "", " " * indent]))
        return lines

    def _happens(self, probability: float) -> bool:
        return self.random.random() < probability


def _is_plain(text: str, *, flow: bool) -> bool:
    return (
        text[0] not in "-?:,[]{}#&*!|>'\"%@`"
        and ": " not in text
        and not text.endswith(":")
        and " #" not in text
        and not (flow and set(text) & set(",[]{}:"))
    )


def _last_day(written: str) -> str:
    ends = {"2023": "2023-12-31", "2025": "2025-12-31", "2023-Q2": "2023-06-30"}
    ends |= {"2024-Q1": "2024-03-31", "2023-06": "2023-06-30", "2024-01": "2024-01-31"}
    return ends.get(written, written)
