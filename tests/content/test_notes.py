"""The labelled notes: what extraction reached on them, it reaches again."""

from functools import cache

import pytest

from benchmarks.capture import notes
from benchmarks.capture.score import Score, score

SETS = ("development", "judged", "fresh")
SURE = ("phone", "email", "order_no", "tracking_no", "account_no", "national_id", "tax_no")
NAMES_AND_PLACES = ("name", "address", "postcode", "amount")


@cache
def scored(name: str) -> Score:
    return score(notes.read(notes.SETS / f"{name}.jsonl"))


def test_there_are_notes_enough_in_every_language() -> None:
    every = [note for path in notes.sets() for note in notes.read(path)]
    counts = {tag: sum(n.language == tag for n in every) for tag in ("zh", "zh-Hant", "en", "ru")}
    assert len(every) >= 600
    assert min(counts.values()) >= 90


def test_no_note_has_the_id_of_another() -> None:
    ids = [note.id for path in notes.sets() for note in notes.read(path)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("field", SURE)
def test_numbers_and_addresses_of_mail_are_found_rightly(name: str, field: str) -> None:
    found = scored(name).of(field)
    assert found.precision() >= 0.98
    assert found.recall() >= 0.97


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("field", NAMES_AND_PLACES)
def test_names_places_and_sums_are_found(name: str, field: str) -> None:
    found = scored(name).of(field)
    assert found.precision() >= 0.97
    assert found.recall() >= 0.97


@pytest.mark.parametrize("name", SETS)
def test_times_to_call_are_right_or_asked(name: str) -> None:
    found = scored(name)
    assert found.callback_share("right") >= 0.96
    assert found.callback_share("silent") <= 0.01


@pytest.mark.parametrize("name", SETS)
def test_nothing_forbidden_is_offered_or_stored(name: str) -> None:
    assert scored(name).forbidden.total() == 0


@pytest.mark.parametrize("name", SETS)
def test_what_is_wrong_is_shown_and_what_is_secret_is_told(name: str) -> None:
    found = scored(name)
    assert (found.invalid.precision(), found.invalid.recall()) == (1.0, 1.0)
    assert (found.removed.precision(), found.removed.recall()) == (1.0, 1.0)
