"""What is wrong in a file of another tool, in words."""

from __future__ import annotations

from million_miles.telling.phrase import Phrase

OF_IMPORTS: dict[str, Phrase] = {
    "no_file": Phrase("There is no file {came}.", "No hay ningún archivo {came}."),
    "no_estimate_column": Phrase(
        "No column looks like the estimate. There are: {came}. Say which: --estimate COLUMN.",
        "Ninguna columna parece el cálculo. Hay: {came}. Di cuál: --estimate COLUMNA.",
    ),
    "no_actual_column": Phrase(
        "No column looks like the hours it took. There are: {came}. Say which: --actual "
        "COLUMN.",
        "Ninguna columna parece las horas que llevó. Hay: {came}. Di cuál: --actual "
        "COLUMNA.",
    ),
    "unknown_column": Phrase(
        "There is no column “{came}”. There are: {columns}.",
        "No hay ninguna columna «{came}». Hay: {columns}.",
    ),
    "unit_in_doubt": Phrase(
        "“{column}” says no unit, and {came} in the middle is hardly what it seems. Say "
        "which: --unit seconds, minutes, hours or days.",
        "«{column}» no dice la unidad, y {came} en el punto medio difícilmente es lo que "
        "parece. Di cuál: --unit seconds, minutes, hours o days.",
    ),
    "dates_in_doubt": Phrase(
        "“{column}” may have the day or the month first ({came}). Say which: --dates "
        "day-first or month-first.",
        "En «{column}» puede ir delante el día o el mes ({came}). Di cuál: --dates "
        "day-first o month-first.",
    ),
    "other_quotes": Phrase(
        "This is no row: often a quotation mark that is not closed.",
        "Esto no es una fila: a menudo, unas comillas sin cerrar.",
    ),
    "too_few_cells": Phrase(
        "The row has fewer cells than the first line: {came}.",
        "La fila tiene menos celdas que la primera línea: {came}.",
    ),
    "too_many_cells": Phrase(
        "The row has more cells than the first line: {came}.",
        "La fila tiene más celdas que la primera línea: {came}.",
    ),
    "other_hours": Phrase(
        "“{came}” is no time above zero, such as 2.5, 1:30, 1d 4h or 90m.",
        "«{came}» no es un tiempo mayor que cero, como 2.5, 1:30, 1d 4h o 90m.",
    ),
    "other_date": Phrase(
        "“{came}” is no day, such as 2026-11-23.",
        "«{came}» no es un día, como 2026-11-23.",
    ),
    "more_rows": Phrase(
        "and {count} more rows, from here on.", "y {count} filas más, desde aquí."
    ),
    "far_off": Phrase(
        "{came}: {estimate} h estimated, {actual} h worked. It is kept; is the unit right?",
        "{came}: {estimate} h calculadas, {actual} h trabajadas. Se guarda; ¿es esa la "
        "unidad?",
    ),
}
