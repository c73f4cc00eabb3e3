"""The library screen: an agent's edits become pages of her own pack."""

from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.errors import Fault, FileProblem
from agent_assist.library.resolution import Underneath
from agent_assist.library.response import CannedResponse, Placeholder, Status
from agent_assist.runtime.context import Channel
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.library import LibraryScreen, PageForm, Ports, Save, State, with_tables
from agent_assist.screens.messages.notice import Notice
from tests.fakes.shelf import FakeShelf
from tests.fakes.tasks import ImmediateRunner
from tests.library.libraries import response

REFUND = response(
    "date",
    "退款时间",
    "最晚{{date}}到账。",
    scenario="refund",
    pack="general",
    digest="d1",
    shortcut="tksj",
    keywords=("退钱", "到账"),
    placeholders=(Placeholder("date", "哪天"),),
)
OWN = replace(REFUND, pack="own", body="我的{{date}}。", based_on="d0")


class Editor:
    """Remembers what it was opened on; the test saves in its place."""

    def __init__(self) -> None:
        self.form: PageForm | None = None
        self._save: Save | None = None

    def __call__(self, form: PageForm, save: Save) -> None:
        self.form, self._save = form, save

    def save(self, **changes: object) -> Notice | None:
        assert self.form is not None
        assert self._save is not None
        return self._save(replace(self.form, **changes))


class View:
    """Remembers the states shown."""

    def __init__(self) -> None:
        self.states: list[State] = []

    def show_state(self, state: State) -> None:
        self.states.append(state)


class World:
    """The screen over doubles."""

    def __init__(self) -> None:
        self.shelf = FakeShelf()
        self.topics = Topics()
        self.editor = Editor()
        self.view = View()
        ports = Ports(lambda: self.shelf, ImmediateRunner(), self.topics, lambda: "ru")
        self.screen = LibraryScreen(ports, self.editor)
        self.screen.show_on(self.view)

    def saved(self) -> CannedResponse:
        (one,) = self.shelf.saved
        return one


@pytest.fixture
def world() -> World:
    return World()


# Showing


def test_the_page_shows_own_pages_changed_ones_and_faults(world: World) -> None:
    world.shelf.own = (OWN,)
    world.shelf.underneath = (Underneath(OWN, REFUND),)
    world.shelf.bad = (Fault(Path("responses/a.md"), 3, "no_head"),)
    world.topics.publish(Topic.LIBRARY)
    state = world.view.states[-1]
    assert state.own == ("退款时间",)
    assert (state.underneath[0].own, state.underneath[0].below) == (OWN.body, REFUND.body)
    assert state.faults[0].startswith("responses/a.md:3: ")


def test_without_a_view_nothing_breaks() -> None:
    ports = Ports(FakeShelf, ImmediateRunner(), Topics(), lambda: "zh")
    LibraryScreen(ports, Editor()).refresh()


# New, edit, duplicate, retire


def test_a_new_response_is_in_the_customers_language(world: World) -> None:
    world.screen.new()
    assert world.editor.form is not None
    assert world.editor.form.is_new
    assert world.editor.form.language == "ru"


def test_selected_text_becomes_the_text_and_its_first_line_the_title(world: World) -> None:
    world.screen.new("  第一行是标题\n第二行  ")
    assert world.editor.form is not None
    assert (world.editor.form.title, world.editor.form.body) == (
        "第一行是标题",
        "第一行是标题\n第二行",
    )


def test_a_new_response_is_saved_under_an_id_that_is_free(world: World) -> None:
    world.shelf.taken = {"own"}
    world.screen.new()
    assert world.editor.save(title="T", body="B") is None
    assert world.saved().id == "own_2"
    assert world.saved().pack == "own"


def test_an_id_is_made_of_scenario_and_shortcut_in_plain_letters(world: World) -> None:
    world.screen.new(scenario="refund")
    world.editor.save(title="T", body="B", shortcut="Tk 快")
    assert world.saved().id == "refund_tk"


def test_a_page_of_another_pack_is_edited_as_a_copy_that_knows_what_it_is_based_on(
    world: World,
) -> None:
    world.screen.edit(REFUND)
    world.editor.save(body="新的{{date}}。")
    saved = world.saved()
    assert (saved.pack, saved.based_on, saved.id) == ("own", "d1", "date")
    assert saved.placeholders == REFUND.placeholders


def test_an_own_copy_keeps_what_it_is_based_on(world: World) -> None:
    world.screen.edit(OWN)
    world.editor.save(body="再改{{date}}。")
    assert world.saved().based_on == "d0"


def test_an_own_page_is_edited_by_its_place_in_the_list(world: World) -> None:
    world.shelf.own = (OWN,)
    world.screen.refresh()
    world.screen.edit_own(0)
    assert world.editor.form is not None
    assert world.editor.form.body == OWN.body


def test_the_form_holds_what_the_page_says_and_gives_it_back(world: World) -> None:
    page = replace(OWN, channels=(Channel.PHONE, Channel.CHAT), note="N")
    world.screen.edit(page)
    world.editor.save()
    assert world.saved() == page


def test_keywords_stand_between_commas_of_any_kind(world: World) -> None:
    world.screen.edit(OWN)
    world.editor.save(keywords="a, b，c、 d ,, ")
    assert world.saved().keywords == ("a", "b", "c", "d")


def test_a_duplicate_has_an_id_title_and_shortcut_of_its_own(world: World) -> None:
    world.shelf.taken = {"refund"}
    world.screen.duplicate(REFUND)
    world.editor.save()
    saved = world.saved()
    assert (saved.id, saved.shortcut, saved.based_on) == ("refund_2", "", "")
    assert saved.title != REFUND.title


def test_a_retired_response_stays_as_a_page_that_is_out_of_use(world: World) -> None:
    world.screen.retire(REFUND)
    assert (world.saved().status, world.saved().pack) == (Status.RETIRED, "own")


def test_editing_takes_a_response_into_use_again(world: World) -> None:
    world.screen.edit(replace(OWN, status=Status.RETIRED))
    world.editor.save()
    assert world.saved().status is Status.LIVE


def test_a_change_is_told_to_whoever_shows_the_library(world: World) -> None:
    heard: list[Topic] = []
    world.topics.subscribe(Topic.LIBRARY, lambda: heard.append(Topic.LIBRARY))
    world.screen.retire(REFUND)
    assert heard == [Topic.LIBRARY]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"title": "  "}, "title"),
        ({"body": " \n"}, "text"),
        ({"body": "{{date}"}, "{{name}}"),
        ({"body": "{{my name}}"}, "{{name}}"),
    ],
)
def test_what_cannot_be_a_page_is_told_and_not_saved(
    world: World, changes: dict[str, object], word: str
) -> None:
    world.screen.edit(REFUND)
    notice = world.editor.save(**changes)
    assert notice is not None
    assert word in notice.text
    assert world.shelf.saved == []


def test_a_page_that_cannot_be_written_is_told(world: World) -> None:
    world.shelf.error = FileProblem(Path("own"), "disk full")
    world.screen.retire(REFUND)
    notice = world.view.states[-1].notice
    assert notice is not None
    assert "disk full" in notice.text


def test_a_bug_is_not_caught(world: World) -> None:
    world.shelf.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        world.screen.retire(REFUND)


# Changed underneath


def changed(world: World) -> None:
    world.shelf.underneath = (Underneath(OWN, REFUND),)
    world.screen.refresh()


def test_keeping_the_own_copy_bases_it_on_the_page_as_it_is_now(world: World) -> None:
    changed(world)
    world.screen.keep_copy(0)
    assert (world.saved().body, world.saved().based_on) == (OWN.body, "d1")


def test_taking_the_teams_page_removes_the_own_copy(world: World) -> None:
    changed(world)
    world.screen.drop_copy(0)
    assert world.shelf.removed == [OWN.key]


# Tables of blanks


def test_every_blank_gets_a_table_and_no_other() -> None:
    page = replace(REFUND, body="{{amount}} {{today}} {{agent_no}}")
    assert with_tables(page).placeholders == (Placeholder("amount", prompt="amount"),)


def test_a_blank_of_the_subject_keeps_its_table() -> None:
    page = replace(REFUND, subject="{{date}}", body="Text")
    assert with_tables(page).placeholders == REFUND.placeholders


def test_a_blank_in_the_agents_own_language_gets_a_table() -> None:
    page = replace(REFUND, body="{{订单号}}")
    assert [blank.name for blank in with_tables(page).placeholders] == ["订单号"]


def test_the_shelf_is_asked_for_anew_each_time() -> None:
    shelves = [FakeShelf(), FakeShelf()]
    ports = Ports(lambda: shelves[0], ImmediateRunner(), Topics(), lambda: "zh")
    screen = LibraryScreen(ports, Editor())
    shelves.reverse()
    screen.retire(REFUND)
    assert len(shelves[0].saved) == 1
