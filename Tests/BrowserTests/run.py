"""Served sites in a real browser: every kind of page, phone and desktop, French, Arabic and Tamazight, judged by the Nu HTML checker,
axe-core and the browser itself; and the server under bad input. Usage: run.py PROGRAM"""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import article_page
import desk
import feeds
import finding
import fronts
import language_rules
import languages
import media
import house
import killing
import layout
import people
import receivers
import sharing
import story
import typed

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1])
# The newest Nu checker that a package registry has is of June 2020: what HTML gained since is set aside, one narrow
# pattern each. CSS is judged by the browser (css_check.py).
STALE = [
    re.compile(x)
    for x in (
        r"^Attribute “fetchpriority” not allowed",
        r"^Attribute “media” not allowed on element “meta”",
        r"^Attribute “(popover|popovertarget|inert)” not allowed",
        r"^CSS: ",
    )
]
passed, failed = 0, []


def check(name, ok, detail=""):
    global passed
    if ok:
        passed += 1
    else:
        failed.append(name)
        print(f"FAILED {name}: {detail}", flush=True)


def run(*arguments, expect=0, **options):
    result = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, **options)
    check(f"manchette {arguments[0]} answers {expect}", result.returncode == expect, result.stdout + result.stderr)
    return result


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Served:
    def __init__(self, site, port=None):
        self.site, self.port = site, port or free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = open(os.path.join(site, "serve.log"), "w+")
        self.start()

    def start(self):
        """Also anew, on the same port and folder, after `kill`."""
        self.process = subprocess.Popen(
            [PROGRAM, "serve", self.site, "--port", str(self.port)], stdout=self.log, stderr=self.log
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/readyz", timeout=5).read()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server does not answer")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(20)
        check("serve stops on SIGTERM with status 0", code == 0, f"status {code}")

    def kill(self):
        """As when the power goes: nothing is finished and nobody is told."""
        self.process.kill()
        self.process.wait(20)

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, dict((k.lower(), v) for k, v in response.getheaders()), body

    def text(self, path):
        return self.get(path)[2].decode()


class NuChecker:
    """The validator as a service of its own: a JVM start costs more than all pages together."""

    def __init__(self):
        jar = subprocess.run(
            ["find", os.path.join(HERE, "../../.cache/venv"), "-name", "vnu.jar"], capture_output=True, text=True
        ).stdout.split()[0]
        self.port = free_port()
        self.process = subprocess.Popen(
            ["java", "-Xss4m", "-Xmx400m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", jar,
             "nu.validator.servlet.Main", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise SystemExit("the Nu checker does not start")

    def errors(self, html):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/?out=json", html, {"Content-Type": "text/html; charset=utf-8"}
        )
        messages = json.load(urllib.request.urlopen(request, timeout=60))["messages"]
        return [
            f"{m.get('lastLine')}: {m['message']} {m.get('extract', '')[:60]!r}"
            for m in messages
            if m["type"] in ("error", "non-document-error") and not any(x.search(m["message"]) for x in STALE)
        ]

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


EDITIONS = {"fr": "", "ar": "/ar", "zgh": "/zgh", "zgh-Latn": "/zgh-latn"}
# Words that the archive has, and such as it has not, with what is near them.
SEARCHES = {"fr": ("dessalement eau", "dessalemnet"), "ar": ("تحلية المياه", "التحلبة"), "zgh": ("ⵜⴰⵎⴷⵉⵏⵜ", "ⵜⴰⵎⵏⵉⴷⵜ"), "zgh-Latn": ("tamdint", "tamnidt")}
# The edition in Tamazight has a home page, one section and few articles: no tables, and nothing older.
EVERYWHERE = ("home", "section", "article", "author", "topic", "archive", "month", "day", "search", "missing")


def page_kinds(site):
    """One address of every kind of page, in each language; in its second script, of an article alone."""
    kinds = {}
    for lang, edition in EDITIONS.items():
        home = site.text(edition or "/")
        articles = list(dict.fromkeys(re.findall(rf'href="({edition}/[^"]+-\d+)"', home)))
        if lang == "zgh-Latn":
            kinds[f"{lang} article"] = next(path for path in articles if 'class="text"' in site.text(path))
            continue
        sections = re.findall(r'<nav class="sections".*?</nav>', home, re.S)[0]
        section_links = re.findall(r'href="([^"]+)"', sections)
        kinds[f"{lang} home"] = edition or "/"
        kinds[f"{lang} section"] = section_links[0]
        kinds[f"{lang} latest"] = section_links[-1]
        front = site.text(section_links[0])
        for kind, link in (("sub-section", r'<nav class="subs".*?href="([^"]+)"'), ("older", r'href="([^"]+\?before=[^"]+)"')):
            if found := re.search(link, front, re.S):
                kinds[f"{lang} {kind}"] = found.group(1)
        seen = set()
        for path in articles:
            html = site.text(path)
            for kind, mark in {
                "article": 'class="text"', "quote": "<blockquote", "table": "<table", "facts": 'class="facts"',
                "opinion": 'story opinion', "gallery": 'class="gallery"',
            }.items():
                if mark in html and kind not in seen:
                    seen.add(kind)
                    kinds[f"{lang} {kind}"] = path
            if "brief" not in seen and 'class="text"' not in html:
                seen.add("brief")
                kinds[f"{lang} brief"] = path
            if "author" not in seen and (found := re.search(r'href="([^"]+)" rel="author"', html)):
                seen.add("author")
                kinds[f"{lang} author"] = found.group(1)
            if "topic" not in seen and (found := re.search(r'href="([^"]+)" rel="tag"', html)):
                seen.add("topic")
                kinds[f"{lang} topic"] = found.group(1)
        archive = re.findall(r'<li><a href="([^"]+)">(?:Archives|الأرشيف|ⴰⵔⵛⵉⴼ)</a></li>', home)[0]
        kinds[f"{lang} archive"] = archive
        month = re.findall(r'<section class="year">.*?<li><a href="([^"]+)"', site.text(archive), re.S)[0]
        kinds[f"{lang} month"] = month
        kinds[f"{lang} day"] = re.findall(r'<td><a href="([^"]+)"', site.text(month))[0]
        kinds[f"{lang} missing"] = f"{edition}/rien/ici"
        search = re.findall(r'<form class="find" role="search" action="([^"]+)"', site.text(re.findall(r'class="bar".*?href="([^"]+)"', home)[0]))[0]
        for what, words in zip(("search", "search that finds nothing"), SEARCHES[lang]):
            kinds[f"{lang} {what}"] = search + "?q=" + quote(words)
        kinds[f"{lang} search without words"] = search
    return {name: path for name, path in kinds.items() if not name.startswith("zgh") or name.split(" ", 1)[1] in EVERYWHERE}


def judge(site, browser, nu):
    kinds = page_kinds(site)
    for kind in (*EVERYWHERE, "brief", "sub-section"):
        languages = ("fr", "ar", "zgh") if kind in EVERYWHERE else ("fr", "ar")
        check(f"the sample has a page of kind {kind} in {languages}", all(f"{l} {kind}" in kinds for l in languages), list(kinds))
    axe = Axe()
    for name, path in kinds.items():
        lang = name.split()[0]
        status, headers, body = site.get(path)
        check(f"{name} answers", status == (404 if name.endswith("missing") else 200), f"{status} {path}")
        errors = nu.errors(body)
        check(f"{name} is valid HTML", not errors, errors[:4])
        check(f"{name} says its language", f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"'.encode() in body[:200], body[:200])
        # The colours of a third language are those of the others.
        for width, scheme in ((390, "light"), (1280, "light"), (1280, "dark")) if lang in ("fr", "ar") else ((390, "light"), (1280, "dark")):
            # axe must be injected; the policy itself is judged below, where it is in force.
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.goto(site.base + path)
            found = axe.run(page).response["violations"]
            check(
                f"{name} has no axe violation at {width} {scheme}", not found,
                [(v["id"], v["nodes"][0]["html"][:120]) for v in found],
            )
            laid_out(name, page, width)
            context.close()
        context = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=True)
        page = context.new_page()
        messages, hosts = [], []
        page.on("console", lambda m: messages.append(m.text))
        page.on("pageerror", lambda e: messages.append(str(e)))
        page.on("request", lambda r: hosts.append(r.url))
        page.goto(site.base + path)
        page.wait_for_load_state("networkidle")
        messages = [m for m in messages if not (name.endswith("missing") and "404" in m)]
        check(f"{name} says nothing on the console", not messages, messages[:2])
        foreign = [h for h in hosts if not h.startswith((site.base, "data:"))]
        check(f"{name} asks no other host", not foreign, foreign[:2])
        laid_out(name, page, 320)
        nodes = page.evaluate("document.querySelectorAll('*').length")
        check(f"{name} has a bearable number of nodes", nodes <= 1500, nodes)
        context.close()
    return kinds


def laid_out(name, page, width):
    scroll = page.evaluate("document.documentElement.scrollWidth")
    check(f"{name} fits {width} pixels", scroll <= width, f"{scroll} wide")
    faults = page.evaluate(layout.FAULTS)
    check(f"{name} shows every word whole and apart at {width} pixels", not faults, faults[:4])


def captured_page(browser, folder):
    """The main job: a captured page is imported and shown, character for character but for typographic spaces."""
    fixture = os.path.abspath(os.path.join(HERE, "../../../shared/fixtures/page-capture-fr.txt"))
    if not os.path.exists(fixture):
        print("SKIPPED: the captured page is not on this machine; one of our own is used.")
        fixture = os.path.join(folder, "capture.txt")
        paragraph = "Une phrase entière qui dit quelque chose du sujet, avec ses virgules et ses détours. " * 3
        with open(fixture, "w", encoding="utf-8") as file:
            file.write("- 20:03Le club rouvre : trois matchs\n- 09:05La course part à l'aube\n- 21:07Un record tombe !\n"
                       "Sous-Rubrique\nSuivez-nous sur Facebook\nLa mairie ouvre ses portes\n" + f"{paragraph}\n" * 3)
    site_folder = os.path.join(folder, "captured")
    run("init", site_folder, "--name", "Le Relais de l'Atlas", "--url", "https://www.example.com")
    options = ["--date", "2025-07-13", "--section", "Sport", "--article-section", "Politique/Diplomatie"]
    first = json.loads(run("import", site_folder, "capture", fixture, *options, "--json").stdout)[0]
    check("the import makes every item", all(i["outcome"] == "made" for i in first["items"]), first)
    again = json.loads(run("import", site_folder, "capture", fixture, *options, "--json").stdout)[0]
    check("the same file twice changes nothing", all(i["outcome"] == "alreadyThere" for i in again["items"]) and not again["made"])
    run("doctor", site_folder)
    lines = open(fixture, encoding="utf-8").read().split("\n")
    lines = [line for line in lines if line]
    follow = next(i for i, line in enumerate(lines) if "Facebook" in line)
    wire = [(line[2:7], line[7:]) for line in lines if line.startswith("- ")]
    headline, paragraphs = lines[follow + 1], lines[follow + 2:]

    def plain(text):
        return re.sub(r"\s+", "", text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " "))

    site = Served(site_folder)
    article = next(i for i in first["items"] if i["headline"] == headline)
    page = browser.new_page()
    home = site.text("/")
    address = next(a for a in re.findall(r'href="([^"]+)"', home) if a.endswith(f"-{article['article']}"))
    page.goto(site.base + address)
    check("the headline stands on the article's page", plain(page.inner_text("h1")) == plain(headline))
    shown = [plain(p) for p in page.locator(".text p").all_inner_texts()]
    check("the paragraphs stand there character for character", shown == [plain(p) for p in paragraphs], shown[:1])
    items = page.locator(".wire li")
    pairs = [(items.nth(i).locator("time").inner_text(), items.nth(i).locator("a").inner_text()) for i in range(items.count())]
    check("the wire stands beside it with its times", [(t, plain(h)) for t, h in pairs] == [(t, plain(h)) for t, h in wire], pairs)
    days = page.locator(".wire h3").all_inner_texts()
    check("the wire is grouped by day", days[:2] == ["dimanche 13 juillet 2025", "samedi 12 juillet 2025"], days)
    moments = page.locator(".wire li time").evaluate_all("all => all.map(t => t.dateTime)")
    check("every time says its instant", moments[0] == "2025-07-13T20:03:00+01:00", moments[0])
    check("the sections stand in the navigation", {"Sport", "Politique"} <= set(page.locator(".sections a").all_inner_texts()))
    check("the sub-sections stand under it", page.locator(".subs a").all_inner_texts() == ["Diplomatie"])
    check("readers are invited to follow", "Suivez-nous sur Facebook" in page.inner_text(".foot"))

    # An import while the site is served is seen at once, and so are settings that name the real address.
    extra = os.path.join(folder, "extra.txt")
    open(extra, "w").write("23:59 Une nouvelle de dernière heure\n")
    run("import", site_folder, "capture", extra, "--date", "2025-07-13", "--section", "Sport")
    fresh = False
    for _ in range(40):
        fresh = fresh or "dernière heure" in site.text("/sport")
        time.sleep(0.05)
    check("what another process imports is on the front within two seconds", fresh)
    page.close()
    site.stop()


def bad_input(folder):
    """Each gives its clear sentence and loses nothing."""
    site_folder = os.path.join(folder, "bad")
    run("init", site_folder, "--name", "Essai", "--url", "https://www.example.com")

    def refused(name, content, word):
        path = os.path.join(folder, name)
        open(path, "wb").write(content)
        result = run("import", site_folder, "capture", path, expect=1)
        check(f"{name} is refused with a sentence", word in result.stderr and result.stderr.count("\n") <= 2, result.stderr)

    refused("empty.txt", b"", "empty")
    refused("binary.txt", bytes(range(256)) * 8, "no text")
    refused("prose.txt", b"Bonjour\n", "no capture")
    latin = os.path.join(folder, "latin.txt")
    open(latin, "wb").write("20:03 L'été à Fès\r\n18:00 Deuxième\r\n".encode("cp1252"))
    report = run("import", site_folder, "capture", latin, "--json").stdout
    check("Latin-1 with CRLF is read and said", "L'été à Fès" in report and "Windows-1252" in report, report)
    cut = os.path.join(folder, "cut.txt")
    open(cut, "wb").write("20:03 Un titre coupé".encode()[:-1])
    check("a truncated file is read and said", "cut off" in run("import", site_folder, "capture", cut, "--json").stdout)
    for arguments, word in (
        (["import", site_folder, "capture", os.path.join(folder, "nowhere.txt")], "no such file"),
        (["import", os.path.join(folder, "missing"), "capture", latin], "There is no folder"),
        (["serve", folder], "is no publication"),
        (["serve", os.path.join(folder, "missing")], "There is no folder"),
        (["init", site_folder, "--name", "X", "--url", "https://x.example"], "publication already"),
        (["init", os.path.join(folder, "n"), "--name", "X", "--url", "nonsense"], "publication.url"),
        (["init", os.path.join(folder, "n"), "--name", "X", "--url", "https://x.example", "--timezone", "Mars/Base"], "time zone"),
        (["import", site_folder, "capture", latin, "--date", "13/07/2025"], "2025-07-13"),
    ):
        result = run(*arguments, expect=1)
        check(f"{arguments[0]} {word!r}", word in result.stderr, result.stderr)
    check("a refused init leaves no folder behind", not os.path.exists(os.path.join(folder, "n")))
    run("import", site_folder, "nonsense", latin, expect=64)
    run("serve", site_folder, "--port", "70000", expect=64)

    settings = os.path.join(site_folder, "manchette.yaml")
    good = open(settings).read()
    for broken, word in (
        (good.replace("8080", "eighty"), "manchette.yaml:17"), (good + "\n  : [", "manchette.yaml"),
        (good + 'publication:\n  url: "javascript:alert(1)"\n', "publication.url"),
        (good + 'editions:\n  - language: "français"\n', "is “français”"),
    ):
        open(settings, "w").write(broken)
        result = run("doctor", site_folder, expect=1)
        check(f"broken settings name {word}", word in result.stderr, result.stderr)
    open(settings, "w").write(good)

    site = Served(site_folder)
    result = run("serve", site_folder, "--port", str(site.port), expect=1)
    check("a port in use is said", f"Port {site.port}" in result.stderr and "--port" in result.stderr, result.stderr)
    for path, statuses in {
        "/" + "a" * 10_000: {404}, "/%00": {404}, "/../../etc/passwd": {404}, "/%2e%2e/%2e%2e/etc/passwd": {404},
        "/%": {404}, "/%zz": {404}, "/%c0%af": {404}, "/a%2fb": {404}, "/\\..\\x": {404}, "//evil.example/": {404, 301},
        "/media/00000000000000000000/f50-50-landscape-640.webp": {404}, "/media/../newsroom.sqlite": {404},
        "/manchette.yaml": {404}, "/newsroom.sqlite": {404},
    }.items():
        status, headers, body = site.get(path)
        check(f"{path[:40]} answers {statuses}", status in statuses, status)
        check(f"{path[:40]} is a page with ways on", b"<h1>" in body or "/media" in path or status == 301, body[:80])
    status, _, _ = site.get("/", Accept_Language="xx-@@;;q=,,,;q=9")
    check("a broken Accept-Language changes nothing", status == 200)
    status, headers, _ = site.get("/")
    check("every page has a policy and keys", "content-security-policy" in headers and "surrogate-key" in headers and "cache-tag" in headers)
    tag = headers["etag"]
    check("a page that has not changed is not sent again", site.get("/", If_None_Match=f'W/"x", {tag}')[0] == 304)
    check("compressed bytes have a tag of their own", site.get("/", Accept_Encoding="br")[1]["etag"] != tag)
    check("no gzip for those who refuse it", "content-encoding" not in site.get("/", Accept_Encoding="gzip;q=0")[1])
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    connection.request("POST", "/", b"x")
    response = connection.getresponse()
    check("writing is refused with Allow", response.status == 405 and response.getheader("Allow") == "GET, HEAD")
    connection.close()
    for path, kind in {"/robots.txt": "text/plain", "/manifest.webmanifest": "application/manifest+json",
                       "/favicon.svg": "image/svg+xml", "/favicon.ico": "image/x-icon", "/apple-touch-icon.png": "image/png"}.items():
        status, headers, body = site.get(path)
        check(f"{path} is there", status == 200 and headers["content-type"].startswith(kind) and len(body) > 40, (status, headers))

    # The theme: a broken template never takes the site down, and the check says file and line.
    templates = os.path.join(site_folder, "theme", "templates")
    os.makedirs(templates)
    open(os.path.join(templates, "home.mustache"), "w").write("{{<base}}{{$main}}\n{{#lead}}\n{{/main}}{{/base}}")
    result = run("theme", "check", site_folder, expect=1)
    check("theme check names file and line", "templates/home.mustache:3" in result.stderr, result.stderr)
    time.sleep(2.5)
    check("the site goes on with the last good theme", site.get("/")[0] == 200 and b"</html>" in site.get("/")[2])
    open(os.path.join(templates, "home.mustache"), "w").write("{{<base}}{{$main}}<p>{{headlin}} {{t.nowhere}}</p>{{/main}}{{/base}}")
    result = run("theme", "check", site_folder, expect=1)
    check("theme check finds unknown names", "headlin" in result.stderr and "nowhere" in result.stderr, result.stderr)
    open(os.path.join(templates, "home.mustache"), "w").write("{{<base}}{{$main}}<p>Notre page</p>{{/main}}{{/base}}")
    run("theme", "check", site_folder)
    seen = False
    for _ in range(40):
        seen = seen or b"Notre page" in site.get("/")[2]
        time.sleep(0.1)
    check("a mended override is taken up without a restart", seen)
    site.stop()


def finishes_what_is_under_way(site):
    """SIGTERM while a picture is being made: who asked for it before gets it whole."""
    path = max(re.findall(r"(/media/[^ \"]+?-(\d+)\.webp)", site.text("/ar")), key=lambda found: int(found[1]))[0]
    path = path.replace("landscape", "portrait")
    with socket.create_connection(("127.0.0.1", site.port), 20) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.01)
        site.process.send_signal(signal.SIGTERM)
        data = b""
        while chunk := connection.recv(65536):
            data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    check(
        "a request under way at SIGTERM is answered whole",
        head.startswith(b"HTTP/1.1 200") and length and int(length.group(1)) == len(body), head[:300],
    )
    code = site.process.wait(20)
    check("serve stops on SIGTERM with status 0 when there was work", code == 0, f"status {code}")


def main():
    nu = NuChecker()
    try:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
            captured_page(browser, folder)
            bad_input(folder)
            tools = {"run": run, "check": check, "Served": Served, "Axe": Axe, "nu": nu}
            desk.newsroom(browser, folder, tools)
            media.library(browser, folder, tools)
            fronts.fronts(browser, folder, tools)
            house.house(browser, folder, tools)
            people.people(browser, folder, tools)
            article_page.article_page(browser, folder, tools)
            finding.finding(browser, folder, tools)
            languages.languages(browser, folder, tools)
            language_rules.language_rules(browser, folder, tools)
            story.story(browser, folder, tools)
            killing.killing(browser, folder, tools)
            receivers.receivers(browser, folder, tools)
            sample = os.path.join(folder, "sample")
            run("sample", sample, "--articles", "400")
            run("doctor", sample)
            # Under the address that its pages name, so that what crawlers follow is there.
            port = free_port()
            settings = os.path.join(sample, "manchette.yaml")
            with open(settings, "a", encoding="utf-8") as file:
                file.write(f'publication:\n  url: "http://127.0.0.1:{port}"\n')
            site = Served(sample, port)
            layout.can_fail(browser, check)
            kinds = judge(site, browser, nu)
            pages = [site.base + path for name, path in kinds.items() if name.split()[1] in ("home", "article", "section")]
            for script, what, addresses in (
                ("css_check.py", "the style sheet is known to the browser and logical", pages[:1]),
                ("http_check.py", "heads, conditional requests and codings are as HTTP has them", pages),
                ("meta_check.py", "crawlers read the pages' words about themselves", [a for a in pages if re.search(r"-\d+$", a)]),
                ("typo_check.py", "each language's marks are set as its printers set them", pages),
            ):
                found = subprocess.run(
                    [sys.executable, os.path.join(HERE, script), *addresses], capture_output=True, text=True
                )
                check(what, found.returncode == 0, found.stdout + found.stderr[-500:])
            typed.typed(browser, site, tools)
            feeds.feeds(site, kinds, tools)
            sharing.sharing(site, kinds, tools)
            finishes_what_is_under_way(site)
            browser.close()
    finally:
        nu.stop()
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
