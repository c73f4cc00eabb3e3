"""Names of China's provinces, cities and counties, as customers write them."""

import re
from functools import cache
from typing import Final

from agent_assist.capture.notes import fold
from agent_assist.text.tables import table

_SUFFIX: Final = re.compile(
    r"(?:省|(?:维吾尔|壮族|回族)?自治区|特别行政区|市|(?:土家族|苗族|藏族|羌族|彝族|哈尼族|傣族|侗族|布依族|朝鲜族|蒙古|哈萨克|回族|白族|景颇族|傈僳族|壮族|柯尔克孜)*自治州|地区|盟)$"
)


@cache
def names() -> frozenset[str]:
    """Return the folded names: provinces and cities with and without suffix, counties with it."""
    found: set[str] = {"九龙", "新界", "港岛"}
    for province, cities in table("capture/divisions").items():
        if not isinstance(cities, dict):
            continue
        found.add(province)
        found.add(_SUFFIX.sub("", province))
        for city, counties in cities.items():
            if city:
                found |= {city, _SUFFIX.sub("", city)}
            found |= {county for county in counties if len(county) > 2}  # noqa: PLR2004
            if not city:
                found |= {_SUFFIX.sub("", c) for c in counties if c.endswith("市")}
    return frozenset(fold(name) for name in found if len(name) > 1)
