from __future__ import annotations

import cProfile
import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from million_miles.distance import Standing, history, hours_of, measure
from million_miles.values import (
    LEVELS,
    Commitment,
    Effort,
    Entry,
    Has,
    Plan,
    Reading,
    Requirement,
    Threshold,
    Way,
    Weeks,
    When,
)
from tests.distance.journals import (
    FORTY_HOURS,
    START,
    TODAY,
    application,
    entry,
    estimated,
    finished,
    flying,
    measured,
    plan,
    raised,
    worked,
)

MIDDLE = math.sqrt(60 * 120)
SIXTY_HOURS = Threshold("flown", ">=", 60.0, "h")
YEAR_98 = When(1998, rough=True)
THREE_YEARS = Requirement(
    "experience",
    "Three years in the profession",
    bar=Threshold("time", ">=", 36.0, "months"),
    at_least_weeks=156.0,
)
DEGREE = Requirement(
    "masters", "Master's degree", commitment=Commitment(Weeks(80, 125), 20.0)
)


def stand(requirement: Requirement, *entries: Entry) -> Standing:
    return measure(plan(requirement), entries, today=TODAY).standing(requirement.id)


def left_at(standing: Standing, chance: float) -> float:
    assert standing.hours_left is not None
    return float(np.interp(chance, LEVELS, standing.hours_left))


def test_the_hours_of_a_range_are_those_that_stand_in_the_plan() -> None:
    entries = [worked(100), finished()]
    mine = plan(flying(), Requirement("r", "R", effort=Effort(5, 9)))

    table = hours_of(Effort(5, 9), history(mine, entries))

    standing = measure(mine, entries, today=TODAY).standing("r")
    assert standing.hours_left == pytest.approx(table)


def test_open_work_has_the_stated_hours_left() -> None:
    standing = stand(flying())

    assert standing.state == "open"
    assert standing.hours_done == 0
    assert left_at(standing, 0.1) == pytest.approx(60, rel=1e-3)
    assert left_at(standing, 0.9) == pytest.approx(120, rel=1e-3)


def test_work_spends_hours_and_never_moves_the_reading() -> None:
    standing = stand(flying(), measured(12), worked(50, on=3))

    assert standing.state == "started"
    assert standing.started_date == START + dt.timedelta(days=3)
    assert standing.reading == Reading(12, "h")
    # What one brings along counts as done: 12 of 40, and the work since.
    assert standing.hours_done == pytest.approx(0.3 * MIDDLE + 50)
    assert 0 < left_at(standing, 0.5) < MIDDLE - 50


def test_work_beyond_the_range_leaves_hours_and_a_question() -> None:
    beyond = stand(flying(), worked(150))
    far_beyond = stand(flying(), worked(181))

    assert left_at(beyond, 0.1) > 0
    assert (beyond.ask, far_beyond.ask) == (False, True)


def test_the_latest_reading_counts_wherever_it_stands_in_the_file() -> None:
    late = stand(flying(), measured(30, on=20), measured(25, on=10))
    same_day = stand(flying(), measured(30, on=20), measured(25, on=20))
    undated = stand(flying(), measured(30, on=20), measured(25))

    assert late.reading == Reading(30, "h")
    assert late.measured_at == When.on(START + dt.timedelta(days=20))
    assert same_day.reading == undated.reading == Reading(25, "h")


def test_a_reading_of_another_kind_is_passed_over() -> None:
    standing = stand(flying(), measured(30), measured(99, "landings"))

    assert standing.reading == Reading(30, "h")


def test_a_reading_that_meets_the_bar_meets_it_and_counts_the_median_as_done() -> None:
    standing = stand(flying(), worked(10), measured(41, on=9))

    assert standing.is_met
    assert standing.met_date == START + dt.timedelta(days=9)
    assert standing.hours_left is None
    assert standing.hours_done == pytest.approx(MIDDLE)


def test_more_hours_than_the_median_are_all_done() -> None:
    assert stand(flying(), worked(300), finished()).hours_done == 300


def test_a_later_reading_below_the_bar_opens_what_only_a_reading_met() -> None:
    assert stand(flying(), measured(41), measured(39)).state == "open"
    assert stand(flying(), finished(), measured(39)).is_met


def test_a_bar_raised_above_the_reading_scales_what_is_left_of_the_range() -> None:
    standing = stand(flying(), worked(80), measured(41), raised(SIXTY_HOURS))

    assert standing.state == "open"
    assert standing.bar == SIXTY_HOURS
    assert standing.is_guess
    assert standing.effort == Effort(90, 180)
    # 127 h in the middle for the new bar, of which the reading stands for 41 of 60.
    assert standing.hours_done == pytest.approx(1.5 * MIDDLE * 41 / 60)
    assert left_at(standing, 0.5) == pytest.approx(1.5 * MIDDLE * 19 / 60, rel=0.05)


def test_a_bar_raised_below_the_reading_stays_met() -> None:
    assert stand(flying(), measured(75), raised(SIXTY_HOURS)).is_met


def test_a_bar_that_is_lowered_leaves_what_is_finished_finished() -> None:
    lower = Threshold("flown", ">=", 30.0, "h")

    standing = stand(flying(), finished(), raised(lower))

    assert standing.is_met
    assert standing.hours_done == pytest.approx(MIDDLE)


def test_the_same_bar_again_changes_nothing() -> None:
    assert stand(flying(), finished(), raised(FORTY_HOURS)).is_met
    assert not stand(flying(), raised(FORTY_HOURS)).is_guess


def test_a_bar_of_another_kind_asks_for_the_effort_once_more() -> None:
    b1, b2 = Threshold("Russian", ">=", "B1"), Threshold("Russian", ">=", "B2")
    standing = stand(
        flying(Effort(300, 500), bar=b1),
        worked(420),
        measured("B1", ""),
        raised(b2),
    )

    assert standing.effort == Effort(720, 920)
    assert standing.hours_done == 420
    # 420 hours where 387 were the middle say a little about the next one.
    assert 300 < left_at(standing, 0.1) < 330
    assert 500 < left_at(standing, 0.9) < 550


def test_a_new_estimate_after_a_raised_bar_is_no_guess() -> None:
    standing = stand(flying(), finished(), raised(SIXTY_HOURS), estimated(120, 200))

    assert not standing.is_guess
    assert standing.effort == Effort(120, 200)
    assert left_at(standing, 0.9) == pytest.approx(200 - MIDDLE, rel=1e-3)


def test_an_estimate_on_the_way_is_read_as_made_after_the_work() -> None:
    standing = stand(flying(), worked(30), estimated(80, 140), worked(10))

    at_once = stand(flying(), worked(30), estimated(80, 140))
    assert left_at(at_once, 0.1) == pytest.approx(50, rel=1e-3)
    assert left_at(at_once, 0.9) == pytest.approx(110, rel=1e-3)
    assert left_at(standing, 0.5) == pytest.approx(math.sqrt(50 * 110) - 10, rel=0.02)


def test_an_estimate_below_the_work_is_asked_about() -> None:
    standing = stand(flying(), worked(90), estimated(20, 40))

    assert standing.ask
    assert left_at(standing, 0.9) == pytest.approx(2, rel=1e-3)


def test_an_effort_that_the_journal_names_first_counts() -> None:
    assert stand(flying(None)).state == "unknown_hours"
    assert stand(flying(None), estimated(10, 20)).effort == Effort(10, 20)


def test_the_way_that_is_taken_says_the_effort() -> None:
    requirement = Requirement(
        "jet",
        "Jet hours",
        ways=(Way("school", effort=Effort(100, 200)), Way("air-force")),
    )

    assert stand(requirement).effort == Effort(100, 200)


def test_a_rough_start_counts_but_gives_no_date() -> None:
    standing = stand(flying(), worked(20, on=YEAR_98), worked(20))

    assert standing.hours_done == 40
    assert standing.state == "started"
    assert standing.started_date is None


def test_what_is_dated_later_than_today_has_not_happened() -> None:
    later = worked(20, on=400)

    assert stand(flying(), worked(30, on=1), later).hours_done == 30


# Time and commitments


def test_a_bar_in_months_takes_its_weeks_in_proportion() -> None:
    assert stand(THREE_YEARS).at_least_weeks == 156

    year = stand(THREE_YEARS, measured(12, "months", of="experience"))

    assert year.state == "started"
    assert year.hours_left is None
    assert year.at_least_weeks == pytest.approx(104)


def test_a_raised_bar_in_months_takes_more_weeks() -> None:
    four_years = Threshold("time", ">=", 48.0, "months")
    entries = [
        measured(36, "months", of="experience"),
        raised(four_years, of="experience"),
    ]

    assert stand(THREE_YEARS, *entries).at_least_weeks == pytest.approx(52)


def test_weeks_gone_count_from_the_first_dated_work() -> None:
    requirement = Requirement("r", "R", effort=Effort(5, 9), at_least_weeks=60)

    assert stand(requirement, worked(1, on=0, of="r")).at_least_weeks == 8
    assert stand(requirement, worked(1, on=YEAR_98, of="r")).at_least_weeks == 60


def test_a_commitment_runs_on_the_calendar() -> None:
    standing = stand(DEGREE, worked(3, on=0, of="masters"))

    assert standing.hours_done == pytest.approx(52 * 20)
    assert standing.weeks_left is not None
    assert standing.weeks_left[99] == pytest.approx(100 - 52, rel=0.01)
    assert left_at(standing, 0.5) == pytest.approx(20 * standing.weeks_left[99])


def test_a_commitment_that_drags_on_counts_its_median_and_still_has_weeks() -> None:
    late = START + dt.timedelta(weeks=140)
    entries = [worked(3, on=0, of="masters")]

    standing = measure(plan(DEGREE), entries, today=late).standing("masters")

    assert standing.hours_done == pytest.approx(100 * 20)
    assert standing.weeks_left is not None
    assert standing.weeks_left[0] > 0


def test_a_finished_commitment_counts_its_median() -> None:
    standing = stand(DEGREE, finished(of="masters"))

    assert standing.is_met
    assert standing.hours_done == pytest.approx(100 * 20)


def test_undated_hours_stand_for_weeks_of_a_commitment() -> None:
    standing = stand(DEGREE, worked(400, of="masters"))

    assert standing.hours_done == 400
    assert standing.weeks_left is not None
    assert standing.weeks_left[99] == pytest.approx(80, rel=0.01)


def test_the_own_past_does_not_stretch_a_commitment() -> None:
    done = [Requirement(f"d{i}", "Done", effort=Effort(10, 10)) for i in range(5)]
    entries = [
        each for r in done for each in (worked(30, of=r.id), entry("finished", of=r.id))
    ]

    result = measure(plan(DEGREE, flying(), *done), entries, today=TODAY)

    assert left_at(result.standing("masters"), 0.5) == pytest.approx(2000)
    assert left_at(result.standing("flying"), 0.5) > MIDDLE


# Parts, tries, expiry


def parts() -> Requirement:
    return Requirement(
        "licence",
        "Licence",
        parts=(
            Requirement("theory", "Theory", effort=Effort(40, 40)),
            flying(),
            Requirement("extra", "Extra", level="edge", effort=Effort(5, 5)),
        ),
    )


def test_a_whole_is_met_when_its_counted_parts_are() -> None:
    assert stand(parts()).state == "open"
    assert stand(parts(), finished(of="theory")).state == "started"
    assert stand(parts(), finished(of="theory"), finished()).is_met


def test_the_parts_do_the_work_and_stand_after_their_whole() -> None:
    result = measure(plan(parts()), [worked(10)], today=TODAY)

    assert [s.id for s in result.standings] == ["licence", "theory", "flying"]
    assert result.hours_done == 10
    assert result.standing("licence").hours_left is None
    with pytest.raises(KeyError):
        result.standing("extra")


def test_what_is_not_counted_is_not_measured() -> None:
    edge = Requirement("edge", "Edge", level="edge", effort=Effort(5, 9))

    assert measure(plan(edge), [], today=TODAY).standings == ()


def test_what_something_counted_needs_is_measured_too() -> None:
    edge = Requirement("edge", "Edge", level="edge", effort=Effort(5, 9))

    result = measure(plan(edge, flying(needs=("edge",))), [], today=TODAY)

    assert [standing.id for standing in result.standings] == ["edge", "flying"]


def test_a_try_is_met_by_a_yes_and_by_nothing_less() -> None:
    no = entry("answered", "refused", of="apply")
    yes = entry("answered", "accepted", of="apply")

    assert stand(application()).state == "try"
    assert stand(application(), no).state == "try"
    assert stand(application(), no, yes).is_met


def test_what_expired_has_to_be_met_again_while_something_needs_it() -> None:
    medical = flying(bar=None, valid_weeks=26, renewal=Effort(3, 3))
    entries = [finished(on=0)]
    tries = application("flying")

    alone = measure(plan(medical), entries, today=TODAY).standing("flying")
    needed = measure(plan(medical, tries), entries, today=TODAY).standing("flying")

    assert alone.is_met
    assert alone.valid_left_weeks == 0
    assert (needed.state, needed.is_expired) == ("open", True)
    assert left_at(needed, 0.5) == pytest.approx(hours_of(Effort(3, 3), ())[99])


def test_what_expires_tells_the_hours_to_meet_it_again() -> None:
    fewer = stand(flying(valid_weeks=26, renewal=Effort(3, 3)), finished())
    all_again = stand(flying(valid_weeks=26), worked(70))

    assert fewer.renewal_hours is not None
    assert fewer.renewal_hours[99] == pytest.approx(hours_of(Effort(3, 3), ())[99])
    assert all_again.renewal_hours is not None
    assert all_again.renewal_hours[99] == pytest.approx(MIDDLE)
    assert stand(flying()).renewal_hours is None


def test_meeting_it_again_renews_it() -> None:
    medical = flying(bar=None, valid_weeks=26)
    entries = [finished(on=0), finished(on=52 * 7 - 7)]

    result = measure(plan(medical, application("flying")), entries, today=TODAY)

    assert result.standing("flying").is_met
    assert result.standing("flying").valid_left_weeks == pytest.approx(25)


# The whole way


def miles(mine: Plan, *entries: Entry) -> tuple[int, bool]:
    result = measure(mine, entries, today=TODAY)
    return result.miles_to_go, result.work_done


def test_the_way_is_a_million_miles() -> None:
    assert miles(plan(flying(), application("flying"))) == (1_000_000, False)


def test_what_one_brings_along_counts_as_done() -> None:
    twin = Requirement("twin", "As much again", effort=Effort(60, 120))

    result = measure(plan(flying(), twin), [finished()], today=TODAY)

    share = result.expected_hours_left / (MIDDLE + result.expected_hours_left)
    assert result.hours_done == pytest.approx(MIDDLE)
    assert result.miles_to_go == round(1_000_000 * share)
    assert 500_000 < result.miles_to_go < 520_000


def test_when_the_estimate_grows_the_miles_grow() -> None:
    before, _ = miles(plan(flying()), worked(30))
    after, _ = miles(plan(flying()), worked(30), estimated(100, 200))

    assert after > before


def test_with_only_an_answer_missing_the_work_is_done() -> None:
    mine = plan(flying(), application("flying"))

    assert miles(mine, finished()) == (0, True)


def test_arrived_is_no_waiting() -> None:
    yes = entry("answered", "accepted", of="apply")

    assert miles(plan(flying(), application()), finished(), yes) == (0, False)


def test_hours_that_nobody_knows_are_told_and_not_invented() -> None:
    citizen = Requirement("citizen", "Citizen", bar=Has("US citizenship"))

    result = measure(plan(citizen, flying()), [], today=TODAY)

    assert result.standing("citizen").state == "unknown_hours"
    assert result.standing("citizen").expected_hours_left == 0
    assert miles(plan(citizen)) == (1_000_000, False)
    assert miles(plan(citizen), measured("yes", "", of="citizen")) == (0, False)


def test_the_expected_hours_are_the_mean_of_the_total() -> None:
    mine = plan(flying(), DEGREE, Requirement("r", "R", effort=Effort(10, 500)))

    result = measure(mine, [], today=TODAY)

    assert result.hours_left.mean() == pytest.approx(
        result.expected_hours_left, rel=0.01
    )
    assert result.hours_left_at(0.1) < result.hours_left_at(0.9)


def test_one_requirement_more_leaves_the_luck_of_the_others_alone() -> None:
    twice = [
        measure(mine, [], today=TODAY).hours_left
        for mine in (
            plan(flying(), DEGREE),
            plan(Requirement("a", "A", effort=Effort(1e-3, 1e-3)), flying(), DEGREE),
        )
    ]

    assert twice[0] == pytest.approx(twice[1], rel=1e-4)


def test_hours_given_to_a_commitment_say_nothing_of_the_pace() -> None:
    mine = plan(DEGREE, flying(), hours_per_week=30)
    flown = [worked(10, on=7 * week) for week in range(1, 52)]
    studied = [worked(20, on=7 * week, of="masters") for week in range(1, 52)]

    result = measure(mine, [worked(1, on=0, of="masters"), *flown], today=TODAY)
    more = measure(mine, [*studied, *flown], today=TODAY)

    assert result.pace.weeks == 26
    assert result.pace.median == pytest.approx(1, abs=0.03)
    assert more.pace.median == pytest.approx(result.pace.median, abs=0.01)


def test_an_empty_plan_is_no_distance() -> None:
    result = measure(plan(), [], today=TODAY)

    assert result.standings == ()
    assert (result.hours_left == 0).all()
    assert (result.miles_to_go, result.work_done) == (0, False)


def test_an_entry_about_something_unknown_is_left_out() -> None:
    assert stand(flying(), worked(3, of="gone"), finished(of="gone")).state == "open"


def journals() -> st.SearchStrategy[list[Entry]]:
    bars = st.builds(
        lambda value, unit: Threshold("flown", ">=", value, unit),
        st.floats(0.001, 1e6),
        st.sampled_from(["h", "months"]),
    )
    days = st.one_of(st.none(), st.integers(0, 500))
    hours = st.floats(0.01, 1e6)
    ranges = st.tuples(hours, hours).map(sorted)
    return st.lists(
        st.one_of(
            st.builds(lambda h, d: worked(h, on=d), hours, days),
            st.builds(lambda v, d: measured(v, on=d), st.floats(-1e6, 1e6), days),
            st.builds(lambda d: finished(on=d), days),
            st.builds(lambda b, d: raised(b, on=d), bars, days),
            st.builds(lambda r: estimated(r[0], r[1]), ranges),
        ),
        max_size=12,
    )


@given(journals())
def test_whatever_was_written_down_hours_are_sane(entries: list[Entry]) -> None:
    mine = plan(flying(), application("flying"))

    result = measure(mine, entries, today=TODAY)

    standing = result.standing("flying")
    assert standing.hours_done >= 0
    assert (standing.hours_left is None) == standing.is_met
    assert 0 <= result.miles_to_go <= 1_000_000
    assert np.isfinite(result.hours_left).all()
    assert (np.diff(result.hours_left) >= 0).all()
    if standing.hours_left is not None:
        assert (standing.hours_left > 0).all()
        assert (np.diff(standing.hours_left) >= 0).all()


@given(journals())
def test_logged_hours_are_never_lost(entries: list[Entry]) -> None:
    before = stand(flying(), *entries).hours_done

    after = stand(flying(), *entries, worked(5)).hours_done

    assert before <= after + 1e-9
    assert after <= before * (1 + 1e-12) + 5 + 1e-9


def test_a_bar_of_at_most_so_long_has_no_share_of_its_time() -> None:
    rest = Requirement(
        "rest",
        "Few days of rest",
        bar=Threshold("rest", "<=", 5.0, "days"),
        at_least_weeks=8.0,
    )

    standing = stand(rest, measured(10, "days", of="rest"))

    assert (standing.state, standing.at_least_weeks) == ("open", 8.0)


@pytest.mark.parametrize("error", [1e-200, 1e200])
def test_a_reading_is_read_whatever_its_error(error: float) -> None:
    score = Requirement("score", "Score", bar=Threshold("score", ">=", 500, "points"))
    unsure = entry("measured", Reading(520, "points", error), on=1, of="score")
    sure = entry("measured", Reading(510, "points", 3), on=0, of="score")

    assert stand(score, sure, unsure).state == "met"


def test_thousands_of_readings_between_work_are_read_once() -> None:
    """Twice as many entries take twice as many steps, not four times."""

    def steps(count: int) -> int:
        entries = [
            made
            for day in range(count)
            for made in (
                measured(1 + day / count, on=day - count),
                worked(0.01, on=day - count),
            )
        ]
        profile = cProfile.Profile()
        profile.runcall(measure, plan(flying()), entries, today=TODAY)
        return sum(one.callcount for one in profile.getstats())

    assert steps(400) < 3 * steps(200)
