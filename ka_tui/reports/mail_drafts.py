"""Letters as mails that are not sent yet: files that a mail program opens for the officer to address and send."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from ka_tui.reports.pack_letters import Letter


def mail_draft(letter: Letter) -> bytes:
    """A letter as an .eml file (RFC 5322), to nobody yet; the same letter gives the same bytes.

    ``X-Unsent`` has mail programs open it for writing instead of as a mail that came in.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = ""
    mail["Subject"] = letter.subject
    mail.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return bytes(mail)
