"""Pairs of answers to questions and of people's construct means, on which the figures of confidence are built."""

from dashboard.exhibits.changes import GroupedPairs, changes_of, grouped_pairs, scale_words
from dashboard.exhibits.view import View, plural
from dashboard.programme.cells import Cells


def measure_words(construct: str, low: float, high: float, higher_is_better: int) -> str:
    """What is measured and on which scale: the title of a panel, within which alone figures may be compared."""
    words = f"{construct[:1].upper()}{construct[1:]}, scale {scale_words(low, high)}"
    return words if higher_is_better else f"{words}, lower is better"


def measure_cells(construct: str, low: float, high: float, higher_is_better: int) -> dict:
    return {
        "construct": construct, "scale": scale_words(low, high), "better": "higher" if higher_is_better else "lower",
        "measure": measure_words(construct, low, high, higher_is_better), "scale_min": low, "scale_max": high,
    }


def construct_changes(view: View, *dims: str, baseline: str = "before", occasion: str | tuple = "after") -> dict:
    """Changes of people's construct means, by (construct, scale_min, scale_max, higher_is_better, *dims)."""
    key = "construct changes", baseline, occasion, dims
    return view.slice.kept(key, lambda: changes_of(construct_pairs(view, *dims, baseline=baseline, occasion=occasion)))


def construct_pairs(view: View, *dims: str, baseline: str = "before", occasion: str | tuple = "after") -> GroupedPairs:
    """Pairs of people's construct means, grouped as :func:`construct_changes` says."""

    def cells() -> Cells:
        return view.slice.cells_of_period("paired_constructs_by_score").where(baseline_id=baseline, occasion_id=occasion)

    def pairs() -> GroupedPairs:
        return grouped_pairs(
            view.slice.kept(("construct pairs", baseline, occasion), cells),
            ("construct", "scale_min", "scale_max", "higher_is_better", *dims),
            before="sum_before", after="sum_after", number="people", items="items",
        )

    return view.slice.kept(("construct groups", baseline, occasion, dims), pairs)


def confidence_cells(view: View) -> Cells:
    """The cells of people's confidence before and after the course, taken once for all figures of a page."""

    def cells() -> Cells:
        return view.slice.cells_of_period("paired_constructs_by_score").where(construct="confidence", baseline_id="before", occasion_id="after")

    return view.slice.kept("confidence pairs", cells)


def question_pairs(view: View) -> GroupedPairs:
    """Pairs of answers before and after, by (question_id,)."""

    def pairs() -> GroupedPairs:
        cells = view.slice.cells_of_period("paired_answers_by_score").where(baseline_id="before", occasion_id="after")
        return grouped_pairs(cells, ("question_id",), before="score_before", after="score_after", number="pairs")

    return view.slice.kept("question pairs", pairs)


def in_measures(rows: list[dict]) -> list[dict]:
    """Rows of one construct and scale together, confidence first, the others by name."""
    return sorted(rows, key=lambda row: (row["construct"] != "confidence", row["measure"]))


def off_scale(view: View) -> str:
    """How many answers are left out because their score is not on the question's scale: evidence, or nothing.

    Whether the score was before or after, it makes no pair; which month it stood in matters little, so all months.
    """
    count = view.slice.kept("off scale", lambda: view.slice.cells("answers_off_scale_by_month", month=None).total("answers"))
    return f"{plural(count, 'answer')} off the question’s scale left out" if count else ""
