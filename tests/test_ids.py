"""Ids are UUIDv7 and come in order, whatever the clock does."""

from uuid import RFC_4122, UUID

from agent_assist.runtime.ids import Ids

NOON_MS = 1_772_445_600_000


def ids(*times_ms: int) -> Ids:
    clock = iter(times_ms)
    return Ids(lambda: next(clock), lambda bits: (1 << bits) - 1)


def test_an_id_is_a_uuid_of_version_seven_that_begins_with_the_time() -> None:
    made = UUID(ids(NOON_MS).new())

    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == NOON_MS


def test_ids_of_one_millisecond_come_in_order() -> None:
    maker = ids(*[NOON_MS] * 5000)
    made = [maker.new() for _ in range(5000)]

    assert made == sorted(set(made))


def test_ids_come_in_order_when_the_clock_is_put_back_a_day() -> None:
    maker = ids(NOON_MS, NOON_MS - 86_400_000, NOON_MS + 1)
    made = [maker.new() for _ in range(3)]

    assert made == sorted(set(made))


def test_the_systems_ids_differ() -> None:
    maker = Ids()
    assert len({maker.new() for _ in range(1000)}) == 1000
