"""Data: tables, lists, models of two variables, chance, samples and studies.

Where to look first:

- a table of counts, parts and conditions: `two_way` (with `grid`, `headings`, `conditions`, `asking`); choices that
  name parts: `parts_named`; one column counts a part of another: `nested`; percents of groups: `percent_table`
- the same told in sentences: one drawing or two overlapping groups `chance`, `overlap` (with `population`); groups
  with a part of each `groups_told` (with `group_clauses`); percents only `weighted_groups`; one kind unknown
  `some_kind`; numbered things `numbered`
- other tables: a cell, a difference, a change `table_reading`; two cells compared `cells`; shares and percent changes
  of rows `row_rates` (with `rate_answers`); price times amount `unit_prices`; a missing value `missing_value`; points
  of one line `line_table`
- one list: a measure `list_measures`; one value more or less `next_value`, `joining`, `edited`; two lists or a list
  changed `comparing`; only described `unlisted`, `moved_lists`, `described_change`; frequencies `open_frequency`,
  `class_intervals`
- means as totals: `totals` (with `mean_facts`, `mean_totals`, `group_means`); with letters `mean_letters`,
  `mean_lists`; before and after one value `mean_step`
- two variables: predictions `best_fit`; gaps to what happened `told_residual` (a sentence), `residuals` (a table);
  which equation `fitting`; which kind of growth `trends`, `growth`
- samples: a number estimated `estimates`, several groups in a table `sampled_groups`, answers one by one
  `answers_told`; margins of error `margins`, `sample_sizes`, `interval_claims`, `estimates_said`
- studies, what they allow one to say and what is wrong with them: `studies`, `study_reasons_wide`

SOLVERS are the topics in the order they are asked, each with the picture of its data.
"""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.data import (
    answers_told,
    best_fit,
    cells,
    chance,
    class_intervals,
    comparing,
    described_change,
    estimates,
    estimates_said,
    expected,
    fitting,
    groups_told,
    line_table,
    list_measures,
    margins,
    mean_letters,
    mean_step,
    missing_value,
    nested,
    next_value,
    numbered,
    open_frequency,
    parts_named,
    percent_table,
    residuals,
    row_rates,
    sampled_groups,
    some_kind,
    studies,
    study_reasons_wide,
    table_reading,
    told_residual,
    totals,
    trends,
    two_way,
    unit_prices,
    unlisted,
    weighted_groups,
)
from tools.maths.topics.data.picture import with_picture

_TOPICS: tuple[Solver, ...] = (
    two_way.solve,
    parts_named.solve,
    table_reading.solve,
    row_rates.solve,
    cells.solve,
    nested.solve,
    missing_value.solve,
    line_table.solve,
    percent_table.solve,
    unit_prices.solve,
    list_measures.solve,
    next_value.solve,
    open_frequency.solve,
    class_intervals.solve,
    comparing.solve,
    unlisted.solve,
    totals.solve,
    chance.solve,
    groups_told.solve,
    weighted_groups.solve,
    some_kind.solve,
    numbered.solve,
    fitting.solve,
    best_fit.solve,
    residuals.solve,
    told_residual.solve,
    trends.solve,
    estimates.solve,
    answers_told.solve,
    sampled_groups.solve,
    expected.solve,
    margins.solve,
    mean_letters.solve,
    mean_step.solve,
    studies.solve,
    study_reasons_wide.solve,
    estimates_said.solve,
    described_change.solve,
)
SOLVERS: tuple[Solver, ...] = tuple(with_picture(solve) for solve in _TOPICS)
