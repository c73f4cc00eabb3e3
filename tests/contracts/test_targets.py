"""What every adapter that knows the window in front promises."""

from tests.contracts.desktop_worlds import World


def test_the_window_in_front_is_known(world: World) -> None:
    world.open_window()
    target = world.desktop.targets.in_front()
    assert target is not None
    assert target.window
    assert target.process
    assert target.app_class == target.app_class.lower() != ""
    assert target.title


def test_with_no_window_there_is_no_target(world: World) -> None:
    assert world.desktop.targets.in_front() is None


def test_the_focus_goes_back_to_a_window_that_was_in_front(world: World) -> None:
    world.open_window()
    first = world.desktop.targets.in_front()
    world.open_window()
    assert first is not None
    assert world.desktop.targets.in_front() != first
    world.desktop.targets.focus(first)
    world.runner.until(lambda: world.desktop.targets.in_front() == first)


def test_a_window_that_has_gone_is_in_front_no_more(world: World) -> None:
    window = world.open_window()
    gone = world.desktop.targets.in_front()
    window.close()
    world.runner.until(lambda: world.desktop.targets.in_front() != gone)
