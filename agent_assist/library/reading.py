"""Reads whole packs: every page that is right, and a fault for each that is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from agent_assist.errors import Fault, FileProblem, PageUnreadable
from agent_assist.library import page, scenarios, table
from agent_assist.library.check import CheckedPage
from agent_assist.library.collection import Shelf
from agent_assist.library.layers import layers_of
from agent_assist.library.resolution import Underneath, resolve
from agent_assist.library.response import CannedResponse, Key
from agent_assist.library.scenarios import Scenario
from agent_assist.packs import folders
from agent_assist.packs.files import Origin, Pack, read


@dataclass(frozen=True, slots=True)
class Reading:
    """What the packs hold: the responses in force, and the shelf with all faults."""

    responses: tuple[CannedResponse, ...]
    shelf: Shelf


def read_library(packs: Sequence[Pack], today: date) -> Reading:
    """Read all pages and tables of the packs, lowest first."""
    faults: list[Fault] = []
    layers = [list(_responses(pack, faults)) for pack in packs]
    found = resolve(layers, today)
    faults += [_twin(response, packs) for response in found.twins]
    return Reading(found.responses, Shelf(tuple(packs), tuple(faults), found.underneath))


def read_pages(pack: Pack, faults: list[Fault]) -> Iterator[CheckedPage]:
    """Yield each right page of a pack with its text; what is wrong goes to `faults`."""
    return _pages(pack, folders.response_pages(pack), faults)


def _pages(pack: Pack, pages: Iterable[Path], faults: list[Fault]) -> Iterator[CheckedPage]:
    for path in pages:
        try:
            file = read(pack, path)
            yield CheckedPage(page.parse(file), path, file.text)
        except PageUnreadable as error:
            faults += error.faults
        except FileProblem as error:
            faults.append(_unreadable(error))


def read_scenarios(packs: Iterable[Pack], faults: list[Fault]) -> dict[str, Scenario]:
    """Return the scenarios of all packs by id; a later pack's page wins."""
    found: dict[str, Scenario] = {}
    for pack in packs:
        for path in folders.scenario_pages(pack):
            try:
                scenario = scenarios.parse(read(pack, path))
                found[scenario.id] = scenario
            except PageUnreadable as error:
                faults += error.faults
            except FileProblem as error:
                faults.append(_unreadable(error))
    return dict(sorted(found.items(), key=lambda item: (item[1].place, item[0])))


def read_tables(pack: Pack, faults: list[Fault]) -> Iterator[CannedResponse]:
    """Yield the responses of a pack's tables; what is wrong goes to `faults`."""
    for path in folders.response_tables(pack):
        try:
            with path.open("rb") as lines:
                for row in table.rows(lines, path, pack.name):
                    if isinstance(row, Fault):
                        faults.append(row)
                    else:
                        yield row
        except OSError as error:
            faults.append(_unreadable(FileProblem(path, error.strerror or str(error))))


def key_of(path: Path) -> Key | None:
    """Return the key of the response on a page, by the page's name."""
    parts = path.name.removesuffix(".md").rsplit(".", 1)
    return Key(*parts) if len(parts) == 2 else None  # noqa: PLR2004 - id and language


def read_key(
    packs: Sequence[Pack], key: Key, today: date, faults: list[Fault]
) -> CannedResponse | None:
    """Read one response anew from all packs; return what is in force, None when it is gone."""
    found = resolve(layers_of(packs, (key,), faults), today)
    return found.responses[0] if found.responses else None


def underneath(packs: Sequence[Pack], today: date) -> tuple[Underneath, ...]:
    """Return own copies whose page below has changed since they were made."""
    own = [pack for pack in packs if pack.origin is Origin.OWN]
    paths = [path for pack in own for path in folders.response_pages(pack)]
    keys = dict.fromkeys(key for path in paths if (key := key_of(path)))
    return resolve(layers_of(packs, keys, []), today).underneath if keys else ()


def _responses(pack: Pack, faults: list[Fault]) -> Iterator[CannedResponse]:
    for checked in read_pages(pack, faults):
        yield checked.response
    yield from read_tables(pack, faults)


def _unreadable(error: FileProblem) -> Fault:
    return Fault(error.path, 1, "unreadable", (("reason", error.reason),))


def _twin(response: CannedResponse, packs: Sequence[Pack]) -> Fault:
    pack = next(pack for pack in packs if pack.name == response.pack)
    same = folders.pages_of(pack, response.id, response.language)
    path = same[-1] if same else Path(response.id)
    other = same[0].parent.name if same else pack.name
    return Fault(path, 1, "twin", (("other", other),))
