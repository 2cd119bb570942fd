from __future__ import annotations

from sip.problems.problem import Location, Problem, sorted_problems
from sip.problems.rule import Rule, Severity


def test_a_problem_is_printed_on_one_line_with_its_place_and_rule() -> None:
    problem = Problem.of(Rule.BAD_DATE, Location("data/plan.yaml", 4, 6, 4, 9), "due is x")
    assert problem.severity is Severity.ERROR
    assert str(problem) == "data/plan.yaml:4:6: error: due is x [bad-date]"


def test_a_path_is_printed_as_data() -> None:
    warning = Problem.of(Rule.REOPENED, Location("::error\n\x1b[0m.yaml"), "check it")
    assert str(warning) == r"\x3a:error\n\x1b[0m.yaml:1:1: warning: check it [reopened]"


def test_problems_are_sorted_by_file_line_and_column_then_by_rule_and_message() -> None:
    ordered = [
        Problem.of(Rule.BAD_VALUE, Location("a", 2, 9), "x"),
        Problem.of(Rule.BAD_DATE, Location("a", 10, 1), "x"),
        Problem.of(Rule.BAD_DATE, Location("a", 10, 2), "x"),
        Problem.of(Rule.BAD_VALUE, Location("a", 10, 2), "x"),
        Problem.of(Rule.BAD_VALUE, Location("a", 10, 2), "y"),
        Problem.of(Rule.BAD_DATE, Location("a", 10, 2, 11, 1), "x"),
        Problem.of(Rule.BAD_DATE, Location("b", 1, 1), "x"),
    ]
    assert sorted_problems(reversed(ordered)) == ordered


def test_every_rule_has_a_code_and_a_sentence_of_its_own() -> None:
    codes = [rule.code for rule in Rule]
    sentences = [rule.sentence for rule in Rule]
    assert len(set(codes)) == len(codes) == len(set(sentences)) == len(Rule)
    assert codes == [rule.name.lower().replace("_", "-") for rule in Rule]
    assert all(sentence.endswith(".") for sentence in sentences)
