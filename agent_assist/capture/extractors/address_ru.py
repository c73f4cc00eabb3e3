"""Russian addresses: pieces between commas, each of which is a place, a house or a flat."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.notes import CLAIMED, Notes

_STREET: Final = (
    r"(?:ул(?:иц[аеуы])?|пр(?:-?к?т|осп(?:ект[а-я]*)?)?|пер(?:еул[а-я]+)?|наб(?:ережн[а-я]+)?|б(?:-р|ульвар[а-я]*)|шоссе|ш|пл(?:ощад[ьи])?|мкр(?:н|-н)?|"
    r"микрорайон|проезд|тупик|аллея|тракт)"
)
_PLACE: Final = r"(?:г(?:ород[а-я]*)?|пос(?:[её]лок)?|с(?:ело)?|дер(?:евня)?|обл(?:асть)?|р-н|район|респ(?:ублика)?|край|пгт|ст(?:аница)?)"
_HOUSE: Final = r"(?:д(?:ом)?|к(?:орп(?:ус)?)?|стр(?:оение)?|кв(?:артира)?|оф(?:ис)?|под(?:ъезд)?|этаж|эт|лит(?:ера)?|вл|пом|комн)"
_WORD: Final = r"[а-яА-ЯёЁ0-9][а-яА-ЯёЁ0-9\-]*"
_NUMBER: Final = r"\d{1,4}(?: ?[а-яА-Я](?![а-яА-Я]))?(?:[/\-]\d{1,4}[а-яА-Я]?)?(?: ?к ?\d+)?"
_PIECE: Final = re.compile(
    rf"(?:лит(?:ера?)?\.? ?[А-Я](?![а-я])|\d{{6}}(?!\d)|(?i:{_STREET})(?:\. ?| )(?:им\. ?)?{_WORD}(?: {_WORD}){{0,2}}|{_WORD}(?: {_WORD})? (?i:{_STREET})\b\.?|(?i:{_PLACE})(?:\. ?| )[А-ЯЁ]{_WORD}(?: {_WORD})?|"
    rf"{_WORD} (?:обл(?:асть|\.)?|р-н|район|край)|(?i:{_HOUSE})\.? ?№? ?{_NUMBER}(?!\d)|{_NUMBER}(?!\d)|\d+-?й? (?:этаж|подъезд))"
    rf"(?:,? ?(?i:{_HOUSE})\.? ?{_NUMBER}(?!\d))*"
)
_TOWN: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+){0,2}(?: [А-ЯЁ][а-яё]+)?")
_HOUSE_SEEN: Final = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ANCHOR: Final = re.compile(
    rf"(?<![а-яА-ЯёЁ])(?:(?:{_STREET}(?:\. ?|(?<=[а-я]{{2}}) |(?<=-[тр]) )(?=[А-ЯЁ0-9]|им\.)(?:им\. ?)?(?:{_WORD}))|(?:[А-ЯЁ][а-яё]+(?:ая|ий|ый|ой|ская|ский|ое|ом) {_STREET}\b\.?))"
)
_LABEL: Final = re.compile(
    r"[Аа]дрес[а-я]{0,3}(?: доставки| проживания)?(?: такой)?[ :\-–—]{1,3}|(?:[Жж]ив[её]т|[Жж]иву|[Пп]рожива\w+)[ :]{1,2}(?:на |в |по адресу )?"
)
# A town may stand last as well; only these, so that no name is taken for one.
_CITIES: Final = (
    "Москва|Санкт-Петербург|Новосибирск|Екатеринбург|Казань|Нижний Новгород|Красноярск|Челябинск|Самара|Уфа|"
    "Ростов-на-Дону|Краснодар|Омск|Воронеж|Пермь|Волгоград|Саратов|Тюмень|Тольятти|Махачкала|Барнаул|Ижевск|"
    "Хабаровск|Ульяновск|Иркутск|Владивосток|Ярославль|Севастополь|Ставрополь|Томск|Кемерово|Набережные Челны|"
    "Оренбург|Новокузнецк|Балашиха|Рязань|Чебоксары|Калининград|Пенза|Липецк|Киров|Астрахань|Тула|Сочи|Курск|"
    "Тверь|Магнитогорск|Сургут|Брянск|Иваново|Якутск|Владимир|Симферополь|Белгород|Нижний Тагил|Калуга|Чита|"
    "Грозный|Волжский|Смоленск|Подольск|Саранск|Вологда|Орёл|Орел|Череповец|Архангельск|Мурманск|Тамбов|Химки|"
    "Кострома|Новороссийск|Йошкар-Ола|Псков|Мытищи|Минск|Алматы|Астана"
)
_LAST_TOWN: Final = re.compile(rf",? (?:г\.? ?)?(?:{_CITIES})(?![а-яё])")
_STOP: Final = re.compile(
    rf"[;\n|{CLAIMED}]|(?<!ул)(?<!пр)(?<!пер)(?<!наб)(?<!обл)(?<!кв)(?<!корп)(?<!им)(?<!стр)(?<![\s,][гдпсктш])\. (?=[А-ЯЁ][а-яё]+ (?!д\.|кв\.))|(?:, ?)?(?i:тел|моб|почта|e-?mail|индекс|получатель|номер|заказ|звон)"
)
_BEFORE: Final = re.compile(
    rf"(?:(?:(?:{_CITIES}),? )|(?:\d{{6}}|{_PLACE}\.? ?[А-ЯЁ]{_WORD}(?: [А-ЯЁ]{_WORD})?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+){{0,2}}(?: [А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+ (?:область|обл\.?|край)), ?)+$"
)
_INDEX_FIRST: Final = re.compile(r"\d{6},? ?")
_INDEX_LAST: Final = re.compile(r",? ?\d{6}$")
_HOUSE_NUMBER: Final = re.compile(r"\d")


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each address."""
    text, done = notes.text, 0
    for start, source in _starts(text):
        if start < done:
            continue
        end = _end(text, start)
        if end > start and _HOUSE_NUMBER.search(text, start, end) and end - start > 8:  # noqa: PLR2004
            yield *_without_index(text, start, end), source
            done = end


def _without_index(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the postcode at either end, which is a field of its own."""
    before, after = _INDEX_FIRST.match(text, start, end), _INDEX_LAST.search(text, start, end)
    return (before.end() if before else start), (after.start() if after else end)


def _starts(text: str) -> list[tuple[int, str]]:
    labelled = [(match.end(), "label") for match in _LABEL.finditer(text)]
    found = []
    for match in _ANCHOR.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 80), match.start())
        found.append((before.start() if before else match.start(), "form"))
    return sorted({*labelled, *found}, key=lambda row: (row[0], row[1] != "label"))


def _end(text: str, start: int) -> int:
    stop = _STOP.search(text, start + 1)
    limit = min(stop.start() if stop else len(text), start + 140)
    end, place = start, start
    while match := _piece(text, start, place, limit):
        end = match.end()
        gap = re.compile(r"(?:, ?| )").match(text, end, limit)
        if gap is None:
            break
        place = gap.end()
    town = _LAST_TOWN.match(text, end, limit)
    return town.end() if town else end


def _piece(text: str, start: int, place: int, limit: int) -> re.Match[str] | None:
    """Return the piece at `place`; a bare town stands before the number of the house only."""
    if match := _PIECE.match(text, place, limit):
        return match
    return None if _HOUSE_SEEN.search(text, start, place) else _TOWN.match(text, place, limit)
