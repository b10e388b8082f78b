"""`datetime.date` by itself: in Python 3.11 and 3.12 the module around it costs a millisecond, for a version in Python."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
else:
    try:
        from _datetime import date
    except ImportError:
        from datetime import date

__all__ = ["date"]
