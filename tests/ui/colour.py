"""Colour as eyes see it: contrast by WCAG 2.2, difference by CIE 1976, three kinds of blindness."""

from enum import Enum

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class Eyes(Enum):
    """Kinds of colour vision; the matrices are those of Machado, Oliveira and Fernandes (2009),
    severity 1.0, for linear sRGB.
    """

    USUAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTANOPIA = (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )
    DEUTERANOPIA = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    TRITANOPIA = (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    )


_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, eyes: Eyes) -> float:
    """Return how different two colours look to these eyes (CIE 1976; 2.3 is just noticeable)."""
    a, b = _lab(_seen(one, eyes)), _lab(_seen(other, eyes))
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (_unfold(red), _unfold(green), _unfold(blue))


def _unfold(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return (one, two, three)


def _seen(colour: str, eyes: Eyes) -> Triple:
    red, green, blue = (min(max(v, 0.0), 1.0) for v in _times(eyes.value, _linear(colour)))
    return (red, green, blue)


def _lab(linear: Triple) -> Triple:
    x, y, z = (_cube_root(v / w) for v, w in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
