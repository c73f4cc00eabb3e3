"""`usage.db` of every earlier release opens with all that is in it; a later one is left alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent_assist.errors import DataNewer
from agent_assist.library.response import Key
from agent_assist.storage.usage import UsageDatabase
from agent_assist.storage.usage_steps import STEPS, bring_up_to_date

RELEASES = sorted((Path(__file__).parents[1] / "releases").iterdir())
AGENT = "1024"
SECOND = "ALTER TABLE uses ADD COLUMN channel TEXT NOT NULL DEFAULT '';\nDROP TABLE overrides;\n"


@pytest.fixture(params=RELEASES, ids=lambda folder: folder.name)
def of_release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file as a release has left it."""
    file = tmp_path / "usage.db"
    shutil.copy(request.param / "data" / "usage.db", file)
    return file


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def test_what_a_release_has_counted_is_there(of_release: Path) -> None:
    usage = UsageDatabase(of_release)
    assert usage.uses(AGENT)["refund_arrival_date"].count == 3
    assert usage.favourites(AGENT) == ("refund_arrival_date",)
    assert usage.recent(AGENT, 5) == (Key("refund_arrival_date", "zh"),)
    assert usage.dismissal_rates() == {"overpromise.zh.guarantee": 0.0}
    assert version(of_release) == len(STEPS)


def test_missing_steps_are_taken_over_a_copy_of_the_data(of_release: Path) -> None:
    with closing(sqlite3.connect(of_release, isolation_level=None)) as database:
        bring_up_to_date(database, of_release, (*STEPS, SECOND))
        assert database.execute("SELECT channel, count FROM uses").fetchall() == [("", 3)]
    assert version(of_release) == len(STEPS) + 1
    copy = of_release.parent / "backups" / f"usage-{len(STEPS)}.db"
    assert UsageDatabase(copy).uses(AGENT)["refund_arrival_date"].count == 3


def test_a_step_that_fails_changes_nothing(of_release: Path) -> None:
    broken = "DROP TABLE shown;\nNO SUCH WORD;\n"
    with (
        closing(sqlite3.connect(of_release, isolation_level=None)) as database,
        pytest.raises(sqlite3.Error),
    ):
        bring_up_to_date(database, of_release, (*STEPS, broken))
    assert version(of_release) == len(STEPS)
    assert UsageDatabase(of_release).dismissal_rates() == {"overpromise.zh.guarantee": 0.0}


def test_a_database_of_a_later_release_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "usage.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = file.read_bytes()
    with pytest.raises(DataNewer) as caught:
        UsageDatabase(file).uses(AGENT)
    assert caught.value.path == file
    assert file.read_bytes() == before


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    UsageDatabase(tmp_path / "usage.db").favourites(AGENT)
    assert version(tmp_path / "usage.db") == len(STEPS)
    assert not (tmp_path / "backups").exists()
