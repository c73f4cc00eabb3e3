# ruff: noqa: INP001 - a script beside its tables
"""Bake the tables of working days and of administrative divisions; run only by developers.

Working days come from the package `holidays`, divisions from `dist/pca.json` of the package
`china-division`, whose path is the one argument. The program reads the JSON beside this script and
imports neither package. A country's table ends where its calendar was published or can be reckoned
(`known_until`); a team can lay a newer table over it without a new program.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Final

import holidays

HERE: Final = Path(__file__).resolve().parent
FIRST_YEAR: Final = 2025
SATURDAY: Final = 5
# Mainland China, Taiwan and Russia move days by a decree of the year before; the rest follow rules.
KNOWN_UNTIL: Final = {"CN": 2026, "TW": 2026, "RU": 2026, "HK": 2027, "US": 2030, "GB": 2030}
PARTS: Final = {"GB": "ENG"}
# Taiwan, Hong Kong and Macao as customers write them, which the source does not hold.
ISLANDS: Final = {
    "台湾省": (
        "台北市", "新北市", "桃园市", "台中市", "台南市", "高雄市", "基隆市", "新竹市", "嘉义市", "新竹县", "苗栗县",
        "彰化县", "南投县", "云林县", "嘉义县", "屏东县", "宜兰县", "花莲县", "台东县", "澎湖县",
    ),
    "香港特别行政区": (
        "中西区", "湾仔区", "东区", "南区", "油尖旺区", "深水埗区", "九龙城区", "黄大仙区", "观塘区", "荃湾区", "屯门区",
        "元朗区", "北区", "大埔区", "西贡区", "沙田区", "葵青区", "离岛区",
    ),
    "澳门特别行政区": (),
}  # fmt: skip


def calendar(country: str, last: int) -> dict[str, object]:
    """Return the days of a country that differ from Monday-to-Friday, as ISO dates."""
    part = PARTS.get(country)
    found = holidays.country_holidays(country, subdiv=part, years=range(FIRST_YEAR, last + 1))
    years = range(FIRST_YEAR, last + 1)
    off = [day for day in found if day.weekday() < SATURDAY and day.year in years]
    work = [day for day in getattr(found, "weekend_workdays", ()) if day.year in years]
    return {
        "known_from": date(FIRST_YEAR, 1, 1).isoformat(),
        "known_until": date(last, 12, 31).isoformat(),
        "off": sorted(day.isoformat() for day in off),
        "work": sorted(day.isoformat() for day in work),
    }


def divisions(source: Path) -> dict[str, object]:
    """Return provinces, their cities and the counties of each, without collective headings."""
    provinces = json.loads(source.read_text(encoding="utf-8"))
    heading = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    made: dict[str, object] = {"source": "china-division 2.7.0"}
    for province, cities in provinces.items():
        made[province] = {
            ("" if c in heading else c): areas for c, areas in _merged(cities, heading)
        }
    for province, counties in ISLANDS.items():
        made[province] = {"": list(counties)}
    return made


def _merged(cities: dict[str, list[str]], heading: set[str]) -> list[tuple[str, list[str]]]:
    collective = [area for city, areas in cities.items() if city in heading for area in areas]
    named = [(city, areas) for city, areas in cities.items() if city not in heading]
    return ([("", collective)] if collective else []) + named


def rendered(table: dict[str, object]) -> str:
    """Return a table as it is stored: compact, one entry of the top level a line."""
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: "
        f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in table.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def working_days() -> dict[str, object]:
    """Return the calendars of all countries."""
    return {country: calendar(country, last) for country, last in KNOWN_UNTIL.items()}


if __name__ == "__main__":
    (HERE / "working_days.json").write_text(rendered(working_days()), encoding="utf-8")
    if len(sys.argv) > 1:
        made = rendered(divisions(Path(sys.argv[1])))
        (HERE / "divisions.json").write_text(made, encoding="utf-8")
