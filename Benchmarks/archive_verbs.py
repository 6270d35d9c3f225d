"""Verbs of the desk on a large archive while readers read: how long each takes, what readers notice of it, and whether
every address that moves is found. Part of archive.py."""

import http.client
import json
import multiprocessing
import threading
import time
import urllib.parse

READERS, RATE = 4, 500
# Readers go away by themselves, whatever becomes of the measurement.
LONGEST = 900


def read(port, paths, ending, answers):
    """Four readers, so many requests a second among them; each notes when it asked, how long that took and the answer."""

    def one(number):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        noted, begun, done = [], time.monotonic(), 0
        while not ending.is_set() and time.monotonic() - begun < LONGEST:
            path = paths[(number + done * READERS) % len(paths)]
            start = time.monotonic()
            try:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except (OSError, http.client.HTTPException):
                connection.close()
                status = 0
            noted.append((start, (time.monotonic() - start) * 1000, status))
            done += 1
            # Whoever is late does not ask twice as often afterwards.
            rest = begun + done * READERS / RATE - time.monotonic()
            if rest > 0:
                time.sleep(rest)
            else:
                begun -= rest
        answers.put(noted)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Readers:
    """Reading in the background: random articles, most of them asked for once."""

    def __init__(self, port, paths):
        self.ending, self.answers = multiprocessing.Event(), multiprocessing.Queue()
        self.process = multiprocessing.Process(target=read, args=(port, paths, self.ending, self.answers), daemon=True)
        self.process.start()
        self.begun = time.monotonic()

    def stop(self):
        self.ending.set()
        noted = [entry for _ in range(READERS) for entry in self.answers.get(timeout=90)]
        self.process.join(30)
        return sorted(noted)


class Desk:
    """A program that works with a personal token."""

    def __init__(self, site):
        self.token = site.token(site.signed_in())
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=300)

    def __call__(self, method, path, body=None, revision=None):
        """The answer, its revision and how many milliseconds it took."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if revision:
            headers["If-Match"] = revision
        start = time.monotonic()
        # A connection that was left alone for a while may be closed by now.
        self.connection.close()
        self.connection.request(method, "/api/v1/desk" + path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        took = (time.monotonic() - start) * 1000
        if answer.status == 429:
            time.sleep(1)
            return self(method, path, body, revision)
        assert answer.status < 300, (method, path, answer.status, text[:400])
        return json.loads(text) if text else {}, answer.getheader("ETag"), took

    def new(self, number, section):
        text = {
            "section": section, "headline": f"Le port rouvre ses quais, épisode {number}",
            "standfirst": "Les quais sont libres depuis ce matin.", "authors": ["Salma Tazrouti"], "topics": ["Ports"],
            "body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Les premiers bateaux sont sortis. " * 20}]}]},
        }
        return self("POST", "/articles", {"text": text})[0]["id"]


def moment(milliseconds):
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"


def rows(site, addresses, row, part):
    desk = Desk(site)
    paths = addresses.articles(40_000)
    for _ in range(3):
        for path in paths[:500]:
            site.get(path)

    readers = Readers(site.port, paths)
    time.sleep(8)
    quiet = readers.stop()
    times = [took for _, took, _ in quiet]
    pace = len(quiet) / (quiet[-1][0] - quiet[0][0])
    row(f"readers alone: random articles, {pace:.0f} a second ({len(quiet):,})", f"{part(times, 0.5):.1f} ms, {part(times, 0.99):.1f} ms", "", None)

    def told(name, times, limit, work):
        """The row of a verb, and what readers had meanwhile."""
        late = part(times, 0.99)
        during = [took for _, took, _ in work]
        failed = sum(status not in (200, 301) for _, _, status in work)
        row(
            f"{name} ({len(times)}), while {len(during) / max(work[-1][0] - work[0][0], 0.001):.0f} requests a second are read",
            f"{part(times, 0.5):.0f} ms, {late:.0f} ms; readers {part(during, 0.5):.1f} ms, {part(during, 0.99):.1f} ms"
            + (f"; {failed} not answered" if failed else ""),
            f"p99 ≤ {limit} ms", late <= limit and not failed,
        )

    section = min(s for s, parent in addresses.parents.items() if parent is None)
    made = [desk.new(number, section) for number in range(150)]
    readers = Readers(site.port, paths)
    time.sleep(1)
    times = [desk("POST", f"/articles/{article}/publish", {}, '"r1"')[2] for article in made[:100]]
    told("publish, until readers have it", times, 250, readers.stop())

    readers = Readers(site.port, paths)
    at = time.time() + 60
    said = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(at))
    times = [desk("POST", f"/articles/{article}/schedule", {"at": said}, '"r1"')[2] for article in made[100:]]
    told("schedule", times, 250, readers.stop())

    readers = Readers(site.port, paths)
    times, moved = [], []
    for article in made[:50]:
        old = addresses.all("SELECT id, section_id, edition_id, slug FROM article WHERE id = ?", article)[0]
        _, revision, saving = desk("PATCH", f"/articles/{article}", {"text": {"slug": f"autre-adresse-{article}"}}, '"r1"')
        _, _, publishing = desk("POST", f"/articles/{article}/publish", {}, revision or '"r2"')
        times.append(saving + publishing)
        moved.append((addresses.article(*old), addresses.article(*old[:3], f"autre-adresse-{article}")))
    told("another slug, saved and published", times, 300, readers.stop())
    lost = lost_of(site, moved)
    row("old addresses of these that do not lead on", f"{lost} of {len(moved)}", "0", lost == 0)

    topics(site, addresses, desk, paths, told, row)

    waiting = at + 1 - time.time()
    if waiting > 0:
        time.sleep(waiting)
    due = [addresses.article(*addresses.all("SELECT id, section_id, edition_id, slug FROM article WHERE id = ?", article)[0]) for article in made[100:]]
    missing = sum(site.get(path)[0] != 200 for path in due)
    row("scheduled articles that readers have not a second after their time", f"{missing} of {len(due)}", "0", missing == 0)

    section_moves(site, addresses, desk, paths, row, part)


def lost_of(site, moved):
    """How many old addresses do not lead to the new one by one permanent redirect."""
    lost = 0
    for old, new in moved:
        status, answer, _ = site.ask("GET", old)
        if status != 301 or urllib.parse.urlparse(answer.getheader("Location")).path != new:
            lost += 1
    return lost


def topics(site, addresses, desk, paths, told, row):
    busy = addresses.all("SELECT subject_id, COUNT(*) FROM listing WHERE edition_id = 1 AND subject_kind = 6 GROUP BY subject_id ORDER BY 2 DESC LIMIT 5")
    readers = Readers(site.port, paths)
    times, moved = [], []
    time.sleep(1)
    for topic, _ in busy:
        known = desk("GET", f"/topics/{topic}")[0]
        names = [{"edition": n["edition"], "name": n["name"] + " 2", "slug": n["slug"] + "-2"} for n in known["names"]]
        times.append(desk("POST", f"/topics/{topic}/names", {"version": known["version"], "names": names})[2])
        for name in known["names"]:
            at = lambda slug: addresses.page(name["edition"], "topic", f"/{urllib.parse.quote(slug)}-{topic}")
            moved.append((at(name["slug"]), at(name["slug"] + "-2")))
    told(f"another name for a topic of {busy[0][1]:,} to {busy[-1][1]:,} articles in an edition", times, 250, readers.stop())
    lost = lost_of(site, moved)
    row("old addresses of topics that do not lead on", f"{lost} of {len(moved)}", "0", lost == 0)
    for topic, _ in busy:
        known = desk("GET", f"/topics/{topic}")[0]
        names = [{"edition": n["edition"], "name": n["name"][:-2], "slug": n["slug"][:-2]} for n in known["names"]]
        desk("POST", f"/topics/{topic}/names", {"version": known["version"], "names": names})


def section_moves(site, addresses, desk, paths, row, part):
    """Puts a section of about a tenth of the archive under another, and back."""
    top = {s: s for s, parent in addresses.parents.items() if parent is None}
    while len(top) < len(addresses.parents):
        top.update({s: top[parent] for s, parent in addresses.parents.items() if parent in top})
    held = {}
    for section, count in addresses.all("SELECT section_id, COUNT(*) FROM article WHERE state = 'published' GROUP BY section_id"):
        held[top[section]] = held.get(top[section], 0) + count
    named = {s: {e for t, e in addresses.fronts if t == s} for s in held}
    tenth = addresses.highest / 10
    section = min(held, key=lambda s: abs(held[s] - tenth) + (0 if len(named[s]) < 4 else addresses.highest))
    other = next(s for s in sorted(held, reverse=True) if s != section and named[s] >= named[section])
    inside = [s for s in top if top[s] == section]
    articles = addresses.all(f"SELECT id, section_id, edition_id, slug FROM article WHERE state = 'published' AND section_id IN ({','.join(map(str, inside))})")

    for parent, way in ((other, "under another"), (None, "back to the top")):
        addresses.read_sections()
        old = [addresses.article(*article) for article in articles]
        version = next(s["version"] for s in desk("GET", "/sections")[0]["sections"] if s["id"] == section)
        readers = Readers(site.port, paths)
        time.sleep(5)
        begun = time.monotonic()
        took = desk("POST", f"/sections/{section}/move", {"version": version, "parent": parent} if parent else {"version": version})[2]
        ended = time.monotonic()
        time.sleep(25)
        noted = readers.stop()
        failed = sum(status not in (200, 301) for _, _, status in noted)
        row(f"a section of {len(articles):,} articles moved {way}", moment(took), "≤ 10 s", took <= 10_000)
        within = lambda first, last: [t for at, t, _ in noted if first <= at < last] or [0]
        seconds = [part(within(ended + s, ended + s + 1), 0.99) for s in range(24)]
        calm = max(part(within(begun - 4, begun), 0.99) * 2, 10)
        disturbed = max([s + 1 for s, late in enumerate(seconds) if late > calm], default=0)
        row(
            f"readers meanwhile ({len(noted):,}): before, during, in the five seconds after",
            "; ".join(f"{part(v, 0.5):.1f} ms, {part(v, 0.99):.1f} ms" for v in (within(begun - 4, begun), within(begun, ended), within(ended, ended + 5)))
            + f"; at most {max(t for _, t, _ in noted):.0f} ms; last second over {calm:.0f} ms at p99: {disturbed} after" + (f"; {failed} not answered" if failed else ""),
            "none unanswered", failed == 0,
        )
        addresses.read_sections()
        new = [addresses.article(*article) for article in articles]
        changed = sum(a != b for a, b in zip(old, new))
        lost = lost_of(site, list(zip(old, new)))
        row(f"old addresses of articles that do not lead on ({changed:,} changed)", f"{lost} of {len(old):,}", "0", lost == 0 and changed == len(old))
        some = addresses.chance.sample(new, min(3000, len(new)))
        missing = sum(site.get(path)[0] != 200 for path in some)
        row("new addresses of articles without the page", f"{missing} of {len(some):,}", "0", missing == 0)
