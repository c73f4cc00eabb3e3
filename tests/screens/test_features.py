"""Features that a policy switches off, and the actions that go with them."""

from agent_assist.screens.actions import BY_ID
from agent_assist.screens.features import FEATURES, switched_off


def test_every_feature_names_actions_that_there_are() -> None:
    assert {a for actions in FEATURES.values() for a in actions} <= BY_ID.keys()


def test_a_feature_takes_its_actions_along_and_an_unknown_one_nothing() -> None:
    assert switched_off(["docking", "no_such_feature"]) == {"dock"}
    assert switched_off([]) == frozenset()
