"""A drawing with its words as one picture for a report, laid out in pixels; the browser only puts it together."""

from textwrap import wrap

from dashboard.charts import style

WIDTH = 1000  # CSS pixels; at three dots a pixel an A4 text width has about 450 dots an inch
EDGE = 28
TITLE, QUESTION, SMALL = (24, 31), (15, 30), (13, 19)  # size and line height


def picture(figure: dict, sentence: str, question: str, lines: list[str]) -> dict:
    """The parts of a picture: ``figure`` sized to fit, and ``texts`` with their baselines, all in pixels.

    Returns ``{"figure", "top", "width", "height", "texts": [{"text", "x", "y", "size", "bold", "colour"}]}``.
    """
    texts, y = [], EDGE
    for size, bold, colour, words in (
        (TITLE, True, style.INK, wrap(sentence, 74)), (QUESTION, False, style.QUIET, wrap(question, 120)),
    ):
        for text in words:
            y += size[1]
            texts.append(_text(text, y, size[0], bold, colour))
    top = y + 16
    height = figure["layout"]["height"]
    y = top + height + 12
    for line in lines:
        for text in wrap(line, 156):
            y += SMALL[1]
            texts.append(_text(text, y, SMALL[0], False, style.QUIET))
    layout = {**figure["layout"], "width": WIDTH - 2 * EDGE, "autosize": False}
    return {"figure": {"data": figure["data"], "layout": layout}, "top": top, "left": EDGE, "width": WIDTH, "height": y + EDGE, "texts": texts}


def _text(text: str, y: float, size: float, bold: bool, colour: str) -> dict:
    return {"text": text, "x": EDGE, "y": y, "size": size, "bold": bold, "colour": colour}
