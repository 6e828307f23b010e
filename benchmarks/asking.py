"""Asks the dashboard as its page does: the request that refreshes a page."""

import http.client
import json
from urllib.parse import urlsplit

ADDRESS = "/_dash-update-component"
OUTPUTS = [{"id": "page", "property": "children"}, {"id": "answer", "property": "data"}]


def body_of(path: str, query: str, shows: str = "", size: str = "wide") -> bytes:
    """What a browser sends that is at ``path``, has chosen ``query`` and shows the page ``shows`` already."""
    request = {"path": path, "query": f"?{query}" if query else "", "shows": shows, "turn": 1, "size": size}
    return json.dumps({
        "output": "..page.children...answer.data..", "outputs": OUTPUTS, "changedPropIds": ["request.data"],
        "inputs": [{"id": "request", "property": "data", "value": request}],
    }).encode()  # fmt: skip


def answered(raw: bytes) -> tuple[list | None, dict]:
    """The cards (None where they stay) and the words and figures in the server's answer."""
    response = json.loads(raw)["response"]
    return response.get("page", {}).get("children"), response["answer"]["data"]


class Reader:
    """One kept connection to the dashboard."""

    def __init__(self, address: str, encoding: str = "br", timeout: float = 30):
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=timeout)
        self._headers = {"Content-Type": "application/json", "Accept-Encoding": encoding}

    def ask(self, body: bytes) -> bytes:
        """The body of the answer as it came; RuntimeError where it is not a good one."""
        self._connection.request("POST", ADDRESS, body, self._headers)
        response = self._connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise RuntimeError(f"the server answered {response.status}")
        return content

    def close(self) -> None:
        self._connection.close()
