"""Every form of the program, filled as a nurse fills it."""

from __future__ import annotations

from dataclasses import replace

from ivig_desk.presenters.screens import Ability, Button, Field, FieldGroup, FieldKind, Form, Line, Option, Tone

CLOSE = Button(name="cancel", label="Close", key="Esc")


def number(name: str, label: str, unit: str, text: str = "", hint: str = "") -> Field:
    return Field(name=name, label=label, kind=FieldKind.NUMBER, text=text, unit=unit, hint=hint)


def reading(name: str, label: str, unit: str, text: str = "", hint: str = "") -> Field:
    return replace(number(name, label, unit, text, hint), kind=FieldKind.READING)


def wrong(field: Field, problem: str) -> Field:
    return replace(field, problem=problem)


def words(name: str, label: str, text: str = "", hint: str = "") -> Field:
    return Field(name=name, label=label, kind=FieldKind.TEXT, text=text, hint=hint)


def choice(name: str, label: str, text: str, *labels: str) -> Field:
    options = tuple(Option(value=answer.replace(" ", "-"), label=answer) for answer in labels)
    return Field(name=name, label=label, kind=FieldKind.CHOICE, text=text, options=options)


def keyed(heading: str, *labels_and_keys: str) -> tuple[Option, ...]:
    """Answers under a heading, each written `label:key`."""
    written = (one.split(":") for one in labels_and_keys)
    return tuple(Option(value=label.replace(" ", "-"), label=label, key=key, heading=heading) for label, key in written)


def answer(name: str, label: str, text: str, *labels: str) -> Field:
    return replace(choice(name, label, text, *labels), kind=FieldKind.ANSWER)


def form(name: str, title: str, submit: str, *groups: tuple[Field, ...], lines: tuple[Line, ...] = ()) -> Form:
    first = groups[0][0].name if groups else ""
    return Form(
        name=name,
        title=title,
        groups=tuple(FieldGroup(heading="", fields=group) for group in groups),
        submit=Button(name=f"submit:{name}", label=submit, tone=Tone.GOOD),
        cancel=CLOSE,
        focus=first,
        lines=lines,
    )


SIGNS = (
    reading("systolic", "Systolic", "mmHg", "97", "last 98 mmHg · baseline 100 mmHg"),
    reading("diastolic", "Diastolic", "mmHg", "", "last 61 mmHg · baseline 60 mmHg"),
    wrong(reading("heart_rate", "Heart rate", "/min", "960"), "Heart rate: 960 /min is not plausible. Type it again."),
    wrong(
        reading("temperature", "Temperature", "°C", "36,850"),
        "Temperature: “36,850” can be read as 36.85 or 36850. Type 36.85 or 36850.",
    ),
    reading("spo2", "SpO₂", "%", "98", "last 98 % · baseline 99 %"),
    reading("respiratory_rate", "Respiratory rate", "/min", "20", "last 20 /min · baseline 20 /min"),
)
CONSCIOUSNESS = choice(
    "consciousness", "Consciousness (optional)", "Alert", "Alert", "Confusion", "Voice", "Pain", "Unresponsive"
)
SAYS = choice("says", "The patient says", "Nothing-new", "Nothing new", "Something new")
OXYGEN = choice("oxygen", "Breathes (optional)", "", "Air", "Oxygen")
VITAL_SIGNS = form(
    "observation",
    "Vital signs",
    "Record vital signs",
    SIGNS,
    (SAYS, OXYGEN, CONSCIOUSNESS, words("taken_at", "Taken at (if earlier)", "", "Hour:minute; empty: now")),
    lines=(Line(text="Heart rate 960 /min is outside what a heart does; type it again.", tone=Tone.MEDIUM),),
)
PATTERN_SIGNS = (
    "hoarseness:O",
    "urticaria (hives):R",
    "anaphylactic shock:N",
    "hypotension:Y",
    "stridor:T",
    "angioedema:G",
    "collapse:C",
    "dyspnoea (short of breath):D",
    "bronchospasm:B",
    "syncope:P",
)
OTHER_SIGNS = (
    "muscle pain:M",
    "fever:F",
    "headache:E",
    "shivers:I",
    "joint pain:J",
    "swollen lymph nodes:L",
    "palpitations:K",
    "flushing:Q",
    "blisters on palms or soles:X",
    "chest oppression:Z",
    "progressive malaise:V",
    "something else (say what in a note):",
)
GRADES = (
    "mild, transient, no interruption:1",
    "interruption, responds promptly:2",
    "prolonged, recurs, or hospital:3",
    "life-threatening:4",
    "death:5",
)
ADVERSE_EVENT = replace(
    form(
        "adverse-event",
        "Adverse event: what is seen or felt, then its grade",
        "",
        (
            Field(
                name="sign",
                label="",
                kind=FieldKind.KEYED,
                text="headache",
                options=(
                    *keyed("Signs of an anaphylaxis pattern", *PATTERN_SIGNS),
                    *keyed("Other signs", *OTHER_SIGNS),
                ),
            ),
        ),
        (
            words("began_at", "Began at (if earlier)", "10:25", "Hour:minute; empty: now"),
            Field(name="grade", label="Grade", kind=FieldKind.KEYED, text="", options=keyed("", *GRADES)),
        ),
        lines=(Line(text="Began at 10:25, not now.", tone=Tone.LOW),),
    ),
    submit=Button(name="submit:adverse-event", label="", ability=Ability.OFF),
)
RESOLVE = form("resolve", "Adverse event gone", "It has gone", (choice("sign", "What has gone", "", "headache"),))
MEDICINE = form(
    "medicine",
    "Medicine given",
    "Record medicine",
    (
        words("medicine", "Medicine", "paracetamol"),
        words("dose", "Dose and route", "", "With its unit, such as 500 mg IV"),
        words("given_at", "Given at (if earlier)", "", "Hour:minute; empty: now"),
    ),
)
BOTTLE = form(
    "bottle",
    "New bottle",
    "It is connected",
    (
        words("batch", "Batch", "P100234567", "As printed on the bottle"),
        words("batch_again", "Batch, read again", "P100234567"),
        words("expiry", "Expiry", "", "Year-month-day, such as 2027-05-31"),
        number("bottle_ml", "Volume of the bottle", "mL"),
        words("not_scanned", "Why it cannot be scanned", "label wet"),
        words("not_available", "If the batch cannot be had: why"),
        words("connected_at", "Connected at (if earlier)", "", "Hour:minute; empty: now"),
    ),
)
VOLUME = form(
    "volume",
    "Volume read",
    "Record volume",
    (number("read_ml", "Given in all, read from bottle or pump", "mL"),),
    lines=(Line(text="By the desk’s reckoning 38.2 mL are in."),),
)
NOTE = form("note", "Note", "Record note", (words("note", "Note", "mother at the bed, quiet"),))
RAISE = form(
    "raise-confirm",
    "Raise",
    "57 drops/min is running",
    lines=(
        Line(text="Protocol allows up to 57 drops/min (57 mL/h · 2.37 mL/kg/h)."),
        Line(text="Confirm only when this rate is running at the bed.", tone=Tone.QUIET),
    ),
)
RESUME = form(
    "resume-confirm",
    "Resume",
    "14 drops/min is running",
    lines=(Line(text="Protocol allows up to 14 drops/min (14 mL/h · 0.58 mL/kg/h)."),),
)
LOWER = form(
    "lower",
    "Lower",
    "14 drops/min is running",
    (number("to_ml_h", "Rate", "mL/h", "", "Left empty: one step down, 14 drops/min (14 mL/h)"),),
)
STOP_REASON = form("stop-reason", "Reason of the stop", "Record reason", (words("reason", "Reason"),))
BED_CHECK = form(
    "bed-check",
    "Confirm at the bed",
    "Confirmed at the bed",
    (
        wrong(number("weight_kg", "Weight, as on the chart at the bed", "kg", "240"), "Weight: 24 or 240 kg? 8 years."),
        number("rate_ml_h", "Rate found running", "mL/h"),
    ),
    lines=(
        Line(text="Look at the bed and type what is there."),
        Line(text="On record: 24 kg, 28 drops/min (28 mL/h)."),
    ),
)
OVERRIDE = form(
    "override",
    "Pass this limit",
    "Pass it, and go on",
    (words("reason", "Reason"), words("name", "Name of the prescriber")),
    lines=(
        Line(text="This limit can be passed with a reason and the prescriber’s name; both are kept.", tone=Tone.MEDIUM),
    ),
)
CORRECT = form(
    "correct",
    "Correct the last vital signs",
    "Record the correction",
    SIGNS,
    (CONSCIOUSNESS, OXYGEN),
    (words("reason", "Reason"),),
)
ON_RUN_PAGE = (
    VITAL_SIGNS,
    ADVERSE_EVENT,
    RESOLVE,
    MEDICINE,
    BOTTLE,
    VOLUME,
    NOTE,
    RAISE,
    RESUME,
    LOWER,
    STOP_REASON,
    BED_CHECK,
    OVERRIDE,
    CORRECT,
)


def step(title: str, submit: str, *groups: tuple[Field, ...], lines: tuple[Line, ...] = ()) -> Form:
    return Form(
        name="plan",
        title=title,
        groups=tuple(FieldGroup(heading="", fields=group) for group in groups),
        submit=Button(name="submit:plan", label=submit, tone=Tone.GOOD),
        cancel=None,
        focus=groups[0][0].name,
        lines=lines,
    )


PATIENT = step(
    "Step 1 of 5: Patient",
    "Next",
    (
        words("identifier", "Identifier", "4471"),
        words("name", "Family name, first name", "IONESCU, Maria"),
        words("born", "Date of birth", "2018-05-02", "Year-month-day, such as 2018-05-02"),
    ),
    (
        number("weight_kg", "Weight", "kg", "24"),
        wrong(number("weight_again_kg", "Weight, typed again", "kg", "2.4"), "Weight, typed again: 2.4 is not 24."),
        choice("sex", "Sex", "female", "female", "male"),
        choice("pregnancy", "Pregnant", "no", "no", "yes"),
    ),
    (
        choice("iga", "IgA", "normal", "normal", "deficient", "unknown"),
        choice(
            "earlier",
            "Immunoglobulin before today",
            "never",
            "never",
            "this product, within 8 weeks",
            "longer ago",
            "another product",
        ),
    ),
    (
        Field(
            name="risks",
            label="Risks (press each that is there)",
            kind=FieldKind.CHOICES,
            text="diabetes obesity",
            options=tuple(
                Option(value=risk.replace(" ", "-"), label=risk)
                for risk in (
                    "renal insufficiency",
                    "thrombosis",
                    "diabetes",
                    "hypertension",
                    "obesity",
                    "heart failure",
                    "hypovolaemia",
                    "immobility",
                    "oestrogens",
                    "nephrotoxic medicine",
                )
            ),
        ),
    ),
    (words("last_time", "What happened last time (if anything)", "headache at 2.4 mL/kg/h"),),
)
ORDER = step(
    "Step 2 of 5: Order",
    "Next",
    (
        choice(
            "indication",
            "Indication",
            "atopic-dermatitis",
            "atopic dermatitis",
            "dermatomyositis",
            "autoimmune blistering disease",
            "scleromyxedema",
            "pyoderma gangrenosum",
            "livedoid vasculopathy",
            "Kawasaki disease",
            "toxic epidermal necrolysis",
            "systemic lupus erythematosus",
            "systemic sclerosis",
            "ANCA-associated vasculitis",
            "primary immunodeficiency",
            "other",
        ),
    ),
    (
        number("dose_g", "Dose today", "g", "7.2", "= 72 mL"),
        number("dose_g_per_kg", "Dose by weight", "g/kg", "", "7.2 g ÷ 24 kg = 0.3 g/kg"),
        words("prescriber", "Prescriber", "Dr D. Marin"),
    ),
    (
        number("ceiling_ml_per_kg_h", "Prescriber’s own ceiling (if any)", "mL/kg/h"),
        number("over_at_least_min", "Shortest duration (if any)", "min"),
    ),
)
ANSWERS = ("done", "not needed", "not available")
ABSENT_OR_NOT = ("absent", "present", "not known")
CHECKS = step(
    "Step 3 of 5: Checks",
    "Next",
    (answer("check_severe-hypersensitivity", "Severe hypersensitivity to immunoglobulin", "absent", *ABSENT_OR_NOT),),
    (
        answer("check_severe-kidney-failure", "Severe kidney failure", "not-known", *ABSENT_OR_NOT),
        words("check_reason_severe-kidney-failure", "Severe kidney failure, reason", "creatinine is not back yet"),
    ),
    (
        answer("check_creatinine", "Creatinine (kidney function)", "done", *ANSWERS),
        wrong(
            number("check_value_creatinine", "Creatinine (kidney function), value (if any)", "µmol/L", "1,000"),
            "Creatinine (kidney function), value: “1,000” can be read as 1 or 1000. Type 1 or 1000.",
        ),
    ),
    (wrong(answer("check_consent", "Signed consent", "", *ANSWERS), "Signed consent: choose one."),),
    (
        answer("check_paracetamol", "Paracetamol", "done", "given", "not needed", "not available"),
        number("check_time_paracetamol", "Paracetamol, given at", "", "07:40", "Hour:minute"),
    ),
    lines=(Line(text="4 of 5 checks answered; open: Signed consent"),),
)
GIVING_SET = step(
    "Step 4 of 5: Preparation and set",
    "Next",
    (
        choice(
            "profile",
            "Preparation",
            "Privigen-10-%-–-EU-label",
            "Privigen 10 % – EU label",
            "Privigen 10 % – review’s ramp",
            "Flebogamma DIF 5 % – EU label",
            "Flebogamma DIF 5 % – review’s ramp",
        ),
    ),
    (
        choice(
            "giving_set",
            "Giving set – read the drop factor from its packet",
            "gravity-60-drops/mL",
            "gravity 10 drops/mL",
            "gravity 15 drops/mL",
            "gravity 20 drops/mL",
            "gravity 60 drops/mL",
            "pump, steps of 0.1 mL/h",
            "pump, steps of 1 mL/h",
        ),
    ),
    (choice("tolerance", "Faster maximum of the label", "", "not ticked", "tolerated before: faster maximum"),),
    (words("bottle_2_not_scanned", "Bottle 2: why it cannot be scanned"),),
)
READ_BACK = step(
    "Step 5 of 5: Read-back",
    "7 drops/min is running: start",
    SIGNS,
    (words("nurse", "Nurse at the bed", "A. Pop"), words("second_checker", "Second checker")),
    (
        words("answer_reason_weight-implausible", "Weight implausible: reason"),
        words("answer_name_weight-implausible", "Weight implausible: prescriber"),
    ),
    lines=(Line(text="Weight 240 kg: for 8 years 17–40 kg is usual. 24 or 240 kg?", tone=Tone.MEDIUM),),
)
