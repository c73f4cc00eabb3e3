"""What every inserter promises."""

from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from tests.contracts.desktop_worlds import World, inserted

PHRASE = "您好，订单 12 已经发出，请您放心。"


def test_a_text_arrives_in_its_target(world: World) -> None:
    window = world.open_window()
    outcome = inserted(world, PHRASE, world.desktop.targets.in_front())
    assert (outcome.kind, outcome.reason) == (OutcomeKind.INSERTED, Reason.TAKEN)
    world.runner.until(lambda: window.received() == PHRASE)


def test_the_outcome_names_the_target(world: World) -> None:
    world.open_window()
    target = world.desktop.targets.in_front()
    assert inserted(world, PHRASE, target).target == target


def test_the_clipboard_stands_as_before_an_insertion(world: World) -> None:
    world.open_window()
    world.desktop.inserter.copy("my own")
    world.runner.until(lambda: world.copied() == "my own")
    inserted(world, PHRASE, world.desktop.targets.in_front())
    assert world.copied() == "my own"


def test_insertions_arrive_in_the_order_in_which_they_were_asked_for(world: World) -> None:
    window = world.open_window()
    target = world.desktop.targets.in_front()
    outcomes: list[Outcome] = []
    for text in ("first ", "second ", "third"):
        world.desktop.inserter.insert(text, target, outcomes.append)
    world.runner.until(lambda: len(outcomes) == 3)
    world.runner.until(lambda: window.received() == "first second third")


def test_without_a_target_the_text_is_only_copied(world: World) -> None:
    outcome = inserted(world, PHRASE, None)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.NO_TARGET)
    assert world.copied() == PHRASE


def test_for_a_closed_target_the_text_is_only_copied(world: World) -> None:
    window = world.open_window()
    target = world.desktop.targets.in_front()
    window.close()
    outcome = inserted(world, PHRASE, target)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.TARGET_GONE)
    assert world.copied() == PHRASE


def test_a_target_that_never_reads_is_reported(world: World) -> None:
    window = world.open_window(takes=False)
    outcome = inserted(world, PHRASE, world.desktop.targets.in_front())
    assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_TAKEN, Reason.NO_READ)
    assert window.received() == ""


def test_a_modifier_that_stays_down_stops_the_insertion(world: World) -> None:
    window = world.open_window()
    target = world.desktop.targets.in_front()
    world.hold_shift()
    outcome = inserted(world, PHRASE, target)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.MODIFIERS_DOWN)
    assert window.received() == ""


def test_the_last_insertion_can_be_taken_back_once(world: World) -> None:
    window = world.open_window()
    inserted(world, PHRASE, world.desktop.targets.in_front())
    world.runner.until(lambda: window.received() == PHRASE)
    outcomes: list[Outcome] = []
    assert world.desktop.inserter.undo(outcomes.append)
    world.runner.until(lambda: outcomes)
    assert outcomes[0].reason is Reason.UNDONE
    assert not world.desktop.inserter.undo(outcomes.append)


def test_there_is_nothing_to_take_back_at_first(world: World) -> None:
    assert not world.desktop.inserter.undo(lambda _: None)
