"""What was wanted in a file, for each code that reading one may give."""

from __future__ import annotations

from million_miles.telling.phrase import Phrase

_ONE_OF = Phrase("one of {options}", "una de estas palabras: {options}")

# About the file, its YAML, CSV or JSON, and its keys.
OF_FILES: dict[str, Phrase] = {
    "too_big": Phrase("at most {most} characters", "{most} caracteres como mucho"),
    "too_many_lines": Phrase("at most {most} lines", "{most} líneas como mucho"),
    "not_utf8": Phrase("text in UTF-8", "texto en UTF-8"),
    "not_a_file": Phrase("a plain file", "un archivo normal"),
    "unreadable": Phrase("a file that may be read", "un archivo que se pueda leer"),
    "hidden_character": Phrase(
        "only characters that can be seen", "solo caracteres que se vean"
    ),
    "empty": Phrase("a file with something in it", "un archivo con algo dentro"),
    "format": Phrase(
        "`format:` with a name and version that can be read here",
        "`format:` con un nombre y una versión que aquí se puedan leer",
    ),
    "yaml": Phrase(
        "YAML; look for an indent, a missing colon, an open quote or bracket",
        "YAML; busca una sangría, dos puntos que falten, comillas o corchetes abiertos",
    ),
    "alias": Phrase(
        "the value itself; anchors (&) and aliases (*) are not used here",
        "el valor mismo; aquí no se usan anclas (&) ni alias (*)",
    ),
    "tag": Phrase(
        "a plain value; tags (!) are not used here",
        "un valor simple; aquí no se usan etiquetas (!)",
    ),
    "merge_key": Phrase(
        "plain keys; merge keys (<<) are not used here",
        "claves simples; aquí no se usan claves de mezcla (<<)",
    ),
    "second_document": Phrase(
        "one document; a second one begins here (---)",
        "un solo documento; aquí empieza otro (---)",
    ),
    "too_deep": Phrase("at most 30 levels", "30 niveles como mucho"),
    "too_many_values": Phrase(
        "at most 50,000 values in a file", "50 000 valores como mucho en un archivo"
    ),
    "key": Phrase("a word as a key", "una palabra como clave"),
    "key_twice": Phrase(
        "each key once (first in line {first})",
        "cada clave una vez (antes, en la línea {first})",
    ),
    "map": Phrase(
        "keys with values, such as `title: Flying`",
        "claves con valores, como `title: Volar`",
    ),
    "list": Phrase("a list such as [a, b]", "una lista como [a, b]"),
    "list_length": Phrase("{least} to {most} items", "de {least} a {most} elementos"),
    "item_twice": Phrase("each item once", "cada elemento una vez"),
    "unknown_key": Phrase("a key that is known here", "una clave conocida aquí"),
    "missing_key": Phrase("the key `{key}`", "la clave `{key}`"),
    "not_both": Phrase("only one of these keys", "solo una de estas claves"),
    "wants_beside": Phrase(
        "the key `{key}` beside this one", "la clave `{key}` junto a esta"
    ),
    "impossible": Phrase("parts that fit together", "partes que encajen"),
    "header": Phrase("the first line of a journal", "la primera línea de un diario"),
    "quotes": Phrase(
        "quotes that open and close around a whole cell",
        "comillas que abran y cierren una celda entera",
    ),
    "cells": Phrase("{wanted} cells, not {came}", "{wanted} celdas, no {came}"),
    "formula": Phrase(
        "a cell that no spreadsheet runs; put an apostrophe before it",
        "una celda que ninguna hoja de cálculo ejecute; ponle un apóstrofo delante",
    ),
    "selected_header": Phrase(
        "a first line that names the columns, with one called who",
        "una primera línea que nombre las columnas, con una llamada who",
    ),
    "selected_nothing": Phrase(
        "a column for each requirement, beside who and year",
        "una columna por requisito, junto a who y year",
    ),
    "selected_column": Phrase(
        "who, year or a requirement of the plan", "who, year o un requisito del plan"
    ),
    "column_twice": Phrase("each column once", "cada columna una sola vez"),
    "selected_few": Phrase(
        "two people at least; one alone says nothing about others",
        "al menos dos personas; una sola no dice nada de las demás",
    ),
    "selected_who": Phrase(
        "a name, or any mark of the person, in the column who",
        "un nombre, o cualquier señal de la persona, en la columna who",
    ),
    "selected_year": Phrase(
        "a year from {least} to {most}, or nothing",
        "un año de {least} a {most}, o nada",
    ),
    "selected_cell": Phrase(
        "yes, no, nothing, or a reading that fits the bar of {id}",
        "yes, no, nada, o una medida que encaje con el listón de {id}",
    ),
    "person_twice": Phrase(
        "each person once a year; this one stands in line {first}",
        "cada persona una vez al año; esta está en la línea {first}",
    ),
    "promise": Phrase(
        "hours a week and days, such as 5 h/week from 2026-11-26 to 2026-12-06",
        "horas por semana y días, como 5 h/week from 2026-11-26 to 2026-12-06",
    ),
    "way_change": Phrase(
        "the ways before and now, such as evenings > campus",
        "las vías de antes y de ahora, como evenings > campus",
    ),
    "missing_cell": Phrase(
        "something in the column `{column}` for `{did}`",
        "algo en la columna `{column}` para `{did}`",
    ),
    "extra_cell": Phrase(
        "nothing in the column `{column}` for `{did}`",
        "nada en la columna `{column}` para `{did}`",
    ),
    "json": Phrase(
        "one JSON object in the line, each key once, no NaN",
        "un objeto JSON en la línea, cada clave una vez, sin NaN",
    ),
    "try_forecast": Phrase(
        "chances in order: low no greater than high",
        "posibilidades en orden: `low` no mayor que `high`",
    ),
    "forecast": Phrase(
        "quantiles in order, in the unit that belongs to them",
        "cuantiles en orden y en la unidad que les corresponde",
    ),
}

# About the names that requirements, entries, ways and sources go by.
OF_NAMES: dict[str, Phrase] = {
    "id": Phrase(
        "an id: small letters, digits, - and _, at most 60",
        "un id: minúsculas, cifras, - y _, 60 como mucho",
    ),
    "need": Phrase(
        "the id of a requirement that comes before",
        "el id de un requisito que va antes",
    ),
    "requirement": Phrase("the id of a requirement", "el id de un requisito"),
    "entry_id": Phrase(
        "the id of an entry, such as k3f9", "el id de una entrada, como k3f9"
    ),
    "id_twice": Phrase(
        "each id once (first in line {first})",
        "cada id una vez (antes, en la línea {first})",
    ),
    "unknown_source": Phrase("a source that is listed", "una fuente de la lista"),
    "unknown_way": Phrase("a way of this requirement", "una vía de este requisito"),
    "circle": Phrase(
        "needs that do not lead back to themselves",
        "necesidades que no vuelvan a sí mismas",
    ),
    "no_try": Phrase("a requirement with a try", "un requisito con un intento"),
    "long_day": Phrase("at most 24 h on one day", "como mucho 24 h en un día"),
    "day_to_come": Phrase("a day up to today", "un día hasta hoy"),
    "possible_duplicate": Phrase(
        "each thing once; line {first} says the same",
        "cada cosa una vez; la línea {first} dice lo mismo",
    ),
}

# About words and amounts.
OF_AMOUNTS: dict[str, Phrase] = {
    "text": Phrase(
        "{least} to {most} visible characters",
        "de {least} a {most} caracteres visibles",
    ),
    "level": _ONE_OF,
    "shape": _ONE_OF,
    "quality": _ONE_OF,
    "help": Phrase(
        "one of {options}, or the shares of those selected and of applicants",
        "una de estas palabras: {options}, o las proporciones de elegidos y candidatos",
    ),
    "language": _ONE_OF,
    "did": _ONE_OF,
    "answer": Phrase(
        "one of {options}, with a score on its scale if there is one, such as refused "
        "61 pass 75 of 100",
        "una de estas palabras: {options}, con una nota dentro de su escala si la hay, "
        "como refused 61 pass 75 of 100",
    ),
    "score": Phrase(
        "a score that is not above the top of its scale, such as 61 pass 75 of 100",
        "una nota que no supere el máximo de su escala, como 61 pass 75 of 100",
    ),
    "forecast_of": _ONE_OF,
    "unit": _ONE_OF,
    "truth": Phrase("true or false", "true o false"),
    "number": Phrase(
        "a number from {least} to {most}", "un número de {least} a {most}"
    ),
    "count": Phrase(
        "a whole number from {least} to {most}", "un número entero de {least} a {most}"
    ),
    "minutes": Phrase(
        "whole minutes from {least} to {most}", "minutos enteros de {least} a {most}"
    ),
    "share": Phrase("a share between 0 and 1", "una proporción entre 0 y 1"),
    "chance": Phrase("a chance from 0 to 1", "una probabilidad de 0 a 1"),
    "date": Phrase(
        "a day such as 2038-12-31, from 1900 to 2200",
        "un día como 2038-12-31, de 1900 a 2200",
    ),
    "when": Phrase(
        "a day (2027-01-09), a rough time (~2028-12, ~1998) or nothing",
        "un día (2027-01-09), una fecha aproximada (~2028-12, ~1998) o nada",
    ),
    "zone": Phrase(
        "a time zone such as America/New_York", "un huso horario como America/New_York"
    ),
    "effort": Phrase(
        "hours such as 60-120 h, the lower first",
        "horas como 60-120 h, la menor delante",
    ),
    "hours": Phrase(
        "hours worked, such as 2.5 h, 150 min or 2:30",
        "horas trabajadas, como 2.5 h, 150 min o 2:30",
    ),
    "rate": Phrase(
        "a weekly budget such as 6 h/week, at most 168",
        "un presupuesto semanal como 6 h/week, 168 como mucho",
    ),
    "weeks": Phrase(
        "weeks such as 78-104, the lower first", "semanas como 78-104, la menor delante"
    ),
    "duration": Phrase(
        "a duration such as 156 weeks, 18 months or 3 years",
        "una duración como 156 weeks, 18 months o 3 years",
    ),
    "wait": Phrase(
        "a wait such as 40 weeks, or 0 weeks", "una espera como 40 weeks, o 0 weeks"
    ),
    "commitment": Phrase(
        "weeks at hours a week, such as 78-104 weeks at 20 h/week",
        "semanas a horas por semana, como 78-104 weeks at 20 h/week",
    ),
    "weights": Phrase(
        "weights from 0 to 1000, at least one of them above 0",
        "pesos de 0 a 1000, al menos uno por encima de 0",
    ),
    "currency": Phrase(
        "all money in {currency}, as the savings are",
        "todo el dinero en {currency}, como los ahorros",
    ),
    "money": Phrase(
        "an amount such as 300 USD or 0-80000 USD",
        "una cantidad como 300 USD o 0-80000 USD",
    ),
    "bar": Phrase(
        "a bar such as flown >= 40 h, Russian B1 or has master's degree",
        "un listón como flown >= 40 h, Russian B1 o has master's degree",
    ),
    "reading": Phrase(
        "a reading such as 12 h, 650 ± 20 points, B1, yes or no",
        "una medida como 12 h, 650 ± 20 puntos, B1, yes o no",
    ),
    "reading_kind": Phrase(
        "a reading that can be compared with the bar {bar}",
        "una medida comparable con el listón {bar}",
    ),
    "base_rate": Phrase(
        "how many of how many got a yes, such as 8/6372: at least one who tried, and no "
        "more yeses than tries",
        "cuántos de cuántos recibieron un sí, como 8/6372: al menos una persona que lo "
        "intentó, y no más síes que intentos",
    ),
    "stage_rises": Phrase(
        "counts that never rise from one stage to the next",
        "recuentos que nunca suban de una etapa a la siguiente",
    ),
    "stage_ends": Phrase(
        "{n} (`n`) at the first stage and {k} (`k`) at the last",
        "{n} (`n`) en la primera etapa y {k} (`k`) en la última",
    ),
    "stage_order": Phrase(
        "the stages in their order, the first and the last among them: {options}",
        "las etapas en su orden, también la primera y la última: {options}",
    ),
    "unknown_stage": Phrase(
        "one of the stages of the try: {options}",
        "una de las etapas del intento: {options}",
    ),
    "attempts": Phrase(
        "the attempt it holds for: 1, 2+ (and later) or any",
        "el intento al que se refiere: 1, 2+ (y siguientes) o any",
    ),
    "window": Phrase(
        "any time, days, irregular 2-4 years, or a rule with its start",
        "any time, días, irregular 2-4 years o una regla con su comienzo",
    ),
    "span": Phrase(
        "a day or first..last, such as 2028-03-01..2028-03-31",
        "un día o primero..último, como 2028-03-01..2028-03-31",
    ),
    "years": Phrase(
        "years such as 2-4 years, the lower first",
        "años como 2-4 years, el menor delante",
    ),
    "rule": Phrase(
        "a rule of whole days, such as FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1",
        "una regla de días enteros, como FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1",
    ),
    "rule_opens": Phrase(
        "a rule that opens at least once", "una regla que abra al menos una vez"
    ),
    "open_days": Phrase(
        "1 to 366 days, such as 30 days", "de 1 a 366 días, como 30 days"
    ),
    "dates_order": Phrase(
        "days in order that do not overlap", "días en orden que no se solapen"
    ),
}
