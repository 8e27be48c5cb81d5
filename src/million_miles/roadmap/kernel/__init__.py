"""What happens in one future, event by event?

How it works: `walk` jumps from one moment to the next. At each moment it lets happen
all that is due, in the stated order; then the whole free rate goes to the first task by
priority that is ready and has hours and budget left, until the next thing can happen.
`now` is the present moment of one future; through it every function reaches the rows of
the arrays of `layout`. A task's index is its rank, so the lowest bit of a set is the
task of highest priority.

All of it is compiled, so nothing here is imported where the compiled code is on disk.

Source: docs/method.md#simulator-rules
"""
