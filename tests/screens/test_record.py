"""Notes in, fields read back one by one, and nothing saved that the customer did not confirm."""

import pytest

from agent_assist.capture.ports import SpaceLacking, VaultState
from agent_assist.runtime.topics import Topic
from agent_assist.screens.record_state import Step
from tests.capture import records
from tests.screens.record_desk import RecordDesk

CORRECTED = "张伟，电话13812345678，不对，尾号5687"
CALLS = {
    "zh": (CORRECTED, "+8613812345687"),
    "en": ("Phone 020 7946 0958, no wait, 020 7946 0985", "+442079460985"),
    "ru": ("Телефон 8 916 123-45-67, ой нет, 8 916 123-45-76", "+79161234576"),
}


@pytest.mark.parametrize("language", CALLS)
def test_a_corrected_number_is_captured_read_back_confirmed_and_saved(language: str) -> None:
    desk = RecordDesk(language)
    notes, number = CALLS[language]
    desk.note(notes)
    assert desk.row("phone").word == "heard"
    desk.agree()
    assert desk.row("phone").word == "confirmed"
    desk.record.save()
    (saved,) = desk.store.records.values()
    value = saved.card.entry("phone").value
    assert value is not None
    assert value.reveal() == number


def test_saving_before_the_yes_is_refused_and_shows_the_field_that_waits() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678，订单A20260302001")
    desk.record.save()
    assert desk.store.records == {}
    assert "Phone" in desk.notice()
    assert desk.record.state.chosen == "phone"


def test_yes_counts_only_while_the_sentence_is_up() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.choose("phone")
    desk.record.yes()
    assert desk.row("phone").word == "heard"
    assert "F9" in desk.notice()


def test_a_costly_number_has_its_end_asked_once_more() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.read_back()
    assert desk.record.state.say.groups == ("138", "1234", "5678")
    desk.record.yes()
    assert desk.record.state.say.groups == ("5678",)
    assert desk.row("phone").word == "say it now"
    desk.record.yes()
    assert desk.row("phone").word == "confirmed"


def test_after_a_no_only_the_wrong_part_is_typed_and_the_whole_is_read_again() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.read_back()
    desk.record.no()
    assert desk.record.state.step is Step.PART
    desk.record.wrong_part(1)
    assert desk.view.cursor == "value"
    desk.record.put("9999")
    assert desk.record.state.say.groups == ("138", "9999", "5678")
    assert desk.row("phone").word == "say it now"


def test_after_two_noes_another_way_is_proposed() -> None:
    desk = RecordDesk()
    desk.note("邮箱 li@example.com")
    for _ in range(2):
        desk.record.read_back()
        desk.record.no()
    assert "spelled" in desk.notice()


def test_a_change_in_the_notes_takes_the_yes_back() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.agree()
    desk.note("电话13812345678，不对，尾号5687")
    assert desk.row("phone").word == "heard"


def test_what_the_agent_typed_stands_against_the_notes() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.choose("phone")
    desk.record.put("13900001111")
    desk.note("电话13812345678，客户很急")
    assert desk.row("phone").value == "139 0000 1111"


def test_a_wrong_value_is_said_to_be_wrong_and_not_taken() -> None:
    desk = RecordDesk()
    desk.record.choose("email")
    desk.record.put("li@@example")
    assert desk.row("email").value == ""
    assert "e-mail" in desk.notice()


def test_a_second_number_has_a_row_of_its_own() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678，备用13900001111")
    assert desk.row("phone").value == "138 1234 5678"
    assert desk.row("phone#2").value == "139 0000 1111"
    assert desk.row("phone#2").label == "Phone 2"
    desk.note("电话13812345678")
    assert desk.row("phone#2").value == ""


def test_an_open_hour_is_asked_and_typed_before_it_can_be_read_back() -> None:
    desk = RecordDesk()
    desk.note("明天三点回电")
    assert "morning or afternoon" in desk.row("callback").hint
    desk.record.choose("callback")
    desk.record.edit()
    assert desk.view.value == "明天三点"
    desk.record.put("明天下午三点")
    assert desk.row("callback").value.endswith("15:00")
    desk.agree()
    assert desk.row("callback").word == "confirmed"


def test_a_number_that_may_be_an_order_is_taken_only_by_the_agent() -> None:
    desk = RecordDesk()
    desk.note("订单有问题，13812345678")
    field = next(row for row in desk.record.state.rows if "Enter takes it" in row.hint)
    desk.record.choose(field.id)
    desk.record.edit()
    assert desk.row(field.id).word == "heard"


@pytest.mark.parametrize(
    ("notes", "secret", "kind"),
    [
        ("卡号4111 1111 1111 1111", "4111 1111 1111 1111", "card number"),
        ("CVV 123", "123", "card check code"),
        ("密码 hunter22", "hunter22", "password"),
        ("验证码 482913", "482913", "one-time code"),
    ],
)
def test_a_secret_leaves_the_notes_at_once_and_cannot_be_brought_back(
    notes: str, secret: str, kind: str
) -> None:
    desk = RecordDesk()
    desk.record.typed(notes, len(notes))
    assert secret not in desk.view.notes
    assert desk.view.has_forgotten
    assert kind in desk.notice()
    desk.runner.pass_time(10_000)
    assert all(secret not in text.reveal() for _id, text in desk.drafts.kept())


@pytest.mark.parametrize("secret", ["CVV 1234", "卡号4111111111111111234", "密码 hunter22x"])
def test_nothing_of_a_secret_that_is_typed_key_by_key_stays(secret: str) -> None:
    desk = RecordDesk()
    for letter in secret:
        text = desk.record.state.notes + letter
        desk.record.typed(text, len(text))
    label, _space, value = secret.replace("卡号", "卡号 ").partition(" ")
    left = desk.record.state.notes.removeprefix(label).strip()
    assert left in {"•••", f"{value[:6]}******{value[12:16]}"}


@pytest.mark.parametrize("notes", ["memorable word is bluebell", "кодовое слово ромашка"])
def test_a_secret_word_at_the_end_goes_when_the_hand_rests(notes: str) -> None:
    desk = RecordDesk()
    for letter in notes:
        text = desk.record.state.notes + letter
        desk.record.typed(text, len(text))
    desk.runner.pass_time(10_000)
    assert desk.view.notes == notes.rpartition(" ")[0] + " •••"
    assert desk.view.has_forgotten


@pytest.mark.parametrize("notes", ["my password is wrong", "maiden name did not match"])
def test_a_word_that_is_still_being_typed_is_not_taken_for_a_password(notes: str) -> None:
    desk = RecordDesk()
    for letter in notes:
        text = desk.record.state.notes + letter
        desk.record.typed(text, len(text))
    desk.runner.pass_time(10_000)
    assert desk.record.state.notes == notes


def test_the_caret_stays_where_the_agent_types_after_a_secret_has_gone() -> None:
    desk = RecordDesk()
    before = "CVV 12\n电话"
    desk.note(before)
    desk.record.typed("CVV 123\n电话", 7)
    assert desk.view.notes[desk.view.caret :] == "\n电话"


def test_notes_are_kept_when_the_hand_rests_and_come_back_after_a_crash() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.rest()
    ((_id, text),) = desk.drafts.kept()
    other = RecordDesk()
    other.record.recover(text.reveal())
    other.runner.pass_time(10_000)
    assert other.view.notes == "电话13812345678"
    assert other.row("phone").word == "heard"


def test_notes_put_away_for_a_lock_are_kept_and_those_of_a_customer_who_has_gone_are_not() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.put_away(desk.current.next_customer)
    assert desk.view.notes == ""
    assert [text.reveal() for _id, text in desk.drafts.kept()] == ["电话13812345678"]
    desk.note("电话13900001111")
    desk.rest()
    desk.current.next_customer()
    assert [text.reveal() for _id, text in desk.drafts.kept()] == ["电话13812345678"]


def test_notes_of_a_saved_record_are_kept_no_second_time() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.rest()
    desk.agree()
    desk.record.save()
    assert desk.drafts.kept() == ()


def test_a_declined_field_is_saved_with_its_reason() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.choose("phone")
    desk.record.decline("Call broke off")
    assert desk.row("phone").hint == "Call broke off"
    desk.record.save()
    assert len(desk.store.records) == 1


def test_a_full_disk_keeps_everything_and_says_what_to_do() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.agree()
    desk.store.full = SpaceLacking(path=records.shipped_packs(), reason="full")
    desk.record.save()
    assert "disk is full" in desk.notice()
    desk.store.full = None
    desk.record.save()
    assert len(desk.store.records) == 1


def test_locked_records_are_said_to_be_locked_and_nothing_is_lost() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.agree()
    desk.vault.lock()
    desk.record.save()
    assert "locked" in desk.notice()
    assert desk.row("phone").word == "confirmed"
    assert desk.vault.state is VaultState.LOCKED


def test_saving_tells_who_shows_records() -> None:
    desk = RecordDesk()
    told: list[str] = []
    desk.topics.subscribe(Topic.CAPTURES, lambda: told.append("captures"))
    desk.note("电话13812345678")
    desk.agree()
    desk.record.save()
    assert told == ["captures"]
    assert desk.notice().startswith("Saved")


def test_a_known_customer_says_what_is_on_record_and_it_is_never_shown() -> None:
    desk = RecordDesk()
    desk.store.save(records.record())
    desk.note("电话13812345678")
    row = desk.row("address")
    assert row.is_hidden
    assert records.ADDRESS not in row.value
    assert "1 earlier contact" in desk.record.state.history[0]
    desk.record.choose("address")
    desk.record.put("上海市黄浦区人民路1号")
    assert "not what is on record" in desk.notice()
    desk.record.put(records.ADDRESS)
    assert desk.row("address").word == "confirmed"


def test_values_go_into_responses_as_soon_as_they_are_heard() -> None:
    desk = RecordDesk()
    desk.note("客户姓张，叫张伟，电话13812345678")
    assert desk.current.interaction.values["phone"].reveal() == "+8613812345678"


@pytest.mark.parametrize(
    ("language", "notes", "callback", "amount"),
    [
        ("zh", "明天下午三点回电，退款12.5元", "3月3日周二 15:00", "12.50元"),
        ("en", "call back tomorrow at 3pm, refund £12.50", "Tuesday 3 March 15:00", "£12.50"),
        (
            "ru",
            "перезвонить завтра в 15:00, возврат 1250 руб.",
            "вторник, 3 марта 15:00",
            "1\u00a0250\u00a0₽",
        ),
    ],
)
def test_times_and_sums_go_into_responses_in_the_customers_language(
    language: str, notes: str, callback: str, amount: str
) -> None:
    desk = RecordDesk(language)
    desk.note(notes)
    values = desk.current.interaction.values
    assert values["callback"].reveal() == callback
    assert values["amount"].reveal() == amount


def test_the_next_customer_finds_nothing_of_the_last() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.current.next_customer()
    assert desk.view.notes == ""
    assert all(row.value == "" for row in desk.record.state.rows)


def test_a_confirmed_field_has_a_key_of_its_own_and_the_summary_goes_out_whole() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678")
    desk.record.insert_field(1)
    assert desk.window.text == ""
    desk.agree()
    assert desk.row("phone").number == 1
    desk.record.insert_field(1)
    assert desk.window.text == "+8613812345678"
    desk.record.insert_summary()
    assert "Phone: 138 1234 5678" in desk.window.text


def test_a_problem_is_asked_as_one_and_the_summary_comes_when_all_is_read() -> None:
    desk = RecordDesk("en")
    for field_id, text in (
        ("problem", "the parcel is five days late"),
        ("problem_since", "on Monday"),
        ("outcome", "it delivered today"),
        ("solution", "chase the carrier"),
    ):
        desk.record.choose(field_id)
        desk.record.put(text)
    desk.record.choose("problem")
    desk.record.read_back()
    assert "it started on Monday; you'd like it delivered today" in desk.record.state.say.say
    desk.record.yes()
    assert [desk.row(name).word for name in ("problem", "problem_since", "outcome")] == [
        "confirmed"
    ] * 3
    desk.agree()
    desk.record.read_back()
    assert desk.record.state.step is Step.CLOSING
    assert "we'll chase the carrier" in desk.record.state.say.say
    desk.record.yes()
    assert "Ctrl+S" in desk.notice()


def test_the_section_says_how_far_it_is_when_it_is_shut() -> None:
    desk = RecordDesk()
    desk.note("电话13812345678，邮箱li@example.com")
    desk.agree()
    assert desk.record.state.summary == "1 of 2 checked"
