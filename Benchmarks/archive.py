"""A large archive from outside: every kind of page that readers ask for, over many addresses each asked once; sitemaps;
the desk; and verbs while readers read. Usage: archive.py PROGRAM SITE [--articles N]; a SITE that is not there is made
first, with 300 sections, 5,000 topics, 500 authors and 200,000 pictures for each million of articles or part of it.
Writes Benchmarks/ARCHIVE.md. Verbs leave their traces in SITE. Loads go to loopback and stop by themselves."""

import argparse
import contextlib
import glob
import http.client
import json
import os
import platform
import random
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

import archive_verbs

HERE = os.path.dirname(os.path.abspath(__file__))
STRINGS = os.path.join(HERE, "..", "Themes", "default", "strings")
PHRASE, ADDRESS = "une phrase assez longue", "mesure@example.com"
SCALE = ["--sections", "300", "--topics", "5000", "--authors", "500", "--pictures", "200000"]
rows = []


def row(name, value, limit, ok):
    rows.append((name, value, limit, "" if ok is None else "**no**" if not ok else "yes" if ok is True else ok))
    print(f"{'   ' if ok is None else 'ok ' if ok is True else 'ok?' if ok else 'NO '} {name}: {value} ({limit})", flush=True)


def part(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


class Site:
    """The program serving, and one connection to it."""

    def __init__(self, program, folder):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        start = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", folder, "--port", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        while True:
            try:
                self.get("/")
                break
            except OSError:
                self.connection.close()
                if self.process.poll() is not None:
                    raise SystemExit("The site does not start.")
                time.sleep(0.002)
        self.started = (time.monotonic() - start) * 1000
        self.resident_at_start = self.resident()

    def ask(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            # Closed by the server after a while without a question.
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        return answer.status, answer, answer.read()

    def get(self, path, **headers):
        """Status, milliseconds and body."""
        start = time.monotonic()
        status, _, body = self.ask("GET", path, **{"Accept_Encoding": "gzip", **headers})
        return status, (time.monotonic() - start) * 1000, body

    def processor(self):
        """Milliseconds that all its threads worked so far."""
        worked = 0
        for path in glob.glob(f"/proc/{self.process.pid}/task/*/schedstat"):
            with contextlib.suppress(OSError), open(path) as file:
                worked += int(file.read().split()[0])
        return worked / 1e6

    def resident(self, which="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(which + r":\s+(\d+)", file.read()).group(1)) / 1024

    def signed_in(self):
        _, answer, page = self.ask("GET", "/desk/sign-in")
        seal = re.search(r'name="csrf" value="([^"]+)"', page.decode()).group(1)
        form = urllib.parse.urlencode({"csrf": seal, "email": ADDRESS, "password": PHRASE})
        cookie = answer.getheader("set-cookie").split(";")[0]
        _, answer, _ = self.ask("POST", "/desk/sign-in", form, Content_Type="application/x-www-form-urlencoded", Cookie=cookie)
        return answer.getheader("set-cookie").split(";")[0]

    def token(self, cookie):
        _, _, page = self.ask("GET", "/desk/account/tokens", Cookie=cookie)
        page = page.decode()
        form = {
            "csrf": re.search(r'name="csrf" value="([^"]+)"', page).group(1), "name": "Mesure", "days": "7",
            "scopes[]": re.findall(r'name="scopes\[\]" value="([^"]+)"', page),
        }
        _, _, page = self.ask(
            "POST", "/desk/account/tokens", urllib.parse.urlencode(form, doseq=True),
            Content_Type="application/x-www-form-urlencoded", Cookie=cookie,
        )
        return re.search(r"mnc_[A-Za-z0-9_-]{43}", page.decode()).group(0)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Addresses:
    """The addresses of an archive, from its store."""

    def __init__(self, folder):
        self.folder = folder
        self.store = sqlite3.connect(f"file:{os.path.join(folder, 'newsroom.sqlite')}?mode=ro", uri=True)
        self.chance = random.Random(7)
        self.prefix, self.words = {}, {}
        for edition, language, prefix in self.all("SELECT id, language, path_prefix FROM edition"):
            self.prefix[edition] = f"/{prefix}" if prefix else ""
            with open(os.path.join(STRINGS, f"{language}.json"), encoding="utf-8") as file:
                self.words[edition] = {k[5:]: v for k, v in json.load(file).items() if k.startswith("path_")}
        self.made_of = [self.all(f"SELECT COUNT(*) FROM {table}")[0][0] for table in ("article", "topic")]
        self.highest = self.all("SELECT MAX(id) FROM article")[0][0]
        self.read_sections()

    def all(self, query, *values):
        return self.store.execute(query, values).fetchall()

    def read_sections(self):
        self.parents = dict(self.all("SELECT id, parent_id FROM section WHERE retired_at IS NULL"))
        slugs = {(s, e): slug for s, e, slug in self.all("SELECT section_id, edition_id, slug FROM section_name")}
        self.fronts = {}
        for section, edition in slugs:
            pieces, at = [], section
            while at is not None:
                pieces.insert(0, slugs.get((at, edition), ""))
                at = self.parents[at]
            self.fronts[section, edition] = self.prefix[edition] + "/" + "/".join(map(urllib.parse.quote, pieces))

    def page(self, edition, word, rest=""):
        return self.prefix[edition] + "/" + urllib.parse.quote(self.words[edition][word]) + rest

    def article(self, number, section, edition, slug):
        return f"{self.fronts[section, edition]}/{urllib.parse.quote(slug)}-{number}"

    def articles(self, count):
        numbers = self.chance.sample(range(1, self.highest + 1), min(count * 2, self.highest))
        found = (self.all("SELECT id, section_id, edition_id, slug FROM article WHERE id = ? AND state = 'published' AND kind <> 'brief'", n) for n in numbers)
        return [self.article(*rows[0]) for rows in found if rows][:count]

    def places(self, count):
        """Where lists go on, at any depth."""
        # The very oldest is left out, before which a list may hold nothing.
        numbers = self.chance.sample(range(self.highest // 20 + 1, self.highest + 1), min(count, self.highest * 9 // 10))
        return [(p, n) for n in numbers for p, in self.all("SELECT published_at FROM article WHERE id = ? AND state = 'published'", n)]

    def named(self, what, kind):
        """A query for those that some article of an edition has."""
        return (f"SELECT n.{what}_id, n.edition_id, n.slug FROM {what}_name n WHERE EXISTS (SELECT 1 FROM listing l "
                f"WHERE l.edition_id = n.edition_id AND l.subject_kind = {kind} AND l.subject_id = n.{what}_id)")

    def deep(self, what, word, kind, count):
        """Where lists of topics or authors go on that hold something older."""
        names = self.all(self.named(what, kind))
        found = []
        for published, number in self.places(count * 2):
            subject, edition, slug = self.chance.choice(names)
            older = "SELECT 1 FROM listing WHERE edition_id = ? AND subject_kind = ? AND subject_id = ? AND published_at < ? LIMIT 1"
            if self.all(older, edition, kind, subject, published):
                found.append(self.page(edition, word, f"/{urllib.parse.quote(slug)}-{subject}?before={published}-{number}"))
        return found[:count]

    def kinds(self, count):
        deep = [f"?before={published}-{number}" for published, number in self.places(count)]
        pick = self.chance.choice
        fronts = list(self.fronts.values())
        editions = [e for e in self.prefix if self.prefix[e] != "/zgh"]
        self.chance.shuffle(fronts)
        topics = [self.page(e, "topic", f"/{urllib.parse.quote(s)}-{t}") for t, e, s in self.all(self.named("topic", 6))]
        authors = [self.page(e, "author", f"/{urllib.parse.quote(s)}-{c}") for c, e, s in self.all(self.named("contributor", 5))]
        self.chance.shuffle(topics)
        self.chance.shuffle(authors)
        days = [(time.gmtime(published / 1000), pick(editions)) for published, _ in self.places(count * 2)]
        one = lambda paths: list(dict.fromkeys(paths))[:count]
        feeds = {}
        for name, file in (("RSS", "feed.xml"), ("Atom", "atom.xml"), ("JSON", "feed.json")):
            lists = [self.prefix[e] for e in self.prefix] + fronts[: count // 3] + topics[-count // 3 :] + authors[-count // 3 :]
            feeds[f"{name} feed of an edition, section, topic or author"] = one(f"{path}/{file}" for path in lists)
        return {
            # The one at the root was asked for at the start.
            "home page": one(self.prefix[e] for e in self.prefix if self.prefix[e]),
            "front of a section": one(fronts),
            "a section, deep": one(pick(fronts) + place for place in deep),
            "latest": [self.page(e, "latest") for e in self.prefix],
            "latest, deep": one(self.page(pick(editions), "latest") + place for place in deep),
            "archive: a day": one(self.page(e, "archive", time.strftime("/%Y/%m/%d", d)) for d, e in days),
            "archive: a month": one(self.page(e, "archive", time.strftime("/%Y/%m", d)) for d, e in days),
            "archive: a year": one(self.page(e, "archive", time.strftime("/%Y", d)) for d, e in days),
            "archive: all years": [self.page(e, "archive") for e in self.prefix],
            "topic": one(topics),
            "topic, deep": self.deep("topic", "topic", 6, count),
            "author": one(authors),
            "author, deep": self.deep("contributor", "author", 5, count),
            "article": self.articles(count),
            **feeds,
        }

    def questions(self):
        for language, edition in (("fr", 1), ("ar", 2)):
            with open(os.path.join(HERE, f"judged-{language}.tsv"), encoding="utf-8") as file:
                for line in file:
                    if not line.startswith("#") and line.strip():
                        yield self.page(edition, "search", "?q=" + urllib.parse.quote(line.split("\t")[0].strip()))


def asked(site, name, paths, limit, cookie=None):
    times, works, odd = [], [], {}
    for path in paths:
        before = site.processor()
        status, took, _ = site.get(path, **({"Cookie": cookie} if cookie else {}))
        works.append(site.processor() - before)
        times.append(took)
        if status != 200:
            odd[status] = odd.get(status, 0) + 1
    late, worked = part(times, 0.99), part(works, 0.99)
    value = f"{part(times, 0.5):.1f} ms, {late:.1f} ms; processor {part(works, 0.5):.1f} ms, {worked:.1f} ms" + (f"; answers {odd}" if odd else "")
    # On a machine that does other work, too, what the program worked is what can be held on to.
    row(f"{name} ({len(paths):,})", value, f"p99 ≤ {limit} ms", False if odd else True if late <= limit else "by its processor time" if worked <= limit else False)


DESK = {
    "the whole list": "/desk/articles?all=1", "a state": "/desk/articles?state=published",
    "a section, an edition and a month": "/desk/articles?section=2&edition=1&from=2026-01-01&to=2026-01-31",
    "a section with all below it": "/desk/articles?section=1", "a kind": "/desk/articles?kind=opinion",
    "one word, best first": "/desk/articles?q=conseil", "one word, newest first": "/desk/articles?q=conseil&sort=new",
    "a word begun": "/desk/articles?q=con", "an author's name": "/desk/articles?q=ghita",
    "a topic's name and a word": "/desk/articles?q=patrimoine+ville", "two words and a section": "/desk/articles?q=conseil+eau&section=2",
    "an Arabic word": "/desk/articles?q=" + urllib.parse.quote("المدينة"), "the search of the whole desk": "/desk/search?q=conseil",
    "the sections": "/desk/sections", "the topics": "/desk/topics", "the authors": "/desk/authors", "the library": "/desk/media",
    "the library, a word": "/desk/media?q=agadir", "the log": "/desk/audit",
}


def main():
    wanted = argparse.ArgumentParser()
    wanted.add_argument("program")
    wanted.add_argument("site")
    wanted.add_argument("--articles", type=int, default=1_000_000)
    wanted.add_argument("--addresses", type=int, default=1000, help="of each kind of page")
    wanted = wanted.parse_args()
    program, folder = os.path.abspath(wanted.program), os.path.abspath(wanted.site)
    load = os.getloadavg()[0]
    if not os.path.exists(os.path.join(folder, "manchette.yaml")):
        out = subprocess.run([program, "sample", folder, "--articles", str(wanted.articles), *SCALE], capture_output=True, text=True, check=True).stdout
        rate = int(re.search(r"(\d+) a second", out).group(1))
        row("sample articles written a second", f"{rate:,}", "≥ 1,000", rate >= 1000)
    subprocess.run([program, "user", "add", folder, ADDRESS, "--name", "Mesure", "--role", "administrator"], input=PHRASE + "\n", text=True, capture_output=True)
    addresses = Addresses(folder)

    starts, works = [], []
    for _ in range(5):
        site = Site(program, folder)
        starts.append(site.started)
        works.append(site.processor())
        memory = site.resident_at_start
        site.stop()
    took, worked = part(starts, 0.5), part(works, 0.5)
    row("start to first answer, median of 5", f"{took:.0f} ms; processor {worked:.0f} ms", "≤ 300 ms", took <= 300 or "by its processor time" * (worked <= 300))
    row("resident memory after the start", f"{memory:.0f} MB", "≤ 200 MB", memory <= 200)

    site = Site(program, folder)
    try:
        # What a program does for the first time it does more slowly than any page after.
        for path in addresses.articles(100):
            site.get(path)
        for name, paths in addresses.kinds(wanted.addresses).items():
            asked(site, name, paths, 5)
        asked(site, "readers' search, judged queries once each", list(addresses.questions()), 50)
        row("resident memory after these pages", f"{site.resident():.0f} MB", "≤ 200 MB", site.resident() <= 200)
        sitemaps(site, addresses)
        cookie = site.signed_in()
        for name, path in DESK.items():
            asked(site, f"desk: {name}", [path] * 50, 100, cookie)
        memory_row(site, "sitemaps and desk")
        site.stop()
        site = Site(program, folder)
        archive_verbs.rows(site, addresses, row, part)
        memory_row(site, "the verbs")
        site.stop()
    finally:
        site.process.kill()
        write(addresses, load)


def memory_row(site, what):
    row(f"resident memory after {what}, and at its highest", f"{site.resident():.0f} MB, {site.resident('VmHWM'):.0f} MB", "≤ 200 MB", site.resident() <= 200)


def sitemaps(site, addresses):
    _, took, _ = site.get("/sitemap.xml")
    status, _, body = site.ask("GET", "/sitemap.xml", Accept_Encoding="identity")
    shards = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", body.decode())
    row("sitemap index", f"{took:.0f} ms, {len(shards):,} sitemaps", "", None)
    addresses.chance.shuffle(shards)
    months = [path for path in shards if re.search(r"sitemap-\d{4}-\d\d", path)][:200]
    others = [path for path in shards if not re.search(r"sitemap-\d{4}-\d\d", path)]
    for name, paths in (("sitemap of a month", months), ("sitemaps of fronts, authors and topics", others), ("news sitemap", ["/sitemap-news.xml"])):
        before, answers = site.resident(), [site.get(path) for path in paths]
        times = [took for _, took, _ in answers]
        good = all(status == 200 for status, _, _ in answers)
        row(f"{name} ({len(paths):,})", f"{part(times, 0.5):.1f} ms, at most {max(times):.0f} ms; memory {site.resident() - before:+.0f} MB", "", None if good else False)


def write(addresses, load):
    """Puts the figures of this archive into the report, which may hold those of others."""
    counted = [f"{addresses.all(f'SELECT COUNT(*) FROM {table}')[0][0]:,} {name}" for name, table in (
        ("articles", "article"), ("sections", "section"), ("topics", "topic"), ("authors", "contributor"), ("pictures", "picture"))]
    size = os.path.getsize(os.path.join(addresses.folder, "newsroom.sqlite")) / 1e9
    report = os.path.join(HERE, "ARCHIVE.md")
    parts = {}
    if os.path.exists(report):
        with open(report, encoding="utf-8") as file:
            parts = dict(re.findall(r"^## (.*?)\n\n(.*?)\n*(?=^## |\Z)", file.read(), re.M | re.S))
    parts[f"{addresses.made_of[0]:,} articles, {addresses.made_of[1]:,} topics"] = (
        ", ".join(counted) + f"; a store of {size:.1f} GB; a load of {load:.1f} from other work at the start.\n\n"
        "| what | measured | limit | kept |\n| --- | --- | --- | --- |\n"
        + "\n".join(f"| {name} | {value} | {limit} | {ok} |" for name, value, limit, ok in rows)
    )
    with open(report, "w", encoding="utf-8") as file:
        file.write(
            f"# A large archive\n\nWritten by `Benchmarks/archive.py`: the release build, SQLite, loopback, {os.cpu_count()} cores, "
            f"{platform.machine()}. Pages were asked for once each, gzip, on one connection: the median and the 99th percentile as a reader "
            "sees them, and the same of the processor time that the program took, which is what other work on the machine changes least.\n"
        )
        for name, text in parts.items():
            file.write(f"\n## {name}\n\n{text}\n")


if __name__ == "__main__":
    main()
