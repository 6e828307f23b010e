"""The second line to each mean change, for readers who know the field: standardised changes, ranks, the middle change."""

from dashboard.exhibits.changes import ALL_ALIKE, can_say, counts_of, questions_told
from dashboard.exhibits.confidence import NOBODY, lower_is_the_better, pairs_evidence
from dashboard.exhibits.constructs import construct_pairs, in_measures, measure_cells, question_pairs
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.release import as_released, disclosed
from dashboard.exhibits.view import View
from dashboard.programme.rows import Question
from dashboard.statistics.effect_sizes import EffectSizes, effect_sizes
from dashboard.statistics.hodges_lehmann import hodges_lehmann
from dashboard.statistics.pair_counts import PairCounts
from dashboard.statistics.signed_ranks import LEAST_FOR_BELOW_5_PERCENT, SignedRanks, signed_ranks
from dashboard.table import Cell, Column, Table, known, rounded

NO_SPREAD = "None: all scored alike"
TOO_FEW_CHANGED = f"None: below {LEAST_FOR_BELOW_5_PERCENT} who changed, no p below 0.05 is possible"
METHODS = {
    "exact": "Exact, ties as they are", "normal approximation": "Normal approximation, corrected for ties and continuity",
    "too few changed": "No test",
}

NOTES = (
    "d_z is the mean change in standard deviations of the change, with Hedges’ correction for few people; d_av is the "
    "mean change in standard deviations of the scores.",
    "Wilcoxon’s signed-rank test leaves out people whose score stayed. It is exact up to 50 people who changed, above "
    "that the normal approximation. Each p stands alone: of 20 questions that do not shift, one is expected below 0.05. It "
    "judges ranks, the interval of the mean change judges the mean: near the border the two may disagree.",
    "Hodges–Lehmann’s middle change is the median of the means of every two people’s changes; people whose score "
    "stayed are kept.",
)


def _column(name: str, label: str, kind: str) -> Column:
    return Column(name, label, kind, "answers", "pairs")


COLUMNS = (
    Column("question_id", ""),
    Column("question", "Question"),
    Column("construct", ""),
    Column("scale", "Scale"),
    Column("better", ""),
    Column("measure", ""),
    _column("pairs", "Pairs", "count"),
    _column("mean_change", "Mean change", "change"),
    _column("deviation", "Standard deviation", "number"),
    _column("g_z", "d_z (Hedges)", "change"),
    _column("d_av", "d_av", "change"),
    _column("changed", "Scores changed", "count"),
    _column("p", "", "number"),
    _column("p_words", "Wilcoxon p", "text"),
    _column("method", "Wilcoxon method", "text"),
    _column("middle_change", "Middle change (Hodges–Lehmann)", "change"),
)


def statistical_detail(view: View) -> Exhibit:
    """Per question and construct: standardised mean change, Wilcoxon's p and Hodges-Lehmann, each method named."""
    questions = _question_rows(view)
    table = disclosed(view, COLUMNS, in_measures([*_construct_rows(view, questions), *questions]), group="pairs")
    return as_released(view, Exhibit(
        name="statistical-detail",
        question="What do the changes look like in statistical terms?",
        sentence=_said(table),
        table=table,
        drawing=None,
        empty=NOBODY,
        evidence=pairs_evidence(view, table, "A second line to the mean changes and their 95% intervals above"),
        measures=("effect_size", "signed_ranks", "middle_change"),
        form="table",
        notes=(*lower_is_the_better(table), *NOTES) if len(table) else (),
    ))


def _question_rows(view: View) -> list[dict]:
    found = counts_of(question_pairs(view))
    asked = sorted(view.programme.questions, key=lambda question: (question.survey, question.position))
    return [_row(question.question_id, question.wording, _of(question), found[question.question_id,])
            for question in asked if (question.question_id,) in found]


def _construct_rows(view: View, questions: list[dict]) -> list[dict]:
    """A row of people's means for each construct and scale of which more than one question was answered."""
    found = counts_of(construct_pairs(view))
    answered = [row["measure"] for row in questions]
    rows = (_row("", f"All {of[0]} questions", of, pairs) for of, pairs in found.items())
    return [row for row in rows if answered.count(row["measure"]) > 1]


def _of(question: Question) -> tuple:
    return question.construct, question.scale_min, question.scale_max, question.higher_is_better


def _row(question_id: str, question: str, of: tuple, pairs: PairCounts) -> dict:
    sizes, ranks = effect_sizes(pairs), signed_ranks(pairs)
    return {
        "question_id": question_id, "question": question, **measure_cells(*of), "pairs": pairs.total,
        "mean_change": pairs.mean(pairs.change), "deviation": sizes.deviation,
        **_size_cells(sizes), **_rank_cells(ranks), "middle_change": hodges_lehmann(pairs),
    }


def _size_cells(sizes: EffectSizes) -> dict[str, Cell]:
    return {
        "g_z": ALL_ALIKE if sizes.g_z is None else sizes.g_z,
        "d_av": NO_SPREAD if sizes.d_av is None else sizes.d_av,
    }


def _rank_cells(ranks: SignedRanks) -> dict[str, Cell]:
    if ranks.p is None:
        words = TOO_FEW_CHANGED
    else:
        words = "<0.001" if ranks.p < 0.0005 else f"{ranks.p:.3f}"
    p = words if ranks.p is None else ranks.p
    return {"changed": ranks.changed, "p": p, "p_words": words, "method": METHODS[ranks.method]}


def _said(table: Table) -> str:
    if not len(table):
        return "No answers given both before and after yet"
    questions = [row for row in table.records() if row["question_id"]]
    sayable = [row for row in questions if can_say(row["pairs"])]
    if not sayable:
        return "Too few pairs to say" if any(known(row["pairs"]) for row in questions) else "Too few pairs to show"
    sizes = [row["g_z"] for row in sayable if isinstance(row["g_z"], float)]
    if not sizes:
        return f"All changed alike on {questions_told(len(sayable), len(questions))}"
    ends = [rounded(size, "+.2f") for size in (min(sizes), max(sizes))]
    of = questions_told(len(sizes), len(questions) - len(sayable) + len(sizes))
    if len(sizes) == 1:
        return f"Standardised mean change of {of}: {ends[0]} (d_z with Hedges’ correction)"
    return f"Standardised mean changes of {of}: {ends[0]} to {ends[1]} (d_z with Hedges’ correction)"
