from pathlib import Path

from agent_assist.linting.rules import load
from agent_assist.packs.files import Origin, Pack
from tests.linting.making import page, rule

SHIPPED = Pack("general", Path("general"), Origin.SHIPPED)


def test_a_later_pack_replaces_the_rule_of_the_same_id_and_language() -> None:
    files = [page(rule('phrases = ["旧"]'), pack=SHIPPED), page(rule('phrases = ["新"]'))]
    rule_set, faults = load(files)
    assert not faults
    assert [(r.pack, r.phrases) for r in rule_set.rules] == [("team", ("新",))]


def test_a_faulty_rule_of_a_later_pack_leaves_the_lower_one_in_force() -> None:
    files = [page(rule('phrases = ["旧"]'), pack=SHIPPED), page(rule('phrases = ["{"]'))]
    rule_set, faults = load(files)
    assert [fault.code for fault in faults] == ["braces"]
    assert [r.pack for r in rule_set.rules] == ["general"]
