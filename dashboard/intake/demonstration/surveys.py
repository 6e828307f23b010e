"""What the trainees of the invented story answer before and after a course, later, and looking back."""

import numpy as np
import pandas as pd

from dashboard.intake.demonstration.days import later, working
from dashboard.intake.demonstration.places import Place
from dashboard.intake.demonstration.schedule import QUESTIONS, Question

LASTING = {"after": 1.0, "3 months": 0.85, "6 months": 0.72}
"""How much of the rise at the end of a course is left at each follow-up."""

DUE_AFTER = {"after": 0, "3 months": 91, "6 months": 182}
LATE = 0.15  # share of answers that come three to seven weeks late
SKIPPED = 0.02  # share of single questions left empty
RESPONSE_SHIFT = 0.04  # of the scale: looking back, people place their start a little lower than they did then


def ask(place: Place, trainee: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The place's ``answer`` rows: everything answered by its ``data_to``."""
    people = _People(place, trainee, random)
    items = QUESTIONS[trainee["course_id"].iloc[0]]
    lasting = [item for item in items if item.construct != "satisfaction"]
    parts = [people.answers("before", people.before, people.enrolled, lasting, 0.0)]
    for occasion, answering in zip(LASTING, place.answering[1:], strict=True):
        who = people.returning(answering)
        asked = items if occasion == "after" else lasting
        days = people.days_after_completion(who, occasion)
        parts.append(people.answers(occasion, who, days, asked, LASTING[occasion]))
    confidence = [item for item in items if item.construct == "confidence"]
    back = people.looking_back()
    parts.append(people.answers("looking back", back, people.days_after_completion(back, "after"), confidence, 0.0))
    return pd.concat(parts, ignore_index=True)


class _People:
    """The trainees of one place with what makes each one's answers their own."""

    def __init__(self, place: Place, trainee: pd.DataFrame, random: np.random.Generator):
        self.place, self.random, count = place, random, len(trainee)
        self.keys = trainee["trainee_id"].to_numpy()
        enrolled = trainee["enrolled_on"].to_numpy().astype("datetime64[D]")
        self.completed_on = trainee["completed_on"].to_numpy().astype("datetime64[D]")
        self.start = random.normal(0, 0.11, count)
        self.rise = random.normal(place.confidence_rise / 10, 0.09, count)
        self.before = np.sort(random.permutation(count)[: round(place.answering[0] * count)])
        self.enrolled = working(later(enrolled[self.before], random, 0, 6))
        self.reluctance = random.random(count) + 0.6 * ~np.isin(np.arange(count), self.before)

    def returning(self, share: float) -> np.ndarray:
        """Who of those who completed answers again: the same people tend to."""
        completed = np.flatnonzero(~np.isnat(self.completed_on))
        return np.sort(completed[np.argsort(self.reluctance[completed])][: round(share * len(completed))])

    def looking_back(self) -> np.ndarray:
        """Who of the first to complete also rated their start looking back."""
        completed = np.flatnonzero(~np.isnat(self.completed_on))
        return completed[: round(self.place.looking_back * len(completed))]

    def days_after_completion(self, who: np.ndarray, occasion: str) -> np.ndarray:
        due = self.completed_on[who] + DUE_AFTER[occasion]
        late = self.random.random(len(who)) < LATE
        return working(np.where(late, later(due, self.random, 21, 49), later(due, self.random, 0, 9)))

    def answers(self, occasion: str, who, days, items: list[Question], share: float) -> pd.DataFrame:
        """One row a person and item, of those who answered by the date the data end."""
        who, days = who[days <= self.place.data_to], days[days <= self.place.data_to]
        shape = (len(who), len(items))
        kept = self.random.random(shape) >= SKIPPED
        keys = np.array([item.question_id for item in items], object)
        person, item = np.nonzero(kept)
        return pd.DataFrame({
            "trainee_id": self.keys[who][person],
            "question_id": keys[item],
            "occasion_id": occasion,
            "answered_on": days[person],
            "score": self._scores(who, items, share, occasion == "looking back")[kept],
        })

    def _scores(self, who: np.ndarray, items: list[Question], share: float, is_looking_back: bool) -> np.ndarray:
        low, high, start = np.array([(item.low, item.high, item.start) for item in items], float).T
        rising = np.array([item.construct != "satisfaction" for item in items])
        level = start + self.start[who][:, None] + rising * share * self.rise[who][:, None]
        level -= RESPONSE_SHIFT * is_looking_back
        level = level + self.random.normal(0, 0.07, (len(who), len(items)))
        return np.clip(np.rint(low + level * (high - low)), low, high)
