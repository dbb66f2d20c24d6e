"""What goes into the log, without what opens a door."""

from __future__ import annotations

import logging
import re

from nofault.timeline.masking import MASK, mask_secrets

# The end of these addresses is a right by itself: to an account, or to a new password.
DOORS = re.compile(r"(/accounts/(?:setup|invitation|confirm-email|password/reset/key)/)[^/\s]+")


class MaskingFormatter(logging.Formatter):
    """The whole record as it will stand in the log, a traceback included, with secrets masked."""

    def format(self, record: logging.LogRecord) -> str:
        return mask_secrets(DOORS.sub(rf"\g<1>{MASK}", super().format(record)))
