"""Letters that are pictures only in a font: what a tick, square or arrow of Wingdings, Webdings or Symbol is in Unicode.

The equivalents are those of Unicode 7.0 (L2/12-368), given as the everyday sign of the same shape where there is one, so
that a filled circle is ``●`` in whichever font it was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "\ufffd"
"""What stands for a sign of these fonts that is in no report."""

_PRIVATE = 0xF000
"""Where programs keep the letters of such fonts: the letter n of Wingdings is U+F06E, or just n."""
_BYTE = 0x100


def _letters(runs: Mapping[int, str]) -> dict[int, str]:
    return {first + step: sign for first, signs in runs.items() for step, sign in enumerate(signs)}


_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _letters(
        {
            0x22: "✂✁",
            0x28: "☎✆✉",
            0x36: "⌛",
            0x3F: "✍",
            0x41: "✌",
            0x43: "👍👎☜☞☝☟",
            0x4A: "☺😐☹💣☠⚐⚑✈☀",
            0x6C: "●○■□□❑❒◆◆◆❖◆☒",
            0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
            0x9E: "·•▪○○◉◉◉○▪□",
            0xAB: "★✶",
            0xB5: "✪☆",
            0xD5: "⌫⌦◀▶▲▼",
            0xDF: "←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▫▫✘✔☒☑",
        }
    ),
    "wingdings 2": _letters(
        {
            0x4F: "✘✔☒☑☒☒⊗⊗⊘⊘",
            0x95: "·••●○○○◉◉◉▪▪■■□□□□□▣",
            0xAE: "◆◇",
            0xB6: "◆◆◊",
            0xEB: "✶",
        }
    ),
    "wingdings 3": _letters(
        {
            0x21: "←→↑↓↖↗↙↘",
            0x66: "←→↑↓↖↗↙↘↔↕",
            0x70: "▲▼△▽◀▶◁▷◣◢◤◥◀▶▲",
            0x80: "▼▲▼◀▶◀▶▲▼←→↑↓",
        }
    ),
    "webdings": _letters(
        {
            0x33: "◀▶▲▼⏪⏩⏮⏭⏸■●",
            0x61: "✔",
            0x63: "□",
            0x67: "■",
            0x69: "ℹ",
            0x6E: "●",
            0x71: "↻✘❓",
            0x77: "⚑⊘⊖",
        }
    ),
    "symbol": _letters(
        {
            0x20: " !∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
            0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~",
            0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
            0xD2: "®©™∏√·¬∧∨⇔⇐⇑⇒⇓◊",
            0xE2: "®©™∑",
        }
    ),
}


def is_symbol_font(name: str) -> bool:
    """Whether the letters of a font of this name are signs."""
    return name.strip().lower() in _FONTS


def signs_of(font: str, text: str) -> str:
    """A text as its font shows it: the same text unless the font is one of signs."""
    letters = _FONTS.get(font.strip().lower())
    return text if letters is None else "".join(_sign(letters, letter) for letter in text)


def _sign(letters: Mapping[int, str], letter: str) -> str:
    code = ord(letter)
    if _PRIVATE <= code < _PRIVATE + _BYTE:
        code -= _PRIVATE
    elif code >= _BYTE:
        return letter
    return letter if letter.isspace() or code == ord(" ") else letters.get(code, UNKNOWN)
