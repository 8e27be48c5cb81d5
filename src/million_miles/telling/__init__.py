"""How is it said? Results become sentences in English and Spanish, and drawings."""

from __future__ import annotations

from million_miles.telling.arrival_svg import arrival_svg
from million_miles.telling.chances import chance_text
from million_miles.telling.change import explain, not_counted, raised, what_if
from million_miles.telling.changed import why_changed
from million_miles.telling.changed_svg import waterfall_svg
from million_miles.telling.compared import compared
from million_miles.telling.coverage_svg import coverage_svg
from million_miles.telling.criticality import criticality
from million_miles.telling.demo import demo, demo_between, demo_closing, demo_opening
from million_miles.telling.distance import distance, no_dates
from million_miles.telling.evidence import most_telling
from million_miles.telling.expiring import expiring_soon
from million_miles.telling.history import imported, not_imported
from million_miles.telling.look_back import look_back
from million_miles.telling.made import made
from million_miles.telling.mermaid import mermaid
from million_miles.telling.mistakes import mistakes, questions
from million_miles.telling.next_bar import next_bars
from million_miles.telling.odds import odds
from million_miles.telling.onward import onward
from million_miles.telling.order import order
from million_miles.telling.plain import changed, check_ok, preparing
from million_miles.telling.promise import pace_falls, promise_kept, silence_page
from million_miles.telling.push import push
from million_miles.telling.review import (
    ReviewQuestion,
    review_answer,
    review_end,
    review_lesson,
    review_sections,
    review_title,
)
from million_miles.telling.road import road_map
from million_miles.telling.road_svg import road_map_svg
from million_miles.telling.score import score
from million_miles.telling.silence import silence_how
from million_miles.telling.starting import (
    first_step_of_ones_own,
    found,
    no_goal_yet,
    question,
    started,
    take_map,
    which_goal,
)
from million_miles.telling.taskjuggler import TooLateError, not_exported, taskjuggler
from million_miles.telling.theirs import theirs
from million_miles.telling.today import today
from million_miles.telling.together import together
from million_miles.telling.ways import ways

__all__ = [
    "ReviewQuestion",
    "TooLateError",
    "arrival_svg",
    "chance_text",
    "changed",
    "check_ok",
    "compared",
    "coverage_svg",
    "criticality",
    "demo",
    "demo_between",
    "demo_closing",
    "demo_opening",
    "distance",
    "expiring_soon",
    "explain",
    "first_step_of_ones_own",
    "found",
    "imported",
    "look_back",
    "made",
    "mermaid",
    "mistakes",
    "most_telling",
    "next_bars",
    "no_dates",
    "no_goal_yet",
    "not_counted",
    "not_exported",
    "not_imported",
    "odds",
    "onward",
    "order",
    "pace_falls",
    "preparing",
    "promise_kept",
    "push",
    "question",
    "questions",
    "raised",
    "review_answer",
    "review_end",
    "review_lesson",
    "review_sections",
    "review_title",
    "road_map",
    "road_map_svg",
    "score",
    "silence_how",
    "silence_page",
    "started",
    "take_map",
    "taskjuggler",
    "theirs",
    "today",
    "together",
    "waterfall_svg",
    "ways",
    "what_if",
    "which_goal",
    "why_changed",
]
