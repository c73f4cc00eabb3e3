"""Settings: what is in force from file and policy, and what saving leaves alone."""

import os
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.errors import FileProblem, PolicyUntrusted, SettingInvalid
from agent_assist.settings import (
    SETTINGS,
    Group,
    Policy,
    Setting,
    Settings,
    Value,
    bind,
    defaults,
    load,
    migrate,
    save,
)

ROWS = {row.name: row for row in SETTINGS}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def put(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    path.chmod(0o644)


def loaded(file: Path, policy: Path) -> Settings:
    settings, problems = load(file, policy)
    assert problems == ()
    return settings


# The table


def test_names_are_unique() -> None:
    assert len(ROWS) == len(SETTINGS)


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_every_row_takes_its_own_default(row: Setting) -> None:
    assert row.accepts(row.default)


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_every_visible_row_has_words_for_people(row: Setting) -> None:
    assert row.label or row.group is Group.HIDDEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("zoom", 79),
        ("zoom", 201),
        ("zoom", True),
        ("zoom", "100"),
        ("zoom", 100.0),
        ("theme", "pink"),
        ("theme", 1),
        ("stay_on_top", 1),
        ("stay_on_top", "true"),
        ("company", 5),
        ("team_packs", "one"),
        ("team_packs", (1,)),
        ("no_such_row", ""),
    ],
)
def test_a_value_that_a_row_does_not_take_is_refused(name: str, value: Value) -> None:
    with pytest.raises(SettingInvalid) as caught:
        defaults().changed(name, value)
    assert (caught.value.name, caught.value.value) == (name, value)


@pytest.mark.parametrize(("name", "value"), [("zoom", 80), ("zoom", 200), ("channel", "")])
def test_the_ends_of_a_range_are_taken(name: str, value: Value) -> None:
    assert defaults().changed(name, value)[name] == value


def test_a_change_leaves_the_settings_before_as_they_were() -> None:
    before = defaults()
    before.changed("company", "Acme")
    assert before.text("company") == ""


# Loading


def test_without_a_file_the_defaults_are_in_force(file: Path, policy: Path) -> None:
    assert loaded(file, policy) == defaults()


def test_values_of_the_file_are_in_force(file: Path, policy: Path) -> None:
    put(file, 'company = "Acme"\nzoom = 120\nteam_packs = ["/a", "/b"]\nstay_on_top = true\n')
    now = loaded(file, policy)
    assert now.text("company") == "Acme"
    assert now.number("zoom") == 120
    assert now.texts("team_packs") == ("/a", "/b")
    assert now.flag("stay_on_top")


def test_unknown_keys_are_no_matter(file: Path, policy: Path) -> None:
    put(file, 'from_a_later_version = 1\n[table]\ncompany = "x"\n')
    assert loaded(file, policy) == defaults()


def test_a_value_that_is_not_taken_keeps_its_default_and_the_others_hold(
    file: Path, policy: Path
) -> None:
    put(file, 'zoom = "huge"\ncompany = "Acme"\n')
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, SettingInvalid)
    assert (problem.name, problem.value) == ("zoom", "huge")
    assert (settings.number("zoom"), settings.text("company")) == (100, "Acme")


@pytest.mark.parametrize("content", [b"zoom = ", b"company = \xff", b"a = 1\na = 2"])
def test_a_broken_file_is_told_and_the_defaults_are_in_force(
    file: Path, policy: Path, content: bytes
) -> None:
    put(file, "")
    file.write_bytes(content)
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, FileProblem)
    assert problem.path == file
    assert settings == defaults()


def test_a_folder_in_place_of_the_file_is_told(file: Path, policy: Path) -> None:
    file.mkdir(parents=True)
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, FileProblem)
    assert settings == defaults()


@given(st.text(max_size=40))
def test_any_file_gives_settings(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings, _problems = load(file, file.with_name("no_policy.toml"))
    assert settings.values.keys() == ROWS.keys()


# Policy


def test_a_fixed_value_of_the_policy_wins_and_cannot_be_changed(file: Path, policy: Path) -> None:
    put(file, 'company = "Mine"\n')
    put(policy, 'company = "Acme"\n')
    now = loaded(file, policy)
    assert now.text("company") == "Acme"
    assert now.bound == {"company"}
    with pytest.raises(SettingInvalid):
        now.changed("company", "Mine")


def test_the_teams_packs_of_the_policy_come_before_the_agents_own(file: Path, policy: Path) -> None:
    put(file, 'team_packs = ["/mine", "/shared"]\n')
    put(policy, 'team_packs = ["/shared", "/all"]\n')
    assert loaded(file, policy).texts("team_packs") == ("/shared", "/all", "/mine")


@pytest.mark.parametrize(
    ("kind", "wanted", "rule", "in_force"),
    [
        (Policy.FIXED, 90, 120, 120),
        (Policy.MINIMUM, 90, 120, 120),
        (Policy.MINIMUM, 150, 120, 150),
        (Policy.MAXIMUM, 90, 120, 90),
        (Policy.MAXIMUM, 150, 120, 120),
        (Policy.UNION, ("a",), ("b", "a"), ("b", "a")),
        (Policy.FIXED, ("a",), ("b",), ("b",)),
    ],
)
def test_each_kind_of_policy_binds_as_it_says(
    kind: Policy, wanted: Value, rule: Value, in_force: Value
) -> None:
    row = replace(ROWS["zoom"], policy=kind)
    assert bind(row, wanted, rule) == in_force


def test_a_value_that_a_row_does_not_take_binds_nothing(file: Path, policy: Path) -> None:
    put(policy, "zoom = 1000\n")
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, SettingInvalid)
    assert (settings.number("zoom"), settings.bound) == (100, frozenset())


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told by mode bits elsewhere only")
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_policy_that_others_can_write_is_told_and_binds_nothing(
    file: Path, policy: Path, mode: int
) -> None:
    put(policy, 'company = "Acme"\n')
    policy.chmod(mode)
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, FileProblem)
    assert problem.path == policy
    assert settings == defaults()


# Saving


def test_what_is_saved_is_loaded_again(file: Path, policy: Path) -> None:
    save(file, {"company": "Acme “Ost” \\ 中", "zoom": 120, "team_packs": ("/a",)})
    now = loaded(file, policy)
    assert now.text("company") == "Acme “Ost” \\ 中"
    assert (now.number("zoom"), now.texts("team_packs")) == (120, ("/a",))


def test_comments_and_unknown_keys_stay_as_they_are(file: Path) -> None:
    put(file, '# mine\nlater = 1 # keep\nzoom = 90 # small\n\n[table]\nkey = "x"\n')
    save(file, {"zoom": 120, "company": "Acme"})
    text = file.read_text(encoding="utf-8")
    assert "# mine\nlater = 1 # keep\nzoom = 120 # small\n" in text
    assert tomllib.loads(text) == {
        "later": 1,
        "zoom": 120,
        "company": "Acme",
        "table": {"key": "x"},
    }


def test_a_file_with_a_byte_order_mark_can_be_saved_to(file: Path, policy: Path) -> None:
    put(file, 'company = "Acme"\n', "utf-8-sig")
    save(file, {"zoom": 120})
    now = loaded(file, policy)
    assert (now.text("company"), now.number("zoom")) == ("Acme", 120)


def test_a_broken_file_is_not_written_over(file: Path) -> None:
    put(file, "zoom = ")
    with pytest.raises(FileProblem):
        save(file, {"zoom": 120})
    assert file.read_text(encoding="utf-8") == "zoom = "


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    file = tmp_path / "config" / "settings.toml"
    with pytest.raises(FileProblem) as caught:
        save(file, {"zoom": 120})
    assert caught.value.path == file


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights bind no administrator")
def test_a_folder_without_the_right_to_write_is_told(file: Path) -> None:
    put(file, "zoom = 90\n")
    file.parent.chmod(0o555)
    with pytest.raises(FileProblem):
        save(file, {"zoom": 120})
    assert file.read_text(encoding="utf-8") == "zoom = 90\n"


# Files of other releases

RELEASES = sorted((Path(__file__).parent / "releases").iterdir())


def rename_company(table: dict[str, object]) -> None:
    table["firm"] = table.pop("company")


@pytest.mark.parametrize("release", RELEASES, ids=lambda folder: folder.name)
def test_settings_of_every_release_are_in_force(release: Path, policy: Path) -> None:
    now = loaded(release / "settings.toml", policy)
    assert (now.text("company"), now.text("agent_no")) == ("晨星商城", "1024")
    assert (now.text("theme"), now.number("zoom")) == ("dark", 120)
    assert now.texts("team_packs") == ("/srv/agent-assist/packs",)


def test_an_older_file_is_brought_up_to_date_once_and_kept_beside(file: Path) -> None:
    put(file, '# mine\ncompany = "Acme"\n')
    migrate(file, (rename_company,))
    migrate(file, (rename_company,))
    text = file.read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"firm": "Acme", "format": 2}
    assert "# mine" in text
    assert file.with_name("settings.1.toml").read_text(encoding="utf-8") == (
        '# mine\ncompany = "Acme"\n'
    )


def test_a_file_of_a_later_release_stays_as_it_is(file: Path) -> None:
    put(file, 'company = "Acme"\nformat = 3\n')
    migrate(file, (rename_company,))
    assert file.read_text(encoding="utf-8") == 'company = "Acme"\nformat = 3\n'


def test_without_a_file_there_is_nothing_to_bring_up_to_date(file: Path) -> None:
    migrate(file, (rename_company,))
    assert not file.exists()


def test_an_older_file_that_is_broken_is_told_and_left(file: Path) -> None:
    put(file, "company = ")
    with pytest.raises(FileProblem):
        migrate(file, (rename_company,))
    assert file.read_text(encoding="utf-8") == "company = "


# Whom a policy may belong to


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root gives files to somebody else"
)
def test_a_policy_that_belongs_to_an_agent_binds_nothing(file: Path, policy: Path) -> None:
    put(policy, 'company = "Acme"\n')
    os.chown(policy, 1000, 1000)
    settings, (problem,) = load(file, policy)
    assert isinstance(problem, PolicyUntrusted)
    assert settings == defaults()


@pytest.mark.skipif(os.name == "nt", reason="rights are told by mode bits elsewhere only")
def test_a_policy_in_a_folder_that_others_can_write_binds_nothing(file: Path, policy: Path) -> None:
    put(policy, 'company = "Acme"\n')
    policy.parent.chmod(0o777)
    _settings, (problem,) = load(file, policy)
    policy.parent.chmod(0o700)
    assert isinstance(problem, PolicyUntrusted)
