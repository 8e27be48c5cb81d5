"""SVG as text: a few shapes, escaped words, colours for light and dark, no scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape

# Four hundred units wide: on a phone one unit is almost one pixel, so that words of
# 13 units can be read there; a wide page shows the drawing up to twice as large.
WIDTH = 400
_ASPECT = 0.54  # of a letter's width to its size, in wide fonts
BOLD = 1.16  # how much wider bold letters are
LARGE, NORMAL, SMALL = 17, 14, 13

_STYLE = """
.mm{width:100%;max-width:45rem;height:auto;font-family:system-ui,sans-serif;
--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--bar:#0b6bcb;--yes:#1a7f37;
--wish:#b3470b}
@media (prefers-color-scheme:dark){.mm{--page:#0d1117;--ink:#e6edf3;--soft:#9da7b3;
--line:#3d444d;--bar:#58a6ff;--yes:#4cc264;--wish:#f0975a}}
.mm .page{fill:var(--page)}.mm text{fill:var(--ink);paint-order:stroke;
stroke:var(--page);stroke-width:3px;stroke-linejoin:round}.mm .soft{fill:var(--soft)}
.mm .strong{font-weight:600}.mm .grid{stroke:var(--line);stroke-width:1}
.mm .bar{fill:var(--bar)}.mm .yes{fill:var(--yes)}.mm .wish{fill:var(--wish)}
.mm .curve{fill:none;stroke:var(--bar);stroke-width:2.5}
.mm .curve-thin{fill:none;stroke:var(--soft);stroke-width:1}
.mm .curve-yes{fill:none;stroke:var(--yes);stroke-width:2.5;stroke-dasharray:7 3}
.mm .line-wish{stroke:var(--wish);stroke-width:1.5;stroke-dasharray:3 3}
.mm .line-bar{stroke:var(--bar);stroke-width:2}.mm .line-yes{stroke:var(--yes);
stroke-width:2}
"""


def coordinate(value: float) -> str:
    """Return a coordinate with one decimal and a point, in every language."""
    return f"{value:.1f}".removesuffix(".0")


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: int = NORMAL,
    style: str = "",
    anchor: str = "start",
) -> str:
    """Return words whose baseline is at `y`; `anchor` is start, middle or end."""
    kind = f' class="{style}"' if style else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    place = f'x="{coordinate(x)}" y="{coordinate(y)}"'
    return f'<text {place} font-size="{size}"{kind}{at}>{escape(words)}</text>'


def bar(
    x: float, y: float, width: float, height: float, *, style: str, share: float = 1
) -> str:
    """Return a rectangle; `share` in [0, 1] is how strong its colour is."""
    fading = f' fill-opacity="{share:g}"' if share < 1 else ""
    place = f'x="{coordinate(x)}" y="{coordinate(y)}"'
    size = f'width="{coordinate(width)}" height="{coordinate(height)}"'
    return f'<rect {place} {size} class="{style}"{fading}/>'


def line(x: float, y: float, to_x: float, to_y: float, *, style: str) -> str:
    """Return a straight line."""
    first = f'x1="{coordinate(x)}" y1="{coordinate(y)}"'
    last = f'x2="{coordinate(to_x)}" y2="{coordinate(to_y)}"'
    return f'<line {first} {last} class="{style}"/>'


def dot(x: float, y: float, radius: float, *, style: str) -> str:
    """Return a filled circle."""
    place = f'cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(radius)}"'
    return f'<circle {place} class="{style}"/>'


def diamond(x: float, y: float, radius: float, *, style: str) -> str:
    """Return a filled square that stands on its corner."""
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return f'<polygon points="{_points(corners)}" class="{style}"/>'


def curve(points: Iterable[tuple[float, float]], *, style: str) -> str:
    """Return a line through `points`."""
    return f'<polyline points="{_points(points)}" class="{style}"/>'


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)


def drawing(
    shapes: Iterable[str], *, height: float, title: str, description: str, language: str
) -> str:
    """Return a whole SVG of `WIDTH` by `height` units, with words for those who listen."""
    size = f"0 0 {WIDTH} {coordinate(height)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" class="mm" '
        f'role="img" lang="{language}">'
    )
    page = f'<rect width="{WIDTH}" height="{coordinate(height)}" class="page"/>'
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    style = f"<style>{_STYLE.strip()}</style>"
    return "\n".join([head, words, style, page, *shapes, "</svg>"]) + "\n"


def lines_of(words: str, room: float, *, size: int = NORMAL) -> list[str]:
    """Return words broken into lines of about `room` units."""
    return textwrap.wrap(words, max(10, int(room / (size * _ASPECT))))


def columns_of(words: str, size: int) -> float:
    """Return about how wide words are, in units."""
    return len(words) * size * _ASPECT


def cut(words: str, room: float, *, size: int = NORMAL) -> str:
    """Return `words`, shortened to about `room` units."""
    most = max(2, int(room / (size * _ASPECT)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
