from __future__ import annotations

import re
from pathlib import Path

import pytest

from million_miles import maps
from million_miles.cli.looking import write_drawing
from tests.cli.conftest import PLAN, Miles

EXAMPLES = Path(maps.__file__).parent / "examples"
TWELVE_MISTAKES = """\
format: million-miles/plan/1
goal: Moon
by: 2038-13-31
capacity:
  - {from: 2026-11-23, hours_per_weeks: 25}
requirements:
  masters:
    title: Master
    effort: 300-120 h
    needs: [flyng]
    bar: has
  flying:
    titel: Private
    level: mus
    at_most: 6 hours
    needs: [loop]
  loop: {title: L, needs: [flying], effort: 10-20 h, minutes: 5}
colour: red
why: [to, see]
"""


def test_check_says_that_all_is_well(miles: Miles) -> None:
    assert miles("check").out == (
        "All is well: 3 requirements, 3 journal entries. Nothing needs mending.\n"
    )
    assert miles("check", "--json").json == {"mistakes": [], "questions": []}


def test_check_names_what_can_never_be_though_the_files_are_right(
    miles: Miles, at: Path
) -> None:
    plan = (at / "plan.yaml").read_text()
    forever = "effort: 40000-80000 h\n    at_most: 1 h/week"
    slow = plan.replace("effort: 40-80 h", forever)
    (at / "plan.yaml").write_text(slow, encoding="utf-8")

    said = miles("check")

    assert said.code == 0
    assert said.out.startswith("The files can be read: 3 requirements")
    assert "“theory” takes at least" in said.out
    assert "Raise `at_most`, or lower the effort." in said.out
    assert said.out.splitlines()[1] == miles("map").err.strip()


def test_check_names_a_dozen_mistakes_at_once_each_with_its_line(
    miles: Miles, at: Path
) -> None:
    (at / "plan.yaml").write_text(TWELVE_MISTAKES, encoding="utf-8")

    said = miles("check")

    lines = said.err.splitlines()
    assert said.code == 1
    assert len(lines) == 12
    assert all(re.match(r"plan\.yaml:\d+: wanted .+, came .+", line) for line in lines)
    assert "flying > loop > flying" in said.err
    assert "Did you mean “hours_per_week”?" in said.err


def test_check_tells_the_same_mistakes_to_a_machine(miles: Miles, at: Path) -> None:
    (at / "plan.yaml").write_text(TWELVE_MISTAKES, encoding="utf-8")

    mistakes = miles("check", "--json").json["mistakes"]

    assert len(mistakes) == 12
    assert {"file": "plan.yaml", "line": 3, "came": "2038-13-31"}.items() <= (
        mistakes[0].items()
    )


def test_work_of_a_day_to_come_is_asked_about_at_once(miles: Miles, at: Path) -> None:
    said = miles("log", "theory", "1h", "--at", "2150-01-31")

    assert said.code == 0
    assert "2150-01-31 is still to come" in said.out
    assert "2150-01-31 is still to come" in miles("check").out


def test_check_asks_about_what_may_stand_there_twice(miles: Miles, at: Path) -> None:
    for _ in range(2):
        miles("log", "theory", "1h")

    said = miles("check")

    assert said.code == 0
    assert "journal.csv:6: says the same as line 5. Did it happen twice?" in said.out
    assert len(miles("check", "--json").json["questions"]) == 1


def test_distance_shows_where_each_requirement_stands(miles: Miles) -> None:
    out = miles("distance").out

    assert "Theory exam" in out
    assert "2.5\u00a0h" in out
    assert "55 points" in out


NO_HOURS = """\
format: million-miles/plan/1
goal: Fly
requirements:
  theory: {title: Theory, effort: 60-120 h}
  flying: {title: Flying, effort: 40-60 h, needs: [theory]}
"""


def test_distance_tells_hours_without_any_promise_and_why_there_is_no_date(
    miles: Miles, at: Path
) -> None:
    (at / "plan.yaml").write_text(NO_HOURS, encoding="utf-8")
    (at / "journal.csv").unlink()

    said, found = miles("distance"), miles("distance", "--json").json

    assert said.code == 0
    assert "hours left, 8 times in 10" in " ".join(said.out.split())
    assert "No date can be told yet. “theory” takes hours" in said.out
    assert (
        "Aún no se puede decir ninguna fecha"
        in miles("distance", "--language", "es").out
    )
    assert found["no_dates"]["code"] == "no_capacity"
    assert found["hours_left"]["p50_hours"] > 100
    assert not (at / "forecasts.jsonl").exists()
    assert miles("map").code == 1


def test_map_fits_the_width_it_is_given(miles: Miles) -> None:
    for width in (50, 60, 100):
        lines = miles("map", "--width", str(width)).out.splitlines()

        assert max(map(len, lines)) <= width


def test_map_fits_the_terminal(miles: Miles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")

    assert max(map(len, miles("map").out.splitlines())) <= 50


def test_map_draws_the_road_and_the_chance(miles: Miles, tmp_path: Path) -> None:
    road, chance = tmp_path / "road.svg", tmp_path / "chance.svg"

    said = miles("map", "--svg", str(road), "--arrival-svg", str(chance))

    assert said.out.splitlines() == [str(road), str(chance)]
    for drawing in (road, chance):
        assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_map_draws_over_nothing_but_drawings(miles: Miles, at: Path) -> None:
    said = miles("map", "--svg", str(at / "plan.yaml"))

    assert said.code == 2
    assert (at / "plan.yaml").read_text(encoding="utf-8") == PLAN


def test_a_drawing_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "road.svg").mkdir()

    with pytest.raises(OSError, match=r"road\.svg"):
        write_drawing(tmp_path / "road.svg", "<svg/>")

    assert [path.name for path in tmp_path.rglob("*new")] == []


def test_push_tells_what_an_answer_was_worth_and_how(miles: Miles) -> None:
    words, arithmetic = miles("push").out, miles("push", "--how").out

    assert "interviewed" in words
    assert len(arithmetic) > len(words)


def test_a_yes_at_last_is_celebrated_with_the_facts_of_the_road(
    miles: Miles, tmp_path: Path
) -> None:
    """José's twelfth try, answered on 6 May 2004; nobody dated most of his road."""
    at = tmp_path / "jose"
    at.mkdir()
    for name in ("plan.yaml", "journal.csv"):
        text = (EXAMPLES / "jose" / name).read_text(encoding="utf-8")
        (at / name).write_text(text, encoding="utf-8")
    before = ("push", "-C", str(at), "--on", "2004-05-05")
    after = ("push", "-C", str(at), "--on", "2004-05-07")

    said = " ".join(miles(*after).out.split())

    assert said.startswith("You have made it: NASA astronaut.")
    assert "7 August 1962, to 6 May 2004: 15,248 days." in said
    assert "Tries: 12. Noes: 11." in said
    assert "Times you raised a bar: 4." in said
    assert "What is next?" in said
    assert "Lo has logrado" in miles(*after, "--language", "es").out
    assert miles(*after, "--json").json["look_back"]["refused"] == 11
    assert "You have made it" not in miles(*before).out
    assert miles(*before, "--json").json["look_back"] is None


def test_odds_are_told_for_one_try_or_for_all_and_opened(miles: Miles) -> None:
    said, opened = miles("odds").out, miles("odds", "apply", "--how").out

    assert "Counted: 30 of 100 got a yes" in said
    assert "Your next try, number 2: about 26 in 100" in said
    assert "In your hands: Theory exam." in said
    assert opened.startswith(said.split("\n\nWhere")[0])
    assert "With half of it" in opened
    assert miles("odds", "theory").code == 1
    assert "a try: an application" in miles("odds", "theory").err


def test_explain_names_the_chain_from_first_to_last(miles: Miles) -> None:
    out = miles("explain").out

    assert out.index("Theory exam") < out.index("Private pilot licence")


def test_explain_says_what_the_date_depends_on(miles: Miles) -> None:
    said, told = miles("explain").out, miles("explain", "--json").json

    assert "One hour more on “Private pilot licence” moves ready" in said
    first = told["criticality"]["requirements"][0]
    assert first["id"] == "flying"
    assert first["per_hour"]["ready_weeks"]["change"] > 0


def test_what_if_writes_nothing(miles: Miles, at: Path) -> None:
    before = {path: path.read_bytes() for path in at.iterdir() if path.is_file()}

    said = miles("what-if", "--hours-per-week", "+4")

    assert said.code == 0
    assert "earlier" in said.out
    assert before == {p: p.read_bytes() for p in at.iterdir() if p.is_file()}


@pytest.mark.parametrize(
    "option",
    [
        ("--without", "theory"),
        ("--by", "2040-01-01"),
        ("--break", "2027-06-01..2027-08-31"),
        ("--promise", "2027-06-01..2027-08-31=20"),
        ("--effort", "flying=30-50 h"),
        ("--raise", "theory=score >= 90 points"),
        ("--odds", "apply=1/3"),
        ("--window", "apply=FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"),
        ("--window", "apply=2028-03-01..2028-03-31, 2029-03-01"),
        ("--savings", "5000 USD", "--income", "300 USD", "--cost", "flying=9000 USD"),
    ],
)
def test_what_if_answers_each_question(miles: Miles, option: tuple[str, ...]) -> None:
    said = miles("what-if", *option)

    assert (said.code, said.err) == (0, "")


def test_what_ifs_stand_side_by_side(miles: Miles) -> None:
    options = ("--hours-per-week", "+4", "--break", "2027-06-01..2027-08-31")

    table = miles("what-if", *options, "--compare").out.splitlines()
    found = miles("what-if", *options, "--compare", "--json").json

    assert [line.strip()[:12] for line in table[2:]] == [
        "What if     ",
        "as it is    ",
        "+4 h a week ",
        "break 2027-0",
        "2027-08-31",
        "all together",
    ]
    assert len(found["compared"]) == 3
    assert found["compared"][0]["ready_weeks"] < 0 < found["compared"][1]["ready_weeks"]


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ((), 2, "Say what to change"),
        (("--hours-per-week", "nan"), 2, "hours a week to add or to take"),
        (("--hours-per-week", "-100"), 1, "0 to 168 hours a week"),
        (("--hours-per-week", "-8"), 1, "no week promises any"),
        (("--without", "theorie"), 1, "Did you mean “theory”?"),
        (("--without", "apply"), 1, "no yes to wait for"),
        (("--by", "2300-01-01"), 2, "from 1900 to 2200"),
        (("--effort", "flying"), 2, "an equals sign"),
        (("--effort", "apply=20 h"), 1, "hours of its own"),
        (("--window", "apply=sometimes"), 2, "any time, days"),
        (("--window", "apply=FREQ=NEVER"), 2, "a rule of whole days"),
        (("--window", "apply=2028-03-01, 2027-03-01"), 2, "days in order"),
        (("--promise", "2027-06-01..2027-08-31"), 2, "an equals sign"),
        (("--cost", "flying=9000 USD"), 1, "counts money"),
        (("--way", "flying=army"), 1, "has `ways` in the plan"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    miles: Miles, options: tuple[str, ...], code: int, words: str
) -> None:
    said = miles("what-if", *options)

    assert (said.code, said.out) == (code, "")
    assert words in said.err


def test_an_impossible_plan_names_the_requirement_and_the_reason(miles: Miles) -> None:
    miles("add", "Army", "--weeks", "10-20", "--hours-per-week", "60")

    english, spanish = miles(), miles("--language", "es")

    assert english.code == spanish.code == 1
    assert english.err.startswith("“army” asks for 60 h a week, and no week promises")
    assert spanish.err.startswith("«army» pide 60 h por semana")


@pytest.mark.parametrize("command", ["today", "map", "explain", "push", "distance"])
@pytest.mark.parametrize(
    "day", ["1901-01-01", "1990-06-15", "2100-02-28", "2139-12-31"]
)
def test_from_any_day_there_is_a_clear_answer(
    miles: Miles, day: str, command: str
) -> None:
    said = miles("--on", day, command)

    assert said.code in (0, 1)
    assert said.out or "no week promises any" in said.err


def test_a_look_leaves_a_journey_that_can_be_read_again(miles: Miles) -> None:
    for day in ("1901-01-01", "2139-12-31"):
        miles("--on", day)

    assert miles("check").code == 0
