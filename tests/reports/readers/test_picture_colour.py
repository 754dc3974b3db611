"""The colour of a picture that stands for a status."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ka_tui.reports.readers.office.picture_colour import picture_colour
from tests.reports.readers.office_samples import dot


def saved(picture: Image.Image, kind: str = "PNG") -> bytes:
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("colour", ["#d4351c", "#f0a500", "#2e9e5b", "#4a7fd6", "#00703c", "#ff0000"])
@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP"])
def test_a_dot_has_its_own_colour_whatever_its_rim_and_ground(colour: str, kind: str) -> None:
    assert picture_colour(dot(colour, kind)) == colour


def test_a_photograph_of_a_dot_has_nearly_its_colour() -> None:
    found = picture_colour(dot("#d4351c", "JPEG"))
    assert found is not None
    assert all(abs(int(found[at : at + 2], 16) - int("#d4351c"[at : at + 2], 16)) < 12 for at in (1, 3, 5))


def test_a_shaded_ball_has_one_hue_and_so_a_colour() -> None:
    ball = Image.new("RGB", (60, 60), "white")
    for row in range(10, 50):
        for column in range(10, 50):
            ball.putpixel((column, row), (0, 90 + 3 * row, 20 + row))
    assert (picture_colour(saved(ball)) or "")[1:3] == "00"


@pytest.mark.parametrize("colour", ["white", "black", "#808080", "#d9d9d9"])
def test_white_black_and_grey_are_no_colour(colour: str) -> None:
    assert picture_colour(dot(colour)) is None


def test_all_three_lights_are_no_clear_colour() -> None:
    lights = Image.new("RGB", (30, 90), "black")
    for place, colour in enumerate(("#d4351c", "#f0a500", "#2e9e5b")):
        lights.paste(colour, (5, 30 * place + 5, 25, 30 * place + 25))
    assert picture_colour(saved(lights)) is None


def test_what_is_transparent_does_not_count() -> None:
    picture = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    picture.paste((0, 128, 64, 255), (8, 8, 12, 12))
    assert picture_colour(saved(picture)) == "#008040"


@pytest.mark.parametrize(
    ("svg", "colour"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><path fill="none"/><path fill="#fff"/><path fill="#0a5"/></svg>', "#00aa55"),
        ('<svg><style>.a{fill:#D4351C}</style><rect class="a"/></svg>', "#d4351c"),
        ("<svg><rect/></svg>", None),
    ],
)
def test_a_drawing_has_its_first_coloured_fill(svg: str, colour: str | None) -> None:
    assert picture_colour(svg.encode()) == colour


def test_a_picture_that_unpacks_to_millions_of_pixels_is_not_unpacked() -> None:
    assert picture_colour(saved(Image.new("1", (3000, 3000)), "PNG")) is None


def test_what_is_no_picture_has_no_colour() -> None:
    assert picture_colour(b"") is None
    assert picture_colour(b"\x01\x00\x00\x00 an enhanced metafile") is None


PNG = dot("#2e9e5b")


@given(at=st.integers(8, len(PNG) - 1), byte=st.integers(0, 255), length=st.integers(8, len(PNG)))
def test_a_damaged_picture_has_a_colour_or_none(at: int, byte: int, length: int) -> None:
    damaged = (PNG[:at] + bytes((byte,)) + PNG[at + 1 :])[:length]
    assert picture_colour(damaged) in (None, "#2e9e5b") or len(picture_colour(damaged) or "") == len("#rrggbb")
