from __future__ import annotations

from sip.plan.plan_key import is_key, key_of


def test_the_key_of_a_plan_is_made_of_its_title() -> None:
    titles = ["Plan d'action de Côte d'Ivoire", "2030 agenda", "改革", "A" * 90]
    keys = [key_of(title) for title in titles]

    assert keys == ["plan_d_action_de_cote_d_ivoire", "plan_2030_agenda", "plan", "a" * 59]
    assert all(map(is_key, keys))
    assert not any(map(is_key, ["", "2030", "A", "../a", "a b", "a" * 60, "é"]))
