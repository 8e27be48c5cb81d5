"""The help of the command line in Spanish: each English text and its translation."""

from __future__ import annotations

from collections.abc import Iterable

import click

SPANISH = {
    # The page of all commands.
    "From a far goal to an honest arrival date, and one next thing to do.": (
        "De una meta lejana a una fecha honesta, y una sola cosa por hacer ahora."
    ),
    "Without a command it tells today: one thing to do, and how far it still is.": (
        "Sin comando cuenta el día de hoy: una cosa por hacer y cuánto falta."
    ),
    "Usage: ": "Uso: ",
    "Options": "Opciones",
    "Commands": "Comandos",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    "Show the version and exit.": "Muestra la versión y termina.",
    # What all commands share.
    "The journey folder; by default the current one.": (
        "La carpeta del viaje; si no, la actual."
    ),
    "Look from this day instead of today, such as 2027-01-31.": (
        "Mira desde este día y no desde hoy, por ejemplo 2027-01-31."
    ),
    "Print one JSON object instead of sentences.": (
        "Escribe un objeto JSON en lugar de frases."
    ),
    "Where chance comes from; the same seed gives the same answer.": (
        "De dónde sale el azar; la misma semilla da la misma respuesta."
    ),
    "Speak English (en) or Spanish (es).": "Habla inglés (en) o español (es).",
    # Looking.
    "Name the one thing to do next, and how far it still is.": (
        "Dice la única cosa que hacer ahora y cuánto falta."
    ),
    "Read every file and name every mistake with its place.": (
        "Lee todos los archivos y señala cada error con su lugar."
    ),
    "Show where each requirement stands, and the hours and miles still to go.": (
        "Muestra dónde está cada requisito, y las horas y millas que faltan."
    ),
    "Draw the road: what comes when, how sure that is, and the coming weeks.": (
        "Dibuja el camino: qué viene y cuándo, con qué certeza, y las próximas semanas."
    ),
    "Coming weeks, 0 to 4.": "Próximas semanas, de 0 a 4.",
    "Draw the road to an .svg file.": "Dibuja el camino en un archivo .svg.",
    "Draw the chance of arriving to an .svg file.": (
        "Dibuja la probabilidad de llegar en un archivo .svg."
    ),
    "Columns of the page; by default those of the terminal.": (
        "Columnas de la página; si no, las de la terminal."
    ),
    "Tell what each answer is worth, what you have made, and the next bar to raise.": (
        "Cuenta qué vale cada respuesta, qué has logrado y el próximo listón que subir."
    ),
    "Tell how likely the next try is, in people, beside what the road gives anyway.": (
        "Cuenta en personas qué posibilidades tiene el próximo intento, y qué da el camino."
    ),
    "Nothing is simulated; WHAT names one try, by default all are told.": (
        "No simula nada; WHAT nombra un intento, y si no, los cuenta todos."
    ),
    "Open every number: the count, what moved it, what is assumed.": (
        "Abre cada número: el recuento, qué lo movió, qué se supone."
    ),
    "Write the road as a TaskJuggler plan or as a Mermaid Gantt chart.": (
        "Escribe el camino como plan de TaskJuggler o como diagrama de Gantt de Mermaid."
    ),
    "The tool that is to read it.": "La herramienta que lo va a leer.",
    "Write it to a .tjp or .mmd file; by default it is printed.": (
        "Lo escribe en un archivo .tjp o .mmd; si no, lo muestra."
    ),
    "Promise so many hours a week from now on, or plan an easy week or a break.": (
        "Promete tantas horas por semana desde ahora, o prevé una semana suave o una pausa."
    ),
    "From this day on; by default today.": "Desde este día; si no, desde hoy.",
    "Up to this day: an easy week, or with 0 hours a break.": (
        "Hasta este día: una semana suave o, con 0 horas, una pausa."
    ),
    "Why, in your words.": "Por qué, en tus palabras.",
    "Come back after a silence, with one answer: worked, a break, or fewer hours.": (
        "Vuelve tras un silencio con una respuesta: trabajé, una pausa o menos horas."
    ),
    "You worked, about so many hours in all; a rough day is written.": (
        "Trabajaste, más o menos tantas horas en total; se anota un día aproximado."
    ),
    "With --worked: on this.": "Con --worked: en esto.",
    "Life happened: those days leave the score, and the pace keeps them.": (
        "La vida se cruzó: esos días salen de la nota, y el ritmo los conserva."
    ),
    "Promise so many hours a week from today on.": (
        "Promete tantas horas por semana desde hoy."
    ),
    "Draw every row of a long road.": "Dibuja todas las filas de un camino largo.",
    "Show the arithmetic behind the words.": "Muestra las cuentas detrás de las frases.",
    "Tell why this date: the chain that decides it, and what would move it.": (
        "Explica esta fecha: la cadena que la decide y qué la movería."
    ),
    "Tell instead what changed since this day, and why.": (
        "Cuenta en su lugar qué cambió desde este día, y por qué."
    ),
    "With --since: draw the causes to an .svg file.": (
        "Con --since: dibuja las causas en un archivo .svg."
    ),
    "Learn from finished work in another tool: a CSV file with estimates and hours.": (
        "Aprende de trabajo terminado en otra herramienta: un CSV con cálculos y horas."
    ),
    "Where the estimate stands.": "Dónde está el cálculo.",
    "Where the hours stand.": "Dónde están las horas.",
    'Where the day of finishing stands; "": nowhere.': (
        'Dónde está el día de terminar; "": en ningún sitio.'
    ),
    "Unit of numbers without one.": "Unidad de los números que no la llevan.",
    "What stands first in dates.": "Qué va primero en las fechas.",
    "Leave out rows that cannot be read.": "Deja fuera las filas que no se pueden leer.",
    "Only tell what would be kept.": "Solo cuenta lo que se guardaría.",
    "Tell what a change would do, on the same futures; nothing is written.": (
        "Cuenta qué haría un cambio, en los mismos futuros; no escribe nada."
    ),
    "Hours a week to add or to take, such as +2 or -3.": (
        "Horas por semana que sumar o quitar, por ejemplo +2 o -3."
    ),
    "Tell what several goals cost each other; what matters most comes first.": (
        "Cuenta qué se cuestan varias metas entre sí; primero la que más importa."
    ),
    "Without folders it takes the `journeys` of your profile.": (
        "Sin carpetas toma los `journeys` de tu perfil."
    ),
    "Hours a week for all goals; by default those of your profile.": (
        "Horas por semana para todas las metas; si no, las de tu perfil."
    ),
    "Look for a better order too; takes some seconds.": (
        "Busca también un orden mejor; tarda unos segundos."
    ),
    "All options may stand together, and most of them more than once.": (
        "Todas las opciones pueden ir juntas, y casi todas más de una vez."
    ),
    "Other hours a week for a while.": "Otras horas por semana durante un tiempo.",
    "Days without any hours.": "Días sin ninguna hora.",
    "Another estimate, such as flying=40-60h.": (
        "Otra estimación, por ejemplo flying=40-60h."
    ),
    "Another bar, such as theory='score >= 90 points'.": (
        "Otro listón, por ejemplo theory='score >= 90 points'."
    ),
    "Other odds of a try: k of n succeed.": (
        "Otras posibilidades de un intento: k de n lo logran."
    ),
    "Other times for a try: days, a rule, or 'irregular 2-4 years'.": (
        "Otras fechas para un intento: días, una regla o 'irregular 2-4 years'."
    ),
    "Take this way to meet it.": "Toma esta vía para cumplirlo.",
    "Other savings today, such as '5000 USD'.": (
        "Otros ahorros hoy, por ejemplo '5000 USD'."
    ),
    "More money a month from today on, such as '300 USD'.": (
        "Más dinero al mes desde hoy, por ejemplo '300 USD'."
    ),
    "Another cost, such as flying='8000-12000 USD'.": (
        "Otro coste, por ejemplo flying='8000-12000 USD'."
    ),
    "Show each change alone, then all together.": (
        "Muestra cada cambio solo y después todos juntos."
    ),
    "Leave this out; more than once if you like.": (
        "Deja esto fuera; se puede repetir."
    ),
    "What you scored, such as '61 pass 75 of 100'.": (
        "Tu nota, por ejemplo '61 pass 75 of 100' (61, se aprueba con 75, de 100)."
    ),
    "Their feedback, word for word.": "Sus comentarios, palabra por palabra.",
    "Another wished date.": "Otra fecha deseada.",
    "Compare the ways of what has several, on the same futures; nothing is written.": (
        "Compara las vías de lo que tiene varias, en los mismos futuros; no escribe nada."
    ),
    "What weighs how much, such as chance=5,cost=1; by default as the plan says.": (
        "Qué pesa cuánto, por ejemplo chance=5,cost=1; si no, como dice el plan."
    ),
    # Starting.
    "List the goal maps, or those that fit some words.": (
        "Lista los mapas de metas, o los que encajan con unas palabras."
    ),
    "Start a plan from a goal map, or from a goal of your own.": (
        "Empieza un plan desde un mapa, o desde una meta tuya."
    ),
    "At most five questions, each of which may be skipped with Enter.": (
        "Cinco preguntas como mucho; cada una se puede saltar con Intro."
    ),
    "Answer in advance: why you want it.": "Responde antes: por qué lo quieres.",
    "Answer in advance: by when, such as 2038-12-31.": (
        "Responde antes: para cuándo, por ejemplo 2038-12-31."
    ),
    "Answer in advance: hours a week.": "Responde antes: horas por semana.",
    "Answer in advance: ids you have already.": (
        "Responde antes: los nombres cortos de lo que ya tienes."
    ),
    "Answer in advance: ids of extras you choose.": (
        "Responde antes: los nombres cortos de lo que eliges además."
    ),
    "Replay José Hernández's road in 2001 and 2004, or a student's from today.": (
        "Repasa el camino de José Hernández en 2001 y 2004, o el de una estudiante."
    ),
    "Tell how good the forecasts were: how often the ranges held, and by how much.": (
        "Cuenta qué tal fueron las previsiones: cuántas veces acertaron los rangos."
    ),
    "Several folders are put together; nothing leaves this machine.": (
        "Varias carpetas se cuentan juntas; nada sale de este equipo."
    ),
    "Put the `journeys` of your profile together.": (
        "Junta los `journeys` de tu perfil."
    ),
    "Draw how often the ranges held to an .svg file.": (
        "Dibuja cuántas veces acertaron los rangos en un archivo .svg."
    ),
    "Tell the odds of a yes in time: as planned, with the best bar, on other roads.": (
        "Cuenta las posibilidades de un sí a tiempo: así, con otro listón, por otro "
        "camino."
    ),
    "Arithmetic for a quiet evening once a year; it gives no advice.": (
        "Cuentas para una noche tranquila, una vez al año; no da consejos."
    ),
    "Write down when you mean to stop, in your own words.": (
        "Apunta cuándo piensas parar, con tus palabras."
    ),
    "Go through the week: what was done, what waits, and one next step.": (
        "Repasa la semana: lo hecho, lo que espera y un solo paso más."
    ),
    "At a terminal it asks, one question at a time; Enter skips.": (
        "En una terminal pregunta, de una en una; Intro salta."
    ),
    # Changing.
    "Log hours of work on a requirement.": "Anota horas de trabajo en un requisito.",
    "Log a reading: where you stand against the bar.": (
        "Anota una medida: dónde estás frente al listón."
    ),
    "Log a new estimate: the total from zero, as a range that holds 8 times in 10.": (
        "Anota una estimación nueva: el total desde cero, un rango que vale 8 de 10 veces."
    ),
    "Log a try or its answer: applied, refused, accepted, withdrawn.": (
        "Anota un intento o su respuesta: applied (hecho), refused (no), "
        "accepted (sí), withdrawn (retirado)."
    ),
    "Which try, from 1 on.": "Qué intento, desde 1.",
    "How far it came, such as interviewed.": "Hasta dónde llegó, por ejemplo entrevista.",
    "What they said.": "Lo que dijeron.",
    "What you make of it.": "Lo que tú sacas de ello.",
    "When: 2027-01-09, ~2026-12, ~1998, or '' for unknown.": (
        "Cuándo: 2027-01-09, ~2026-12, ~1998, o '' si no se sabe."
    ),
    "A few words to remember.": "Unas palabras para recordar.",
    "Raise a bar, or take on a usual or an edge one, and see what that changes.": (
        "Sube un listón, o asume uno habitual o de ventaja, y muestra qué cambia."
    ),
    "Without a new bar it chooses what does not count yet. The dates and the odds "
    "before and after are told at once, windows included.": (
        "Sin un listón nuevo asume lo que aún no cuenta. Cuenta al momento las fechas y "
        "las posibilidades de antes y de después, ventanas incluidas."
    ),
    "Take this usual or edge requirement on.": (
        "Asume este requisito habitual o de ventaja."
    ),
    "Take on a usual or an edge requirement: it counts from now on.": (
        "Asume un requisito habitual o de ventaja: cuenta desde ahora."
    ),
    "Take this one of its ways instead.": "Toma en su lugar esta de sus vías.",
    "Say that you go on with what was left alone for a while.": (
        "Dice que sigues con lo que llevaba un tiempo sin tocar."
    ),
    "Give something no hours until a day; the dates move with it.": (
        "No da horas a algo hasta un día; las fechas se mueven con ello."
    ),
    "The day from which it goes on.": "El día desde el que sigue.",
    "Let go of a usual or an edge requirement; what was done for it stays.": (
        "Deja un requisito habitual o de ventaja; lo hecho por él se queda."
    ),
    "Show what silence says of work that was left alone.": (
        "Muestra qué dice el silencio del trabajo sin tocar."
    ),
    "Write down a few words.": "Apunta unas palabras.",
    "About this requirement.": "Sobre este requisito.",
    "Give a requirement a new short name, everywhere.": (
        "Da a un requisito otro nombre corto, en todas partes."
    ),
    "Undo the last thing, or one entry by its id; both stay in the journal.": (
        "Deshace lo último, o una línea por su nombre; ambas quedan en el diario."
    ),
    "Say that a step is done, or that a requirement is met.": (
        "Dice que un paso está hecho, o que un requisito se cumple."
    ),
    "Add a small thing to do.": "Añade una cosa pequeña por hacer.",
    "Under this requirement.": "Bajo este requisito.",
    "How long it takes.": "Cuánto tarda, en minutos.",
    "By which day.": "Para qué día.",
    "Add a requirement to the plan.": "Añade un requisito al plan.",
    "A short name; by default from the title.": "Un nombre corto; si no, del título.",
    "How needed.": "Cuánto hace falta.",
    "What must be reached, such as 'flown >= 40 h'.": (
        "Qué hay que alcanzar, por ejemplo 'flown >= 40 h'."
    ),
    "Total hours from zero, such as 60-120h.": (
        "Horas totales desde cero, por ejemplo 60-120h."
    ),
    "Weekly budget, such as '6 h/week'.": "Tope semanal, por ejemplo '6 h/week'.",
    "It cannot be faster than this, such as '12 weeks'.": (
        "No puede ser más rápido que esto, por ejemplo '12 weeks'."
    ),
    "Fixed weeks, such as 78-104; with --hours-per-week.": (
        "Semanas fijas, por ejemplo 78-104; con --hours-per-week."
    ),
    "Hours a week that the fixed weeks hold.": (
        "Horas por semana que ocupan las semanas fijas."
    ),
    "What must be met before, such as masters,flying.": (
        "Qué debe cumplirse antes, por ejemplo masters,flying."
    ),
}


def in_spanish(text: str) -> str:
    """Return a help text in Spanish, paragraph by paragraph; examples stay."""
    paragraphs = (part.replace("\n", " ").strip() for part in text.split("\n\n"))
    return "\n\n".join(SPANISH.get(part, _label(part)) for part in paragraphs)


def _label(part: str) -> str:
    """Return a line that begins with a label, such as an example, in Spanish."""
    label, _, rest = part.partition(": ")
    spanish = {"Example": "Ejemplo", "More": "Más"}.get(label, label)
    return f"{spanish}: {rest}" if rest else part


class SpanishFormatter(click.HelpFormatter):
    """Writes help pages in Spanish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that begins with `Uso:`."""
        super().write_usage(prog, args, prefix or SPANISH["Usage: "])

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(SPANISH.get(heading, heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(in_spanish(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of names and what they mean."""
        translated = [(name, SPANISH.get(text, text)) for name, text in rows]
        super().write_dl(translated, col_max, col_spacing)


class SpanishContext(click.Context):
    """A command's context whose help is in Spanish."""

    formatter_class = SpanishFormatter
