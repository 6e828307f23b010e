"""Which text of the data may become a link."""

from urllib.parse import urlsplit


def is_safe_link(value: object) -> bool:
    """An http or https address with a host; nothing else, whatever it looks like."""
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
