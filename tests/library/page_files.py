"""Pages and packs on a disk for tests, and strategies for responses."""

from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase

from hypothesis import strategies as st

from agent_assist.library import page
from agent_assist.library.response import (
    CannedResponse,
    Placeholder,
    PlaceholderKind,
    Status,
)
from agent_assist.packs import folders
from agent_assist.packs.files import Origin, Pack, PackFile
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import LANGUAGES

PACK = Pack("team", Path("team"), Origin.TEAM)


def page_file(text: str, name: str = "date.zh.md", scenario: str = "refund") -> PackFile:
    """Return a page of this text as the pack's reader hands it out."""
    path = PACK.root / "responses" / scenario / name
    return PackFile(PACK, path, text, sha256(text.encode()).hexdigest())


def put_page(pack: Pack, response: CannedResponse) -> Path:
    """Write a response's page into a pack on the disk."""
    name = f"{response.id}.{response.language}.md"
    path = pack.root / "responses" / response.scenario / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.render(response), encoding="utf-8")
    return path


def make_packs(folder: Path) -> tuple[Pack, Pack, Pack]:
    """Return a shipped, a team and an own pack, empty, under a folder."""
    for name in ("shipped/general", "team"):
        (folder / name / "responses").mkdir(parents=True)
    shipped, team, own = folders.find(folder / "shipped", [folder / "team"], folder / "own")
    return shipped, team, own


# What a page can hold: any text without the code points that no UTF-8 file can.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TITLES = TEXTS.filter(bool)
BODIES = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=80)
    .map(str.strip)
    .filter(bool)
)
NAMES = st.from_regex(r"\w{1,8}", fullmatch=True)
IDS = st.text(ascii_lowercase + "_0123456789", min_size=1, max_size=12)
PLACEHOLDERS = st.builds(
    Placeholder,
    name=NAMES,
    prompt=TEXTS,
    kind=st.sampled_from(PlaceholderKind),
    default=TEXTS,
    choices=st.lists(TEXTS, max_size=3).map(tuple),
    required=st.booleans(),
)
RESPONSES = st.builds(
    CannedResponse,
    id=IDS,
    language=st.sampled_from(LANGUAGES),
    scenario=IDS,
    title=TITLES,
    body=BODIES,
    shortcut=TEXTS,
    keywords=st.lists(TEXTS, max_size=4).map(tuple),
    channels=st.lists(st.sampled_from(Channel), unique=True).map(tuple),
    subject=TEXTS,
    note=TEXTS,
    pack=st.just(PACK.name),
    valid_from=st.none() | st.dates(),
    valid_until=st.none() | st.dates(),
    status=st.sampled_from(Status),
    placeholders=st.lists(PLACEHOLDERS, max_size=3, unique_by=lambda p: p.name).map(tuple),
    based_on=st.sampled_from(("", "ab" * 32)),
)
