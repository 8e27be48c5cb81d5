from __future__ import annotations

import datetime as dt
from dataclasses import replace

from million_miles import telling
from million_miles.journey import FirstForecast, LookBack, OpenBar

FORECAST = FirstForecast(
    dt.date(2026, 3, 1),
    "arrival",
    dt.date(2027, 1, 1),
    dt.date(2028, 1, 1),
    dt.date(2029, 1, 1),
    dt.date(2028, 6, 1),
    held=True,
)
ROAD = LookBack(
    goal="Fly",
    first_date=dt.date(2026, 2, 1),
    last_date=dt.date(2028, 6, 1),
    entries=40,
    undated=2,
    logged_hours=120.5,
    tries=3,
    refused=2,
    withdrawn=0,
    bars_raised=1,
    gap_start_date=dt.date(2027, 1, 1),
    gap_end_date=dt.date(2027, 3, 12),
    first_forecast=FORECAST,
    open_bars=(OpenBar("dive", "Diving", "edge"),),
)


def plain(road: LookBack, language: str = "en") -> str:
    said = telling.look_back(road, language="es" if language == "es" else "en")
    return said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_reached_goal_is_told_as_a_whole_road() -> None:
    assert (
        plain(ROAD)
        == """\
You have made it: Fly.
The whole road, from the first dated line of your journal, 1 February 2026, to 1
  June 2028: 851 days.
2 of its 40 lines have no exact day.
Work you wrote down: 120 h.
Tries: 3. Noes: 2. You went on after each of them.
Times you raised a bar: 1.
The longest time without work: 2 months, from 1 January 2027 to 12 March 2027.
  You came back.
The first forecast, made on 1 March 2026, said between 1 January 2027 and 1
  January 2029; it came on 1 June 2028, within that.

What is next?
- A new goal: miles find
- Diving, if you still want it: miles raise dive
- Or nothing for now. That is fine, too."""
    )


def test_it_is_told_in_spanish() -> None:
    text = " ".join(plain(ROAD, "es").split())

    assert text.startswith("Lo has logrado: Fly. El camino entero")
    assert "Volviste." in text
    assert "llegó el 1 de junio de 2028, dentro de eso." in text


def test_what_nobody_knows_is_not_told() -> None:
    bare = LookBack("Fly", None, None, 3, 0, 0.0, 0, 0, 0, 0, None, None, None, ())

    assert plain(bare).splitlines()[:3] == [
        "You have made it: Fly.",
        "",
        "What is next?",
    ]


def test_a_forecast_that_did_not_hold_is_told_so() -> None:
    late = replace(FORECAST, held=False, p90_date=dt.date(2028, 2, 1))
    early = replace(FORECAST, held=False, p10_date=dt.date(2028, 7, 1))
    never = replace(FORECAST, held=False, p10_date=None, p50_date=None, p90_date=None)

    for one, said in (
        (late, "later than that"),
        (early, "earlier than that"),
        (never, "in most futures never; it came on 1 June 2028, earlier than that"),
    ):
        text = " ".join(plain(replace(ROAD, first_forecast=one)).split())
        assert said in text
