"""The find screen: what is seen is what is inserted, and nothing is inserted by mistake."""

from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.errors import FileProblem
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from agent_assist.runtime.topics import Topic
from agent_assist.screens.find import Look
from agent_assist.screens.messages import insertion
from agent_assist.screens.messages.notice import Tone
from tests.fakes.tasks import SlowRunner
from tests.linting.making import linter_of, page
from tests.screens.desk import AGENT, HOLD, REFUND, RETURN, Desk

PAUSE_MS = 2_000


@pytest.fixture
def slow() -> Desk:
    """A desk whose answers come when the test says so; the empty box is answered already."""
    made = Desk(SlowRunner())
    made.find.clear()
    runner_of(made).answer_all()
    return made


def runner_of(desk: Desk) -> SlowRunner:
    assert isinstance(desk.runner, SlowRunner)
    return desk.runner


# Searching


def test_what_is_typed_is_searched_and_the_first_result_chosen(desk: Desk) -> None:
    desk.find.typed("退")
    assert desk.titles() == ["退款时间", "退货地址"]
    assert desk.find.state.chosen == 0


def test_an_empty_box_shows_suggestions(desk: Desk) -> None:
    desk.find.typed("  ")
    assert desk.titles() == ["请稍等", "退款时间", "退货地址"]


def test_a_search_without_result_chooses_nothing(desk: Desk) -> None:
    desk.find.typed("nothing")
    assert (desk.titles(), desk.find.state.chosen) == ([], -1)
    assert desk.find.chosen_response() is None
    assert desk.find.state.preview == ()


def test_a_slow_answer_to_an_old_query_is_dropped(slow: Desk) -> None:
    slow.find.typed("退")
    slow.find.typed("请")
    runner_of(slow).answer()
    assert slow.titles() == ["请稍等", "退款时间", "退货地址"]
    runner_of(slow).answer_all()
    assert slow.titles() == ["请稍等"]


def test_typing_faster_than_the_search_asks_only_for_the_newest(slow: Desk) -> None:
    before = len(slow.finder.asked)
    for text in ("退", "退款", "退款时"):
        slow.find.typed(text)
    runner_of(slow).answer_all()
    assert [query for query, _ in slow.finder.asked[before:]] == ["退", "退款时"]


def test_a_search_from_elsewhere_stands_in_the_box_before_its_answer_comes(slow: Desk) -> None:
    slow.find.ask("退")
    assert slow.view.states[-1].query == "退"
    assert not slow.view.states[-1].is_settled


def test_the_state_says_when_it_answers_what_is_typed(slow: Desk) -> None:
    slow.find.typed("退")
    assert not slow.find.state.is_settled
    runner_of(slow).answer_all()
    assert slow.find.state.is_settled


def test_the_view_shows_the_newest_state(desk: Desk) -> None:
    desk.find.typed("退")
    assert desk.view.states[-1] == desk.find.state


def test_another_view_is_shown_what_there_is(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.choose(1)
    other = type(desk.view)()
    desk.find.show_on(other)
    assert other.states[-1] == desk.find.state


def test_the_chosen_row_is_kept_over_a_refresh(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.choose(1)
    desk.topics.publish(Topic.HABITS)
    assert desk.find.chosen_response() == RETURN


def test_the_chosen_row_is_found_again_where_it_stands_now(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.choose(1)
    desk.find_other(RETURN, REFUND)
    assert (desk.find.state.chosen, desk.find.chosen_response()) == (0, RETURN)


def test_when_the_chosen_row_is_gone_the_first_is_chosen(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.choose(1)
    desk.find_other(REFUND)
    assert desk.find.chosen_response() == REFUND


def test_another_query_begins_at_the_first_row(desk: Desk) -> None:
    desk.find.typed("")
    desk.find.choose(1)
    desk.find.typed("退")
    assert desk.find.state.chosen == 0


@pytest.mark.parametrize("index", [-1, 2, 9])
def test_choosing_a_row_that_is_not_there_is_nothing(desk: Desk, index: int) -> None:
    desk.find.typed("退")
    desk.find.choose(index)
    assert desk.find.state.chosen == 0


def test_moving_stops_at_the_ends(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.move(-1)
    assert desk.find.state.chosen == 0
    desk.find.move(5)
    assert desk.find.state.chosen == 1


def test_an_index_that_is_still_being_read_is_told(desk: Desk) -> None:
    desk.finder.is_provisional = True
    desk.find.typed("退")
    assert desk.find.state.is_provisional


# What goes wrong while searching


def test_a_search_that_fails_is_told_and_leaves_no_old_rows(desk: Desk) -> None:
    desk.find.typed("退")
    desk.finder.error = FileProblem(Path("index.npy"), "gone")
    desk.find.typed("退货")
    assert desk.titles() == []
    assert "index.npy" in desk.notice()


def test_after_a_search_that_failed_the_next_one_answers(desk: Desk) -> None:
    desk.finder.error = FileProblem(Path("index.npy"), "gone")
    desk.find.typed("退")
    desk.finder.error = None
    desk.find.typed("退货")
    assert desk.titles() == ["退货地址"]
    assert desk.notice() == ""


def test_when_the_search_for_an_old_query_fails_the_newest_is_still_asked(slow: Desk) -> None:
    slow.find.typed("退")
    slow.find.typed("退货")
    slow.finder.error = FileProblem(Path("index.npy"), "gone")
    runner_of(slow).answer()
    slow.finder.error = None
    runner_of(slow).answer_all()
    assert slow.titles() == ["退货地址"]


def test_enter_on_a_search_that_failed_inserts_nothing_later(slow: Desk) -> None:
    slow.find.typed("请")
    slow.find.insert()
    slow.finder.error = FileProblem(Path("index.npy"), "gone")
    runner_of(slow).answer_all()
    slow.finder.error = None
    slow.find.typed("请稍")
    runner_of(slow).answer_all()
    assert slow.window.text == ""


def test_a_bug_is_not_caught(desk: Desk) -> None:
    desk.finder.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        desk.find.typed("退")


# Inserting


def test_the_chosen_response_goes_into_the_window_as_it_is_shown(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "2026-03-12")
    desk.find.insert()
    assert desk.window.text == "您的退款最晚3月12日周四到账，我是8012号。"
    assert desk.window.text == "".join(piece.text for piece in desk.find.state.preview)


def test_nothing_is_said_when_all_went_well(desk: Desk) -> None:
    desk.find.typed("请")
    desk.find.insert()
    assert desk.notice() == ""
    assert desk.view.times_finished == 1


def test_enter_before_the_results_have_come_inserts_the_response_of_the_newest_query(
    slow: Desk,
) -> None:
    slow.find.typed("退")
    slow.find.typed("请")
    slow.find.insert()
    assert slow.window.text == ""
    runner_of(slow).answer_all()
    assert slow.window.text == HOLD.body


def test_enter_before_the_results_is_called_off_by_more_typing(slow: Desk) -> None:
    slow.find.typed("请")
    slow.find.insert()
    slow.find.typed("退")
    runner_of(slow).answer_all()
    assert slow.window.text == ""


def test_enter_before_the_results_is_called_off_by_escape(slow: Desk) -> None:
    slow.find.typed("请")
    slow.find.insert()
    slow.find.finish()
    runner_of(slow).answer_all()
    assert slow.window.text == ""


def test_enter_before_the_results_outlives_the_pause(slow: Desk) -> None:
    slow.find.typed("请")
    slow.find.insert()
    slow.runner.pass_time(PAUSE_MS)
    runner_of(slow).answer_all()
    assert slow.window.text == HOLD.body


def test_enter_without_any_result_inserts_nothing(desk: Desk) -> None:
    desk.find.typed("nothing")
    desk.find.insert()
    assert desk.window.text == ""
    assert desk.view.times_finished == 0


def test_a_row_that_is_taken_with_the_mouse_is_the_one_that_was_seen(slow: Desk) -> None:
    slow.find.typed("退")
    slow.find.insert_row(0)
    runner_of(slow).answer_all()
    assert slow.window.text == HOLD.body


def test_the_row_that_is_taken_goes_in_not_the_chosen_one(desk: Desk) -> None:
    desk.find_other(REFUND, HOLD)
    desk.find.insert_row(1)
    assert desk.window.text == HOLD.body


@pytest.mark.parametrize("index", [-1, 3])
def test_taking_a_row_that_is_not_there_is_nothing(desk: Desk, index: int) -> None:
    desk.find.insert_row(index)
    assert desk.window.text == ""


def test_a_use_is_counted_for_the_agent(desk: Desk) -> None:
    desk.find.typed("请")
    desk.find.insert()
    assert desk.usage.uses(AGENT)["hold"].count == 1
    assert desk.usage.uses(AGENT)["hold"].last == desk.clock.now()


def test_what_was_not_inserted_is_not_counted(desk: Desk) -> None:
    desk.window.takes = False
    desk.find.typed("请")
    desk.find.insert()
    assert dict(desk.usage.uses(AGENT)) == {}


def test_a_use_that_cannot_be_counted_is_told_and_the_text_is_in(desk: Desk) -> None:
    desk.usage.broken = FileProblem(Path("usage.db"), "disk full")
    desk.find.typed("请")
    desk.find.insert()
    assert desk.window.text == HOLD.body
    assert "disk full" in desk.notice()


def test_the_last_insertion_is_taken_back(desk: Desk) -> None:
    desk.find.typed("请")
    desk.find.insert()
    desk.find.undo()
    assert desk.window.text == ""
    assert desk.notice() == "Taken back."


def test_taking_back_nothing_says_so(desk: Desk) -> None:
    desk.find.undo()
    assert "nothing to take back" in desk.notice()


# Outcomes


def test_a_window_that_takes_nothing_is_told_with_a_way_out(desk: Desk) -> None:
    desk.window.takes = False
    desk.find.typed("请")
    desk.find.insert()
    notice = desk.find.state.notice
    assert notice is not None
    assert (notice.tone, notice.action) == (Tone.WARNING, "copy")


def test_a_window_that_is_gone_is_told_and_the_text_copied(desk: Desk) -> None:
    desk.screen_of_computer.close(desk.window)
    desk.find.typed("请")
    desk.find.insert()
    assert desk.screen_of_computer.clipboard == HOLD.body
    assert "closed" in desk.notice()


def test_without_a_window_the_text_is_copied(desk: Desk) -> None:
    desk.find.target_from(lambda: None)
    desk.find.typed("请")
    desk.find.insert()
    assert desk.screen_of_computer.clipboard == HOLD.body
    assert "No other window" in desk.notice()


@pytest.mark.parametrize("reason", [r for r in Reason if r not in {Reason.TAKEN, Reason.UNDONE}])
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    notice = insertion.after(Outcome(OutcomeKind.COPIED_ONLY, reason))
    assert notice is not None
    assert notice.text.endswith(".")
    assert not {"!", "Please", "please", "successfully"} & set(notice.text.split())


@pytest.mark.parametrize(
    ("kind", "tone", "action"),
    [
        (OutcomeKind.INSERTED_UNCONFIRMED, Tone.NOTE, ""),
        (OutcomeKind.NOT_TAKEN, Tone.WARNING, "copy"),
        (OutcomeKind.COPIED_ONLY, Tone.WARNING, ""),
        (OutcomeKind.TARGET_CHANGED, Tone.WARNING, "copy"),
    ],
)
def test_every_outcome_but_a_good_one_is_told(kind: OutcomeKind, tone: Tone, action: str) -> None:
    notice = insertion.after(Outcome(kind, Reason.NO_READ))
    assert notice is not None
    assert (notice.tone, notice.action) == (tone, action)


def test_a_clipboard_that_could_not_be_kept_is_told() -> None:
    good = Outcome(OutcomeKind.INSERTED, Reason.TAKEN)
    assert insertion.after(good) is None
    notice = insertion.after(replace(good, restorable=False))
    assert notice is not None
    assert "clipboard" in notice.text


# Copying


def test_the_chosen_response_is_copied(desk: Desk) -> None:
    desk.find.typed("请")
    desk.find.copy()
    assert desk.screen_of_computer.clipboard == HOLD.body
    assert desk.notice() == "Copied."
    assert desk.window.text == ""


def test_copying_asks_for_what_is_missing_as_inserting_does(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.copy()
    assert desk.view.focused == ["date"]
    assert desk.screen_of_computer.clipboard == ""


def test_a_copy_before_the_results_have_come_is_of_the_newest_query(slow: Desk) -> None:
    slow.find.typed("退")
    slow.find.typed("请")
    slow.find.copy()
    runner_of(slow).answer_all()
    assert slow.screen_of_computer.clipboard == HOLD.body


# Blanks


def test_a_required_blank_that_is_empty_gets_the_cursor_and_nothing_is_inserted(
    desk: Desk,
) -> None:
    desk.find.typed("退款")
    desk.find.insert()
    assert desk.view.focused == ["date"]
    assert desk.window.text == ""
    assert desk.view.times_finished == 0


def test_a_blank_that_is_not_required_may_stay_empty(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "2026-03-12")
    desk.find.insert()
    assert "‹" not in desk.window.text
    assert desk.window.text != ""


def test_the_form_has_the_blanks_but_not_what_the_settings_know(desk: Desk) -> None:
    desk.find.typed("退款")
    blanks = desk.find.state.blanks
    assert [(blank.name, blank.prompt, blank.is_required) for blank in blanks] == [
        ("date", "最晚到账日", True),
        ("extra", "补充", False),
    ]


def test_an_agent_number_that_is_not_known_yet_is_asked_for() -> None:
    desk = Desk(agent_no="")
    desk.find.typed("退款")
    assert "agent_no" in [blank.name for blank in desk.find.state.blanks]


def test_what_is_missing_is_told_apart_in_the_preview(desk: Desk) -> None:
    desk.find.typed("退款")
    looks = {piece.text: piece.look for piece in desk.find.state.preview}
    assert looks["‹最晚到账日›"] is Look.MISSING
    assert looks["8012"] is Look.FILLED


def test_the_note_is_shown_and_never_inserted(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "+2")
    assert desk.find.state.note == REFUND.note
    desk.find.insert()
    assert REFUND.note not in desk.window.text


def test_a_date_may_be_typed_as_agents_type_it(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "3-12")
    desk.find.insert()
    assert "3月12日周四" in desk.window.text


def test_what_is_no_date_is_inserted_as_it_was_typed(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "下周")
    desk.find.insert()
    assert "下周" in desk.window.text


def test_a_value_is_remembered_for_this_customer(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "3-12")
    desk.find.typed("请")
    desk.find.typed("退款")
    assert desk.find.state.blanks[0].value == "2026-03-12"
    assert desk.find.state.first_missing == ""


def test_the_next_customer_knows_nothing_of_the_last(desk: Desk) -> None:
    desk.find.typed("退款")
    desk.find.fill_blank("date", "3-12")
    desk.find.fill_blank("extra", "王丽")
    desk.current.next_customer()
    assert [blank.value for blank in desk.find.state.blanks] == ["", ""]
    assert "王丽" not in "".join(piece.text for piece in desk.find.state.preview)
    desk.find.insert()
    assert desk.window.text == ""


def test_values_show_in_the_rows_at_once(desk: Desk) -> None:
    desk.find.typed("退货")
    desk.find.fill_blank("address", "北京")
    assert "退货请寄北京。" in desk.find.state.rows[0].text


# Failed searches


def test_a_search_without_result_is_kept_after_a_pause(desk: Desk) -> None:
    desk.find.typed("退钱慢")
    desk.runner.pass_time(PAUSE_MS - 1)
    assert not desk.usage.failed_searches
    desk.runner.pass_time(1)
    assert dict(desk.usage.failed_searches) == {(AGENT, "退钱慢"): 1}


def test_a_search_without_result_is_kept_on_escape(desk: Desk) -> None:
    desk.find.typed(" 退钱慢 ")
    desk.find.finish()
    assert dict(desk.usage.failed_searches) == {(AGENT, "退钱慢"): 1}


def test_a_pause_and_escape_are_one_search(desk: Desk) -> None:
    desk.find.typed("退钱慢")
    desk.runner.pass_time(PAUSE_MS)
    desk.find.finish()
    assert desk.usage.failed_searches[AGENT, "退钱慢"] == 1


def test_the_same_search_another_time_counts_again(desk: Desk) -> None:
    for _ in range(2):
        desk.find.typed("退钱慢")
        desk.find.finish()
        desk.find.clear()
    assert desk.usage.failed_searches[AGENT, "退钱慢"] == 2


def test_what_was_typed_on_the_way_is_not_kept(desk: Desk) -> None:
    desk.find.typed("tu")
    desk.runner.pass_time(PAUSE_MS // 2)
    desk.find.typed("退")
    desk.runner.pass_time(PAUSE_MS)
    assert not desk.usage.failed_searches


@pytest.mark.parametrize("query", ["退", "13800001234", "wang@x.cn", "x" * 17, "  "])
def test_what_was_found_or_may_not_be_kept_is_not_kept(desk: Desk, query: str) -> None:
    desk.find.typed(query)
    desk.runner.pass_time(PAUSE_MS)
    desk.find.finish()
    assert not desk.usage.failed_searches


def test_a_search_that_has_no_answer_yet_is_not_kept(slow: Desk) -> None:
    slow.find.typed("退钱慢")
    slow.find.finish()
    runner_of(slow).answer_all()
    assert not slow.usage.failed_searches


def test_a_search_that_failed_with_an_error_is_not_kept(desk: Desk) -> None:
    desk.finder.error = FileProblem(Path("index.npy"), "gone")
    desk.find.typed("退钱慢")
    desk.find.finish()
    assert not desk.usage.failed_searches


def test_before_the_index_is_there_no_search_counts_as_failed(desk: Desk) -> None:
    desk.finder.is_provisional = True
    desk.find.typed("退钱慢")
    desk.find.finish()
    assert not desk.usage.failed_searches


# Scenarios, language, favourites


def test_the_scenarios_of_the_results_are_on_offer(desk: Desk) -> None:
    desk.find.typed("退")
    chips = [(chip.id, chip.label, chip.is_chosen) for chip in desk.find.state.chips]
    assert chips == [("refund", "退款", False), ("return", "退货", False)]


def test_a_scenario_narrows_the_suggestions_and_is_shown_as_chosen(desk: Desk) -> None:
    desk.find.use_scenario("refund")
    assert desk.titles() == ["退款时间"]
    assert [chip.id for chip in desk.find.state.chips if chip.is_chosen] == ["refund"]


def test_the_same_scenario_again_widens(desk: Desk) -> None:
    desk.find.use_scenario("refund")
    desk.find.use_scenario("refund")
    assert len(desk.titles()) == 3
    assert not any(chip.is_chosen for chip in desk.find.state.chips)


def test_the_scenario_at_hand_stays_on_offer_without_any_result(desk: Desk) -> None:
    desk.find.use_scenario("refund")
    desk.find.typed("nothing")
    assert [chip.id for chip in desk.find.state.chips] == ["refund"]


def test_the_next_scenario_is_the_next_on_offer_and_after_the_last_none(desk: Desk) -> None:
    desk.find.clear()
    seen = []
    for _ in range(5):
        desk.find.next_scenario()
        seen.append(desk.current.interaction.scenario)
    assert seen == ["hold", "refund", "return", None, "hold"]


def test_the_scenarios_on_offer_stay_where_they_are_when_one_is_chosen(desk: Desk) -> None:
    desk.find.clear()
    desk.find.use_scenario("return")
    assert [chip.id for chip in desk.find.state.chips] == ["hold", "refund", "return"]


def test_another_query_offers_other_scenarios(desk: Desk) -> None:
    desk.find.clear()
    desk.find.use_scenario("return")
    desk.find.typed("请")
    assert [chip.id for chip in desk.find.state.chips] == ["return", "hold"]


def test_another_language_asks_anew_and_keeps_the_chosen_row(desk: Desk) -> None:
    desk.find.typed("退")
    desk.find.choose(1)
    desk.find.use_language("zh-Hant")
    assert desk.find.state.language == "zh-Hant"
    assert desk.finder.asked[-1][1].language == "zh-Hant"
    assert desk.find.chosen_response() == RETURN


def test_what_comes_from_another_language_is_marked(desk: Desk) -> None:
    desk.find.use_language("en")
    assert {row.language_mark for row in desk.find.state.rows} == {"中"}


def test_a_favourite_is_marked_and_unmarked(desk: Desk) -> None:
    desk.find.typed("请")
    desk.find.toggle_favourite()
    assert desk.usage.favourites(AGENT) == ("hold",)
    assert desk.find.state.rows[0].is_favourite
    desk.find.toggle_favourite()
    assert desk.usage.favourites(AGENT) == ()
    assert not desk.find.state.rows[0].is_favourite


def test_marking_without_a_chosen_row_is_nothing(desk: Desk) -> None:
    desk.find.typed("nothing")
    desk.find.toggle_favourite()
    assert desk.usage.favourites(AGENT) == ()


# What the rules say of it

THREAT = """
[[rule]]
id = "negative.threat"
message = "Stay calm."
why = "It threatens."
severity = "error"
action = "block"
phrases = ["我就挂了"]
no_fix = "none"

[[rule]]
id = "negative.maybe"
message = "Say what is so."
why = "It guesses."
severity = "warning"
phrases = ["好像"]
no_fix = "none"
"""


@pytest.fixture
def watched(desk: Desk) -> Desk:
    """A desk with rules, the response about returns chosen: its address is a blank."""
    desk.checker = linter_of(page(THREAT))
    desk.find.typed("退货")
    return desk


def found(desk: Desk) -> str:
    return desk.find.state.found.text if desk.find.state.found else ""


def test_what_the_rules_find_in_the_filled_text_is_shown(watched: Desk) -> None:
    watched.find.fill_blank("address", "好像北京")
    assert "Say what is so." in found(watched)
    watched.find.fill_blank("address", "北京")
    assert found(watched) == ""


def test_the_worst_finding_stands_first_and_the_others_are_counted(watched: Desk) -> None:
    watched.find.fill_blank("address", "好像北京，我就挂了")
    assert "Stay calm." in found(watched)
    assert found(watched).endswith("(+1)")


def test_a_clean_response_has_no_finding(watched: Desk) -> None:
    assert found(watched) == ""


def test_a_finding_that_holds_back_keeps_the_text_here(watched: Desk) -> None:
    watched.find.fill_blank("address", "我就挂了")
    watched.find.insert()
    watched.find.copy()
    assert (watched.window.text, watched.screen_of_computer.clipboard) == ("", "")
    assert watched.find.state.notice is not None
    assert watched.find.state.notice.action == "to_draft"
    assert watched.view.times_finished == 0


def test_a_warning_holds_nothing_back(watched: Desk) -> None:
    watched.find.fill_blank("address", "好像北京")
    watched.find.insert()
    assert watched.window.text == "退货请寄好像北京。"


def test_an_agent_may_have_responses_open_in_the_draft_first() -> None:
    desk = Desk(draft_first=True)
    desk.find.typed("退款")
    desk.find.insert()
    assert desk.window.text == ""
    assert desk.drafted == [("您的退款最晚{{date}}到账，我是8012号。", desk.window.target)]
    assert desk.view.times_finished == 1


def test_shipped_wording_does_not_even_have_the_rules_read(desk: Desk) -> None:
    desk.checker = linter_of(page(THREAT))
    desk.times_checker_asked = 0
    desk.find.typed("请稍等")
    desk.find.insert()
    assert desk.window.text == "请您稍等。"
    assert desk.times_checker_asked == 0
