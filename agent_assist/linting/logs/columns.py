"""Which column of a log holds what: by its head, or as the command line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from agent_assist.linting.finding import LintContext
from agent_assist.linting.located import Message
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import from_tag

FIELDS: Final = ("text", "role", "channel", "language", "scenario", "id", "speaker_no")
_NAMES: Final = {
    "text": ("text", "message", "content", "body", "内容", "消息", "消息内容", "текст", "сообщение"),
    "role": ("role", "sender", "from", "speaker", "角色", "发送方", "说话人", "роль", "отправитель"),
    "channel": ("channel", "渠道", "канал"),
    "language": ("language", "lang", "语言", "язык"),
    "scenario": ("scenario", "场景", "сценарий"),
    "id": ("id", "编号"),
    "speaker_no": ("speaker_no", "agent", "agent_no", "工号", "坐席", "оператор"),
}  # fmt: skip
_ROLES: Final = {
    "agent": ("agent", "operator", "support", "客服", "坐席", "座席", "оператор", "агент"),
    "customer": ("customer", "client", "user", "visitor", "buyer", "客户", "顾客", "用户", "买家",
                 "访客", "клиент", "покупатель", "пользователь"),
    "bot": ("bot", "system", "robot", "机器人", "系统", "бот", "система"),
}  # fmt: skip
_ROLE_OF: Final = {name: role for role, names in _ROLES.items() for name in names}


class ColumnsUnknown(ValueError):
    """The head of a table names no column for the text, or a mapping names one that is missing."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each field in a row, from 0; `has_head` says that the first row names them."""

    places: Mapping[str, int]
    has_head: bool

    @property
    def width(self) -> int:
        """How many cells a row needs to have all fields."""
        return 1 + max(self.places.values())


def columns_of(first_row: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """Return the columns of a table, given its first row and what was said about them.

    A mapping gives a number from 1, or a name of the head; numbers alone say that there is none.

    Raises:
        ColumnsUnknown: with the name that is missing.
    """
    if mapping and all(value.isdigit() for value in mapping.values()):
        places = {field: int(value) - 1 for field, value in mapping.items()}
        return Columns(places, has_head=False)
    head = [cell.strip().removeprefix("\ufeff").casefold() for cell in first_row]
    places = {}
    for field in FIELDS:
        if field in mapping:
            value = mapping[field]
            if not value.isdigit() and value.casefold() not in head:
                raise ColumnsUnknown(value)
            places[field] = int(value) - 1 if value.isdigit() else head.index(value.casefold())
            continue
        known = [head.index(name) for name in _NAMES[field] if name in head]
        if known:
            places[field] = known[0]
    if "text" not in places:
        raise ColumnsUnknown("text")
    return Columns(places, has_head=True)


def role_of(name: str, default: str) -> str:
    """Return the role that a log's word stands for."""
    return _ROLE_OF.get(name.strip().casefold(), default)


class Contexts:
    """Makes the contexts of rows and hands the same one out for the same words."""

    def __init__(self, default: LintContext) -> None:
        self._default = default
        self._made: dict[tuple[str, str, str, str], LintContext] = {}

    def of(self, channel: str, language: str, role: str, scenario: str) -> LintContext:
        """Return the context of a row; what it does not say is as the run's."""
        key = channel, language, role, scenario
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, channel: str, language: str, role: str, scenario: str) -> LintContext:
        default = self._default
        known = channel.strip().lower()
        return LintContext(
            channel=Channel(known) if known in set(Channel) else default.channel,
            language=from_tag(language) or default.language,
            role=role_of(role, default.role) if role else default.role,
            scenario=scenario or default.scenario,
        )


class Rows:
    """Makes messages of the rows of a table; the columns are looked up once."""

    def __init__(self, columns: Columns, contexts: Contexts, path: str) -> None:
        # A field without a column is read from an empty cell behind the last.
        places = [columns.places.get(field, -1) for field in FIELDS]
        self._text, self._role, self._channel, self._language = places[:4]
        self._scenario, self._id, self._speaker = places[4:]
        self._width = columns.width
        self._contexts = contexts
        self._path = path

    def message(self, row: list[str], line: int, number: int) -> Message | None:
        """Return the message of a row, None if the row has no text column; line and row from 1.

        Cells are added to the row where it has too few.
        """
        if self._text >= len(row):
            return None
        if len(row) < self._width:
            row += [""] * (self._width - len(row))
        row.append("")
        context = self._contexts.of(
            row[self._channel], row[self._language], row[self._role], row[self._scenario]
        )
        text, message_id, speaker = row[self._text], row[self._id], row[self._speaker]
        return Message(text, context, self._path, line, 1, number, message_id, speaker)
