"""Numbers and dates as a spreadsheet shows them: what a number format makes of a value, in British English.

The codes are those of ECMA-376, part 1, 18.8.30 and 18.8.31. Simple ones are followed; a fraction, a power of ten and a
code that makes no sense show the plain number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from functools import lru_cache
from math import isfinite
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0",
    6: "£#,##0",
    7: "£#,##0.00",
    8: "£#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "£#,##0",
    43: "#,##0.00",
    44: "£#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}
"""The formats that a workbook names by number alone, as Excel shows them in the United Kingdom; all others are General."""

_LONGEST_CODE = 255
_SYSTEM_DATES = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}
"""Codes that stand for whatever date or time the reader's own system shows."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]?|(?P<noon>AM/PM|A/P)'
    r"|(?P<general>General)|(?P<moment>y+|m+|d+|h+|s+)|(?P<digits>[0#?.,]+)|(?P<power>E[+-])|(?P<end>;)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARED: dict[str, Callable[[float, float], bool]] = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH, _EPOCH_OF_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
_FIRST_SOUND_DAY = 60
"""Day 60 of Excel's calendar is 29 February 1900, which never was; days before it are one off."""
_LAST_DAY = 2_958_465
_LARGEST = 1e15
"""From here on a spreadsheet does not know a number's last digits."""


class _Token(NamedTuple):
    kind: str
    text: str


def shown_number(value: float, code: str = "", *, since_1904: bool = False) -> str:
    """A number as a format's code shows it; ``since_1904`` tells that the workbook counts days from 1904 on."""
    if not isfinite(value) or len(code) > _LONGEST_CODE:
        return plain_number(value)
    for sign, system in _SYSTEM_DATES.items():
        code = system if code.upper().startswith(sign) else code
    section, absolute = _section_for(value, _sections(code))
    kinds = {token.kind for token in section}
    if "moment" in kinds:
        return _date(value, section, since_1904)
    number = abs(value) if absolute else value
    if kinds & {"power", "text"} or sum(token.kind == "digits" for token in section) > 1:
        return plain_number(value)
    if kinds & {"digits", "general"} and abs(value) < _LARGEST:
        return _number(number, section)
    if any(token.kind == "literal" for token in section) or (code and not section):
        return "".join(token.text for token in section if token.kind == "literal").strip()
    return plain_number(value)


def plain_number(value: float) -> str:
    """A number as a cell without a format shows it: ``5``, ``54.545454545``, ``1E+20``."""
    if isfinite(value) and abs(value) < _LARGEST:
        if value == int(value):
            return str(int(value))
        if abs(value) >= 1e-4:
            return f"{round(value, 9):.15g}"
    return f"{value:.6G}"


def shown_day(moment: datetime) -> str:
    """A day as ``14/10/2022``, with the time where it has one."""
    return moment.strftime("%d/%m/%Y" if moment.time() == datetime.min.time() else "%d/%m/%Y %H:%M")


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    sections: list[list[_Token]] = [[]]
    for match in _TOKEN.finditer(code):
        token = _token(match)
        if token.kind == "end":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(tuple(section) for section in sections)


def _token(match: re.Match[str]) -> _Token:
    kind, text = next((kind, text) for kind, text in match.groupdict().items() if text is not None)
    if kind == "bracket":
        if text.startswith("$"):
            return _Token("literal", text[1:].partition("-")[0])
        if text and set(text.lower()) in ({"h"}, {"m"}, {"s"}):
            return _Token("moment", f"[{text.lower()}]")
    if kind == "digits" and not set(text) & set("0#?"):
        return _Token("literal", text)
    if kind == "gap":
        return _Token("literal", " ")
    if kind in ("quoted", "escaped") or kind == "other":
        return _Token("percent" if (kind, text) == ("other", "%") else "literal", text)
    return _Token(kind, text.lower() if kind == "moment" else text)


def _section_for(value: float, sections: Sequence[Sequence[_Token]]) -> tuple[Sequence[_Token], bool]:
    """The section of a code that shows a value, and whether it shows the value without its sign."""
    conditions = [_condition(section) for section in sections[:3]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is None or _COMPARED[condition[0]](value, condition[1]):
                return section, False
        return (), False
    numeric = sections[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    return (numeric[2], False) if value == 0 and len(numeric) > 2 else (numeric[0], False)


def _condition(section: Iterable[_Token]) -> tuple[str, float] | None:
    for token in section:
        match = _CONDITION.fullmatch(token.text) if token.kind == "bracket" else None
        if match:
            return match[1], float(match[2])
    return None


def _number(value: float, section: Iterable[_Token]) -> str:
    tokens = [token for token in section if token.kind in ("literal", "percent", "digits", "general")]
    percents = sum(token.kind == "percent" for token in tokens)
    shown = [
        _digits(abs(value), token.text, percents)
        if token.kind == "digits"
        else plain_number(abs(value))
        if token.kind == "general"
        else token.text
        for token in tokens
    ]
    text = "".join(shown).strip()
    return f"-{text}" if value < 0 and any(character in "123456789" for character in text) else text


def _digits(value: float, pattern: str, percents: int) -> str:
    """A number without its sign in a pattern such as ``#,##0.00``."""
    whole, _, fraction = pattern.partition(".")
    ungrouped = whole.rstrip(",")
    thousands = len(whole) - len(ungrouped) + fraction.count(",")
    fraction = fraction.replace(",", "")
    decimals, least = len(fraction), fraction.rfind("0") + 1
    try:
        exact = (Decimal(repr(value)) * 100**percents / 1000**thousands).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except DecimalException:
        return plain_number(value)
    before, _, after = f"{exact:{',' if ',' in ungrouped else ''}f}".partition(".")
    after = after[:least] + after[least:].rstrip("0")
    before = before.zfill(ungrouped.count("0")) if "0" in ungrouped else before if before != "0" else ""
    return f"{before}.{after}" if after else before


def _date(value: float, section: Sequence[_Token], since_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return plain_number(value)
    epoch = _EPOCH_OF_MAC if since_1904 else _EPOCH + timedelta(days=value < _FIRST_SOUND_DAY)
    seconds = round(value * 86_400)
    try:
        moment = epoch + timedelta(seconds=seconds)
    except OverflowError:
        return plain_number(value)
    moments = [token.text for token in section if token.kind == "moment"]
    noon = any(token.kind == "noon" for token in section)
    shown, place = [], 0
    for token in section:
        if token.kind == "moment":
            before, after = moments[place - 1] if place else "", moments[place + 1] if place + 1 < len(moments) else ""
            minutes = token.text in ("m", "mm") and ("h" in before or "s" in after)
            shown.append(_moment(moment, seconds, token.text, minutes=minutes, noon=noon))
            place += 1
        elif token.kind == "noon":
            shown.append("AM" if moment.hour < 12 else "PM")
        elif token.kind == "literal":
            shown.append(token.text)
    return "".join(shown).strip()


def _moment(moment: datetime, seconds: int, token: str, *, minutes: bool, noon: bool) -> str:
    """What one token of a date's code shows; ``seconds`` are those since the epoch, for times that count past 24 hours."""
    letter, long = token[0], len(token)
    if letter == "[":
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[token[1]])
    if letter == "y":
        return f"{moment.year:04}" if long > 2 else f"{moment.year % 100:02}"
    if letter in "md" and not minutes and long > 2:
        name = _MONTHS[moment.month - 1] if letter == "m" else _DAYS[moment.weekday()]
        return name[:3] if long == 3 else name[0] if (letter, long) == ("m", 5) else name
    hour = (moment.hour - 1) % 12 + 1 if noon else moment.hour
    number = moment.minute if minutes else {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{number:02}" if long > 1 else str(number)
