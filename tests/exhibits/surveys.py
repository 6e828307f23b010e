"""Survey answers for the tests, a few people answering alike."""

QUESTIONS = """
    question_id | survey | wording           | construct  | scale_min | scale_max | higher_is_better | position
    q1          | s      | Setting goals     | confidence | 0         | 10        | 1                | 1
    q2          | s      | Asking about mood | confidence | 0         | 10        | 1                | 2
    w1          | s      | Knowing services  | awareness  | 1         | 5         | 1                | 3
"""
OCCASIONS = """
    occasion_id  | name        | due_after_days | counted_from
    before       | Before      | 0              | enrolled_on
    after        | After       | 14             | completed_on
    3 months     | 3 months on | 90             | completed_on
    looking back | Looking back | 14            | completed_on
"""


def answered(*groups: tuple) -> dict[str, str]:
    """Tables of people who answered one question twice, from (people, site, question, first, second) and, where it is
    not before and after, two more: the two occasions."""
    people, answers = [], []
    for group in groups:
        count, site, question, first, second, *occasions = group
        for _ in range(count):
            name = f"T{len(people) + 1}"
            people.append(f"{name}|{site}")
            for occasion, score in zip(occasions or ("before", "after"), (first, second), strict=True):
                answers.append(f"{name}|{question}|{occasion}|2020-06-01|{score}")
    return {
        "question": QUESTIONS, "occasion": OCCASIONS, "trainee": "\n".join(["trainee_id|site_id", *people]),
        "answer": "\n".join(["trainee_id|question_id|occasion_id|answered_on|score", *answers]),
        "site_phase": "\n".join(["site_id|phase_id", *dict.fromkeys(f"{group[1]}|P" for group in groups)]),
    }
