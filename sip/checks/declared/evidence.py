"""The rules on evidence and verification, and on what a plan asks for beyond every plan's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.evidence import host_as_it_reads, host_of, is_in_punycode
from sip.plan.models import Requirement, Status
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.reading.rare import Rare
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

VERIFIED_WHEN_OPEN = Rule(
    "verified-when-open",
    Severity.ERROR,
    "Only an implemented action is verified.",
    "What is not done can't be confirmed as done: the status, or the verification, is a slip.",
)
PUNYCODE_HOST = Rule(
    "punycode-host",
    Severity.WARNING,
    "The host of an address is in plain letters, not in punycode.",
    "A browser may show it in other letters than those it looks like.",
)
NO_EVIDENCE = Rule(
    "no-evidence",
    Severity.WARNING,
    "Where the plan asks for it, an implemented action has evidence.",
    "The plan has said that what is done is shown: evidence_when_implemented.",
)
NO_REASON = Rule(
    "no-reason",
    Severity.WARNING,
    "Where the plan asks for it, a removed action has a note that says why.",
    "The plan has said that what is taken out is explained: reason_when_removed.",
)


def check_verified(dataset: Dataset) -> Iterator[Problem]:
    """Somebody else confirms what is done; an action that is opened again is confirmed anew."""
    for action in dataset.having(Rare.VERIFICATION):
        status: Status | None = None
        for index, entry in enumerate(action.record.log):
            status = entry.status or status
            if entry.verified and status is not None and status is not Status.IMPLEMENTED:
                yield Problem.of(
                    VERIFIED_WHEN_OPEN,
                    action.tree.key_place("log", index, "verified"),
                    f"verified stands here, and the action is {status} by then: take it out, or "
                    "write status: implemented if it is done",
                )


def check_hosts(dataset: Dataset) -> Iterator[Problem]:
    """An address is shown as it is written; what a browser makes of it is told."""
    for action in dataset.having(Rare.EVIDENCE):
        for index, entry in enumerate(action.record.log):
            for number, evidence in enumerate(entry.evidence):
                host = host_of(evidence)
                if host is None or not is_in_punycode(host):
                    continue
                host = host.lower()
                reads = host_as_it_reads(host)
                seen = (
                    "in punycode that stands for no other letters"
                    if reads == host
                    else f"which a browser may show as {printable(reads)}"
                )
                yield Problem.of(
                    PUNYCODE_HOST,
                    action.place("log", index, "evidence", number),
                    f"evidence is on the host {host}, {seen}: check that it is the one meant",
                )


def check_required(dataset: Dataset) -> Iterator[Problem]:
    """A plan can ask more of its logs than every plan: it is told what they lack.

    An unlisted action is left out: nothing is known of it but its status.
    """
    if dataset.plan is None or not (asked := dataset.plan.record.require):
        return
    for action in dataset.actions:
        if action.record.is_unlisted or "log" in action.lost:
            continue
        if Requirement.EVIDENCE_WHEN_IMPLEMENTED in asked:
            yield from _without_evidence(action)
        if Requirement.REASON_WHEN_REMOVED in asked:
            yield from _without_reason(action)


def _without_evidence(action: Loaded[Action]) -> Iterator[Problem]:
    """Look for evidence from the last time that it was implemented on, unless it is open again."""
    last = _last_status(action.record)
    if last is None or last[1] is not Status.IMPLEMENTED:
        return
    index = last[0]
    if not any(entry.evidence for entry in action.record.log[index:]):
        yield Problem.of(
            NO_EVIDENCE,
            action.place("log", index, "status"),
            "status is implemented, and no evidence shows it: add evidence: with the document or "
            "the https address that does",
        )


def _without_reason(action: Loaded[Action]) -> Iterator[Problem]:
    last = _last_status(action.record)
    if last is None or last[1] is not Status.REMOVED:
        return
    index = last[0]
    if action.record.log[index].note is None:
        yield Problem.of(
            NO_REASON,
            action.place("log", index, "status"),
            "status is removed, and no note says why: add note: with the reason that the source "
            "gives",
        )


def _last_status(action: Action) -> tuple[int, Status] | None:
    """Return the index of the last entry that brought a new status, and the status."""
    found: tuple[int, Status] | None = None
    for index, entry in enumerate(action.log):
        if entry.status is not None and (found is None or found[1] is not entry.status):
            found = (index, entry.status)
    return found
