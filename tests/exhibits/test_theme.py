"""Colours that are read and told apart: on paper, in grey, and by readers who see fewer hues.

Contrast and luminance as WCAG 2.2 defines them; the expected ratios of the first test are the ones that WCAG's own
understanding documents quote (21:1 for black on white; #767676 is the lightest grey that reaches 4.5:1).
"""

from dataclasses import fields

import pytest

from reportgen.exhibits.theme import DEFAULT, Palette

COLOURS = DEFAULT.palette
AA_TEXT = 4.5
AA_GRAPHICS = 3.0
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
"""Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB."""
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def linear(colour: str) -> tuple[float, ...]:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def luminance(rgb: tuple[float, ...]) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one: str, other: str, seen_by: tuple[tuple[float, ...], ...] | None = None) -> float:
    light, dark = sorted((luminance(seen(one, seen_by)), luminance(seen(other, seen_by))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, by: tuple[tuple[float, ...], ...] | None) -> tuple[float, ...]:
    rgb = linear(colour)
    if by is None:
        return rgb
    return tuple(min(1.0, max(0.0, sum(part * channel for part, channel in zip(row, rgb, strict=True)))) for row in by)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("text", [COLOURS.ink, COLOURS.muted, COLOURS.accent])
@pytest.mark.parametrize("ground", [COLOURS.paper, COLOURS.accent_pale, COLOURS.warning])
def test_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= AA_TEXT


def test_words_of_warning_can_be_read() -> None:
    assert contrast(COLOURS.warning_ink, COLOURS.warning) >= AA_TEXT
    assert contrast(COLOURS.warning_ink, COLOURS.paper) >= AA_TEXT


@pytest.mark.parametrize("edge", [COLOURS.accent, COLOURS.muted, COLOURS.target])
def test_what_outlines_a_bar_or_draws_a_line_stands_out_from_the_paper(edge: str) -> None:
    assert contrast(edge, COLOURS.paper) >= AA_GRAPHICS


@pytest.mark.parametrize("reader", [None, DEUTERANOPIA, PROTANOPIA])
def test_fills_differ_in_lightness_and_not_only_in_hue(reader: tuple[tuple[float, ...], ...] | None) -> None:
    fills = (COLOURS.accent, COLOURS.comparison, COLOURS.accent_pale)
    pairs = [(one, other) for index, one in enumerate(fills) for other in fills[index + 1 :]]
    assert min(contrast(one, other, reader) for one, other in pairs) >= 1.5


def test_every_colour_is_written_as_the_style_sheet_can_take_it() -> None:
    for each in fields(Palette):
        colour = getattr(COLOURS, each.name)
        assert len(colour) == 7
        assert int(colour[1:], 16) >= 0


def test_no_type_is_too_small_to_read_in_print() -> None:
    assert min(getattr(DEFAULT.type, each.name) for each in fields(DEFAULT.type)) >= 7
