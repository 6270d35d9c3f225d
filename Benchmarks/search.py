"""How well and how quickly readers find articles, from outside: whole pages of the readers' site over loopback.

search.py quality PROGRAM FOLDER    the judged queries (judged-fr.tsv, judged-ar.tsv) over a publication that
                                    `manchette sample FOLDER --articles 10000 --seed 7` made: nDCG@10 and recall, beside
                                    SQLite's FTS5 with its default tokenizer and bm25, and PostgreSQL's french and arabic
                                    configurations with ts_rank, where PostgreSQL's server is installed.
                                    The same over the captures of ../shared/fixtures (or $FIXTURES), where they are
                                    there, brought in by `manchette import` (judged-fixtures.tsv).
search.py speed PROGRAM FOLDER      each kind of question 200 times, over one connection, and beside it what FTS5 alone
                                    takes for the same words, ranking all of what has them.

An article is judged by the sample's own vocabulary, which the queries do not quote: 3 where its headline was made from
the sentence that the query is about (and names the place, where the query does), 2 where it carries the topic, or names
the place elsewhere only, 1 where its text has the sentence about it. All write into SEARCHING.md."""

import glob
import html
import http.client
import json
import math
import os
import platform
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
REPORT = os.path.join(HERE, "SEARCHING.md")
EDITIONS = {"fr": ("", "recherche"), "ar": ("/ar", "بحث")}
DEPTH = 100


class Site:
    def __init__(self, program, folder):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.process = subprocess.Popen(
            [program, "serve", folder, "--port", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while self.process.poll() is None:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
                self.get("/readyz")
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("The site does not start.")

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        assert answer.status == 200, (path, answer.status)
        return text

    def processor(self):
        """The milliseconds of processor time that the program has taken; other work on the machine does not count."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def address(language, query, more=""):
    prefix, word = EDITIONS[language]
    return f"{prefix}/{urllib.parse.quote(word)}?q={urllib.parse.quote(query, safe='')}{more}"


def found(site, language, query):
    """The articles that a reader sees who goes on to the last page, a hundred at most."""
    ids, path, first = [], address(language, query), None
    while path and len(ids) < DEPTH:
        text = site.get(path)
        first = first or text
        listed = re.search(r'<ol class="found">(.*?)</ol>', text, re.S)
        # What has but some of the words is offered, and is not what was asked for.
        ids += [int(i) for i in re.findall(r'<h2><a href="[^"]*-(\d+)"', listed.group(1))] if listed else []
        more = re.search(r'href="([^"]*after=[^"]*)" rel="next', text) or re.search(r'class="more"><a href="([^"]*sort=new[^"]*)"', text)
        path = html.unescape(more.group(1)) if more else None
    return list(dict.fromkeys(ids))[:DEPTH]


# The archive.

def words(node, out):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("text", "caption", "headline", "attribution") and isinstance(value, str):
                out.append(value)
            elif key != "label":
                words(value, out)
    elif isinstance(node, list):
        for value in node:
            words(value, out)


def archive(folder):
    db = sqlite3.connect(f"file:{os.path.join(folder, 'newsroom.sqlite')}?mode=ro", uri=True)
    languages = dict(db.execute("SELECT id, language FROM edition"))
    topics, names = {}, {}
    for article, name in db.execute(
        "SELECT t.article_id, n.name FROM article_topic t JOIN article a ON a.id = t.article_id "
        "JOIN topic_name n ON n.topic_id = t.topic_id AND n.edition_id = a.edition_id"
    ):
        topics.setdefault(article, []).append(name)
    for article, name in db.execute(
        "SELECT t.article_id, n.name FROM article_credit t JOIN article a ON a.id = t.article_id "
        "JOIN contributor_name n ON n.contributor_id = t.contributor_id AND n.edition_id = a.edition_id"
    ):
        names.setdefault(article, []).append(name)
    articles = {}
    for id, edition, content in db.execute(
        "SELECT a.id, a.edition_id, r.content FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision "
        "WHERE a.state = 'published'"
    ):
        content = json.loads(content)
        body = []
        words(content.get("body", []), body)
        articles.setdefault(languages[edition], {})[id] = {
            "headline": content["headline"], "standfirst": content.get("standfirst") or "", "topics": topics.get(id, []),
            "names": names.get(id, []), "kicker": content.get("kicker") or "", "body": " ".join(body),
        }
    return articles


# Judging.

def judged(language):
    for line in open(os.path.join(HERE, f"judged-{language}.tsv"), encoding="utf-8"):
        if line.startswith("#"):
            continue
        query, *rest = (line.rstrip("\n").split("\t") + [""] * 5)[:5]
        yield query, *[[part for part in column.split("|") if part] for column in rest]


def grade(article, headlines, topics, sentences, place):
    about = any(part in article["headline"] for part in headlines)
    if place:
        if not about:
            return 0
        if place[0] in article["headline"]:
            return 3
        return 2 if place[0] in article["standfirst"] + article["body"] else 0
    if about:
        return 3
    if any(topic in article["topics"] for topic in topics):
        return 2
    return 1 if any(part in article["body"] for part in sentences) else 0


def measures(ids, grades):
    ideal = sorted(grades.values(), reverse=True)[:10]
    gain = lambda values: sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(values))
    ndcg = gain([grades.get(i, 0) for i in ids[:10]]) / gain(ideal)
    relevant = {i for i, g in grades.items() if g >= 2} or set(grades)
    recall = len(relevant.intersection(ids)) / min(len(relevant), DEPTH)
    return ndcg, recall


# The others.

def fts5(articles):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(headline, lead, body)")
    db.executemany("INSERT INTO t (rowid, headline, lead, body) VALUES (?, ?, ?, ?)", rows(articles))

    def ask(query):
        terms = re.findall(r'"[^"]+"|[^\s"]+', query)
        match = " ".join('"' + term.strip('"').replace('"', "") + '"' for term in terms)
        return [r[0] for r in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, DEPTH))]

    return ask


def rows(articles):
    for id, a in articles.items():
        yield id, a["headline"], " ".join([a["kicker"], a["standfirst"], *a["topics"], *a["names"]]), a["body"]


class Postgres:
    """A server of its own in a folder that is thrown away; it will not run as root."""

    def __init__(self):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.folder = tempfile.mkdtemp(prefix="searching-")
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True, "cwd": "/"}
        subprocess.run([*self.user, f"{self.bin}/initdb", "-D", f"{self.folder}/data", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"], **quiet)
        subprocess.run([*self.user, f"{self.bin}/pg_ctl", "-D", f"{self.folder}/data", "-w", "-o", f"-k {self.folder} -c listen_addresses=''", "start"], **quiet)

    def sql(self, text):
        run = subprocess.run(
            [*self.user, f"{self.bin}/psql", "-h", self.folder, "-d", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1"],
            input=text, text=True, capture_output=True, check=True, cwd="/",
        )
        return run.stdout

    def fill(self, configuration, articles):
        quote = lambda text: "'" + text.replace("'", "''").replace("\\", "\\\\") + "'"
        values = ",\n".join(f"({id}, {quote(h)}, {quote(l)}, {quote(b)})" for id, h, l, b in rows(articles))
        self.sql(
            f"SET standard_conforming_strings = off; DROP TABLE IF EXISTS t; CREATE TABLE t (id bigint, h text, l text, b text);\nINSERT INTO t VALUES {values};\n"
            f"ALTER TABLE t ADD v tsvector; UPDATE t SET v = setweight(to_tsvector('{configuration}', h), 'A') || "
            f"setweight(to_tsvector('{configuration}', l), 'B') || to_tsvector('{configuration}', b);"
        )

        def ask(query):
            answer = self.sql(
                f"SELECT id FROM t, websearch_to_tsquery('{configuration}', {quote(query)}) q WHERE v @@ q "
                f"ORDER BY ts_rank(v, q) DESC, id DESC LIMIT {DEPTH}"
            )
            return [int(line) for line in answer.split()]

        return ask

    def stop(self):
        subprocess.run([*self.user, f"{self.bin}/pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop"], capture_output=True, cwd="/")
        shutil.rmtree(self.folder, ignore_errors=True)


def quality(program, folder):
    articles = archive(folder)
    site = Site(program, folder)
    postgres = Postgres() if glob.glob("/usr/lib/postgresql/*/bin/initdb") else None
    lines, details = [], []
    try:
        for language, configuration in (("fr", "french"), ("ar", "arabic")):
            asked = {}
            for query, *about in judged(language):
                asked[query] = {id: g for id, a in articles[language].items() if (g := grade(a, *about))}
            compare(language, language, configuration, articles[language], asked, site, postgres, lines, details)
        captures(program, postgres, lines, details)
    finally:
        site.stop()
        if postgres:
            postgres.stop()
    print("\n".join(details))
    total = sum(len(a) for a in articles.values())
    write("Quality", f"{total:,} articles of the sample with seed 7; nDCG@10 and recall within the first {DEPTH} (of what has grade 2 or 3).\n\n"
          "| archive | queries | search | nDCG@10 | recall | queries without a good answer |\n| --- | --- | --- | --- | --- | --- |\n" + "\n".join(lines) + "\n")


def compare(name, language, configuration, articles, asked, site, postgres, lines, details):
    ways = {"Manchette": lambda query: found(site, language, query), "FTS5, unicode61, bm25": fts5(articles)}
    if postgres:
        ways[f"PostgreSQL, {configuration}, ts_rank"] = postgres.fill(configuration, articles)
    scores = {way: [] for way in ways}
    for query, grades in asked.items():
        if not grades:
            print("nothing is about", query)
            continue
        for way, ask in ways.items():
            scores[way].append((*measures(ask(query), grades), query))
    for way, values in scores.items():
        ndcg, recall = (statistics.mean(v[i] for v in values) for i in (0, 1))
        nothing = sum(v[0] == 0 for v in values)
        lines.append(f"| {name} | {len(values)} | {way} | {ndcg:.3f} | {recall:.3f} | {nothing} |")
        print(lines[-1], flush=True)
    details += [f"{v[0]:.2f} {v[1]:.2f} {v[2]}" for v in sorted(scores["Manchette"])[:25]]


def captures(program, postgres, lines, details):
    folder = os.environ.get("FIXTURES") or os.path.join(HERE, "..", "..", "shared", "fixtures")
    capture = os.path.join(folder, "page-capture-fr.txt")
    if not os.path.exists(capture):
        print("No captures at", folder)
        return
    with open(capture, encoding="utf-8") as file:
        written = [line.strip() for line in file]
    with tempfile.TemporaryDirectory(prefix="searching-") as own:
        place = os.path.join(own, "site")
        quiet = {"check": True, "stdout": subprocess.DEVNULL}
        subprocess.run([program, "init", place, "--name", "Captures", "--url", "http://localhost"], **quiet)
        subprocess.run(
            [program, "import", place, "capture", capture, "--date", "2025-07-13", "--section", "Sport", "--article-section", "Politique"],
            **quiet,
        )
        articles = archive(place)["fr"]
        asked = {}
        for line in open(os.path.join(HERE, "judged-fixtures.tsv"), encoding="utf-8"):
            if line.startswith("#"):
                continue
            query, answers = line.rstrip("\n").split("\t")
            grades = {}
            for answer in answers.split():
                number, worth = (int(part) for part in answer.split(":"))
                # A line begins with its time, and types its quotes as it likes.
                letters = plain(written[number - 1])
                grades.update({id: worth for id, a in articles.items() if letters.endswith(plain(a["headline"]))})
            asked[query] = grades
        site = Site(program, place)
        try:
            compare("captures, fr", "fr", "french", articles, asked, site, postgres, lines, details)
        finally:
            site.stop()


def plain(text):
    return re.sub(r"\W", "", text)


QUESTIONS = {
    "the page without words": ("fr", None, ""),
    "a common word": ("fr", "conseil", ""),
    "a common word, newest first": ("fr", "conseil", "&sort=new"),
    "a word that most texts have": ("fr", "semaine", ""),
    "a rare word": ("fr", "météorites", ""),
    "two words": ("fr", "dessalement agadir", ""),
    "two common words that are seldom together": ("fr", "météorite blé", ""),
    "a phrase": ("fr", '"avant la fin du mois"', ""),
    "a phrase that is nowhere": ("fr", '"mois la fin"', ""),
    "a word and a section": ("fr", "conseil", "&section=2"),
    "the beginning of a word": ("fr", "agr*", ""),
    "a word as it is typed": ("fr", "conse", ""),
    "a slip": ("fr", "dessalemnet", ""),
    "an Arabic word that is common": ("ar", "المدينة", ""),
    "an Arabic word in another form": ("ar", "بالميناء", ""),
    "Arabic words": ("ar", "تحلية مياه أكادير", ""),
}


def naive(folder):
    """What ranking all that has the words takes with FTS5's own bm25, in the same store; words as they are written."""
    db = sqlite3.connect(f"file:{os.path.join(folder, 'newsroom.sqlite')}?mode=ro", uri=True)
    terms = lambda text: "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))

    def ask(query, ours):
        if not query or "*" in query:
            return ""
        words = [re.sub("^(ال|بال)", "", word) for word in re.findall(r"\w+", terms(query).replace("ة", "ه"))]
        match = '"' + " ".join(words) + '"' if query.startswith('"') else " ".join(f'"{word}"' for word in words)
        start = time.monotonic()
        db.execute("SELECT rowid FROM readers_search WHERE readers_search MATCH ? ORDER BY bm25(readers_search) LIMIT 15", (match,)).fetchall()
        taken = (time.monotonic() - start) * 1000
        return f"{taken:.0f} ms, {taken / ours:.1f}×"

    return ask


def speed(program, folder):
    site = Site(program, folder)
    lines = []
    try:
        plain_words = naive(folder)
        load = os.getloadavg()[0]
        for name, (language, query, more) in QUESTIONS.items():
            path = address(language, query, more) if query else EDITIONS[language][0] + "/" + urllib.parse.quote(EDITIONS[language][1])
            times, before = [], site.processor()
            for _ in range(200):
                start = time.monotonic()
                text = site.get(path)
                times.append((time.monotonic() - start) * 1000)
            worked = (site.processor() - before) / len(times)
            tally = re.search(r'role="(?:status|alert)">([^<]*)', text)
            times_sorted = sorted(times[1:])
            lines.append(
                f"| {name} | {tally.group(1).strip() if tally else ''} | {times[0]:.0f} ms | {statistics.median(times):.1f} ms | "
                f"{times_sorted[int(len(times_sorted) * 0.99) - 1]:.1f} ms | {worked:.1f} ms | {plain_words(query, statistics.median(times))} |"
            )
            print(lines[-1], flush=True)
        mixed, before = [], site.processor()
        for language in EDITIONS:
            for query, *_ in judged(language):
                start = time.monotonic()
                site.get(address(language, query))
                mixed.append((time.monotonic() - start) * 1000)
        mixed.sort()
        lines.append(f"| all judged queries, once each | {len(mixed)} queries | | {statistics.median(mixed):.1f} ms | {mixed[int(len(mixed) * 0.99)]:.1f} ms | {(site.processor() - before) / len(mixed):.1f} ms | |")
        print(lines[-1])
    finally:
        site.stop()
    db = sqlite3.connect(f"file:{os.path.join(folder, 'newsroom.sqlite')}?mode=ro", uri=True)
    count = db.execute("SELECT COUNT(*) FROM readers_search_docsize").fetchone()[0]
    size = os.path.getsize(os.path.join(folder, "newsroom.sqlite")) / 1e6
    write("Speed", f"{count:,} articles in the index, a store of {size:,.0f} MB; 200 times each over one connection, whole pages; {os.cpu_count()} cores, {platform.machine()}, a load of {load:.1f} from other work at the start. "
          "Processor time is what the program itself took for a page. The limit is 50 ms at the 99th percentile. The last column is the store's own index asked for the same words with "
          "`ORDER BY bm25`, and how many times our median that takes. "
          "Words are asked for there as they are written; where no text has them so, nothing is ranked.\n\n"
          "| asked | found | first | median | p99 | processor | bm25 over all |\n| --- | --- | --- | --- | --- | --- | --- |\n" + "\n".join(lines) + "\n")


def write(part, text):
    parts = {}
    if os.path.exists(REPORT):
        for name, old in re.findall(r"^## (\w+)\n\n(.*?)(?=^## |\Z)", open(REPORT, encoding="utf-8").read(), re.M | re.S):
            parts[name] = old.strip() + "\n"
    parts[part] = text
    with open(REPORT, "w", encoding="utf-8") as file:
        file.write("# How readers find articles\n\nWritten by `Benchmarks/search.py`.\n")
        for name in ("Quality", "Speed"):
            if name in parts:
                file.write(f"\n## {name}\n\n{parts[name]}")


{"quality": quality, "speed": speed}[sys.argv[1]](os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3]))
