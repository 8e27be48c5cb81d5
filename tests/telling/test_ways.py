from __future__ import annotations

import datetime as dt

from million_miles import roadmap, telling
from million_miles.journey import WayChoice, WayOption, WaysOutlook
from million_miles.values import Language, Mistake, Weights

FIRST = WayOption(
    "evenings", "Evening school", dt.date(2030, 9, 2), 0.54, 9534.6, 1976.5
)
SECOND = WayOption(
    "campus",
    "Campus",
    dt.date(2031, 12, 30),
    0.37,
    18_700.0,
    1800.0,
    later_weeks=110.0,
    later_weeks_error=1.0,
    more_chance=-0.17,
    more_chance_error=0.004,
    more_cost_money=9150.0,
    more_cost_money_error=0.0,
    more_hours=-160.0,
    more_points=25.2,
    more_points_error=0.2,
)
THIRD = WayOption(
    "wish",
    "Just so",
    problem=Mistake("way_without_effort", "wish", details=(("id", "masters"),)),
)


def told(
    taken: str = "campus",
    language: Language = "en",
    *,
    time_to: roadmap.Aim = "arrival",
    order_kept: bool = False,
) -> str:
    choice = WayChoice("masters", "Degree", taken, "evenings", (FIRST, SECOND, THIRD))
    outlook = WaysOutlook(
        dt.date(2026, 11, 23),
        (choice,),
        Weights(arrival=1, cost=2),
        "USD",
        dt.date(2034, 12, 31),
        odds_known=True,
        time_to=time_to,
        order_kept=order_kept,
        futures=4096,
        seed=1,
    )
    return " ".join(telling.ways(outlook, language=language).split())


def test_the_best_way_and_how_to_take_it_come_first() -> None:
    assert (
        "Weighed: arrival 1 and cost 2. Degree: “Evening school” suits better. Take it "
        "with: miles choose masters --way evenings"
    ) in told()
    assert "Degree: stay with “Evening school”." in told(taken="evenings")


def test_what_is_compared_is_said_where_a_yes_is_rare() -> None:
    assert "no yes comes within 60 years" not in told()
    assert "no yes comes within 60 years" in told(time_to="ready")
    assert "no llega un sí en 60 años" in told(language="es", time_to="ready")


def test_the_order_that_was_kept_is_said_to_hold_for_all_ways() -> None:
    assert "in the order you keep" in told(order_kept=True)
    assert "in the order you keep" not in told()


def test_the_runner_up_is_told_by_its_four_differences() -> None:
    assert (
        "Against “Evening school”: 2.1 years later (give or take 2 weeks); 17 in 100 "
        "less chance (give or take 0.8); 9,150 USD more; 160 hours less. All weighed: "
        "25 points worse (give or take 0.4)."
    ) in told()


def test_a_way_without_effort_is_told_with_a_way_out() -> None:
    assert "Just so: The way “wish” of “masters” says neither" in told()
    assert "Escribe cuántas horas lleva." in told(language="es")
