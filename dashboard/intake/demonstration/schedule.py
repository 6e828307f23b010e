"""What is taught, asked and reviewed in the invented story, and how long after the start."""

from dataclasses import dataclass

from dashboard.intake.demonstration.places import PHASE_1, PHASE_2


@dataclass(frozen=True)
class Session:
    """One meeting of a course, so many days after a cohort starts."""

    session_id: str
    title: str
    day: int
    is_core: int = 1


@dataclass(frozen=True)
class Step:
    """One appointment in a phase's schedule, so many days after the first."""

    step_id: str
    name: str
    day: int


@dataclass(frozen=True)
class Question:
    """One survey item, and where people start on it, as a share of its scale."""

    question_id: str
    wording: str
    construct: str
    low: int
    high: int
    start: float


COURSES = {"tips": "Person-centred care in persistent pain", "jpa": "Joint Pain Advice for advisers"}

SESSIONS = {
    "tips": (
        Session("tips-1", "Understanding persistent pain", 7),
        Session("tips-2", "Listening and validating", 21),
        Session("tips-3", "Shared goals", 35),
        Session("tips-practice", "Practice with simulated patients", 42, 0),
        Session("tips-4", "Distress, mood and trauma", 49),
        Session("tips-5", "Supported self-management", 63),
        Session("tips-booster", "Booster: bringing a case", 77, 0),
    ),
    "jpa": (
        Session("jpa-1", "Joint pain and mental health", 7),
        Session("jpa-2", "Exercise and pacing advice", 14),
        Session("jpa-groups", "Running an online group", 21, 0),
        Session("jpa-3", "Goals, reviews and when to refer on", 28),
    ),
}

QUESTIONS = {
    "tips": (
        Question("tips-confidence-1", "Exploring what matters to a person living with pain", "confidence", 0, 10, 0.55),
        Question("tips-confidence-2", "Responding to distress during an appointment", "confidence", 0, 10, 0.43),
        Question("tips-confidence-3", "Explaining persistent pain so that it makes sense", "confidence", 0, 10, 0.58),
        Question("tips-confidence-4", "Agreeing goals when pain is unlikely to go away", "confidence", 0, 10, 0.49),
        Question("tips-awareness-1", "Aware of how mood and pain affect each other", "awareness", 0, 10, 0.62),
        Question("tips-awareness-2", "Aware of local mental health and pain services", "awareness", 0, 10, 0.45),
        Question("tips-satisfaction-1", "The course was relevant to my work", "satisfaction", 1, 5, 0.85),
        Question("tips-satisfaction-2", "I would recommend the course to a colleague", "satisfaction", 1, 5, 0.88),
    ),
    "jpa": (
        Question("jpa-confidence-1", "Talking about joint pain with the people I support", "confidence", 0, 10, 0.52),
        Question("jpa-confidence-2", "Showing somebody suitable exercises", "confidence", 0, 10, 0.41),
        Question("jpa-confidence-3", "Helping somebody set a goal for activity", "confidence", 0, 10, 0.57),
        Question("jpa-confidence-4", "Knowing when to refer on", "confidence", 0, 10, 0.5),
        Question("jpa-awareness-1", "I understand how joint pain affects mental health", "awareness", 1, 5, 0.55),
        Question("jpa-awareness-2", "I know what helps hip and knee pain", "awareness", 1, 5, 0.45),
        Question("jpa-satisfaction-1", "The training was relevant to my work", "satisfaction", 1, 5, 0.84),
        Question("jpa-satisfaction-2", "I would recommend the training to a colleague", "satisfaction", 1, 5, 0.87),
    ),
}

STEPS = {
    PHASE_1: (
        Step("jpa-1-initial", "Initial appointment", 0), Step("jpa-1-3-weeks", "3 weeks", 21),
        Step("jpa-1-6-weeks", "6 weeks", 42), Step("jpa-1-6-months", "6 months", 182),
    ),
    PHASE_2: (
        Step("jpa-2-initial", "Initial appointment", 0), Step("jpa-2-6-weeks", "6 weeks", 42),
        Step("jpa-2-6-months", "6 months", 182),
    ),
}
