"""The peer of the simulator in plain C: the same rules, written down once more for speed.

What chance decides is handed to it (`peers_future`), so its time is that of the walk
alone, without draws and without hours by week: less than any simulator can take that
has to draw them. It is compiled when the benchmark runs, by the compiler that is there.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers_future import (
    COMMITMENT,
    HOURS,
    TRY,
    Chance,
    Duty,
    Future,
    Times,
)

COMPILER = "cc"
FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-shared", "-fPIC")
KINDS = {HOURS: 0, COMMITMENT: 1, TRY: 2}

SOURCE = r"""
#include <math.h>
#include <stdint.h>
#include <string.h>
#define AT_ONCE 1e-9
#define NOTHING 1e-9
#define least(a, b) ((a) < (b) ? (a) : (b))  /* fmin would be a call */
#define most(a, b) ((a) > (b) ? (a) : (b))
enum {HOURS, COMMITMENT, TRY};
enum {COMPLETES, ANSWERS, SUBMITS};
typedef struct {
  int64_t n, tries, spans, rows, grid, weeks, changes;
  double first_monday, horizon;
  const int64_t *kind, *trial, *missing, *first, *dependents, *bar;
  const double *at_most, *at_least, *held, *answer, *bar_met, *bar_unmet;
  const double *low, *step, *heights, *change_week, *change_hours;
} Plan;
typedef struct { double left, budget; int64_t week; } Row;
typedef struct { double due; int64_t kind, rank; } Event;
typedef struct {
  const Plan *p; const double *work, *pace, *open, *close, *rate, *luck, *draws;
  double *start, *finish; double t, taken, monday;
  int64_t week, segment, unmet, changed, listed, waiting, events, cursor;
  int64_t missing[8192], list[8192]; Row row[8192];
  Event event[8192]; int64_t used[64], made[64], yes[64];
} Walk;
static Walk w;

static void plan_event(double due, int64_t kind, int64_t rank) {
  int64_t k = w.events++;  /* latest first; at one moment by kind, then by rank */
  while (k > 0) {
    Event *e = &w.event[k - 1];
    if (e->due > due || (e->due == due && (e->kind > kind ||
        (e->kind == kind && e->rank > rank)))) break;
    w.event[k] = *e; k--;
  }
  w.event[k] = (Event){due, kind, rank};
}
static void enlist(int64_t rank) {
  int64_t k = w.listed++;
  while (k > 0 && w.list[k - 1] > rank) { w.list[k] = w.list[k - 1]; k--; }
  w.list[k] = rank;
  if (k < w.cursor) w.cursor = k;
  w.changed = 1;
}
static void strike(int64_t k) {
  memmove(w.list + k, w.list + k + 1, (--w.listed - k) * sizeof *w.list);
  if (k < w.cursor) w.cursor--;
  w.changed = 1;
}
static void plan_try(int64_t rank) {
  int64_t y = w.p->trial[rank], s = w.p->spans;
  for (int64_t k = w.used[y] + 1; k < s; k++)
    if (w.close[y * s + k] >= w.t - AT_ONCE) {
      w.used[y] = k;
      plan_event(most(w.open[y * s + k], w.t), SUBMITS, rank);
      return;
    }
  w.used[y] = s;
}
static void meet(int64_t rank) {
  const Plan *p = w.p;
  w.finish[rank] = w.t; w.unmet--;
  for (int64_t k = p->first[rank]; k < p->first[rank + 1]; k++) {
    int64_t other = p->dependents[k];
    if (--w.missing[other]) continue;
    if (p->kind[other] == TRY) plan_try(other);
    else { w.waiting += p->kind[other] == COMMITMENT; enlist(other); }
  }
}
static void submit(int64_t rank) {
  const Plan *p = w.p; int64_t y = p->trial[rank], made = w.made[y]++;
  int64_t row = made < p->rows ? made : p->rows - 1;
  double shift = w.rate[y * p->rows + row];
  shift += w.finish[p->bar[y]] < INFINITY ? p->bar_met[y] : p->bar_unmet[y];
  double place = least(most((shift - p->low[y]) / p->step[y], 0), p->grid - 1);
  int64_t k = place < p->grid - 2 ? (int64_t)place : p->grid - 2;
  const double *h = p->heights + (y * p->rows + row) * p->grid;
  double logit = h[k] + (place - k) * (h[k + 1] - h[k]) + w.luck[y];
  w.yes[y] = w.draws[y * p->spans + made] < 1 / (1 + exp(-logit));
  if (w.t < w.start[rank]) w.start[rank] = w.t;
  plan_event(w.t + p->answer[rank], ANSWERS, rank);
}
static void happen(void) {
  const Plan *p = w.p; int64_t best = w.events - 1;
  for (int64_t k = best - 1; k >= 0 && w.event[k].due <= w.t + AT_ONCE; k--) {
    Event *a = &w.event[k], *b = &w.event[best];
    if (a->kind < b->kind || (a->kind == b->kind && a->rank < b->rank)) best = k;
  }
  Event e = w.event[best];
  memmove(w.event + best, w.event + best + 1, (--w.events - best) * sizeof e);
  if (e.kind == SUBMITS) submit(e.rank);
  else if (e.kind == ANSWERS && !w.yes[p->trial[e.rank]]) plan_try(e.rank);
  else {
    if (p->kind[e.rank] == COMMITMENT) { w.taken -= p->held[e.rank]; w.changed = 1; }
    meet(e.rank);
  }
}
static void start_commitments(void) {
  const Plan *p = w.p; double left = p->change_hours[w.segment] - w.taken;
  w.changed = 0;
  for (int64_t k = 0; k < w.listed && w.waiting; k++) {
    int64_t i = w.list[k];
    if (p->kind[i] == HOURS)
      left = p->at_most[i] < INFINITY ? left - p->at_most[i] : least(left, 0);
    else if (left >= p->held[i] - NOTHING) {
      strike(k--); w.waiting--;
      w.taken += p->held[i]; left -= p->held[i];
      w.start[i] = w.t;
      plan_event(w.t + w.work[i], COMPLETES, i);
    }
  }
}
static void turn_pages(void) {
  const Plan *p = w.p;
  if (w.monday <= w.t + AT_ONCE) {
    w.week = (int64_t)(w.t + AT_ONCE - p->first_monday) + 1;
    w.monday = p->first_monday + w.week;
    w.cursor = 0;
  }
  while (w.segment + 1 < p->changes &&
         p->change_week[w.segment + 1] <= w.t + AT_ONCE) { w.segment++; w.changed = 1; }
}
static void work(void) {
  const Plan *p = w.p; double until = p->horizon;
  if (w.events && w.event[w.events - 1].due < until) until = w.event[w.events - 1].due;
  if (w.listed && w.segment + 1 < p->changes)
    until = least(until, p->change_week[w.segment + 1]);
  double free = p->change_hours[w.segment] - w.taken;
  if (w.listed == w.waiting || free <= NOTHING) { w.t = until; return; }
  while (w.t + AT_ONCE < until) {
    if (w.monday <= w.t + AT_ONCE) { w.week++; w.monday += 1; w.cursor = 0; }
    double rate = free * w.pace[w.week], stop = least(until, w.monday);
    double share = w.week ? 1 : p->first_monday, hours = (stop - w.t) * rate;
    w.t = stop;
    if (rate <= NOTHING) continue;
    while (w.cursor < w.listed && hours > rate * AT_ONCE) {
      int64_t i = w.list[w.cursor]; Row *r = &w.row[i];
      if (p->kind[i] != HOURS) { w.cursor++; continue; }
      if (r->week != w.week) { r->week = w.week; r->budget = p->at_most[i] * share; }
      if (r->budget <= NOTHING) { w.cursor++; continue; }
      if (w.start[i] == INFINITY) w.start[i] = stop - hours / rate;
      double worked = least(hours, least(r->left, r->budget));
      hours -= worked; r->left -= worked; r->budget -= worked;
      if (r->left <= NOTHING) {
        w.t = stop - hours / rate;
        strike(w.cursor);
        double end = w.start[i] + p->at_least[i];
        if (end > w.t + AT_ONCE) plan_event(end, COMPLETES, i); else meet(i);
        return;
      }
      if (r->budget <= NOTHING) w.cursor++;
    }
  }
}
void walk_all(const Plan *p, int64_t futures, const double *work_, const double *pace,
    const double *open, const double *close, const double *rate, const double *luck,
    const double *draws, double *start, double *finish) {
  for (int64_t f = 0; f < futures; f++) {
    int64_t n = p->n, y = p->tries;
    w.p = p; w.work = work_ + f * n; w.pace = pace + f * p->weeks;
    w.open = open + f * y * p->spans; w.close = close + f * y * p->spans;
    w.rate = rate + f * y * p->rows; w.luck = luck + f * y;
    w.draws = draws + f * y * p->spans;
    w.start = start + f * n; w.finish = finish + f * n;
    w.t = w.taken = 0; w.monday = p->first_monday;
    w.week = w.segment = w.listed = w.waiting = w.events = w.cursor = 0;
    w.unmet = n; w.changed = 1;
    memcpy(w.missing, p->missing, n * sizeof *w.missing);
    for (int64_t k = 0; k < y; k++) { w.used[k] = -1; w.made[k] = 0; }
    for (int64_t i = 0; i < n; i++) {
      w.start[i] = w.finish[i] = INFINITY;
      w.row[i] = (Row){w.work[i], 0, -1};
    }
    for (int64_t i = 0; i < n; i++) if (!w.missing[i]) {
      if (p->kind[i] == TRY) plan_try(i);
      else { w.waiting += p->kind[i] == COMMITMENT; enlist(i); }
    }
    for (;;) {
      while (w.events && w.event[w.events - 1].due <= w.t + AT_ONCE) happen();
      turn_pages();
      if (w.waiting && w.changed) {
        start_commitments();
        if (w.events && w.event[w.events - 1].due <= w.t + AT_ONCE) continue;
      }
      if (!w.unmet || w.t + AT_ONCE >= p->horizon) break;
      work();
    }
  }
}
"""

Floats = NDArray[np.float64]
_NUMBERS = ("n", "tries", "spans", "rows", "grid", "weeks", "changes")
_WEEKS = ("first_monday", "horizon")
_PLACES = [
    "kind",
    "trial",
    "missing",
    "first",
    "dependents",
    "bar",
    "at_most",
    "at_least",
    "held",
    "answer",
    "bar_met",
    "bar_unmet",
    "low",
    "step",
    "heights",
    "change_week",
    "change_hours",
]


class _Plan(ctypes.Structure):
    """What all futures share, as the source names it."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in _NUMBERS),
        *((name, ctypes.c_double) for name in _WEEKS),
        *((name, ctypes.c_void_p) for name in _PLACES),
    )


def has_compiler() -> bool:
    """Whether the source can be compiled here."""
    return shutil.which(COMPILER) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Futures in arrays, to be walked at once.

    Attributes:
        plan: what all futures share, as the source reads it.
        shared: the same by name, to keep it alive.
        luck: work, pace, spans, rates, luck and draws of each future.
        start, finish: what the last walk gave, weeks, (futures, tasks).
        compiled: the compiled source.
    """

    plan: _Plan
    shared: dict[str, NDArray[np.generic]]
    luck: tuple[Floats, ...]
    start: Floats
    finish: Floats
    compiled: ctypes.CDLL

    def walk(self) -> None:
        """Walk through all futures."""
        places = [array.ctypes.data for array in (*self.luck, self.start, self.finish)]
        pointers = [ctypes.c_void_p(place) for place in places]
        futures = ctypes.c_int64(len(self.start))
        self.compiled.walk_all(ctypes.byref(self.plan), futures, *pointers)

    def times(self) -> list[Times]:
        """Return when each task starts and finishes, by future."""
        pairs = zip(self.start.tolist(), self.finish.tolist(), strict=True)
        return list(pairs)


def lay(futures: Sequence[Future], folder: Path) -> Laid:
    """Compile the source and lay out futures of one road.

    Each try must have one bar, and all tries as many rows and shifts.
    """
    library = ctypes.CDLL(str(_compiled(folder)))
    duties = futures[0].duties
    tries = [rank for rank, duty in enumerate(duties) if duty.kind == TRY]
    every = [[future.duties[rank] for rank in tries] for future in futures]
    most = max(len(duty.spans) for row in every for duty in row)
    shared = _shared(futures[0], tries)
    plan = _Plan()
    heights = shared["heights"].shape
    numbers = (len(duties), len(tries), most, heights[1], heights[2])
    sizes = (*numbers, len(futures[0].paces), len(futures[0].changes))
    for name, number in zip(_NUMBERS, sizes, strict=True):
        setattr(plan, name, number)
    plan.first_monday, plan.horizon = futures[0].first_monday, futures[0].horizon
    for name in _PLACES:
        setattr(plan, name, shared[name].ctypes.data)
    luck = (
        np.array([[duty.work for duty in future.duties] for future in futures]),
        np.array([future.paces for future in futures]),
        *(_spans(every, most, end) for end in (0, 1)),
        np.array([[_of(duty).rates for duty in row] for row in every]),
        np.array([[_of(duty).luck for duty in row] for row in every]),
        np.array([[_padded(_of(duty).answers, most) for duty in row] for row in every]),
    )
    shape = len(futures), len(duties)
    return Laid(plan, shared, luck, np.empty(shape), np.empty(shape), library)


def _compiled(folder: Path) -> Path:
    source, library = folder / "walk.c", folder / "walk.so"
    source.write_text(SOURCE, encoding="utf-8")
    command = [COMPILER, *FLAGS, "-o", str(library), str(source), "-lm"]
    subprocess.run(command, check=True, capture_output=True)
    return library


def _shared(future: Future, tries: list[int]) -> dict[str, NDArray[np.generic]]:
    duties = future.duties
    trial = np.full(len(duties), -1)
    trial[tries] = np.arange(len(tries))
    chances = [_of(duties[rank]) for rank in tries]
    bars = np.array([chance.bars[0] for chance in chances], float).reshape(-1, 3)
    changes = np.array(future.changes)
    counts = [len(duty.dependents) for duty in duties]
    return {
        "kind": np.array([KINDS[duty.kind] for duty in duties]),
        "trial": trial,
        "missing": np.array([len(duty.needs) for duty in duties]),
        "first": np.append(0, np.cumsum(counts)),
        "dependents": np.array([i for duty in duties for i in duty.dependents], int),
        "bar": bars[:, 0].astype(np.int64),
        "bar_met": bars[:, 1].copy(),
        "bar_unmet": bars[:, 2].copy(),
        "low": np.array([chance.low for chance in chances]),
        "step": np.array([chance.step for chance in chances]),
        "heights": np.array([chance.heights for chance in chances]),
        "change_week": changes[:, 0].copy(),
        "change_hours": changes[:, 1].copy(),
        **{
            name: np.array([getattr(duty, name) for duty in duties])
            for name in ("at_most", "at_least", "held", "answer")
        },
    }


def _of(duty: Duty) -> Chance:
    if duty.chance is None:
        raise ValueError("want the chance of every try")
    return duty.chance


def _padded(values: Sequence[float], count: int) -> list[float]:
    return [*values, *[np.inf] * (count - len(values))]


def _spans(every: list[list[Duty]], most: int, end: int) -> Floats:
    """Return the openings (0) or closings (1) of all tries; what is not there is over."""
    missing = np.inf if end == 0 else -np.inf
    ends = np.full((len(every), len(every[0]), most), missing)
    for future, row in enumerate(every):
        for place, duty in enumerate(row):
            ends[future, place, : len(duty.spans)] = [span[end] for span in duty.spans]
    return ends
