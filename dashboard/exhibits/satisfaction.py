"""Whether people were satisfied with the training."""

from collections import Counter
from functools import partial

import numpy as np

from dashboard.charts import shades
from dashboard.charts.bars import stacked
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.view import View, evidence_lines, plural, withheld
from dashboard.programme.rows import Question
from dashboard.table import Column, Gap, Table, known

CONSTRUCT, OCCASION = "satisfaction", "after"
MOST_SCORES = 11
"""A scale of more whole points than this (0 to 10) is not spread over columns; its mean is given."""

Scale = tuple[float, float]


def satisfaction(view: View) -> Exhibit:
    """How the answers to each question about satisfaction spread over its scale after training, with n and mean.

    Questions on the scale that most of them have are drawn; others are listed with their own scale in words.
    """
    cells = view.slice.cells("answers_by_score").where(occasion_id=OCCASION)
    answers = dict(zip(cells.labels["question_id"], cells.by("question_id", "score", number="answers"), strict=True))
    about_it = [question for question in view.programme.questions if question.construct == CONSTRUCT]
    asked = [question for question in about_it if answers.get(question.question_id, np.zeros(1)).any()]
    scores = np.array(cells.labels["score"], dtype=float)
    drawn = _commonest(asked)
    points = _points(drawn)
    rows = [_row(question, scores, answers[question.question_id], drawn, points) for question in asked]
    table = view.disclosed(Table.of(_columns(points), rows), "answers")
    return Exhibit(
        name="satisfaction",
        question="Were people satisfied with the training?",
        sentence=_said(table),
        table=table,
        drawing=partial(
            stacked,
            label="question",
            percent=True,
            each=44,
            parts=shades.parts([(f"score_{at}", f"{point}") for at, point in enumerate(points)]),
            said=("question", "scale", "answers", "mean", *(f"score_{at}" for at in range(len(points)))),
        )
        if asked and points
        else None,
        empty="No answers about satisfaction are recorded here in this period.",
        evidence=evidence_lines(
            view.period(),
            view.data_to("surveys"),
            "By month of the answer; every answer given after training, paired or not",
            _scale_words(drawn, asked),
            withheld(table, "questions"),
        ),
        measures=("satisfaction",),
    )


def _columns(points: range) -> tuple[Column, ...]:
    def answer(name: str, label: str, kind: str) -> Column:
        return Column(name, label, kind, "answers", "answers")

    return (
        Column("question", "Question"),
        Column("scale", "Scale"),
        answer("answers", "Answers", "count"),
        answer("mean", "Mean", "number"),
        *(answer(f"score_{at}", f"Answered {point}", "percent") for at, point in enumerate(points)),
    )


def _row(question: Question, scores: np.ndarray, answers: np.ndarray, drawn: Scale, points: range) -> dict:
    total, own = int(answers.sum()), (question.scale_min, question.scale_max)
    shares: list = [Gap(f"On {_scale(own)} scale")] * len(points)
    if own == drawn and points:
        at = np.clip(np.rint(scores - points[0]), 0, len(points) - 1).astype(int)
        shares = (np.bincount(at, weights=answers, minlength=len(points)) / total).tolist()
    return {
        "question": question.wording,
        "scale": _scale(own) + ("" if question.higher_is_better else ", lower is better"),
        "answers": total,
        "mean": float(scores @ answers / total),
        **{f"score_{place}": value for place, value in enumerate(shares)},
    }


def _commonest(asked: list[Question]) -> Scale:
    scales = Counter((question.scale_min, question.scale_max) for question in asked)
    return scales.most_common(1)[0][0] if scales else (0.0, 0.0)


def _points(scale: Scale) -> range:
    low, high = scale
    whole = float(low).is_integer() and float(high).is_integer() and 0 < high - low < MOST_SCORES
    return range(int(low), int(high) + 1) if whole else range(0)


def _scale(scale: Scale) -> str:
    return f"{scale[0]:g}–{scale[1]:g}"


def _said(table: Table) -> str:
    records = table.records()
    if not records:
        return "No answers about satisfaction in this period"
    shown = [record for record in records if known(record["mean"])]
    if not shown:
        return "Answers about satisfaction: none that may be shown"
    if len(shown) == 1:
        answers = plural(shown[0]["answers"], "answer")
        return f"Satisfaction averaged {shown[0]['mean']:.1f} on a {shown[0]['scale']} scale ({answers})"
    if len({record["scale"] for record in shown}) > 1:
        return f"{len(shown)} questions about satisfaction, on different scales"
    low, high = min(record["mean"] for record in shown), max(record["mean"] for record in shown)
    if f"{low:.1f}" == f"{high:.1f}":
        return f"Satisfaction averaged {low:.1f} on a {shown[0]['scale']} scale, on each of {len(shown)} questions"
    return f"Satisfaction averaged {low:.1f} to {high:.1f} on a {shown[0]['scale']} scale, question by question"


def _scale_words(drawn: Scale, asked: list[Question]) -> str:
    others = sum((question.scale_min, question.scale_max) != drawn for question in asked)
    return f"{plural(others, 'question')} on another scale listed in the table" if others else ""
