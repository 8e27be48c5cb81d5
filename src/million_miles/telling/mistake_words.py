"""What was wanted, for each code of a mistake; both languages side by side."""

from __future__ import annotations

from million_miles.telling.phrase import Phrase

# What stands after "wanted". Places in braces are details of the mistake.
OF_CHANGES: dict[str, Phrase] = {
    "unknown_requirement": Phrase("a requirement of the plan", "un requisito del plan"),
    "log_a_part": Phrase(
        "one of its parts, where the hours belong",
        "una de sus partes, donde van las horas",
    ),
    "log_on_a_try": Phrase(
        "a requirement that takes work; a try has answers, not hours",
        "un requisito que lleve trabajo; un intento tiene respuestas, no horas",
    ),
    "reading_does_not_fit": Phrase(
        "a reading that fits the bar of “{id}” ({bar})",
        "una medida que encaje con el listón de «{id}» ({bar})",
    ),
    "estimate_below_work": Phrase(
        "a total from zero above the {worked} already worked",
        "un total desde cero por encima de las {worked} ya trabajadas",
    ),
    "finish_a_try": Phrase(
        "a requirement; a try ends with its answer",
        "un requisito; un intento termina con su respuesta",
    ),
    "not_a_try": Phrase(
        "a try: an application, exam or audition",
        "un intento: una solicitud, un examen o una prueba",
    ),
    "stage_of_a_yes": Phrase(
        "the last stage it reached; only a yes reaches the end: {options}",
        "la última etapa a la que llegó; al final solo llega un sí: {options}",
    ),
    "same_bar": Phrase(
        "a new bar; it stands so already", "un listón nuevo; ya está así"
    ),
    "id_taken": Phrase("a name that is still free", "un nombre que siga libre"),
    "same_step": Phrase(
        "a new step; this one is open", "un paso nuevo; este ya está abierto"
    ),
    "promise_of_the_past": Phrase(
        "a day from today on; for days that are over there is miles back --break",
        "un día de hoy en adelante; para los que ya pasaron está miles back --break",
    ),
    "promise_overlaps": Phrase(
        "days without another break or easy week; {days} is planned already "
        "(miles undo, or edit `capacity` in plan.yaml)",
        "días sin otra pausa ni semana suave; {days} ya está previsto "
        "(miles undo, o cambia `capacity` en plan.yaml)",
    ),
    "promised_already": Phrase(
        "other hours or other days; this is promised already",
        "otras horas u otros días; esto ya está prometido",
    ),
    "promise_gone": Phrase(
        "a promise that still stands in `capacity` of plan.yaml; it was edited there",
        "una promesa que siga en `capacity` de plan.yaml; se cambió allí",
    ),
    "more_than_the_days": Phrase(
        "no more hours than the {days} days since the last entry hold",
        "no más horas de las que caben en los {days} días desde la última entrada",
    ),
    "nothing_written_yet": Phrase(
        "a journal with at least one exact day, to count from",
        "un diario con al menos un día exacto, desde el que contar",
    ),
    "no_silence": Phrase(
        "days without any entry; the last one is of that day, so log what you did with "
        "miles log",
        "días sin ninguna entrada; la última es de ese día, así que anota lo hecho con "
        "miles log",
    ),
    "one_answer": Phrase(
        "one answer: --worked 10h, or --break, or --hours 5",
        "una sola respuesta: --worked 10h, o --break, o --hours 5",
    ),
    "hours_a_week": Phrase(
        "hours a week, from 0 to 168", "horas por semana, de 0 a 168"
    ),
    "break_backwards": Phrase(
        "a last day that is not before the first, {first}",
        "un último día que no sea anterior al primero, {first}",
    ),
    "exact_day_wanted": Phrase(
        "the exact day on which it was done", "el día exacto en que se hizo"
    ),
    "several_steps": Phrase(
        "one step; several begin like this", "un solo paso; varios empiezan así"
    ),
    "unknown_step": Phrase("an open step", "un paso abierto"),
    "bad_id": Phrase(
        "a short name of small letters, digits, - and _",
        "un nombre corto de minúsculas, cifras, - y _",
    ),
    "already_undone": Phrase(
        "an entry that still stands", "una entrada que siga en pie"
    ),
    "undone_in_the_plan": Phrase(
        "something whose undoing left the plan alone; do that change once more instead",
        "algo cuyo deshacer no tocó el plan; haz ese cambio otra vez",
    ),
    "unknown_entry": Phrase("the id of an entry", "el id de una entrada"),
    "leave_out_the_try": Phrase(
        "a requirement; without its only try there is no yes to wait for",
        "un requisito; sin su único intento no hay un sí que esperar",
    ),
    "no_hours_of_its_own": Phrase(
        "a requirement with hours of its own; a try, fixed weeks and a whole with parts "
        "have none",
        "un requisito con horas propias; un intento, unas semanas fijas y un todo con "
        "partes no las tienen",
    ),
    "no_money_counted": Phrase(
        "a plan that counts money, or --savings beside the cost",
        "un plan que cuente el dinero, o --savings junto al coste",
    ),
    "no_cost_of_its_own": Phrase(
        "one of its parts, which have the costs",
        "una de sus partes, que tienen los costes",
    ),
    "hours_out_of_range": Phrase(
        "0 to 168 hours a week", "de 0 a 168 horas por semana"
    ),
    "work_rests_on_it": Phrase(
        "a requirement without further entries; undo those first",
        "un requisito sin más entradas; deshaz antes esas",
    ),
    "bar_wanted": Phrase(
        "a new bar after the name, such as 'flown >= 100 h'; it counts already",
        "un listón nuevo tras el nombre, por ejemplo 'flown >= 100 h'; ya cuenta",
    ),
    "counts_already": Phrase(
        "a requirement that does not count yet", "un requisito que aún no cuente"
    ),
    "counts_not": Phrase("a requirement that counts", "un requisito que cuente"),
    "weigh_cost": Phrase(
        "`money` in the plan, to weigh what something costs",
        "`money` en el plan, para pesar lo que cuesta algo",
    ),
    "weigh_hours": Phrase(
        "hours in `capacity` within a year, to weigh hours",
        "horas en `capacity` dentro de un año, para pesar horas",
    ),
    "weigh_chance": Phrase(
        "a base rate for each try, to weigh the chance",
        "una tasa base para cada intento, para pesar la probabilidad",
    ),
    "no_ways": Phrase(
        "a requirement that has `ways` in the plan",
        "un requisito que tenga `ways` en el plan",
    ),
    "not_a_way": Phrase(
        "one of the ways of “{id}”: {ways}", "una de las vías de «{id}»: {ways}"
    ),
    "taken_already": Phrase(
        "another of the ways of “{id}”; this one is taken",
        "otra de las vías de «{id}»; esta ya se toma",
    ),
    "drop_a_must": Phrase(
        "a usual or an edge requirement; the goal cannot do without a must. Pause it, "
        "or change its level in plan.yaml",
        "un requisito habitual o de ventaja; la meta no puede pasarse sin uno "
        "obligatorio. Ponlo en pausa, o cambia su nivel en plan.yaml",
    ),
    "pause_no_work": Phrase(
        "a requirement with hours of its own", "un requisito con horas propias"
    ),
    "later_day_wanted": Phrase("a later day", "un día posterior"),
    "needed_by_others": Phrase(
        "a requirement that no other one needs", "un requisito que ningún otro necesite"
    ),
}
OF_ANSWERS: dict[str, Phrase] = {
    "not_asked": Phrase(
        "an answer to a question that was asked", "una respuesta a algo preguntado"
    ),
    "answer_text": Phrase(
        "plain text of at most 4,000 letters", "texto simple de 4000 letras como mucho"
    ),
    "answer_date": Phrase(
        "a date such as 2038-12-31, 2038-12 or 2038",
        "una fecha como 2038-12-31, 2038-12 o 2038",
    ),
    "answer_hours": Phrase(
        "hours a week such as 6, above 0 and at most 168",
        "horas por semana, como 6: más de 0 y no más de 168",
    ),
    "answer_choice": Phrase(
        "numbers or names from the list, such as 1 3",
        "números o nombres de la lista, como 1 3",
    ),
}
OF_WORDS: dict[str, Phrase] = {
    "one_of": Phrase("one of {options}", "una de estas palabras: {options}"),
    "day_to_look_from": Phrase(
        "a day from {first} to {last}, from which sixty years can be told",
        "un día del {first} al {last}, desde el que se puedan contar sesenta años",
    ),
    "what_is": Phrase(
        "what is changed, an equals sign and its new value, such as flying=40-60h",
        "lo que cambia, un signo igual y su nuevo valor, como flying=40-60h",
    ),
    "more_hours": Phrase(
        "hours a week to add or to take, such as +2 or -3",
        "horas por semana que sumar o quitar, como +2 o -3",
    ),
    "weigh": Phrase(
        "weights from 0 to 1000 such as chance=5,cost=1, of arrival, chance, cost, hours",
        "pesos de 0 a 1000 como chance=5,cost=1, de arrival, chance, cost, hours",
    ),
    "svg_path": Phrase(
        "a file whose name ends in .svg", "un archivo cuyo nombre acabe en .svg"
    ),
    "export_path": Phrase(
        "a file whose name ends in .tjp (TaskJuggler) or .mmd (Mermaid)",
        "un archivo cuyo nombre acabe en .tjp (TaskJuggler) o .mmd (Mermaid)",
    ),
}
# Whole sentences, where "wanted" and "came" would hide what is the matter.
OF_TRIES: dict[str, Phrase] = {
    "applied_twice": Phrase(
        "Entry {came}: try {try} of “{requirement}” was made already.",
        "Entrada {came}: el intento {try} de «{requirement}» ya se hizo.",
    ),
    "applied_after_answer": Phrase(
        "Entry {came}: try {try} of “{requirement}” is made after its answer had come. "
        "Look at the two days, or give it another number.",
        "Entrada {came}: el intento {try} de «{requirement}» se hace después de llegar su "
        "respuesta. Mira los dos días, o dale otro número.",
    ),
    "answered_twice": Phrase(
        "Entry {came}: try {try} of “{requirement}” was answered already. The first "
        "answer stands; to take the other: miles undo.",
        "Entrada {came}: el intento {try} de «{requirement}» ya tuvo respuesta. Vale la "
        "primera; para tomar la otra: miles undo.",
    ),
    "answered_after_yes": Phrase(
        "Entry {came}: “{requirement}” has its yes; try {try} needs no answer.",
        "Entrada {came}: «{requirement}» ya tiene su sí; el intento {try} no necesita "
        "respuesta.",
    ),
    "stage_not_named": Phrase(
        "Entry {came}: “{requirement}” names no stage “{stage}”; it names {options}. "
        "The no counts, how far it came does not.",
        "Entrada {came}: «{requirement}» no nombra ninguna etapa «{stage}»; nombra "
        "{options}. El «no» cuenta; hasta dónde llegó, no.",
    ),
    "refused_at_the_end": Phrase(
        "Entry {came}: refused, and yet at “{stage}”, the last stage of “{requirement}”, "
        "which only a yes reaches. The no counts, how far it came does not.",
        "Entrada {came}: un «no», y sin embargo en «{stage}», la última etapa de "
        "«{requirement}», a la que solo llega un sí. El «no» cuenta; hasta dónde llegó, "
        "no.",
    ),
}
OF_ROADS: dict[str, Phrase] = {
    "commitment_over_capacity": Phrase(
        "“{came}” asks for {hours_per_week} h a week, and no week promises more than "
        "{capacity_hours_per_week}. Promise more hours, or find a slower way.",
        "«{came}» pide {hours_per_week} h por semana, y ninguna semana promete más de "
        "{capacity_hours_per_week}. Promete más horas o busca una vía más lenta.",
    ),
    "no_capacity": Phrase(
        "“{came}” takes hours, and no week promises any. Write some under `capacity`.",
        "«{came}» lleva horas, y ninguna semana promete alguna. Escríbelas en "
        "`capacity`.",
    ),
    "no_window": Phrase(
        "“{came}” has no window left: all its dates are past. Write the next ones under "
        "`opens`.",
        "A «{came}» no le queda ventana: todas sus fechas han pasado. Escribe las "
        "próximas en `opens`.",
    ),
    "no_tries_left": Phrase(
        "“{came}” has no try left: all that are allowed were made.",
        "A «{came}» no le queda ningún intento: ya se hicieron todos los permitidos.",
    ),
    "budget_zero": Phrase(
        "“{came}” has a weekly budget of nothing: it can never be done.",
        "«{came}» tiene un presupuesto semanal de cero: nunca se podrá hacer.",
    ),
    "budget_too_small": Phrase(
        "“{came}” takes at least {hours} h; at {at_most} h a week that is more than sixty "
        "years. Raise `at_most`, or lower the effort.",
        "«{came}» lleva al menos {hours} h; a {at_most} h por semana son más de sesenta "
        "años. Sube `at_most` o baja el esfuerzo.",
    ),
    "cost_too_high": Phrase(
        "“{came}” costs at least {cost}, and savings and income come to {money} in sixty "
        "years. Write more income under `money`, find a cheaper way, or drop it.",
        "«{came}» cuesta al menos {cost}, y ahorros e ingresos suman {money} en sesenta "
        "años. Escribe más ingresos en `money`, busca una vía más barata o déjalo.",
    ),
    "expires_unused": Phrase(
        "“{need}” stays valid {valid_weeks} weeks, but “{came}” wants it ready "
        "{weeks_before} weeks before the try: it expires unused. Make `ready_before` "
        "shorter.",
        "«{need}» vale {valid_weeks} semanas, pero «{came}» lo quiere listo "
        "{weeks_before} semanas antes del intento: caduca sin usarse. Acorta "
        "`ready_before`.",
    ),
    "too_late": Phrase(
        "“{came}” may be tried until {last_date} (`until`: an age limit, say), and what "
        "it needs cannot be met before {earliest_date}, even at best. Mend the day, "
        "shorten what it needs, or let it go.",
        "«{came}» se puede intentar hasta el {last_date} (`until`: un límite de edad, por "
        "ejemplo), y lo que necesita no puede cumplirse antes del {earliest_date}, ni en "
        "el mejor caso. Corrige el día, acorta lo que necesita o déjalo.",
    ),
    "last_day_over": Phrase(
        "“{came}” can no longer be tried: its last day (`until`: an age limit, say) is "
        "over. Mend the day, or let it go.",
        "«{came}» ya no se puede intentar: su último día (`until`: un límite de edad, por "
        "ejemplo) ha pasado. Corrige el día o déjalo.",
    ),
    "window_too_late": Phrase(
        "“{came}” may be tried until {last_date} (`until`: an age limit, say), and its "
        "first window that you could use opens on {earliest_date}. Look at `until` and `opens`, or let it go.",
        "«{came}» se puede intentar hasta el {last_date} (`until`: un límite de edad, por "
        "ejemplo), y la primera ventana que podrías usar se abre el {earliest_date}. Mira "
        "`until` y `opens`, o déjalo.",
    ),
    "expires_before_use": Phrase(
        "“{need}” is valid until {until_date}, and “{came}” cannot begin before {begins_date}: it "
        "expires unused, and must be renewed. Plan the hours (`renewal`), or meet it "
        "later.",
        "«{need}» vale hasta el {until_date}, y «{came}» no puede empezar antes del {begins_date}: "
        "caduca sin usarse y habrá que renovarlo. Cuenta con esas horas (`renewal`) o "
        "cúmplelo más tarde.",
    ),
    "upkeep_over_capacity": Phrase(
        "No hours are left for “{came}”: what is kept up takes {upkeep_hours_per_week} h "
        "a week, and no week promises more than {capacity_hours_per_week}. Promise more "
        "hours, or keep less up.",
        "No quedan horas para «{came}»: lo que se mantiene lleva {upkeep_hours_per_week} "
        "h por semana, y ninguna semana promete más de {capacity_hours_per_week}. Promete "
        "más horas o mantén menos.",
    ),
    "way_without_effort": Phrase(
        "The way “{came}” of “{id}” says neither `effort`, `commitment` nor `at_least`: "
        "it would take no time at all. Write how many hours it takes.",
        "La vía «{came}» de «{id}» no dice `effort`, `commitment` ni `at_least`: no "
        "llevaría nada de tiempo. Escribe cuántas horas lleva.",
    ),
    "calendar_unknown": Phrase(
        "“{came}” names a window that is not known.",
        "«{came}» nombra una ventana que no se conoce.",
    ),
    "bar_unknown": Phrase(
        "“{came}” rests on the bar of “{bar}”, which is not in the plan.",
        "«{came}» se apoya en el listón de «{bar}», que no está en el plan.",
    ),
    "needs_cycle": Phrase(
        "The needs of “{came}” lead back to itself.",
        "Las necesidades de «{came}» vuelven a sí mismas.",
    ),
    "needs_unknown": Phrase(
        "“{came}” needs “{need}”, which is not in the plan.",
        "«{came}» necesita «{need}», que no está en el plan.",
    ),
}
OF_COMMANDS: dict[str, Phrase] = {
    "no_journey": Phrase(
        "No journey is in {came}. Look for a goal with: miles find. Start a journey "
        "with: miles new",
        "No hay ningún viaje en {came}. Busca una meta con: miles find. Empieza un "
        "viaje con: miles new",
    ),
    "journey_exists": Phrase(
        "A journey is in {came} already. Choose another folder.",
        "Ya hay un viaje en {came}. Elige otra carpeta.",
    ),
    "journey_busy": Phrase(
        "Another command is writing in {came}. Try again in a moment.",
        "Otro comando está escribiendo en {came}. Inténtalo dentro de un momento.",
    ),
    "journey_changed": Phrase(
        "The file {came} changed while this command ran. Nothing was overwritten: try again.",
        "El archivo {came} cambió durante este comando. No se sobrescribió nada: inténtalo de "
        "nuevo.",
    ),
    "disk_full": Phrase(
        "The disk is full ({came}). Make some room and try again; nothing was lost.",
        "El disco está lleno ({came}). Libera sitio y repite; no se perdió nada.",
    ),
    "no_permission": Phrase(
        "Nothing may be written to {came}: it is protected against that.",
        "No se puede escribir en {came}: está protegido.",
    ),
    "no_such_folder": Phrase(
        "There is no folder for {came}.", "No hay carpeta para {came}."
    ),
    "cannot_use_file": Phrase(
        "The file {came} cannot be read or written ({cause}).",
        "No se puede leer o escribir {came} ({cause}).",
    ),
    "our_fault": Phrase(
        "This is a fault of Million Miles, not yours: {came}. Please report it; with "
        "PYTHONDEVMODE=1 before the command you see where it is.",
        "Este fallo es de Million Miles, no tuyo: {came}. Avísanos, por favor; con "
        "PYTHONDEVMODE=1 delante del comando se ve dónde está.",
    ),
    "not_valid": Phrase(
        "This does not fit together: {came}.", "Esto no encaja: {came}."
    ),
    "unknown_option": Phrase(
        "This command has no option {came}.", "Este comando no tiene la opción {came}."
    ),
    "unknown_command": Phrase(
        "There is no command {came}.", "No existe el comando {came}."
    ),
    "missing_word": Phrase("{came} is missing.", "Falta {came}."),
    "too_many_words": Phrase(
        '“{came}” is one word too many. Quotes keep words together, as in: "two words".',
        '«{came}» está de más. Las comillas unen palabras, como en: "dos palabras".',
    ),
    "option_value": Phrase(
        "A value is missing after {came}.", "Falta un valor después de {came}."
    ),
    "option_alone": Phrase("{came} takes no value.", "{came} no lleva ningún valor."),
    "below_zero": Phrase(
        "{came}… is below zero, and no amount is.",
        "{came}… es menos que cero, y ninguna cantidad lo es.",
    ),
    "usage": Phrase("{came}", "No se entiende: {came}"),
    "export_to": Phrase(
        "Say for which tool: --to taskjuggler with a .tjp file, or --to mermaid with an "
        ".mmd file.",
        "Di para qué herramienta: --to taskjuggler con un archivo .tjp, o --to mermaid "
        "con uno .mmd.",
    ),
    "export_late": Phrase(
        "TaskJuggler knows no day after 2035, and you look from {came}. Mermaid does: "
        "miles export --to mermaid",
        "TaskJuggler no conoce días después de 2035, y miras desde el {came}. Mermaid "
        "sí: miles export --to mermaid",
    ),
    "review_yes": Phrase(
        "Say yes or no, or press Enter to leave it; came {came}.",
        "Di sí o no, o pulsa Intro para dejarlo; llegó {came}.",
    ),
    "review_back": Phrase(
        "Say worked with about how many hours (worked 10h), life, or hours with how many "
        "a week (hours 5), or press Enter; came {came}.",
        "Di trabajo con cuántas horas más o menos (trabajo 10h), vida, u horas con "
        "cuántas por semana (horas 5), o pulsa Intro; llegó {came}.",
    ),
    "review_silent": Phrase(
        "Say keep, pause with a day (pause 2027-03-01) or drop, or press Enter; came "
        "{came}.",
        "Di seguir, pausar con un día (pausar 2027-03-01) o dejar, o pulsa Intro; llegó "
        "{came}.",
    ),
    "review_answer": Phrase(
        "Say yes, no or withdrawn, or press Enter while there is no answer; came {came}.",
        "Di sí, no o retirado, o pulsa Intro mientras no haya respuesta; llegó {came}.",
    ),
    "since_missing": Phrase(
        "--svg draws what changed, so it wants --since: miles explain --since 2027-01-31 "
        "--svg FILE",
        "--svg dibuja lo que cambió, así que necesita --since: miles explain --since "
        "2027-01-31 --svg ARCHIVO",
    ),
    "since_later": Phrase(
        "--since wants a day before the one you look from, came {came}.",
        "--since necesita un día anterior a aquel desde el que miras, llegó {came}.",
    ),
    "together_nothing": Phrase(
        "Name the folders of your journeys, what matters most first, such as astronaut "
        "pilot. Or list them under `journeys` in {file}.",
        "Nombra las carpetas de tus viajes, primero el que más importa, por ejemplo "
        "astronauta piloto. O ponlas en `journeys` en {file}.",
    ),
    "what_if_nothing": Phrase(
        "Say what to change, for instance --hours-per-week +2, --without WHAT or "
        "--by DATE; miles what-if --help lists everything.",
        "Di qué cambiar, por ejemplo --hours-per-week +2, --without QUÉ o --by FECHA; "
        "miles what-if --help lo dice todo.",
    ),
    "nothing_to_undo": Phrase("There is nothing to undo.", "No hay nada que deshacer."),
    "too_many_mistakes": Phrase(
        "There are more mistakes; the rest was not looked at.",
        "Hay más errores; el resto no se ha mirado.",
    ),
}
