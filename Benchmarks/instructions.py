"""How many instructions of the processor the hot paths take, counted by callgrind on the release build: the same on a busy
machine as on a quiet one, so that a change of a twentieth is the program's own.
Usage: instructions.py PROGRAM [--baseline FILE | --write FILE] [--top NUMBER]. With a baseline it ends with 1 where a path
takes over 5 % more than it says, and with 2 where nothing can be counted or compared. Needs Debian's valgrind and binutils."""

import argparse
import collections
import contextlib
import http.client
import itertools
import json
import os
import platform
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zlib

TOLERANCE = 0.05
ARTICLES, SEED = 400, 7
PASSWORD = "une bonne phrase pour compter"
# Of each path: so many requests to warm up, and so many that are counted.
HITS, PAGES, FRONTS, PUBLICATIONS = (500, 5000), (90, 120), (18, 30), (3, 10)
# The first: valgrind 3.19 writes into the mask that a program waits with, and libdispatch keeps its own where nobody may
# write. The others: what ticks by the clock would be counted more where requests take longer, and a tick that meets a
# publication does half of it twice; so all clocks but the date stand still, and no timer ends for an hour.
SHIM = """#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
int sigsuspend(const sigset_t *mask) {
    sigset_t own = *mask;
    return (int)syscall(SYS_rt_sigsuspend, &own, 8);
}
static struct timespec start;
__attribute__((constructor)) static void begin(void) { syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &start); }
int clock_gettime(clockid_t clock, struct timespec *time) {
    if (clock != CLOCK_MONOTONIC && clock != CLOCK_MONOTONIC_RAW && clock != CLOCK_BOOTTIME)
        return (int)syscall(SYS_clock_gettime, clock, time);
    *time = start;
    return 0;
}
int timerfd_settime(int timer, int flags, const struct itimerspec *time, struct itimerspec *old) {
    struct itimerspec later = *time;
    if (later.it_value.tv_sec || later.it_value.tv_nsec) later.it_value.tv_sec += 3600;
    return (int)syscall(SYS_timerfd_settime, timer, flags, &later, old);
}
"""


def prepare(program, folder):
    """A copy of the program that valgrind can read, and the environment to run it in."""
    # Its debugging records are of a kind that valgrind 3.19 gives up on; the names of functions stay.
    copy = f"{folder}/manchette"
    subprocess.run(["strip", "--strip-debug", "-o", copy, program], check=True)
    with open(f"{folder}/shim.c", "w") as file:
        file.write(SHIM)
    subprocess.run([shutil.which("clang") or "cc", "-shared", "-fPIC", "-O1", "-o", f"{folder}/shim.so", f"{folder}/shim.c"], check=True)
    # Share images are drawn after a publication by libvips, whose work would drown what is counted: none is found.
    os.makedirs(f"{folder}/libraries")
    with open(f"{folder}/libraries/libvips.so.42", "w"):
        pass
    # A theme that someone edits meanwhile would be loaded anew, and every page made again.
    place = os.path.dirname(program)
    while place != "/" and not os.path.exists(f"{place}/Themes/default/style.css"):
        place = os.path.dirname(place)
    shutil.copytree(f"{place}/Themes", f"{folder}/Themes")
    environment = {
        **os.environ, "MANCHETTE_THEMES": f"{folder}/Themes", "MANCHETTE_AVIF": "no",
        # Swift's tables are ordered by chance otherwise, and a page that lost its room would be made twice.
        "SWIFT_DETERMINISTIC_HASHING": "1", "MANCHETTE_CACHE_MEGABYTES": "64",
    }
    return copy, environment, {"LD_PRELOAD": f"{folder}/shim.so", "LD_LIBRARY_PATH": f"{folder}/libraries"}


def need_tools():
    missing = [tool for tool in ("valgrind", "callgrind_control", "strip") if not shutil.which(tool)]
    if not shutil.which("clang") and not shutil.which("cc"):
        missing.append("clang")
    if missing:
        stop(f"Instructions cannot be counted here without {', '.join(missing)}: install Debian's valgrind, binutils and clang.")


def stop(sentence, status=2):
    print(sentence, file=sys.stderr)
    sys.exit(status)


class Connection:
    """One connection that is kept, with nothing between us and the bytes."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 60)
        self.left = b""

    def get(self, path, coding="identity"):
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {coding}\r\n\r\n".encode())
        while b"\r\n\r\n" not in self.left:
            self.more()
        head, self.left = self.left.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 200 "), (path, head)
        length = int(re.search(rb"(?i)\r\ncontent-length: *(\d+)", head).group(1))
        while len(self.left) < length:
            self.more()
        body, self.left = self.left[:length], self.left[length:]
        return head, body

    def more(self):
        piece = self.socket.recv(1 << 18)
        assert piece, "the server ended the connection"
        self.left += piece


class Served:
    """A server, by itself or under callgrind."""

    def __init__(self, command, environment, log):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.log = open(log, "w+")
        self.process = subprocess.Popen([*command, "--port", str(self.port)], stdout=self.log, stderr=self.log, env=environment)
        until = time.monotonic() + 120
        while True:
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() > until:
                self.log.seek(0)
                stop("The server did not come up:\n" + self.log.read()[-2000:], 1)
            time.sleep(0.05)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, response.headers, text

    def form(self, path, cookie, **fields):
        return self.ask(
            "POST", path, urllib.parse.urlencode(fields, doseq=True), Cookie=cookie,
            Content_Type="application/x-www-form-urlencoded",
        )

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def token(server):
    """Signs in at the desk and makes a token, as a person does."""
    _, headers, page = server.ask("GET", "/desk/sign-in")
    csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    cookie = headers["Set-Cookie"].split(";")[0]
    _, headers, _ = server.form("/desk/sign-in", cookie, csrf=csrf, email="nora@lefanal.example", password=PASSWORD, next="")
    cookie = headers["Set-Cookie"].split(";")[0]
    page = server.ask("GET", "/desk/account/tokens", Cookie=cookie)[2]
    csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    scopes = re.findall(r'name="scopes\[\]" value="([^"]+)"', page)
    page = server.form("/desk/account/tokens", cookie, **{"csrf": csrf, "name": "Count", "days": "7", "scopes[]": scopes})[2]
    return re.search(r"mnc_[A-Za-z0-9_-]{43}", page).group(0)


def draft(server, bearer, section, number):
    words = "Le conseil de la région a voté le budget des ports pour cinq ans, après deux jours de débats. "
    block = {"type": "paragraph", "content": [{"type": "text", "text": words * 5}]}
    text = {
        "section": section, "headline": f"Le port rouvre, quai {number}", "standfirst": "Les quais sont libres depuis ce matin.",
        "body": {"type": "doc", "content": [block] * 6},
    }
    status, _, answer = server.ask(
        "POST", "/api/v1/desk/articles", json.dumps({"text": text}), Authorization=f"Bearer {bearer}", Content_Type="application/json"
    )
    assert status == 201, answer
    return json.loads(answer)["id"]


def set_up(program, environment, folder):
    """The fixed publication, with all done beforehand that is not counted, by the program as it is."""
    site = f"{folder}/site"

    def run(*words, **options):
        subprocess.run([program, *words], check=True, capture_output=True, env=environment, **options)

    run("sample", site, "--articles", str(ARTICLES), "--seed", str(SEED))
    run("user", "add", site, "nora@lefanal.example", "--name", "Nora", "--role", "administrator", input=PASSWORD.encode())
    server = Served([program, "serve", site], environment, f"{folder}/set-up.log")
    try:
        bearer = token(server)
        fronts, articles = [], []
        for edition in (1, 2, 3):
            sections = json.loads(server.ask("GET", f"/api/v1/sections?edition={edition}")[2])["sections"]
            fronts.append([path(each) for each in sections])
            listed, after = [], ""
            while after is not None:
                page = json.loads(server.ask("GET", f"/api/v1/articles?edition={edition}&limit=100{after}")[2])
                listed += [path(each) for each in page["articles"] if each["kind"] != "brief"]
                after = f"&after={page['next']}" if "next" in page else None
            articles.append(listed)
        drafts = [draft(server, bearer, sections[0]["id"], number) for number in range(sum(PUBLICATIONS))]
        # What is similar to what is looked for after an archive came, step by step; it must be over.
        with contextlib.closing(sqlite3.connect(f"file:{site}/newsroom.sqlite?mode=ro", uri=True)) as store:
            until = time.monotonic() + 60
            while store.execute("SELECT count(*) FROM similar_due").fetchone()[0] and time.monotonic() < until:
                time.sleep(0.1)
    finally:
        server.stop()
    # The editions by turns, so that each language is warm and each is counted.
    return site, bearer, drafts, turns(fronts), turns(articles)


def turns(lists):
    return [each for several in itertools.zip_longest(*lists) for each in several if each]


def path(answer):
    return urllib.parse.urlsplit(answer["url"]).path


class Counter:
    """What callgrind counted between two moments."""

    def __init__(self, process, out):
        self.process, self.out, self.number = process, out, 0

    def control(self, word):
        subprocess.run(["callgrind_control", word, str(self.process)], check=True, capture_output=True, timeout=60)

    def since(self):
        """Instructions of each function since the last time, without those of the functions it calls."""
        self.quiet()
        self.control("--dump")
        self.number += 1
        return read(f"{self.out}.{self.number}")

    def quiet(self):
        """Waits until nothing runs in the server any more; with its timers held nothing will by itself."""
        still, before, until = 0, None, time.monotonic() + 120
        while still < 5:
            assert time.monotonic() < until, "the server comes to no rest"
            time.sleep(0.04)
            states = []
            for task in os.listdir(f"/proc/{self.process}/task"):
                with contextlib.suppress(FileNotFoundError), open(f"/proc/{self.process}/task/{task}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                    states.append((task, fields[0], fields[11], fields[12]))
            still = still + 1 if states == before and all(state[1] == "S" for state in states) else 0
            before = states


def read(name):
    """The costs in a file that callgrind wrote: the line behind calls= is what the call took, which the function called has."""
    costs, names, function, called = collections.Counter(), {}, None, False
    libraries, library, other = {}, "", ""
    with open(name, errors="replace") as file:
        for line in file:
            if found := re.match(r"(c?)ob=(\(\d+\))(?: (.*))?", line):
                if found.group(3):
                    libraries[found.group(2)] = os.path.basename(found.group(3))
                other = libraries[found.group(2)]
                library = library if found.group(1) else other
            elif found := re.match(r"(c?)fn=(\(\d+\))(?: (.*))?", line):
                if found.group(3):
                    # A function within itself is counted with itself; one without a name by its library.
                    spoken = re.sub(r"'\d+$", "", found.group(3))
                    names[found.group(2)] = other if spoken.startswith("0x") else spoken
                other = library
                if not found.group(1):
                    function = names[found.group(2)]
            elif line.startswith("calls="):
                called = True
            elif found := re.match(r"[+*-]?\d* (\d+)$", line):
                if not called:
                    costs[function] += int(found.group(1))
                called = False
    return costs


def measure(program, folder):
    """Of each path the functions' instructions in all and how many requests they were for."""
    copy, environment, held = prepare(program, folder)
    site, bearer, drafts, fronts, articles = set_up(program, environment, folder)
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", "--fair-sched=yes", "--dump-line=no"]
    server = Served([*command, f"--callgrind-out-file={folder}/out", copy, "serve", site], {**environment, **held}, f"{folder}/log")
    try:
        reader, counter = Connection(server.port), Counter(server.process.pid, f"{folder}/out")

        def ask(paths, coding="identity"):
            for each in paths:
                reader.get(each, coding)

        def publish(ids):
            for each in ids:
                status, _, answer = server.ask(
                    "POST", f"/api/v1/desk/articles/{each}/publish", Authorization=f"Bearer {bearer}", If_Match='"r1"'
                )
                assert status == 200, answer
                # Pages that are made anew behind the answer must not meet the next publication.
                counter.quiet()

        warm, counted = articles[: PAGES[0]], articles[PAGES[0] : sum(PAGES)]
        assert len(counted) == PAGES[1] and len(fronts) >= sum(FRONTS), (len(articles), len(fronts))
        ask(warm)
        ask(warm, "gzip")
        ask(fronts[: FRONTS[0]])
        publish(drafts[: PUBLICATIONS[0]])
        counter.control("--instr=on")
        ask([articles[0]] * HITS[0], "gzip")
        counter.since()
        time.sleep(1)
        idle = sum(counter.since().values())
        # Without the shim it does four million; a thread that ends for want of work takes a tenth of one.
        if idle > 1_000_000:
            stop(f"Nothing can be counted: the server does {idle:,} instructions a second by itself, so its timers are not held.")
        paths = {
            "an article page kept, gzip, from the edge": (lambda: ask([articles[0]] * HITS[1], "gzip"), HITS[1]),
            "an article page made": (lambda: ask(counted), PAGES[1]),
            "an article page's first gzip": (lambda: ask(counted, "gzip"), PAGES[1]),
            "a section's front made": (lambda: ask(fronts[FRONTS[0] : sum(FRONTS)]), FRONTS[1]),
            "an article published": (lambda: publish(drafts[PUBLICATIONS[0] :]), PUBLICATIONS[1]),
        }
        for name, (work, requests) in paths.items():
            work()
            yield name, counter.since(), requests
    finally:
        server.stop()


def versions():
    """What the counts depend on besides the program."""
    def first(*command):
        out = subprocess.run(command, capture_output=True, text=True).stdout if shutil.which(command[0]) else ""
        found = re.search(r"\d+(\.\d+)+", out)
        return found.group(0) if found else "unknown"

    with open("/proc/cpuinfo") as file:
        # libc chooses its ways of copying and comparing by what the processor has; valgrind shows it nothing wider.
        wide = re.findall(r"\bavx2\b", file.read())[:1]
    return {
        "processor": " ".join([platform.machine(), *wide]), "swift": first("swift", "--version"), "glibc": platform.libc_ver()[1],
        "valgrind": first("valgrind", "--version"), "sqlite": sqlite3.sqlite_version, "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def show(functions, requests, number):
    names = [name for name, _ in functions.most_common(number)]
    spoken = names
    if shutil.which("swift"):
        command = ["swift", "demangle", "--simplified"]
        spoken = subprocess.run(command, input="\n".join(names), capture_output=True, text=True).stdout.split("\n")
    whole = sum(functions.values())
    for name, words in zip(names, spoken):
        print(f"    {functions[name] / whole:6.1%} {functions[name] / requests:12,.0f}  {words[:110]}")


def compare(counts, known, file):
    """Says what grew and what shrank; whether anything grew too much."""
    grew = False
    for name, count in counts.items():
        if name not in known:
            print(f"{file} says nothing of {name}: write the baseline anew with --write.")
            continue
        change = count / known[name] - 1
        if abs(change) <= TOLERANCE:
            continue
        grew = grew or change > 0
        print(
            f"{name}: {count:,} instructions, {abs(change):.1%} {'more' if change > 0 else 'less'} than the {known[name]:,} of the baseline"
            + (f", where {TOLERANCE:.0%} is let through." if change > 0 else ": write the baseline anew with --write.")
        )
    return grew


def main():
    parser = argparse.ArgumentParser(description="Instructions of the hot paths, counted by callgrind.")
    parser.add_argument("program")
    parser.add_argument("--baseline", metavar="FILE")
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--top", type=int, default=0, metavar="NUMBER")
    wanted = parser.parse_args()
    need_tools()
    known, here = None, versions()
    if wanted.baseline:
        with open(wanted.baseline) as file:
            known = json.load(file)
        if known["versions"]["processor"] != here["processor"]:
            there = known["versions"]["processor"]
            stop(f"The baseline was counted on {there} and this machine is {here['processor']}: the counts cannot be compared.")
        other = [f"{name} {there} there and {here.get(name)} here" for name, there in known["versions"].items() if here.get(name) != there]
        if other:
            print(f"The baseline was written beside other versions ({', '.join(other)}), so that a difference may be theirs.")
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, functions, requests in measure(os.path.abspath(wanted.program), folder):
            counts[name] = round(sum(functions.values()) / requests)
            print(f"{name}: {counts[name]:,} instructions", flush=True)
            if wanted.top:
                show(functions, requests, wanted.top)
    if wanted.write:
        with open(wanted.write, "w") as file:
            json.dump({"versions": here, "instructions": counts}, file, indent=2)
            file.write("\n")
    if known and compare(counts, known["instructions"], wanted.baseline):
        sys.exit(1)


if __name__ == "__main__":
    main()
