"""A mail server for the tests: aiosmtpd with TLS and accounts, and ways to fail by whom a message is for. Prints its port
and writes each message it takes into a folder."""

import argparse
import asyncio
import os
import ssl
import subprocess
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--tls", default="none")
options.add_argument("--account")
options.add_argument("--only", help="the one way to sign in")
options.add_argument("--raw", help="no mail server, but something that says this")
options = options.parse_args()

certificate = os.path.join(options.folder, "certificate.pem")
key = os.path.join(options.folder, "key.pem")
if options.tls != "none" and not os.path.exists(certificate):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "3",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        name = address.split("@")[0]
        if name == "unknown":
            return "550 5.1.1 There is no such mailbox"
        if name == "busy":
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Handler.count += 1
        with open(os.path.join(options.folder, f"{Handler.count}.eml"), "wb") as file:
            file.write(envelope.original_content)
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "vanish":
            server.transport.abort()
            return "250 OK"
        if name == "spam":
            return "554 5.7.1 This looks like spam"
        return "250 2.0.0 Taken"


def authenticate(server, session, envelope, mechanism, data):
    user, password = options.account.split(":")
    isRight = isinstance(data, LoginPassword) and data.login == user.encode() and data.password == password.encode()
    return AuthResult(success=isRight, handled=False)


async def raw(reader, writer):
    """Says what it was told to, a piece after each line it hears."""
    for piece in options.raw.encode().decode("unicode_escape").split("|"):
        writer.write(piece.encode())
        await writer.drain()
        await reader.readline()
    await asyncio.sleep(60)


async def main():
    context = None
    if options.tls != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)

    def protocol():
        extra = {}
        if options.account:
            extra = {
                "authenticator": authenticate, "auth_required": True, "auth_require_tls": options.tls == "starttls",
                "auth_exclude_mechanism": {"PLAIN": ["LOGIN"], "LOGIN": ["PLAIN"]}.get(options.only, []),
            }
        if options.tls == "starttls":
            extra |= {"tls_context": context, "require_starttls": True}
        return SMTP(Handler(), hostname="mail.test", enable_SMTPUTF8=True, **extra)

    loop = asyncio.get_running_loop()
    if options.raw is not None:
        server = await asyncio.start_server(raw, "127.0.0.1", 0)
    else:
        server = await loop.create_server(
            protocol, "127.0.0.1", 0, ssl=context if options.tls == "implicit" else None
        )
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with whoever started it.
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
