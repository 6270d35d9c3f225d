"""Whether the load generator tells the truth, asked of a server whose faults are known: it halts, closes, lies, is silent,
and shows what is old. Usage: crowd_check.py CROWD"""

import asyncio
import json
import os
import sys
import tempfile
import time

CROWD = os.path.abspath(sys.argv[1])
failed = []


def check(name, ok, detail=""):
    print(f"{'ok ' if ok else 'NO '} {name} {'' if ok else detail}", flush=True)
    if not ok:
        failed.append(name)


class Known:
    """A server that says `200` with a tag, and does besides what a test wants of it."""

    def __init__(self):
        self.asked = {}
        self.tags = {}
        self.halted = asyncio.Event()
        self.halted.set()
        # After so many answers a connection is closed, without a word.
        self.answers_each = None
        self.given = []

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, backlog=1024)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.server.close()

    async def serve(self, reader, writer):
        answers = 0
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                came = time.monotonic_ns()
                path = head.split(b" ", 2)[1].decode()
                self.asked[path] = self.asked.get(path, 0) + 1
                await self.halted.wait()
                if path == "/silent":
                    await reader.read()
                    return
                if path == "/odd":
                    writer.write(b"SSH-2.0-x\r\n\r\n")
                    return
                status, body = ("404 Not Found" if path == "/missing" else "200 OK"), b"x" * 3000
                tag = self.tags.get(path, "a")
                self.given.append((path, tag, came))
                writer.write(f'HTTP/1.1 {status}\r\neTag: "{tag}"\r\ncontent-Length: {len(body)}\r\n\r\n'.encode())
                if path == "/broken":
                    writer.write(body[:100])
                    return
                # In two pieces, of which the second comes later.
                writer.write(body[:1000])
                await asyncio.sleep(0)
                writer.write(body[1000:])
                answers += 1
                if self.answers_each and answers == self.answers_each:
                    await writer.drain()
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def crowd(known, paths, script=None, **options):
    """Its report; `script` is given what it reads and the start, when all connections stand."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths) + "\n")
        file.flush()
        words = [CROWD, "--port", str(known.port), "--paths", file.name]
        for name, value in options.items():
            words += [f"--{name}", *(value if isinstance(value, list) else [str(value)])]
        process = await asyncio.create_subprocess_exec(
            *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        ready = (await process.stderr.readline()).decode()
        assert ready.startswith("ready "), ready + (await process.stderr.read()).decode()
        if script:
            await script(process.stdin, int(ready.split()[1]))
        process.stdin.close()
        out = await process.stdout.read()
        return json.loads(out) if await process.wait() == 0 else {"errors": (await process.stderr.read()).decode()}


async def steady():
    async with Known() as known:
        pages = [f"/{n}" for n in range(10)]
        report = await crowd(known, pages, rate=500, seconds=4, connections=50, arrivals="poisson", seed=7)
        check("every question that was due is sent and answered", report["due"] == report["sent"] == report["answered"] == sum(known.asked.values()), report)
        check("nothing goes wrong", report["errors"] == report["non200"] == report["askedAgain"] == report["reopenedConnections"] == 0, report)
        check("the rate is the one that was wanted", abs(report["achievedRate"] - 500) < 40 and abs(report["due"] - 2000) < 150, report)
        share = known.asked["/0"] / report["due"]
        check("pages are asked for by Zipf's law", abs(share - 0.341) < 0.04, share)
        check("bytes are heads and bodies", report["bytes"] == report["answered"] * (3000 + len('HTTP/1.1 200 OK\r\neTag: "a"\r\ncontent-Length: 3000\r\n\r\n')), report)
        again = dict(known.asked)
        known.asked.clear()
        same = await crowd(known, pages, rate=500, seconds=4, connections=50, arrivals="poisson", seed=7)
        check("the same seed asks for the same", again == known.asked and same["due"] == report["due"], (again, known.asked))
        known.asked.clear()
        several = await crowd(known, pages, rate=500, seconds=2, connections=50, lanes=3, zipf=0)
        check("several lanes have one rate together", several["due"] == several["answered"] == 1000, several)


async def halting():
    """A second's halt in four: a quarter of all questions fall due in it and wait for half a second on the average. A
    generator that waits for answers would ask each connection once in that second and know of nearly none of it."""
    async with Known() as known:
        async def halt(_, start):
            await asyncio.sleep(start / 1e9 + 1.5 - time.monotonic())
            known.halted.clear()
            await asyncio.sleep(1)
            known.halted.set()

        report = await crowd(known, ["/"], halt, rate=300, seconds=4, connections=20)
        times = report["latency"]
        check("a halt is felt by all who were to ask meanwhile", 350_000 < times["p90"] < 750_000, times)
        check("the longest waited from its beginning", 900_000 < times["max"] < 1_300_000, times)
        check("and no question is left out", report["due"] == report["answered"] == 1200, report)


async def faults():
    async with Known() as known:
        report = await crowd(known, ["/a", "/missing", "/broken", "/odd"], rate=200, seconds=2, connections=20, zipf=0)
        kinds = report["errorsByKind"]
        check("an answer that breaks off is an error", kinds["broken"] == known.asked["/broken"], (report, known.asked))
        check("and so is one that is none", kinds["unreadable"] == known.asked["/odd"], (report, known.asked))
        check("other statuses are counted", report["non200"] == report["statuses"]["404"] == known.asked["/missing"], report)
        check("nothing is lost", report["due"] == report["answered"] + report["errors"] == 400, report)
        report = await crowd(known, ["/a", "/silent"], rate=50, seconds=1, connections=50, zipf=0, patience=1)
        check("what is never answered is an error", report["errorsByKind"]["unanswered"] == known.asked["/silent"], report)
        check("and counts as long as was waited", report["latency"]["max"] > 1_000_000, report)
    async with Known() as known:
        known.answers_each = 3
        report = await crowd(known, ["/a"], rate=300, seconds=2, connections=20)
        check("a connection that was closed between two answers is made anew", report["errors"] == 0 and report["answered"] == 600 and report["reopenedConnections"] > 150, report)
        port = known.port
    closed = Known()
    closed.port = port
    try:
        await crowd(closed, ["/a"], rate=10, seconds=1)
        check("a server that is not there is told at once", False)
    except AssertionError as error:
        check("a server that is not there is told at once", "could not be made" in str(error), error)


async def stale():
    """Half a second of old pages after an acknowledgement, then one that is right."""
    async with Known() as known:
        marks = {}

        async def publish(told, start):
            await asyncio.sleep(start / 1e9 + 1 - time.monotonic())
            begun = time.monotonic_ns()
            await asyncio.sleep(0.05)
            acknowledged = time.monotonic_ns()
            told.write(f"published {begun} {acknowledged} /late\n".encode())
            await asyncio.sleep(0.5)
            known.tags["/late"] = "b"
            marks["from"], marks["to"] = acknowledged, time.monotonic_ns()
            await asyncio.sleep(0.2)
            # What was never on the page before is no old page; what changes before the acknowledgement is in order.
            begun = time.monotonic_ns()
            known.tags["/good"] = "b"
            await asyncio.sleep(0.1)
            known.tags["/good"] = "c"
            told.write(f"published {begun} {time.monotonic_ns()} /good\n".encode())
            # Seen by another, before the next publication, and shown after it.
            seen = time.monotonic_ns()
            told.write(f'seen /back "z" {seen}\n'.encode())
            begun = time.monotonic_ns()
            told.write(f"published {begun} {begun} /back\n".encode())
            known.tags["/back"] = "z"
            marks["back"] = begun

        known.tags = {"/late": "a", "/good": "a", "/back": "a"}
        pages = ["/late", "/good", "/back", "/other"]
        report = await crowd(known, pages, publish, rate=400, seconds=3, connections=20, zipf=0, watch=pages[:3])
        late = sum(1 for path, tag, came in known.given if path == "/late" and tag == "a" and marks["from"] < came < marks["to"])
        back = sum(1 for path, tag, came in known.given if path == "/back" and tag == "z" and came > marks["back"])
        # One may be sent before and come after.
        check("every old page is found", abs(report["stale"] - late - back) <= 3 and late > 30 and back > 30, (report["stale"], late, back))
        check("and no other", all(s["path"] != "/good" and s["microsecondsAfter"] >= 0 for s in report["staleAnswers"]), report["staleAnswers"])
        watched = sum(1 for path, _, _ in known.given if path in pages[:3])
        check("pages that are not watched are not looked at", report["watchedAnswers"] == watched, report)

        async def mumble(told, _):
            told.write(b"published yesterday\n")

        report = await crowd(known, pages, mumble, rate=100, seconds=1, watch=pages[:1])
        check("a line that is not understood is no silent nothing", "published yesterday" in str(report["errors"]), report)


async def main():
    for test in (steady, halting, faults, stale):
        await test()
    print(f"{len(failed)} failed")
    sys.exit(1 if failed else 0)


asyncio.run(main())
