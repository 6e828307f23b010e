"""Days of the invented story: working days, and the weeks in which the first lockdown stopped things."""

import numpy as np

BANK_HOLIDAYS = np.array(
    [
        "2019-08-26", "2019-12-25", "2019-12-26", "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25",
        "2020-08-31", "2020-12-25", "2020-12-28", "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31",
    ],
    "datetime64[D]",
)  # https://www.gov.uk/bank-holidays, England and Wales

LOCKDOWN = np.datetime64("2020-03-23")
PAUSED_FROM, PAUSED_TO = np.datetime64("2020-03-16"), np.datetime64("2020-06-01")
PAUSE = np.timedelta64(84, "D")  # whole weeks, so that a Monday stays a Monday
NO_DAY = np.datetime64("NaT", "D")


def working(days: np.ndarray) -> np.ndarray:
    """Each day, or the next working day after it."""
    return np.busday_offset(days, 0, roll="forward", holidays=BANK_HOLIDAYS)


def working_days(first: np.datetime64, last: np.datetime64) -> np.ndarray:
    """Every working day from ``first`` to ``last``, both included."""
    days = np.arange(first, last + 1)
    return days[np.is_busday(days, holidays=BANK_HOLIDAYS)]


def after_the_pause(days: np.ndarray) -> np.ndarray:
    """Each day, moved behind the first lockdown where it fell into it."""
    paused = (days >= PAUSED_FROM) & (days < PAUSED_TO)
    return np.where(paused, days + PAUSE, days)


def later(days: np.ndarray, random: np.random.Generator, low: int, high: int) -> np.ndarray:
    """Each day plus ``low`` to ``high`` days, both included; negative numbers are earlier."""
    return days + random.integers(low, high + 1, len(days)).astype("timedelta64[D]")
