"""What every adapter that follows another program's window promises."""

from agent_assist.runtime.desktop import Rect, Target
from tests.contracts.desktop_worlds import World, place_of


def followed(world: World) -> tuple[Target, list[Rect | None]]:
    target = world.desktop.targets.in_front()
    assert target is not None
    seen: list[Rect | None] = []
    world.desktop.docking.follow(target, seen.append)
    world.runner.until(lambda: seen)
    return target, seen


def test_windows_are_listed_topmost_first(world: World) -> None:
    world.open_window()
    below = world.desktop.targets.in_front()
    world.open_window()
    above = world.desktop.targets.in_front()
    assert [one.window for one in world.desktop.docking.windows()] == [
        one.window for one in (above, below) if one
    ]


def test_the_place_is_told_at_once(world: World) -> None:
    world.open_window()
    _, seen = followed(world)
    assert seen[0] is not None
    assert seen[0].width > 0


def test_a_move_is_followed(world: World) -> None:
    window = world.open_window()
    _, seen = followed(world)
    before = seen[-1]
    window.move(333, 222)
    place_of(world, seen, lambda place: place is not None and place != before)


def test_a_minimised_window_has_no_place(world: World) -> None:
    window = world.open_window()
    _, seen = followed(world)
    window.minimise()
    place_of(world, seen, lambda place: place is None)


def test_a_closed_window_is_followed_no_more(world: World) -> None:
    window = world.open_window()
    _, seen = followed(world)
    window.close()
    place_of(world, seen, lambda place: place is None)
    count = len(seen)
    world.open_window()
    world.runner.pump()
    assert len(seen) == count


def test_nothing_is_told_after_leaving(world: World) -> None:
    window = world.open_window()
    _, seen = followed(world)
    world.desktop.docking.leave()
    count = len(seen)
    window.move(444, 111)
    assert world.desktop.docking.windows()
    world.runner.pump()
    assert len(seen) == count
