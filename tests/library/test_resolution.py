"""Which page wins: shipped < team < own, but a recalled page wins over every copy."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.resolution import resolve
from agent_assist.library.response import CannedResponse, Status
from tests.library.libraries import response

TODAY = date(2026, 3, 2)
YESTERDAY = date(2026, 3, 1)


def page(body: str, **others: object) -> CannedResponse:
    return response("date", "Date", body, **{"digest": f"digest of {body}", **others})


def in_force(*packs: list[CannedResponse]) -> list[str]:
    return [found.body for found in resolve(packs, TODAY).responses]


def test_the_highest_page_is_in_force() -> None:
    assert in_force([page("shipped")], [page("team")], [page("own")]) == ["own"]


def test_pages_of_other_languages_stand_beside_each_other() -> None:
    assert len(in_force([page("zh")], [page("en", language="en")])) == 2


@pytest.mark.parametrize(
    "recalled",
    [page("below", status=Status.RETIRED), page("below", valid_until=YESTERDAY)],
    ids=["retired", "past its time"],
)
def test_a_recalled_page_below_wins_over_every_copy(recalled: CannedResponse) -> None:
    assert in_force([recalled], [page("team")], [page("own")]) == ["below"]


def test_a_page_recalled_by_the_team_wins_over_the_own_copy() -> None:
    retired = page("team", status=Status.RETIRED)
    assert in_force([page("shipped")], [retired], [page("own")]) == ["team"]


def test_a_page_on_its_last_day_recalls_nothing() -> None:
    assert in_force([page("below", valid_until=TODAY)], [page("own")]) == ["own"]


def test_an_agent_may_retire_a_page_for_herself() -> None:
    own = page("own", status=Status.RETIRED)
    assert resolve([[page("shipped")], [own]], TODAY).responses == (own,)


def test_a_draft_above_hides_the_page_below() -> None:
    assert in_force([page("live")], [page("draft", status=Status.DRAFT)]) == ["draft"]


def test_an_own_copy_of_a_page_that_has_changed_since_is_listed() -> None:
    below, copy = page("below"), page("own", pack="own", based_on="an older digest")
    (pair,) = resolve([[below], [copy]], TODAY).underneath
    assert (pair.copy, pair.below) == (copy, below)


def test_an_own_copy_of_a_page_as_it_is_now_needs_no_look() -> None:
    below = page("below")
    copy = page("own", pack="own", based_on=below.digest)
    assert resolve([[below], [copy]], TODAY).underneath == ()


def test_an_own_page_that_is_no_copy_needs_no_look() -> None:
    assert resolve([[page("below")], [page("own", pack="own")]], TODAY).underneath == ()


def test_a_copy_of_a_recalled_page_is_not_listed_for_it_is_not_in_force() -> None:
    below = page("below", status=Status.RETIRED)
    copy = page("own", pack="own", based_on="an older digest")
    assert resolve([[below], [copy]], TODAY).underneath == ()


def test_a_stale_copy_of_the_team_is_no_matter_for_the_agent() -> None:
    team = page("team", pack="team", based_on="an older digest")
    assert resolve([[page("below")], [team]], TODAY).underneath == ()


def test_the_first_of_two_namesakes_in_a_pack_is_used_and_the_other_told() -> None:
    first, second = page("first"), page("second")
    found = resolve([[first, second]], TODAY)
    assert found.responses == (first,)
    assert found.twins == (second,)


def test_namesakes_in_different_packs_are_no_twins() -> None:
    assert resolve([[page("shipped")], [page("own")]], TODAY).twins == ()


_PAGES = st.builds(
    response,
    st.sampled_from("ab"),
    st.just("Title"),
    st.text(min_size=1, max_size=3),
    st.sampled_from(["zh", "en"]),
    status=st.sampled_from(Status),
    valid_until=st.sampled_from([None, YESTERDAY, TODAY]),
)


@given(st.lists(st.lists(_PAGES, max_size=4), max_size=4))
def test_every_key_has_exactly_one_page_in_force(packs: list[list[CannedResponse]]) -> None:
    keys = [found.key for found in resolve(packs, TODAY).responses]
    assert sorted(keys, key=str) == sorted({r.key for pack in packs for r in pack}, key=str)
