"""What a page's style sheets say of an element, as far as a reader of statuses needs it: colours, weight, and what is hidden.

This is a small part of CSS: rules of tags, classes and ids, one inside another, by their weight and order. Rules inside
at-rules (print, dark screens) and selectors with more than that are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ka_tui.reports.extras import extra

with extra("html", "HTML pages"):
    from lxml.etree import _Element

_PROPERTIES = frozenset({"background", "background-color", "color", "font-weight", "display", "mso-hide"})
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<more>(?:[.#][-\w]+)*)", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d.]+%?")
_MOST_RULES = 5000
_LONGEST, _LONGEST_SELECTOR = 2_000_000, 300
"""How many characters of style sheets, and of a selector, are looked at."""
_EFFORT = 1_000_000
"""How many rules are tried on the elements of a page before its style sheets are given up: a page made to be slow."""

WHITE = "#ffffff"
_NAMED = {
    name: f"#{value}"
    for name, value in re.findall(
        r"(\w+) (\w+)",
        "black 000000 white ffffff red ff0000 lime 00ff00 blue 0000ff yellow ffff00 cyan 00ffff aqua 00ffff green 008000 "
        "magenta ff00ff fuchsia ff00ff silver c0c0c0 gray 808080 grey 808080 maroon 800000 olive 808000 purple 800080 "
        "teal 008080 navy 000080 orange ffa500 darkorange ff8c00 gold ffd700 orangered ff4500 tomato ff6347 "
        "crimson dc143c firebrick b22222 darkred 8b0000 indianred cd5c5c salmon fa8072 coral ff7f50 khaki f0e68c "
        "goldenrod daa520 lightgreen 90ee90 palegreen 98fb98 limegreen 32cd32 forestgreen 228b22 seagreen 2e8b57 "
        "mediumseagreen 3cb371 darkgreen 006400 yellowgreen 9acd32 lightblue add8e6 skyblue 87ceeb deepskyblue 00bfff "
        "dodgerblue 1e90ff cornflowerblue 6495ed steelblue 4682b4 royalblue 4169e1 mediumblue 0000cd darkblue 00008b "
        "lightgrey d3d3d3 lightgray d3d3d3 darkgrey a9a9a9 darkgray a9a9a9 whitesmoke f5f5f5 pink ffc0cb "
        "lightyellow ffffe0",
    )
}
"""The named colours of CSS that documents use for statuses."""
_COLOURED = 24
"""By how much the strongest of red, green and blue must exceed the weakest, of 255, for an ink to be a colour."""
_BOLD_WEIGHT = 600


class _Compound(NamedTuple):
    tag: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, tag: str, id_: str, classes: frozenset[str]) -> bool:
        return self.tag in ("", "*", tag) and self.classes <= classes and (not self.ids or self.ids == {id_})


class _Rule(NamedTuple):
    weight: tuple[int, int, int]
    order: int
    compounds: tuple[_Compound, ...]
    declarations: Mapping[str, str]


class StyleSheet:
    """The rules of a page's style sheets, found by what they are of."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        self._kept: dict[tuple[str, str, str], list[_Rule]] = {}
        self._effort = _EFFORT
        for order, rule in enumerate(_rules_in("\n".join(texts)[:_LONGEST])):
            last = rule.compounds[-1]
            key = next((f".{name}" for name in sorted(last.classes)), next((f"#{name}" for name in last.ids), last.tag or "*"))
            self._rules[key].append(rule._replace(order=order))

    def looks_of(self, element: _Element) -> Mapping[str, str]:
        """The declarations that hold for an element itself, property by property; its own ``style`` comes last."""
        found: dict[str, str] = {}
        if self._rules:
            rules = self._rules_for(element)
            self._effort -= len(rules)
            for rule in rules:
                if len(rule.compounds) == 1 or self._fits_inside(element, rule.compounds[:-1]):
                    found |= rule.declarations
            if self._effort < 0:
                self._rules.clear()
        own = element.get("style")
        return found | declarations_in(own) if own else found

    def _rules_for(self, element: _Element) -> list[_Rule]:
        """The rules whose last part fits an element, weakest first."""
        tag, id_, named = key = (element.tag, element.get("id", ""), element.get("class", ""))
        if key in self._kept:
            return self._kept[key]
        classes = frozenset(named.split())
        places = ["*", tag, f"#{id_}", *(f".{name}" for name in classes)]
        candidates = [rule for place in places for rule in self._rules.get(place, ())]
        self._effort -= len(candidates)
        self._kept[key] = sorted(rule for rule in candidates if rule.compounds[-1].fits(tag, id_, classes))
        return self._kept[key]

    def _fits_inside(self, element: _Element, outer: tuple[_Compound, ...]) -> bool:
        """Whether an element stands inside others that fit these parts, the outermost first."""
        wanted = list(outer)
        for ancestor in element.iterancestors():
            self._effort -= 1
            if not wanted or self._effort < 0:
                break
            if wanted[-1].fits(ancestor.tag, ancestor.get("id", ""), frozenset(ancestor.get("class", "").split())):
                wanted.pop()
        return not wanted


def declarations_in(text: str) -> dict[str, str]:
    """The declarations of a rule or a ``style`` attribute that matter here."""
    pairs = (declaration.partition(":") for declaration in text.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, _, value in pairs
        if name.strip().lower() in _PROPERTIES
    }


def fill_in(looks: Mapping[str, str]) -> str | None:
    """The colour of the background that declarations say, ``#rrggbb``; None for none."""
    return colour_in(looks.get("background-color", "")) or colour_in(looks.get("background", ""))


def colour_in(value: str) -> str | None:
    """The first colour of a value in CSS or HTML, as ``#rrggbb``; None for none, and for one that lets all through."""
    value = value.strip().lower()
    for word in re.findall(r"rgba?\([^)]*\)|#?\w+", value[:500]):
        if word.startswith("rgb"):
            return _rgb(word)
        if re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", word):
            digits = word[1:] if len(word) > len("#rgba") else "".join(digit * 2 for digit in word[1:])
            return None if digits[6:] == "00" else f"#{digits[:6]}"
        if word in _NAMED:
            return _NAMED[word]
    return None


def is_coloured(colour: str) -> bool:
    """Whether a colour is one, and not black, grey or white."""
    channels = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return max(channels) - min(channels) >= _COLOURED


def is_bold(looks: Mapping[str, str], otherwise: bool) -> bool:
    """Whether declarations make a text bold."""
    weight = looks.get("font-weight", "")
    if weight.isascii() and weight.isdigit():
        return len(weight) == len("600") and int(weight) >= _BOLD_WEIGHT
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight, otherwise)


def _rgb(word: str) -> str | None:
    try:
        parts = [float(part[:-1]) * 2.55 if part.endswith("%") else float(part) for part in _NUMBERS.findall(word)]
    except ValueError:
        return None
    if len(parts) < len("rgb") or parts[3:] == [0]:
        return None
    return "#" + "".join(f"{min(round(part), 255):02x}" for part in parts[:3])


def _rules_in(text: str) -> Iterable[_Rule]:
    text = _without_at_rules(_COMMENT.sub(" ", text))
    count = 0
    for block in text.split("}"):
        selectors, brace, body = block.partition("{")
        declarations = declarations_in(body) if brace else {}
        for selector in selectors.split(",") if declarations else ():
            compounds = _compounds_in(selector)
            if compounds and count < _MOST_RULES:
                count += 1
                yield _Rule(_weight(compounds), 0, compounds, declarations)


def _without_at_rules(text: str) -> str:
    """The text without @media, @page and the like, whatever is inside their braces."""
    kept, at = [], 0
    while (start := text.find("@", at)) >= 0:
        kept.append(text[at:start])
        depth, at = 0, len(text)
        for place in re.compile(r"[{};]").finditer(text, start):
            depth += {"{": 1, "}": -1, ";": 0}[place[0]]
            if depth <= 0:
                at = place.end()
                break
    return "".join(kept) + text[at:]


def _compounds_in(selector: str) -> tuple[_Compound, ...]:
    """The parts of a selector, the outermost first; none for a selector that says more than this module understands."""
    words = selector.replace(">", " ").split() if len(selector) < _LONGEST_SELECTOR else []
    parts = [_COMPOUND.fullmatch(word) for word in words]
    if not all(parts):
        return ()
    return tuple(_compound(part) for part in parts if part)


def _compound(part: re.Match[str]) -> _Compound:
    names = re.findall(r"[.#][-\w]+", part["more"])
    ids, classes = (frozenset(name[1:] for name in names if name[0] == sign) for sign in "#.")
    return _Compound((part["tag"] or "").lower(), ids, classes)


def _weight(compounds: Iterable[_Compound]) -> tuple[int, int, int]:
    weights = [(len(part.ids), len(part.classes), int(part.tag not in ("", "*"))) for part in compounds]
    ids, classes, tags = (sum(column) for column in zip(*weights, strict=True))
    return ids, classes, tags
