"""A day of breaking news: 10,000 readers with a connection each ask for 200 pages at a rate that waits for nobody (Crowd),
while the newsroom publishes and updates 20 times a minute. Beside it the same load without news, and the same on nginx that
serves the same gzip bytes from files, in turns.
Usage: newsday.py PROGRAM CROWD [SITE] [--seconds N] [--rate N] [--connections N] [--rounds N] [--articles N] [--cache MB];
SITE is a publication that `manchette sample` made and is written into; without it one is made and thrown away. The server
is given 64 MB for kept pages, in which all 200 have room; half of them have in the 8 MB that it takes by itself."""

import argparse
import contextlib
import gzip
import http.client
import json
import os
import re
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

import edge

PAGES = 200
ADDRESS, PHRASE = "une@relais.example", "une phrase assez longue pour la une"
# A publication or an update.
ACTS_A_MINUTE = 20


class Site:
    """A served publication, asked over one kept connection as a reader of gzip and as a program of the desk."""

    def __init__(self, port):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.token = None

    def ask(self, method, path, body=None, headers=None):
        self.connection.request(method, path, body, headers or {})
        response = self.connection.getresponse()
        return response, response.read()

    def get(self, path):
        """A page as readers get it: its bytes as sent, its text, its tag."""
        response, sent = self.ask("GET", path, headers={"Accept-Encoding": "gzip"})
        assert response.status == 200, (path, response.status, sent[:300])
        text = gzip.decompress(sent) if response.getheader("content-encoding") == "gzip" else sent
        return sent, text.decode(), response.getheader("etag")

    def sign_in(self):
        """Signs in at the desk and makes a token, as a person does."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        response, page = self.ask("GET", "/desk/sign-in")
        form = {"csrf": re.search(rb'name="csrf" value="([^"]+)"', page).group(1), "email": ADDRESS, "password": PHRASE, "next": ""}
        cookie = {"Cookie": response.getheader("set-cookie").split(";")[0]}
        response, _ = self.ask("POST", "/desk/sign-in", urllib.parse.urlencode(form), kind | cookie)
        cookie = {"Cookie": response.getheader("set-cookie").split(";")[0]}
        _, page = self.ask("GET", "/desk/account/tokens", headers=cookie)
        form = {
            "csrf": re.search(rb'name="csrf" value="([^"]+)"', page).group(1), "name": "La une", "days": "7",
            "scopes[]": re.findall(rb'name="scopes\[\]" value="([^"]+)"', page),
        }
        _, page = self.ask("POST", "/desk/account/tokens", urllib.parse.urlencode(form, doseq=True), kind | cookie)
        self.token = re.search(rb"mnc_[A-Za-z0-9_-]{43}", page).group(0).decode()

    def command(self, method, path, value=None, revision=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if revision:
            headers["If-Match"] = f'"r{revision}"'
        response, answer = self.ask(method, f"/api/v1{path}", json.dumps(value) if value is not None else None, headers)
        assert response.status < 300, (method, path, response.status, answer[:500])
        return json.loads(answer) if answer else None


@contextlib.contextmanager
def served(program, folder, cache):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", folder, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "MANCHETTE_CACHE_MEGABYTES": str(cache)},
    )
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                site = Site(port)
                if site.ask("GET", "/readyz")[0].status == 200:
                    break
            assert process.poll() is None, "the server ended"
            time.sleep(0.05)
        yield site, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            # It hangs; nothing is left behind all the same.
            process.kill()
            process.wait()
            raise


class Newsroom:
    """Publishes, knows which pages show it, and asks for them as the first reader after each acknowledgement."""

    def __init__(self, site, section, latest):
        self.site, self.section, self.latest = site, section, latest
        self.number = 0
        self.article = self.path = self.revision = None
        # Pages of readers that show what is published.
        self.affected = []
        # Milliseconds: what the newsroom waited for, each first question, all of them since the acknowledgement.
        self.waited, self.asks, self.wholes = [], {}, []
        self.old = []

    def write(self, isNew):
        """Writes a new article, or the last one anew, with a word that stands nowhere else; readers see nothing of it yet."""
        self.number += 1
        # The time tells runs on one publication apart.
        word, rest = "zq", time.time_ns() // 1000
        while rest:
            rest, letter = divmod(rest, 26)
            word += chr(97 + letter)
        paragraph = {"type": "paragraph", "content": [{"type": "text", "text": f"Les premiers bateaux sont sortis à l'aube ({word})."}]}
        text = {
            "headline": f"Le port de Sidi rouvre, {word}", "standfirst": f"Les quais sont libres depuis ce matin ({word}).",
            "body": {"type": "doc", "content": [paragraph] * 6},
        }
        if isNew:
            made = self.site.command("POST", "/desk/articles", {"text": text | {"section": self.section["id"]}})
            self.article = made["id"]
            self.path = f"{urllib.parse.urlparse(self.section['url']).path}/le-port-de-sidi-rouvre-{word}-{self.article}"
        else:
            made = self.site.command("PATCH", f"/desk/articles/{self.article}", {"text": text}, self.revision)
        self.revision = made["revision"]
        return word

    def publish(self):
        """Answers when it was begun and when it was acknowledged."""
        begun = time.monotonic_ns()
        self.site.command("POST", f"/desk/articles/{self.article}/publish", {}, self.revision)
        acknowledged = time.monotonic_ns()
        return begun, acknowledged

    def try_out(self, pages):
        """Publishes an article, to see which pages have a list in which each new one stands at once. What is suggested below
        an article is none: it is filled up once."""
        word = self.write(True)
        self.publish()
        lists = re.compile(rf"\b(latest:\d+|section:{self.section['id']})(?!\S)")
        self.affected = []
        for path in pages:
            response, sent = self.site.ask("GET", path, headers={"Accept-Encoding": "gzip"})
            if lists.search(response.getheader("surrogate-key")) and word in gzip.decompress(sent).decode():
                self.affected.append(path)
        assert "/" in self.affected and self.latest in self.affected, self.affected
        assert self.path in self.site.get("/")[1], self.path

    def act(self, tell):
        word = self.write(isNew=self.number % 2 == 0)
        begun, acknowledged = self.publish()
        tell(f"published {begun} {acknowledged} {' '.join(self.affected)}")
        self.waited.append((acknowledged - begun) / 1e6)
        questions = [
            ("article", self.path), ("home", "/"), ("latest", self.latest), ("feed", "/feed.xml"),
            ("sitemap", "/sitemap-news.xml"), ("search", f"/recherche?q={word}"),
        ]
        turn = self.number % len(questions)
        for name, path in questions[turn:] + questions[:turn]:
            asked = time.monotonic_ns()
            _, text, tag = self.site.get(path)
            came = time.monotonic_ns()
            self.asks.setdefault(name, []).append((came - asked) / 1e6)
            # A search repeats the word that it was asked for, found or not.
            if (f'-{self.article}"' if name == "search" else word) not in text:
                self.old.append((name, path, word))
            if path in self.affected:
                tell(f"seen {path} {tag} {came}")
        self.wholes.append((time.monotonic_ns() - acknowledged) / 1e6)


def addresses(site):
    """The home page, the latest, the fronts and the newest articles, the most wanted first, with what readers get there."""
    home = site.get("/")[1]
    latest = re.search(r'href="(/dernieres-[a-z]+)"', home).group(1)
    fronts = list(dict.fromkeys(re.findall(r'href="(/(?!ar"|en"|zgh)[a-z]+(?:/[a-z]+)?)"', home)))
    fronts = [path for path in fronts if path != latest and "<h3" in site.get(path)[1]]
    pages = dict.fromkeys(["/", latest, *fronts])
    path = latest
    while path and len(pages) < PAGES:
        text = site.get(path)[1]
        pages |= dict.fromkeys(re.findall(r'href="(/[^"#?]+-\d+)"', text))
        older = re.search(r'href="([^"]+)" rel="next"', text)
        path = older.group(1).replace("&amp;", "&") if older else None
    paths = list(pages)[:PAGES]
    return latest, {path: site.get(path)[0] for path in paths}


class Crowd:
    """One load; `script` is given how to tell it something, and the end, in seconds of the monotonic clock."""

    def __init__(self, program, folder, options):
        self.program, self.folder, self.options = program, folder, options

    def run(self, port, paths, server, watch=(), script=None):
        with open(f"{self.folder}/paths.txt", "w") as file:
            file.write("\n".join(paths) + "\n")
        command = [
            self.program, "--port", str(port), "--paths", file.name, "--arrivals", "poisson", "--rate", str(self.options.rate),
            "--seconds", str(self.options.seconds), "--connections", str(self.options.connections),
        ]
        if watch:
            command += ["--watch", *watch]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            ready = process.stderr.readline().split()
            assert ready[:1] == ["ready"], " ".join(ready) + process.stderr.read()
            start = int(ready[1]) / 1e9
            end = start + self.options.seconds
            # What came before is the opening of connections, and what follows is their closing.
            time.sleep(max(start - time.monotonic(), 0))
            before = edge.spent(server)
            if script:
                def tell(line):
                    process.stdin.write(line + "\n")
                    process.stdin.flush()

                script(tell, start, end)
            time.sleep(max(end - time.monotonic(), 0))
            cost = edge.spent(server) - before
            out, problem = process.communicate(timeout=self.options.seconds + 60)
            assert process.returncode == 0, problem
            report = json.loads(out)
            report["cpu"] = cost / max(report["answered"], 1) * 1e6
            return report
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def times(report):
    figures = report["latency"]
    return " / ".join(f"{figures[name] / 1000:.1f}" for name in ("p50", "p99", "p99.9", "p99.99")) + " ms"


def spread(values):
    values = sorted(values)
    return f"{statistics.median(values):.1f} ms ({values[0]:.1f} to {values[-1]:.1f})"


def middle(reports):
    """The report of the round in the middle, by what one in a hundred waited."""
    return sorted(reports, key=lambda report: report["latency"]["p99"])[len(reports) // 2]


def rows(program, crowd, folder, row, options=None):
    """Figures of the publication at `folder`/site, into which an editor and articles are written."""
    options = options or parser().parse_args([program, crowd])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    # One that is there already from a run before is as good.
    subprocess.run(
        [program, "user", "add", f"{folder}/site", ADDRESS, "--name", "Une", "--role", "chiefEditor"], input=PHRASE + "\n",
        text=True, capture_output=True,
    )
    with served(program, f"{folder}/site", options.cache) as (site, server):
        site.sign_in()
        latest, pages = addresses(site)
        response, answer = site.ask("GET", "/api/v1/sections")
        section = next(section for section in json.loads(answer)["sections"] if "parent" not in section)
        newsroom = Newsroom(site, section, latest)
        newsroom.try_out(pages)
        load = Crowd(crowd, folder, options)

        def news(tell, start, end):
            gap = 60 / ACTS_A_MINUTE
            at = start + 1
            while at < end - 1:
                time.sleep(max(at - time.monotonic(), 0))
                newsroom.act(tell)
                at += gap

        day = load.run(site.port, list(pages), server, watch=newsroom.affected, script=news)
        memory = edge.resident(server)
        what = (
            f"{options.connections:,} readers, {options.rate:,.0f} questions a second for {options.seconds:.0f} s, "
            f"{ACTS_A_MINUTE} publications a minute, {options.cache} MB for kept pages"
        )
        errors = day["errors"] + day["non200"]
        row(f"a news day ({what}): questions without a right answer", f"{errors} of {day['due']:,}", "0", errors == 0)
        row(
            f"the same: answers that show what was so before an acknowledged publication, on {len(newsroom.affected)} pages that show it",
            f"{day['stale']} of {day['watchedAnswers']:,}", "0", day["stale"] == 0,
        )
        quick = day["latency"]["p99"] / 1000
        row("the same: what readers wait, p50 / p99 / p99.9 / p99.99", times(day), "p99 ≤ 20 ms", quick <= 20)
        count = sum(map(len, newsroom.asks.values()))
        row(
            f"first questions after {len(newsroom.waited)} acknowledgements (article, home, latest, feed, sitemap, search) that got old news",
            f"{len(newsroom.old)} of {count}", "0", not newsroom.old,
        )
        row("what the newsroom waits for an acknowledgement, median", spread(newsroom.waited), "≤ 1,000 ms", statistics.median(newsroom.waited) <= 1000)
        for name, asks in newsroom.asks.items():
            print(f"   {name}: {spread(asks)}", file=sys.stderr)
        row(
            "from an acknowledgement until all six were asked for and came, one after the other, median", spread(newsroom.wholes),
            "≤ 1,000 ms", statistics.median(newsroom.wholes) <= 1000,
        )
        row(f"resident memory with {options.connections:,} readers", f"{memory:.0f} MB", "≤ 400 MB", memory <= 400)

        if not options.rounds:
            return
        names = {f"page-{number}.html": site.get(path)[0] for number, path in enumerate(pages)}
        os.makedirs(f"{folder}/peer", exist_ok=True)
        with edge.nginx(f"{folder}/peer", names, connections=options.connections + 1000) as (port, peer):
            ours, theirs = [], []
            for number in range(options.rounds):
                turns = [
                    lambda: ours.append(load.run(site.port, list(pages), server)),
                    lambda: theirs.append(load.run(port, [f"/{name}" for name in names], peer)),
                ]
                # Who begins changes, too.
                for turn in turns if number % 2 == 0 else turns[::-1]:
                    turn()
    # Errors in either measure nothing.
    assert not sum(report["errors"] + report["non200"] for report in ours + theirs)
    own, other = middle(ours), middle(theirs)
    row(
        f"the same readers without news: p50 / p99 / p99.9 / p99.99, the middle of {options.rounds} rounds in turns with nginx",
        f"{times(own)}; nginx {times(other)}", "p99 ≤ nginx’s + 5 ms", own["latency"]["p99"] <= other["latency"]["p99"] + 5000,
    )
    cost, peers = (statistics.median(report["cpu"] for report in reports) for reports in (ours, theirs))
    row(
        "the same, CPU of the server for an answer", f"{cost:.0f} µs; nginx {peers:.0f} µs; on the news day {day['cpu']:.0f} µs",
        "≤ 1.25 × nginx’s", cost <= 1.25 * peers,
    )
    late = max(report["lateness"]["p99"] for report in [day, *ours, *theirs]) / 1000
    row("how late the load itself was, p99 of the worst run", f"{late:.1f} ms", "≤ 10 ms", late <= 10)


def parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("crowd")
    parser.add_argument("site", nargs="?")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=2000)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cache", type=int, default=8)
    parser.add_argument("--articles", type=int, default=10_000)
    return parser


if __name__ == "__main__":
    options = parser().parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as place:
        if options.site:
            os.symlink(os.path.abspath(options.site), f"{place}/site")
        else:
            subprocess.run([program, "sample", f"{place}/site", "--articles", str(options.articles)], check=True, stdout=subprocess.DEVNULL)
        rows(program, os.path.abspath(options.crowd), place, lambda *words: print(*words, sep=" | ", flush=True), options)
