"""What each language's readers see: times around every change of offset of Africa/Casablanca and dates, beside PyPI's tzdata
and Babel; no string of another language on a page; the two scripts of Tamazight; a font of the publication's own. Called
by run.py."""

import json
import os
import re
import zoneinfo
from datetime import datetime, timedelta, timezone
from html import unescape

import tzdata
from babel.dates import format_date

from desk import signed_in
from judging import Judge

PHRASE = "une phrase assez longue"
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
ARABIC, LATIN, TIFINAGH = r"[\u0600-\u06ff]", r"[A-Za-zÀ-ɏɐ-ʯḀ-ỿ]", r"[\u2d30-\u2d7f]"
# Networks and formats have one name in all languages.
NAMES = r"Facebook|Instagram|YouTube|WhatsApp|Telegram|RSS|GMT|PDF|MP3"
# Everything that a page says: texts, the attributes that are read out or shown, and what tabs, search engines and share cards
# show of it, each with its language. Credits are names
# as their owners write them, and sections are called what the newsroom calls them.
SAID = """() => {
  const all = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const languageOf = (element) => element.closest('[lang]').lang;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      const text = node.data.replace(/\\s+/gu, ' ').trim();
      if (text && !parent.closest('script, style, template, figcaption small, [name=section]')) all.push([languageOf(parent), text]);
    } else {
      for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
        const text = node.getAttribute(name);
        if (text?.trim()) all.push([languageOf(node), text.trim()]);
      }
    }
  }
  const own = document.documentElement.lang;
  const shared = ['site_name', 'title', 'description', 'image:alt'].map((name) => `meta[property="og:${name}"]`).join();
  for (const text of [document.title, ...[...document.querySelectorAll(`meta[name=description], ${shared}`)].map((meta) => meta.content)]) {
    if (text.trim()) all.push([own, text.replace(/\\s+/gu, ' ').trim()]);
  }
  return all;
}"""


def catalogue(path):
    """The strings of a catalogue as pages show them, those with places left out."""
    with open(os.path.join(ROOT, "Themes", path), encoding="utf-8") as file:
        entries = json.load(file)
    texts = set()
    for value in entries.values():
        texts |= {shown(t) for t in (value.values() if isinstance(value, dict) else [value]) if "{" not in t}
    return texts


def shown(text):
    """A text without what its language's printers put between its words."""
    return re.sub(r"[\s\u00a0\u202f]+", "", text).replace("’", "'").replace("…", "...").lower()


def casablanca():
    """Africa/Casablanca by PyPI's tzdata, whatever the machine has."""
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    return zoneinfo.ZoneInfo.no_cache("Africa/Casablanca")


def changes(zone, first, last):
    """The instants at which the offset changes, found by looking at every hour."""
    at, end, found = datetime(first, 1, 1, tzinfo=timezone.utc), datetime(last + 1, 1, 1, tzinfo=timezone.utc), []
    before = at.astimezone(zone).utcoffset()
    while at < end:
        offset = at.astimezone(zone).utcoffset()
        if offset != before:
            found.append(at)
            before = offset
        at += timedelta(hours=1)
    return found


def times(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    zone = casablanca()
    moves = changes(zone, 2018, 2028)
    check("times: PyPI's tzdata knows the permanent +00:00 of 2026", tzdata.IANA_VERSION >= "2026c" and len(moves) == 20
          and moves[-1] == datetime(2026, 9, 20, 2, tzinfo=timezone.utc) - timedelta(hours=1), (tzdata.IANA_VERSION, len(moves), moves[-1]))
    page = browser.new_page()
    for language, reach, locale in (("fr", 6, "fr"), ("ar", 1, "ar_MA"), ("es", 1, "es"), ("en", 1, "en_GB"), ("zgh", 1, "zgh")):
        site_folder = os.path.join(folder, f"times-{language}")
        run("init", site_folder, "--name", "Temps", "--language", language, "--url", "https://www.example.com")
        instants = sorted({move + timedelta(hours=hours) for move in moves for hours in range(-reach, reach + 1)})
        files = []
        for instant in instants:
            seconds = int(instant.timestamp())
            data = {
                "@context": "https://schema.org", "@type": "NewsArticle", "headline": f"T{seconds}X",
                "datePublished": instant.strftime("%Y-%m-%dT%H:%M:%SZ"), "articleSection": "Sport",
            }
            files.append(os.path.join(site_folder, f"{seconds}.html"))
            with open(files[-1], "w", encoding="utf-8") as file:
                file.write(f'<!doctype html><html lang="{language}"><head><title>T{seconds}X</title>'
                           f'<script type="application/ld+json">{json.dumps(data)}</script></head><body><article><h1>T{seconds}X</h1>'
                           f"<p>{'Un paragraphe de texte assez long pour un article. ' * 3}</p></article></body></html>")
        run("import", site_folder, "html", *files)
        site = Served(site_folder)
        home = site.text("/")
        months = next(unescape(a) for a in re.findall(r'<li><a href="(/[^"/]+)">', home)
                      if 'class="year"' in site.text(unescape(a)))
        wrong, seen, headings = [], set(), []
        for day in sorted({instant.astimezone(zone).date() for instant in instants}):
            page.goto(f"{site.base}{months}/{day:%Y/%m/%d}")
            heading = page.inner_text("h1")
            expected = format_date(day, "full", locale=locale)
            if language == "en":
                expected = expected.replace(",", "")
            if language == "fr":
                expected = re.sub(r" 1 ", " 1er ", expected)
            if heading.replace("\u00a0", " ") != expected:
                headings.append((heading, expected))
            for moment, clock, headline in page.evaluate("""() => [...document.querySelectorAll('main .wire li')]
                .map(i => [i.querySelector('time').dateTime, i.querySelector('time').innerText, i.querySelector('a').innerText])"""):
                seconds = int(re.search(r"T(\d+)X", headline).group(1))
                local = datetime.fromtimestamp(seconds, timezone.utc).astimezone(zone)
                seen.add(seconds)
                if (moment, clock.strip(), local.date()) != (local.isoformat(), f"{local:%H:%M}", day):
                    wrong.append((headline, moment, clock, local.isoformat()))
        check(f"times: {language}: every hour around each change of offset from 2018 to 2028 ({reach} before and after) is as tzdata has it",
              not wrong and len(seen) == len(instants), (wrong[:3], len(seen), len(instants)))
        check(f"times: {language}: {len(seen)} articles stand under days that are written as CLDR has them", not headings, headings[:3])
        site.stop()
    page.close()


def readers(browser, site, tools):
    """No page of an edition says a word in another edition's language."""
    check = tools["check"]
    words = {language: catalogue(f"default/strings/{language}.json") for language in ("fr", "ar", "en", "es", "zgh")}
    page = browser.new_page()
    for prefix, language, foreign in (
        ("", "fr", f"{ARABIC}|{TIFINAGH}"), ("/ar", "ar", f"{LATIN}|{TIFINAGH}"), ("/en", "en", f"{ARABIC}|{TIFINAGH}"),
        ("/zgh", "zgh", f"{LATIN}|{ARABIC}"), ("/zgh-latn", "zgh-Latn", f"{TIFINAGH}|{ARABIC}"),
    ):
        own = words.get(language, words["zgh"])
        others = set().union(*(w for l, w in words.items() if l != language)) - own
        home = site.text(prefix or "/")
        queue = [prefix or "/"] + [unescape(a) for a in re.findall(r'<a [^>]*?href="(/[^"]*)"', home)]
        article = next(a for a in queue if re.search(r"-\d+$", a))
        queue += [unescape(a) for a in re.findall(r'<a href="([^"]+)" rel="(?:tag|author)"', site.text(article))]
        inside = [a for a in dict.fromkeys(queue) if (a + "/").startswith((prefix or "") + "/") and not re.search(r"\.(xml|json)$", a)]
        if not prefix:
            inside = [a for a in inside if not re.match(r"/(ar|en|zgh|zgh-latn)(/|$)", a)]
        wrong, texts = [], 0
        for path in inside[:45] + [f"{prefix}/x/y-0", f"{prefix}/nowhere"]:
            page.goto(site.base + path)
            for lang, text in page.evaluate(SAID):
                if lang != language:
                    continue
                texts += 1
                bare = re.sub(NAMES, "", text)
                if shown(text) in others or re.search(foreign, bare):
                    wrong.append((path, text))
        check(f"words: {language}: every text of {len(inside)} pages is in the page's language and script", not wrong, list(dict.fromkeys(t for _, t in wrong))[:8])
        check(f"words: {language}: enough texts were looked at", texts > 400, texts)
    page.close()


def spanish(browser, folder, tools):
    """An edition in Spanish, which the sample has not."""
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    site_folder = os.path.join(folder, "spanish")
    run("init", site_folder, "--name", "El Faro", "--language", "es", "--url", "https://www.example.com")
    capture = os.path.join(folder, "faro.txt")
    with open(capture, "w", encoding="utf-8") as file:
        file.write("- 20:03El club reabre sus puertas\n- 09:05La carrera sale al alba\nEl ayuntamiento abre sus puertas\n" + "Una frase entera que dice algo del asunto. " * 6 + "\n")
    run("import", site_folder, "capture", capture, "--date", "2026-11-23", "--section", "Deportes")
    site = Served(site_folder)
    own = catalogue("default/strings/es.json")
    others = set().union(*(catalogue(f"default/strings/{l}.json") for l in ("fr", "en", "ar", "zgh"))) - own
    page, wrong = browser.new_page(), []
    home = site.text("/")
    paths = [unescape(a) for a in re.findall(r'<a [^>]*?href="(/[^"]*)"', home)]
    for path in dict.fromkeys(["/", "/nada", *[a for a in paths if not re.search(r"\.(xml|json)$", a)]]):
        page.goto(site.base + path)
        wrong += [text for lang, text in page.evaluate(SAID) if lang == "es" and shown(text) in others]
    check("words: es: every text of the theme is Spanish", not wrong, wrong[:8])
    page.close()
    site.stop()


SCREENS = (
    "", "/articles", "/articles/new", "/media", "/fronts", "/people", "/house", "/sections", "/topics", "/authors", "/redirects", "/settings",
    "/audit", "/search", "/account", "/account/tokens", "/translations",
)


def desk(browser, folder, tools):
    """No screen of the desk says a word in another language than its reader's; and what other parts judge in French and Arabic
    is judged here in Spanish, whose words are the longest, and in English."""
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    languages = ("fr", "ar", "en", "es")
    words = {l: catalogue(f"desk/strings/{l}.json") | catalogue(f"desk/strings/editor/{l}.json") for l in languages}
    names = {"fr": "Anaïs Alami", "ar": "سلمى الدادسي", "en": "Nour Filali", "es": "Ana Reda"}
    for language in languages:
        run("user", "add", folder, f"{language}@words.example", "--name", names[language], "--role", "administrator",
            "--language", language, input=PHRASE + "\n")
    site = Served(folder)
    for language in languages:
        person = signed_in(browser, site, f"words-{language}", f"{language}@words.example", PHRASE, locale=language)
        page = person.page
        screens = Judge(f"desk in {language}", tools)
        # Words that two languages share are no sign of the wrong one.
        others = set().union(*(w for l, w in words.items() if l != language)) - words[language]
        wrong, texts = [], 0

        def look(path):
            nonlocal texts
            for lang, text in page.evaluate(SAID):
                if lang == language:
                    texts += 1
                    if shown(text) in others and len(shown(text)) > 3:
                        wrong.append((path, text))
            if language in ("es", "en"):
                screens.accessible(path, person)
                screens.narrow(path, person)

        for screen in SCREENS:
            page.goto(f"{site.base}/desk{screen}")
            look(screen or "my day")
        page.goto(site.base + "/desk/fronts")
        page.click("main li a")
        look("a front")
        page.goto(site.base + "/desk/articles?state=published")
        article = site.base + page.get_attribute(".articles h2 a", "href")
        for place in range(3):
            page.locator("input[name='articles[]']").nth(place).check()
        page.select_option("#action", "assign")
        page.click(".bulk button")
        check(f"words: the desk in {language} asks before many are changed", page.locator("main li").count() == 3 and page.query_selector("#person"), page.url)
        look("what is asked before many are changed")
        for screen in ("", "/history", "/link", "/window"):
            page.goto(article + screen)
            if not screen:
                person.ready()
            elif screen == "/window":
                page.wait_for_selector("body[data-preview=ready]")
            look("an article" + screen)
        check(f"words: the desk in {language} says nothing in another language", not wrong, list(dict.fromkeys(wrong))[:8])
        check(f"words: the desk in {language}: enough texts were looked at", texts > 300, texts)
        check(f"words: the desk in {language} runs its way", page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr"))
        person.context.close()
    site.stop()


def two_scripts(browser, site, tools):
    """A Tamazight article in either script, from one text."""
    check = tools["check"]
    screens = Judge("scripts", tools)
    context = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    page = context.new_page()
    path = next(unescape(a) for a in re.findall(r'href="(/zgh/[^"]+-\d+)"', site.text("/zgh")))
    page.goto(site.base + path)
    tifinagh = page.inner_text("h1")
    check("scripts: the font named first for Tifinagh is Noto Sans Tifinagh",
          page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans Tifinagh"'))
    page.click(".bar a[hreflang='zgh-Latn']")
    check("scripts: the switch leads to the same article in Latin letters", page.url == site.base + path.replace("/zgh/", "/zgh-latn/", 1)
          and page.get_attribute("html", "lang") == "zgh-Latn", page.url)
    latin = page.inner_text("h1")
    check("scripts: as many words, in the other script", len(latin.split()) == len(tifinagh.split()) and not re.search(TIFINAGH, latin), (tifinagh, latin))
    check("scripts: Latin letters are not shown in a font for Tifinagh", "Tifinagh" not in page.evaluate("getComputedStyle(document.body).fontFamily"))
    check("scripts: French and Arabic are offered there, too", page.locator(".langs a").count() >= 1)
    screens("a Tamazight article in Latin letters", page)
    page.click(".bar a[hreflang='zgh']")
    check("scripts: and back", page.inner_text("h1") == tifinagh)
    # The masthead's links stand apart, whichever way each of them runs.
    page.set_viewport_size({"width": 1280, "height": 900})
    for where in ("/", "/ar", "/zgh"):
        page.goto(site.base + where)
        boxes = sorted(page.evaluate("[...document.querySelectorAll('.bar a')].map(a => { const b = a.getBoundingClientRect(); return [b.left, b.right]; })"))
        gaps = [b[0] - a[1] for a, b in zip(boxes, boxes[1:])]
        check(f"scripts: the ways to other editions stand apart on {where}", min(gaps) >= 12, gaps)
    context.close()


def fonts(browser, folder, tools):
    """A font of the publication's own: loaded beside the page, kept for a year, and never waited for."""
    check, Served = tools["check"], tools["Served"]
    found = next((os.path.join(path, name) for path, _, names in os.walk("/usr/share/fonts") for name in names
                  if "Naskh" in name and name.endswith((".ttf", ".otf"))), None)
    try:
        from fontTools import subset
        from fontTools.ttLib import TTFont
    except ImportError:
        found = None
    if not found:
        print("SKIPPED: there is no font, or no fontTools, to make a subset with.")
        return
    target = os.path.join(folder, "theme", "fonts")
    os.makedirs(target, exist_ok=True)
    font = TTFont(found, fontNumber=0)
    options = subset.Options(flavor="woff2", layout_features=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*range(0x600, 0x700), *range(0x20, 0x7F)])
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(os.path.join(target, "ar.woff2"))
    site = Served(folder)
    html = site.text("/ar")
    address = re.search(r'<link rel="preload" href="([^"]+)" as="font" type="font/woff2" crossorigin>', html).group(1)
    status, headers, body = site.get(address)
    check("fonts: the font is kept for a year", status == 200 and "immutable" in headers["cache-control"]
          and headers["content-type"] == "font/woff2" and body[:4] == b"wOF2", headers)
    check("fonts: another edition loads none", "preload" not in site.text("/"))
    check("fonts: an address of another content is none", site.get(address.replace("/ar-", "/ar-0"))[0] == 404)
    page, errors = browser.new_page(), []
    page.on("console", lambda m: errors.append(m.text))
    # The font is held back: the text stands there all the same.
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(site.base + "/ar", wait_until="domcontentloaded")
    check("fonts: a font that does not come does not hold back the text", page.inner_text("h3 a") != "" and page.evaluate("document.fonts.check('16px serif')"))
    for route in held:
        route.continue_()
    page.wait_for_function("() => [...document.fonts].some(f => f.status === 'loaded')")
    check("fonts: and then it is used", page.evaluate("[...document.fonts].some(f => f.family.includes('own-ar') && f.status === 'loaded')"))
    check("fonts: the policy lets it through", not errors, errors)
    page.close()
    site.stop()


def language_rules(browser, folder, tools):
    run, Served = tools["run"], tools["Served"]
    folder = os.path.join(folder, "rules")
    os.makedirs(folder)
    times(browser, folder, tools)
    spanish(browser, folder, tools)
    sample = os.path.join(folder, "sample")
    run("sample", sample, "--articles", "300")
    site = Served(sample)
    readers(browser, site, tools)
    two_scripts(browser, site, tools)
    site.stop()
    desk(browser, sample, tools)
    fonts(browser, sample, tools)
