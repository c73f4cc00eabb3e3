"""Russian names: surname, name and patronymic in any order, behind a label, a title or first."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.notes import Notes

_WORD: Final = r"(?!(?:Клиент|Клиентка|Заказ|Телефон|Тел|Почта|Адрес|Номер|Просит|Просил|Звонок|Звонит|Звонил|Звонила|Завтра|Сегодня|Хочет|Жалоба|Возврат|Договор|Сумма|Перезвонить|Москва|Улица|Здравствуйте|Добрый|День|Утро|Вечер|Прошу|Позвоните|Это|Она|Он|Мой|Моя|Не|Да|Нет|Ой|Покупатель|Абонент|Оплатил|Оплатила|Карта|Паспорт|Индекс|Город|Январь|Товар|Доставка|Имя|Фамилия|Меня|По|На|До|После|Для|Ваш|Наш|Вопрос|Проблема|Обращение|Пишет|Нужен|Нужно|Старый|Новый|Обратил(?:ся|ась)|Звонили|Позвонила?|Сообщила?|Жалуется|Уточняет|Спрашивает|Интересуется|Заявитель|Получатель|Контактное|Связаться|Набрать|Передать|Попросила?|Просила|Жд[её]т|Оператор|Курьер|Менеджер|Мастер|Водитель|Вернуть|Доставить|Купила?|Заказала?)\b)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC: Final = r"[А-ЯЁ][а-яё]+(?:ович|евич|ич|овна|евна|ична|инична)\b"
_FULL: Final = re.compile(
    rf"(?<![а-яёА-ЯЁ])(?:{_WORD} {_WORD} {_PATRONYMIC}|{_WORD} {_PATRONYMIC}(?: {_WORD})?)"
)
_INITIALS: Final = rf"{_WORD} [А-ЯЁ]\. ?[А-ЯЁ]\."
_TITLED: Final = re.compile(
    rf"((?:г-н|г-жа|господин|госпожа|Г-н|Г-жа|Господин|Госпожа) )({_WORD}(?: {_WORD}){{0,2}})"
)
_LABELLED: Final = re.compile(
    rf"(?:[Кк]лиент(?:ка)?|ФИО|фио|Ф\.И\.О\.|[Ии]мя(?: клиента)?|[Зз]овут|[Аа]бонент(?:ка)?|[Пп]окупатель(?:ница)?|[Зз]аявитель|[Кк]онтактное лицо|[Пп]олучатель|[Зз]вонит|[Зз]вонила?|[Пп]ишет|[Ээ]то|[Вв]ладелец|[Пп]ользователь|[Оо]братил(?:ся|ась)|[Кк]онтакт)"
    rf"(?: (?:клиент(?:ка)?|меня|её|его|ее))?[ :\-–—]{{1,3}}({_INITIALS}|{_WORD}(?: {_WORD}){{0,2}})"
)
_START: Final = re.compile(
    rf"(?:^|\n)[\W]{{0,2}}({_INITIALS}|{_WORD} {_WORD}(?: {_WORD})?)(?=[,:;(\n\ufffc]| ?[-–—|] ?|[.] | (?:просит|звонит|звонил|хочет|жалуется|сообщ|тел|интерес|обратил|уточн|[+8]|не |заказ)|$)"
)
_ALONE: Final = re.compile(rf"(?:^|\n)({_WORD})(?=[,:] ?(?:\ufffc|клиентк?))")
_OTHERS: Final = re.compile(
    r"(?:оператор|курьер|менеджер|мастер|водитель|коллега|начальник|не)[ :,\-–—]{1,3}$",
    re.IGNORECASE,
)


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each name."""
    text = notes.text
    for match in _TITLED.finditer(text):
        is_whole = " " in match[2]
        yield match.start(2) if is_whole else match.start(), match.end(), "label"
    for pattern, group, source in (
        (_LABELLED, 1, "label"),
        (_FULL, 0, "label"),
        (_START, 1, "place"),
        (_ALONE, 1, "place"),
    ):
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if not _OTHERS.search(text[max(0, start - 14) : start]):
                yield start, end, source
