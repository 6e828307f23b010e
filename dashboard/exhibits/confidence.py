"""Whether staff's own answers shifted from before the course to after it, question by question."""

from functools import partial

from dashboard.charts import style
from dashboard.charts.bars import Part, stacked
from dashboard.charts.changes import changes, starts_and_ends
from dashboard.charts.groups import grouped
from dashboard.exhibits.changes import can_say, change_cells, change_columns, changes_of, questions_told, verdict
from dashboard.exhibits.constructs import construct_changes, in_measures, measure_cells, off_scale, question_pairs
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.view import View, plural
from dashboard.statistics.paired import PairedChange
from dashboard.statistics.proportions import wilson
from dashboard.table import Cell, Column, Table, known, written

NOBODY = "Nobody has answered the same question before and after the course here in this period."

QUESTION = (
    Column("question_id", ""),
    Column("question", "Question"),
    Column("construct", "About"),
    Column("scale", "Scale"),
    Column("better", "Better is"),
    Column("measure", ""),
)
WORDS = ("rose", "stayed", "fell")
SHARES = tuple(
    Column(f"{word}_{name}", label.format(word.capitalize()), kind, "answers", "pairs")
    for word in WORDS
    for name, label, kind in (
        ("share", "{}, share", "percent"), ("range", "{}, 95% range", "text"), ("low", "", "percent"), ("high", "", "percent"),
    )
)


def shift_by_question(view: View) -> Exhibit:
    """Mean change from before to after, per question on its own scale, with its 95 % interval."""
    table = _questions(view)
    return as_released(view, Exhibit(
        name="shift-by-question",
        question="Did answers shift, question by question?",
        sentence=_said_of_constructs(table),
        table=table.without(*(column.name for column in SHARES)),
        drawing=partial(
            changes, label="question", group="measure", colour=style.TRAINING, key="question_id",
            said=("question", "mean_change", "low", "high", "pairs", "direction", "scale"),
        ) if len(table) else None,
        empty=NOBODY,
        evidence=pairs_evidence(view, table, "Lines show the 95% interval; open circle: no clear change, or too few pairs to say"),
        measures=("confidence_change",),
        notes=lower_is_the_better(table),
    ))


def rose_stayed_fell(view: View) -> Exhibit:
    """Of those who answered a question both times: how many scores rose, stayed and fell."""
    table = _questions(view).without("mean_before", "mean_after", "mean_change", "low", "high", "direction")
    ranges = "95% ranges of the shares (Wilson) are in the table and on hover"
    return as_released(view, Exhibit(
        name="rose-stayed-fell",
        question="How many rose, stayed, fell?",
        sentence=_said_of_people(table),
        table=table,
        drawing=_draw_shares if len(table) else None,
        empty=NOBODY,
        evidence=pairs_evidence(view, table, "Shares of those who answered both times", ranges),
        measures=("rose_stayed_fell",),
        notes=lower_is_the_better(table),
    ))


def start_and_end(view: View) -> Exhibit:
    """Where people started and ended: mean before and mean after, per question, on its whole scale."""
    rows = [*_construct_rows(view), *_question_rows(view)]
    columns = (*QUESTION, Column("scale_min", ""), Column("scale_max", ""), *change_columns("answers")[:6])
    table = disclosed(view, columns, in_measures(rows), group="pairs")
    return as_released(view, Exhibit(
        name="start-and-end",
        question="Where did people start and end?",
        sentence=_said_of_ends(table),
        table=table,
        drawing=partial(
            starts_and_ends, label="question", group="measure", colour=style.TRAINING,
            said=("question", "mean_before", "mean_after", "pairs", "scale"),
        ) if len(table) else None,
        empty=NOBODY,
        evidence=pairs_evidence(view, table, "“All” rows are means of each person's answers on one scale"),
        measures=("confidence_change",),
        notes=lower_is_the_better(table),
    ))


def _questions(view: View) -> Table:
    columns = (*QUESTION, *change_columns("answers"), *SHARES)
    return disclosed(view, columns, in_measures(_question_rows(view)), group="pairs")


def _question_rows(view: View) -> list[dict]:
    return view.slice.kept("question rows", lambda: _rows_of_questions(view))


def _rows_of_questions(view: View) -> list[dict]:
    changes = changes_of(question_pairs(view))
    rows = []
    for question in sorted(view.programme.questions, key=lambda question: (question.survey, question.position)):
        change = changes.get((question.question_id,))
        if change:
            of = question.construct, question.scale_min, question.scale_max, question.higher_is_better
            rows.append({"question_id": question.question_id, "question": question.wording, **measure_cells(*of),
                         **change_cells(change), **_share_cells(change)})
    return rows


def _construct_rows(view: View) -> list[dict]:
    rows = []
    for of, change in construct_changes(view).items():
        name = f"All {of[0]} questions"
        rows.append({"question_id": "", "question": name, **measure_cells(*of), **change_cells(change)})
    return rows


def _share_cells(change: PairedChange) -> dict:
    cells: dict[str, Cell] = {}
    for word in WORDS:
        people = getattr(change, word)
        interval = wilson(people, change.pairs)
        cells |= {
            f"{word}_share": people / change.pairs, f"{word}_low": interval.low, f"{word}_high": interval.high,
            f"{word}_range": f"{written(interval.low, 'percent')} to {written(interval.high, 'percent')}",
        }
    return cells


def _draw_shares(table: Table, size: str) -> dict:
    said = ("question", *(f"{word}{name}" for word in WORDS for name in ("", "_share", "_range")), "pairs")
    parts = (
        Part("rose_share", "Rose", style.ROSE, text_colour=style.PAPER), Part("stayed_share", "Stayed", style.STAYED),
        Part("fell_share", "Fell", style.FELL, pattern="/"),
    )
    draw = partial(stacked, label="question", key="question_id", parts=parts, percent=True, said=said, each=40)
    return grouped(table, size, group="measure", draw=draw)


def _said_of_constructs(table: Table) -> str:
    if not len(table):
        return "No answers given both before and after yet"
    rows = table.records()
    words = {name: [row["direction"] for row in rows if row["construct"] == name] for name in table.column("construct")}
    sayable = {name: cells for name, cells in words.items() if any(_sayable(cell) for cell in cells)}
    if not sayable:
        return f"Too few pairs to say whether {' or '.join(words)} changed"
    said = [verdict(name, cells) for name, cells in sayable.items()]
    return "; ".join([said[0][:1].upper() + said[0][1:], *said[1:], *lower_is_better(rows)])


def lower_is_better(rows: list[dict]) -> list[str]:
    """What must be said where a score that rose or fell is one of which the lower is the better."""
    count = sum(row["better"] == "lower" and row["direction"] in ("rose", "fell") for row in rows)
    return [f"a lower score is the better on {count} of these"] if count else []


def _said_of_people(table: Table) -> str:
    shown = [row for row in table.records() if can_say(row["pairs"])]
    if not shown:
        return _too_few(table) if len(table) else "No answers given both before and after yet"
    more = sum(row["rose"] > row["fell"] for row in shown)
    fewer = sum(row["rose"] < row["fell"] for row in shown)
    counts = {"more rose than fell": more, "more fell than rose": fewer, "as many rose as fell": len(shown) - more - fewer}
    said = [f"{words} on {count}" for words, count in counts.items() if count]
    said[0] += f" of {questions_told(len(shown), len(table))}"
    return ", ".join(said).capitalize()


def _said_of_ends(table: Table) -> str:
    if not len(table):
        return "No answers given both before and after yet"
    means = [row for row in table.records() if not row["question_id"] and can_say(row["pairs"])]
    first = [row for row in means if row["construct"] == means[0]["construct"]]
    said = [
        f"{row['mean_before']:.1f} before and {row['mean_after']:.1f} after on a scale of {row['scale']} "
        f"({plural(row['pairs'], 'pair')})" for row in first
    ]
    return f"Mean {first[0]['construct']} was {', and '.join(said)}" if said else _too_few(table)


def _too_few(table: Table) -> str:
    return f"Too few pairs to {'say' if any(map(known, table.column('pairs'))) else 'show'}"


def _sayable(cell: Cell) -> bool:
    return known(cell) and cell != "too few to say"


def pairs_evidence(view: View, table: Table, *words: str) -> tuple[str, ...]:
    pairs = [value for value in table.column("pairs") if known(value)]
    spread = f"{min(pairs):,} to {max(pairs):,} pairs a row" if pairs and min(pairs) < max(pairs) else ""
    said = spread or (plural(pairs[0], "pair") if pairs else "")
    return evidence(view, "surveys", table, said, "By month of the later answer", off_scale(view), *words)


def lower_is_the_better(table: Table) -> tuple[str, ...]:
    """The questions on which a lower score is the better one, as a note; nothing where there are none."""
    lower = [str(row["question"]) for row in table.records() if row["better"] == "lower"]
    return (f"A lower score is the better one for: {'; '.join(lower)}.",) if lower else ()
