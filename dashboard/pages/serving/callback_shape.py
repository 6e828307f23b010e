"""Whether a callback's request has the shape that a page of this app sends: its values are the callback's own matter."""

from collections.abc import Mapping
from typing import Any


def complaint_about(body: Any, callbacks: Mapping[str, Mapping[str, Any]]) -> str | None:
    """What is wrong with ``body``, in one sentence, or None; ``callbacks`` is Dash's map of them by output."""
    if not isinstance(body, dict):
        return "The request is not a JSON object."
    output = body.get("output")
    callback = callbacks.get(output) if isinstance(output, str) else None
    if callback is None or "callback" not in callback:  # without one, it runs in the browser
        return "The request names no callback of this page; reload the page."
    for name, expected in (("inputs", callback["inputs"]), ("state", callback["state"])):
        if not _fit(body.get(name, []), expected):
            return f"The request's {name} are not those of this callback; reload the page."
    if not _names(body.get("outputs", []), output, callback):
        return "The request's outputs are not those of this callback; reload the page."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        return "The request's changedPropIds are not a list of names."
    return None


def _fit(given: Any, expected: list[Mapping[str, str]]) -> bool:
    if not isinstance(given, list) or len(given) != len(expected):
        return False
    return all(_fits(one, wanted) for one, wanted in zip(given, expected, strict=True))


def _fits(given: Any, wanted: Mapping[str, str]) -> bool:
    if wanted["id"].startswith("{"):  # a pattern: any number of components that match it
        many = given if isinstance(given, list) else [given]
        return all(isinstance(one, dict) and isinstance(one.get("id"), dict) and "property" in one for one in many)
    return isinstance(given, dict) and (given.get("id"), given.get("property")) == (wanted["id"], wanted["property"])


def _names(given: Any, output: str, callback: Mapping[str, Any]) -> bool:
    """Whether the outputs spell the callback's own name; patterns and callbacks without output spell none."""
    if callback.get("no_output") or "{" in output:
        return isinstance(given, list | dict)
    if not output.startswith(".."):
        return isinstance(given, dict) and _spelled(given) == output
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        return False
    return f"..{'...'.join(map(_spelled, given))}.." == output


def _spelled(given: Mapping[str, Any]) -> str:
    return f"{str(given.get('id')).replace('.', chr(92) + '.')}.{given.get('property')}"
