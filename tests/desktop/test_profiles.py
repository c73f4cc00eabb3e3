"""App profiles: the shipped ones fit real programs, and bad ones are refused."""

from pathlib import Path

import pytest

from agent_assist import paths
from agent_assist.desktop.insertion import profiles
from agent_assist.desktop.insertion.profiles import Mode, Newlines, Profiles, Source
from agent_assist.desktop.key_names import parse
from agent_assist.errors import FileProblem, SettingInvalid
from agent_assist.runtime.desktop import Target

SHIPPED = paths.resources() / "app_profiles.toml"


def window(app_class: str, title: str = "") -> Target:
    return Target(1, 2, app_class, title)


@pytest.fixture(scope="module")
def shipped() -> Profiles:
    return profiles.read([SHIPPED])


@pytest.mark.parametrize(
    ("app_class", "chord"),
    [
        ("xterm", "Shift+Insert"),
        ("uxterm", "Shift+Insert"),
        ("gnome-terminal-server", "Ctrl+Shift+V"),
        ("org.kde.konsole", "Ctrl+Shift+V"),
        ("kitty", "Ctrl+Shift+V"),
        ("urxvt", "Ctrl+Alt+V"),
        ("chromium", "Ctrl+V"),
        ("st", "Ctrl+Shift+V"),
        ("steam", "Ctrl+V"),
        ("", "Ctrl+V"),
    ],
)
def test_each_program_has_its_chord(shipped: Profiles, app_class: str, chord: str) -> None:
    assert shipped.of(window(app_class)).chord == parse(chord)


@pytest.mark.parametrize("app_class", ["keepassxc", "bitwarden", "pinentry-gtk-2", "i3lock"])
def test_nothing_is_typed_where_passwords_are(shipped: Profiles, app_class: str) -> None:
    assert shipped.of(window(app_class)).mode is Mode.NEVER


def test_only_remote_desktops_and_their_like_show_the_text_to_everybody(shipped: Profiles) -> None:
    assert shipped.of(window("xfreerdp")).plain_owner
    assert shipped.of(window("wechat.exe")).plain_owner
    assert not shipped.of(window("firefox")).plain_owner


def test_xterm_gets_the_text_on_both_selections(shipped: Profiles) -> None:
    assert shipped.of(window("xterm")).sources == (Source.CLIPBOARD, Source.PRIMARY)


def test_the_agents_own_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[profile]]\nname = "mine"\nclass = "xterm"\nchord = "Ctrl+Shift+Insert"\n')
    both = profiles.read([own, SHIPPED])
    assert both.of(window("xterm")).chord == parse("Ctrl+Shift+Insert")
    assert both.of(window("urxvt")).chord == parse("Ctrl+Alt+V")


def test_a_title_is_looked_for_in_any_case(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[profile]]\nname = "bank"\ntitle = "online bank"\nmode = "never"\n')
    found = profiles.read([own])
    assert found.of(window("firefox", "Online Bank — Firefox")).mode is Mode.NEVER
    assert found.of(window("firefox", "chat")).mode is Mode.PASTE


def test_without_any_file_ctrl_v_pastes(tmp_path: Path) -> None:
    found = profiles.read([tmp_path / "absent.toml"])
    assert found.of(window("anything")).chord == parse("Ctrl+V")


@pytest.mark.parametrize(
    "row",
    [
        'name = "x"\nchord = "Ctrl+Nonsense"',
        'name = "x"\nclass = "["',
        'name = "x"\nmode = "type"',
        'name = "x"\nselections = ["secondary"]',
        'chord = "Ctrl+V"',
    ],
)
def test_a_profile_without_meaning_is_refused(tmp_path: Path, row: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"[[profile]]\n{row}\n")
    with pytest.raises(SettingInvalid):
        profiles.read([own])


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("profile = [")
    with pytest.raises(FileProblem):
        profiles.read([own])


@pytest.mark.parametrize(
    ("text", "suited"),
    [
        ("one", "one"),
        ("one\r\n", "one"),
        ("one\ntwo", None),
        ("one\x1b[2J\x07", "one[2J"),
        ("a\tb", "a\tb"),
        ("您好，😀", "您好，😀"),
    ],
)
def test_a_terminal_gets_one_clean_line_or_nothing(
    shipped: Profiles, text: str, suited: str | None
) -> None:
    terminal = shipped.of(window("xterm"))
    assert terminal.newlines is Newlines.COPY
    assert terminal.suited(text) == suited


def test_an_editor_gets_the_text_with_plain_line_ends(shipped: Profiles) -> None:
    assert shipped.of(window("gedit")).suited("a\r\nb\rc\n") == "a\nb\nc\n"
