"""Reads a message on standard input as a mail program does, and tells what it found as JSON."""

import email
import email.header
import email.policy
import email.utils
import json
import sys

data = sys.stdin.buffer.read()
message = email.message_from_bytes(data, policy=email.policy.default)
parts = {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in message.walk() if not part.is_multipart()}
legacy = email.message_from_bytes(data)


def people(name):
    """Names as most programs read them; Python's newer parser keeps the spaces between encoded words."""
    unfolded = " ".join(legacy[name].splitlines())
    return [
        [str(email.header.make_header(email.header.decode_header(who))), address]
        for who, address in email.utils.getaddresses([unfolded])
    ]


lines = data.split(b"\r\n")
defects = [str(d) for part in message.walk() for d in part.defects]
defects += [str(d) for value in message.values() for d in value.defects]
print(
    json.dumps(
        {
            "headers": sorted(message.keys()), "subject": str(message["Subject"]),
            "from": people("From"),
            "to": people("To"),
            "date": message["Date"].datetime.isoformat(), "id": str(message["Message-ID"]),
            "automatic": str(message["Auto-Submitted"]), "text": parts["text/plain"], "html": parts["text/html"],
            "longest": max(len(line) for line in lines), "ascii": all(byte < 128 for byte in data),
            "bare": b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""), "defects": defects,
        }
    )
)
