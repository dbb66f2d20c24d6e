"""E-mail where no mail server is set: that a letter was meant is logged, what it says is not."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)


class LoggingBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        # A letter may hold a link that opens an account, so neither its text nor its reader goes into a log.
        for message in email_messages:
            log.warning("No mail server is set (NOFAULT_EMAIL_URL): %r was not sent to %d readers.", message.subject, len(message.to))
        return 0
