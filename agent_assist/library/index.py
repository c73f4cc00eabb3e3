"""The compiled library: arrays that answer a search and can be mapped from a file as they are.

Responses are numbered by prior, best first, so that the order of numbers is the order of ties.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from agent_assist.library.forms import Forms, forms_of, joined
from agent_assist.library.grams import coded
from agent_assist.library.postings import Docs, GramTable, gram_table
from agent_assist.library.prior import Floats, raw_prior
from agent_assist.library.response import CannedResponse, Status
from agent_assist.runtime.languages import LANGUAGES
from agent_assist.text.folding import fold, tight
from agent_assist.text.scripts import HAN

Array = npt.NDArray[Any]
# Raise it whenever the arrays or what stands in them change: stored indexes are then built again.
INDEX_FORMAT: Final = 2
_CHUNK: Final = 10_000
_TRIGGER_BYTES: Final = 48
_WORD: Final = re.compile(f"[^\\W\\d{HAN}]{{3,}}")
NO_DAY: Final = 0
FOREVER: Final = np.iinfo(np.int32).max
NEVER: Final = -1


@dataclass(frozen=True, slots=True)
class Texts:
    """Many texts in one run of UTF-8 bytes; text i lies between offsets i and i + 1."""

    content: npt.NDArray[np.uint8]
    offsets: npt.NDArray[np.int64]

    def of(self, docs: npt.NDArray[np.integer[Any]]) -> list[str]:
        """Return the texts of these responses."""
        starts, ends = self.offsets[docs].tolist(), self.offsets[docs + 1].tolist()
        whole = memoryview(self.content)  # type: ignore[arg-type]
        return [
            str(whole[a:b], "utf-8", "surrogatepass") for a, b in zip(starts, ends, strict=True)
        ]

    def holding(self, part: str, docs: npt.NDArray[np.integer[Any]]) -> list[int]:
        """Return those of these responses whose text holds `part`."""
        wanted = part.encode("utf-8", "surrogatepass")
        starts, ends = self.offsets[docs].tolist(), self.offsets[docs + 1].tolist()
        whole = memoryview(self.content)  # type: ignore[arg-type]
        places = zip(docs.tolist(), starts, ends, strict=True)
        return [doc for doc, start, end in places if wanted in bytes(whole[start:end])]


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that search reads of a library, response by response, in arrays of one length.

        `head` holds the grams of titles, keywords and scenarios, `body` those of bodies. A row of
        `rows` is title text, sounds, initials, then the same of keywords and scenario, tab-separated.
        `ids` are 64-bit digests of ids, `by_id` their order, `groups` number the distinct ones. `triggers` are folded shortcuts in order,
    with `trigger_docs` beside them. `words` are the words of titles and keywords that are not
        Chinese, in order. `first_days` and `last_days` bound when a response is offered.
    """

    head: GramTable
    body: GramTable
    rows: Texts
    bodies: Texts
    words: Texts
    ids: npt.NDArray[np.uint64]
    by_id: Docs
    groups: Docs
    languages: npt.NDArray[np.uint8]
    scenarios: npt.NDArray[np.int32]
    scenario_names: tuple[str, ...]
    uses: npt.NDArray[np.int32]
    last_used: npt.NDArray[np.float32]
    raw_prior: Floats
    triggers: npt.NDArray[np.bytes_]
    trigger_docs: Docs
    first_days: npt.NDArray[np.int32]
    last_days: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def docs_of(self, response_id: str) -> list[int]:
        """Return the numbers of all language variants of an id."""
        return self.docs_of_digest(id_digest(response_id))

    def places_of(self, digests: npt.NDArray[np.uint64]) -> tuple[Docs, npt.NDArray[np.int64]]:
        """Return the numbers of all variants of many ids, and how many each of the ids has."""
        ordered = self.ids[self.by_id]
        starts = np.searchsorted(ordered, digests)
        variants = np.searchsorted(ordered, digests, side="right") - starts
        shift = np.repeat(starts - np.cumsum(variants) + variants, variants)
        docs: Docs = self.by_id[np.arange(int(variants.sum())) + shift]
        return docs, variants

    def docs_of_digest(self, wanted: int) -> list[int]:
        """Return the numbers of all language variants of an id, known by its digest."""
        ordered = self.by_id
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            if int(self.ids[ordered[middle]]) < wanted:
                low = middle + 1
            else:
                high = middle
        docs = []
        while low < len(ordered) and int(self.ids[ordered[low]]) == wanted:
            docs.append(int(ordered[low]))
            low += 1
        return docs


def id_digest(response_id: str) -> int:
    """Return the 64-bit digest by which the index knows an id."""
    return int.from_bytes(
        blake2b(response_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


def numbered(responses: Sequence[CannedResponse]) -> list[CannedResponse]:
    """Return responses in the order of their numbers: by prior, best first, then by id."""
    prior = raw_prior(
        np.array([r.uses for r in responses], np.int32),
        np.array([_days(r) for r in responses], np.float32),
    )
    order = sorted(
        range(len(responses)),
        key=lambda i: (-prior[i], responses[i].id, responses[i].language),
    )
    return [responses[i] for i in order]


def build(responses: Sequence[CannedResponse]) -> Index:
    """Return the index of responses, which must be in the order that `numbered` gives."""
    heads, rows, bodies = _Collected(), _TextsInMaking(), _TextsInMaking()
    body_grams = _Collected()
    words: set[str] = set()
    known: dict[str, Forms] = {}
    for start in range(0, len(responses), _CHUNK):
        part = responses[start : start + _CHUNK]
        head_streams, body_streams = [], []
        for response in part:
            title, other = forms_of(response.title), _other_forms(response, known)
            rows.add("\t".join([title.text, title.sounds, title.initials,
                                other.text, other.sounds, other.initials]))  # fmt: skip
            words.update(_WORD.findall(f"{title.text} {other.text}"))
            head_streams.append(f"{title.stream} {other.stream}")
            folded = tight(fold(response.body))
            bodies.add(folded)
            body_streams.append(folded)
        heads.add(coded(head_streams), start)
        body_grams.add(coded(body_streams, bodies=True), start)
    return _assembled(responses, heads, body_grams, (rows, bodies, _sorted(words)))


def arrays_of(index: Index) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return the arrays of an index by name, and the few values beside them, for storing."""
    arrays: dict[str, Array] = {}
    for name in ("head", "body"):
        table: GramTable = getattr(index, name)
        for part in _TABLE_ARRAYS:
            arrays[f"{name}.{part}"] = getattr(table, part)
    for name in _TEXTS:
        texts: Texts = getattr(index, name)
        arrays[f"{name}.content"] = texts.content
        arrays[f"{name}.offsets"] = texts.offsets
    for name in _PLAIN_ARRAYS:
        arrays[name] = getattr(index, name)
    return arrays, {"scenario_names": list(index.scenario_names)}


def index_of(arrays: Mapping[str, Array], values: Mapping[str, Any]) -> Index:
    """Return the index that `arrays_of` took apart; raises KeyError when an array is missing."""
    size = len(arrays["ids"])
    parts: dict[str, Any] = {name: arrays[name] for name in _PLAIN_ARRAYS}
    for name in ("head", "body"):
        table = {part: arrays[f"{name}.{part}"] for part in _TABLE_ARRAYS}
        parts[name] = GramTable(size, **table)
    for name in _TEXTS:
        parts[name] = Texts(arrays[f"{name}.content"], arrays[f"{name}.offsets"])
    return Index(**parts, scenario_names=tuple(values["scenario_names"]))


_TEXTS: Final = ("rows", "bodies", "words")
_TABLE_ARRAYS: Final = ("codes", "counts", "places", "postings", "bitmaps")
_PLAIN_ARRAYS: Final = (
    "ids", "by_id", "groups", "languages", "scenarios", "uses", "last_used", "raw_prior", "triggers", "trigger_docs",
    "first_days", "last_days",
)  # fmt: skip


class _Collected:
    """Gram codes part by part, with owners numbered over the whole library."""

    def __init__(self) -> None:
        self._parts: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]] = []

    def add(self, found: tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]], start: int) -> None:
        codes, owners = found
        self._parts.append((codes, owners + np.int32(start)))

    def table(self, size: int) -> GramTable:
        return gram_table(self._drained(), size)

    def _drained(self) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]]:
        self._parts.reverse()
        while self._parts:
            yield self._parts.pop()


class _TextsInMaking:
    """Texts collected one by one."""

    def __init__(self) -> None:
        self._content = bytearray()
        self._offsets = [0]

    def add(self, text: str) -> None:
        self._content += text.encode("utf-8", "surrogatepass")
        self._offsets.append(len(self._content))

    def done(self) -> Texts:
        return Texts(np.frombuffer(self._content, np.uint8), np.array(self._offsets, np.int64))


def _sorted(words: set[str]) -> _TextsInMaking:
    made = _TextsInMaking()
    for word in sorted(words):
        made.add(word)
    return made


def _other_forms(response: CannedResponse, known: dict[str, Forms]) -> Forms:
    texts = [text for text in (*response.keywords, response.scenario) if text]
    for text in texts:
        if text not in known:
            known[text] = forms_of(text)
    return joined(known[text] for text in texts)


def _assembled(
    responses: Sequence[CannedResponse],
    heads: _Collected,
    body_grams: _Collected,
    texts: tuple["_TextsInMaking", "_TextsInMaking", "_TextsInMaking"],
) -> Index:
    size = len(responses)
    rows, bodies, words = (text.done() for text in texts)
    ids = np.array([id_digest(r.id) for r in responses], np.uint64)
    names = sorted({r.scenario for r in responses})
    number = {name: i for i, name in enumerate(names)}
    triggers, trigger_docs = _triggers(responses)
    uses = np.array([r.uses for r in responses], np.int32)
    last_used = np.array([_days(r) for r in responses], np.float32)
    return Index(
        head=heads.table(size),
        body=body_grams.table(size),
        rows=rows,
        bodies=bodies,
        words=words,
        ids=ids,
        by_id=np.argsort(ids, kind="stable").astype(np.int32),
        groups=np.unique(ids, return_inverse=True)[1].astype(np.int32),
        languages=np.array([LANGUAGES.index(r.language) for r in responses], np.uint8),
        scenarios=np.array([number[r.scenario] for r in responses], np.int32),
        scenario_names=tuple(names),
        uses=uses,
        last_used=last_used,
        raw_prior=raw_prior(uses, last_used),
        triggers=triggers,
        trigger_docs=trigger_docs,
        first_days=np.array(
            [r.valid_from.toordinal() if r.valid_from else NO_DAY for r in responses], np.int32
        ),
        last_days=np.array([_last_day(r) for r in responses], np.int32),
    )


def folded_trigger(text: str) -> str:
    """Return a shortcut as the index keeps it: folded, without spaces."""
    return fold(text).replace(" ", "")


def trigger_key(folded: str) -> bytes:
    """Return the bytes by which the index sorts a folded shortcut; long ones are cut."""
    return folded.encode("utf-8", "surrogatepass")[:_TRIGGER_BYTES]


def _triggers(responses: Sequence[CannedResponse]) -> tuple[npt.NDArray[np.bytes_], Docs]:
    pairs = sorted(
        (trigger_key(folded_trigger(r.shortcut)), doc)
        for doc, r in enumerate(responses)
        if r.shortcut
    )
    keys = np.array([key for key, _ in pairs], dtype=f"S{_TRIGGER_BYTES}")
    return keys, np.array([doc for _, doc in pairs], np.int32)


def _last_day(response: CannedResponse) -> int:
    if response.status is not Status.LIVE:
        return NEVER
    return response.valid_until.toordinal() if response.valid_until else int(FOREVER)


def _days(response: CannedResponse) -> float:
    return float("nan") if response.last_used_days is None else response.last_used_days
