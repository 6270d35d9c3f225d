"""The ways between languages, in a real browser: every page of the sample names its counterparts and they point back;
readers go from one language to another; a translation is begun, written beside its original, brought up to date, published
and withdrawn, in French and Arabic. Called by run.py."""

import os
import re
from html import unescape

from desk import signed_in
from judging import Judge

PHRASE = "une phrase assez longue"
LANGUAGES = {"": "fr", "/ar": "ar", "/en": "en", "/zgh": "zgh", "/zgh-latn": "zgh-Latn"}

MACHINE = """#!/usr/bin/env python3
import json, re, sys
question = json.load(sys.stdin)
assert sys.argv[1:] == ["--polite"] and question["from"] == "fr" and question["to"] == "ar", question
print(json.dumps({"texts": [re.sub(r">[^<]+<", ">كلام<", f"كلمات {len(text)} {text}") if "<" in text else f"كلمات {len(text)}" for text in question["texts"]]}))
"""


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", unescape(address)) or "/"


def languages(browser, folder, tools):
    run, check, Served, Axe, nu = tools["run"], tools["check"], tools["Served"], tools["Axe"], tools["nu"]
    folder = os.path.join(folder, "languages")
    run("sample", folder, "--articles", "300")
    for name, email, role, language in (
        ("Chef Alami", "chef@fanal.example", "chiefEditor", "fr"), ("سلمى الدادسي", "salma@fanal.example", "chiefEditor", "ar"),
        ("Nabil Filali", "nabil@fanal.example", "contributor", "fr"),
    ):
        run("user", "add", folder, email, "--name", name, "--role", role, "--language", language, input=PHRASE + "\n")
    # A machine that helps translators, in the manner that the operators' page tells.
    machine = os.path.join(folder, "machine")
    with open(machine, "w") as script:
        script.write(MACHINE)
    os.chmod(machine, 0o755)
    with open(os.path.join(folder, "manchette.yaml"), "a") as settings:
        settings.write(f"translation:\n  command:\n    - {machine}\n    - --polite\n")
    run("doctor", folder)
    site = Served(folder)
    axe = Axe()

    for path in ("/sitemap-authors.xml", "/sitemap-topics.xml"):
        for prefix, other in (("", "ar"), ("/ar", "fr"), ("/zgh-latn", "zgh")):
            text = site.text(prefix + path)
            check(f"languages: {prefix}{path} names the same in other editions", f'hreflang="{other}"' in text and 'hreflang="x-default"' in text, text[:300])

    # The browser's language: an offer that leads nowhere by itself, moves nothing, and goes when it is put away.
    for locale, path, offered in (("ar-MA", "/", "ar"), ("fr-FR", "/", None), ("fr-CA", "/ar", "fr"), ("de-DE", "/", None), ("en-GB", "/", "en")):
        context = browser.new_context(locale=locale, viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(site.base + path)
        page.wait_for_load_state("networkidle")
        shown = [node.get_attribute("lang") for node in page.locator(".suggest:visible").all()]
        check(f"languages: {locale} at {path} is offered {offered}", shown == ([offered] if offered else []) and path_of(page.url) == path, str(shown))
        if offered:
            shift = page.evaluate("() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, each) => sum + each.value, 0))).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 200))")
            check(f"languages: the offer to {locale} moves nothing", shift < 0.01, str(shift))
            check(f"languages: the page with an offer to {locale} suits axe-core", not axe.run(page).response["violations"], str(axe.run(page).response["violations"])[:300])
            page.locator(".suggest:visible button").click()
            page.reload()
            page.wait_for_load_state("networkidle")
            check(f"languages: what {locale} put away stays away", page.locator(".suggest:visible").count() == 0)
        context.close()

    # Every page that can be found, by the ways between them.
    def page_at(path):
        status, headers, body = site.get(path)
        html = body.decode()
        head = html.split("</head>")[0]
        return {
            "status": status, "html": html, "lang": re.search(r'<html lang="([^"]+)" dir="([^"]+)"', html).groups(),
            "alternates": {
                language: path_of(address)
                for language, address in re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', head)
            },
            "canonical": [path_of(a) for a in re.findall(r'<link rel="canonical" href="([^"]+)">', head)],
        }

    known = {}

    def at(path):
        if path not in known:
            known[path] = page_at(path)
        return known[path]

    queue, kinds = [], set()
    for prefix in LANGUAGES:
        home = at(prefix or "/")
        links = [unescape(a) for a in re.findall(r'<a [^>]*?href="(/[^"]*)"', home["html"])]
        links = [a for a in links if not re.search(r"\.(xml|json)$", a)]
        articles = [a for a in links if re.search(r"-\d+$", a)][:25]
        queue += [prefix or "/", *[a for a in links if a not in articles and "media" not in a], *articles]
        for article in articles[:6]:
            queue += [unescape(a) for a in re.findall(r'<a href="([^"]+)" rel="(?:tag|author)"', at(article)["html"])]
    for path in list(queue):
        for month in re.findall(r'<section class="year">.*?<li><a href="([^"]+)"', at(path)["html"], re.S)[:1]:
            queue.append(unescape(month))
            queue += [unescape(a) for a in re.findall(r'<td><a href="([^"]+)"', at(unescape(month))["html"])[:2]]
        queue += [unescape(a) for a in re.findall(r'href="([^"]+\?before=[^"]+)"', at(path)["html"])[:1]]
    wrong = []
    for path in dict.fromkeys(queue):
        page = at(path)
        if page["status"] != 200:
            wrong.append(f"{path} answers {page['status']}")
            continue
        if 'content="noindex"' in page["html"]:
            if page["alternates"]:
                wrong.append(f"{path} is not to be found and names others")
            continue
        kinds |= set(page["alternates"])
        if "x-default" not in page["alternates"] or page["canonical"][0] not in page["alternates"].values():
            wrong.append(f"{path} does not name itself and a default: {page['alternates']}")
        for language, other in page["alternates"].items():
            there = at(other)
            if there["status"] != 200 or there["alternates"] != page["alternates"]:
                wrong.append(f"{path} {language} {other} does not point back: {there['status']} {there['alternates']}")
            if language != "x-default" and there["lang"][0] != language:
                wrong.append(f"{other} is not in {language}")
        bar = re.search(r'<div class="bar">.*?</div>', page["html"], re.S).group(0)
        for address, language, same in re.findall(r'<a href="([^"]+)" hreflang="([^"]+)"( rel="alternate")?', bar):
            if bool(same) != (page["alternates"].get(language) == unescape(address)):
                wrong.append(f"{path}: the way to {language} is not what the head says")
            if at(unescape(address))["status"] != 200:
                wrong.append(f"{path} leads to {address}")
    check(f"languages: {len(known)} pages name their counterparts and each points back", not wrong, wrong[:5])
    check("languages: French, Arabic, English and Tamazight are linked", kinds == {"fr", "ar", "en", "zgh", "zgh-Latn", "x-default"}, kinds)
    check("languages: enough pages were looked at", len(known) > 150, len(known))

    # Tamazight: one section, in Tifinagh, with its fonts named first.
    home = at("/zgh")
    sections = re.findall(r'<nav class="sections".*?</nav>', home["html"], re.S)[0]
    check("languages: the Tamazight edition has one section", sections.count("<li>") == 2, sections)
    context = browser.new_context(viewport={"width": 390, "height": 900}, locale="zgh", bypass_csp=True)
    page = context.new_page()
    article = next(a for a in re.findall(r'href="(/zgh/[^"]+-\d+)"', home["html"]))
    page.goto(site.base + article)
    text = page.evaluate("""() => [...document.querySelectorAll('h1, .stand, .text, .over, .wire h2, .wire a, .crumbs, .sections a, .foot h2, .topics')]
        .map(e => e.textContent).join(' ')""")
    check("languages: no word of a Tamazight page is left in another script", not re.search(r"[A-Za-zÀ-ÿ\u0600-\u06ff]", text), re.findall(r"\S*[A-Za-zÀ-ÿ\u0600-\u06ff]\S*", text)[:5])
    check("languages: the page names a font that has Tifinagh first", "Noto Sans Tifinagh" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").split(",")[0])
    found = axe.run(page).response["violations"]
    check("languages: a Tamazight article has no axe violation", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
    errors = nu.errors(page.content().encode())
    check("languages: a Tamazight article is valid HTML", not errors, errors[:3])
    original = page.get_attribute(".langs a[lang=fr]", "href")
    page.click(".langs a[lang=fr]")
    check("languages: and leads to its French original", page.url.endswith(original) and page.get_attribute("html", "lang") == "fr", page.url)
    check("languages: which leads back", page.get_attribute(".langs a[lang=zgh]", "href") == article)
    check(
        "languages: a Tamazight link on a French page has its font, too",
        page.evaluate("getComputedStyle(document.querySelector('.langs a[lang=zgh]')).fontFamily").startswith('"Noto Sans Tifinagh"'),
    )
    found = axe.run(page).response["violations"]
    check("languages: an article with translations has no axe violation", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
    context.close()
    plain, asked = site.get("/"), site.get("/", Accept_Language="ar-MA, ar;q=0.9")
    check("languages: what the browser speaks changes nothing", plain[0] == asked[0] == 200 and plain[2] == asked[2])

    # The desk.
    def sign_in(name, email, **options):
        return signed_in(browser, site, name, email, PHRASE, **options)

    screens = Judge("languages", tools)
    valid = screens.valid

    def judge(name, person):
        screens.accessible(name, person)
        screens.narrow(name, person)

    chief = sign_in("chief", "chef@fanal.example")
    page = chief.page
    page.goto(site.base + "/desk/articles/new")
    page.fill("[name=headline]", "Le phare rouvre ses portes")
    page.select_option("[name=section]", label="Culture")
    page.click("button.main")
    chief.ready()
    page.fill("[name=standfirst]", "Après deux ans de travaux.")
    page.click("#body-editor .ProseMirror")
    page.keyboard.type("Le phare a rouvert mardi.")
    page.keyboard.press("Enter")
    page.keyboard.type("La foule attendait depuis l’aube.")
    chief.saved()
    french = re.search(r"/desk/articles/(\d+)", page.url).group(1)

    def publish(person):
        person.saved()
        person.page.reload()
        person.ready()
        with person.page.expect_navigation():
            person.page.click(".next form[action$='/publish'] button")

    publish(chief)
    address = re.search(r'href="([^"]*-' + french + ')"', site.text("/")).group(1)
    check("languages: no language is offered before there is a translation", 'class="langs"' not in site.text(address))

    salma = sign_in("salma", "salma@fanal.example", scheme="dark", locale="ar")
    page = salma.page
    page.goto(site.base + f"/desk/articles/{french}")
    salma.ready()
    judge("the original with what can be translated", salma)
    with page.expect_navigation():
        page.locator("#translations form[action$='/translate']").first.locator("button").click()
    salma.ready()
    arabic = re.search(r"/desk/articles/(\d+)", page.url).group(1)
    check("languages: a translation is a draft of its own", arabic != french)
    sides = page.evaluate("""() => ['.original-text', '.manuscript'].map(s => { const e = document.querySelector(s);
        const box = e.getBoundingClientRect(); return [e.dir, e.lang, Math.round(box.left), Math.round(box.right)]; })""")
    check("languages: the two stand side by side, each in its own direction", sides[0][:2] == ["ltr", "fr"] and sides[1][:2] == ["rtl", "ar"]
          and (sides[0][2] >= sides[1][3] or sides[1][2] >= sides[0][3]), sides)
    check("languages: the blocks are there without a word", page.evaluate("document.getElementById('article').editor.state.doc.childCount") >= 2
          and not page.inner_text(".ProseMirror").strip().replace("…", "") or "phare" not in page.inner_text(".ProseMirror"))
    check("languages: the original is only to be read", page.locator("#original :is(input, textarea, [contenteditable=true])").count() == 0)
    judge("a translation beside its original, in Arabic and dark", salma)
    valid("a translation beside its original", salma)
    page.fill("[name=headline]", "المنارة تفتح أبوابها من جديد")
    page.fill("[name=standfirst]", "بعد سنتين من الأشغال.")
    page.locator(".ProseMirror > p").first.click()
    page.keyboard.type("فتحت المنارة أبوابها يوم الثلاثاء.")
    here = page.locator(".original-block.here")
    check("languages: the block that is written in is marked in the original", here.count() == 1 and "mardi" in here.inner_text(), here.count() and here.inner_text())
    salma.saved()
    page.reload()
    salma.ready()
    check("languages: a block without words holds it back", page.locator(".checks .wrong").count() >= 1)
    page.locator(".ProseMirror > p").nth(1).click()
    page.locator("#machine").focus()
    with page.expect_response(re.compile("/propose$")) as asked:
        page.keyboard.press("Enter")
    page.wait_for_selector(".notice-bar")
    check("languages: the machine was asked for the empty passage only", asked.value.request.post_data_json["blocks"] == [1]
          and not {"headline", "standfirst"} & set(asked.value.request.post_data_json["fields"]), asked.value.request.post_data)
    check("languages: a machine fills what is empty, and says so", "كلمات" in page.locator(".ProseMirror > p").nth(1).inner_text()
          and "الآلة" in page.inner_text(".notice-bar"), page.inner_text(".ProseMirror"))
    check("languages: and leaves what someone wrote", "الثلاثاء" in page.locator(".ProseMirror > p").first.inner_text()
          and page.input_value("[name=headline]") == "المنارة تفتح أبوابها من جديد")
    judge("a passage filled by machine", salma)
    page.locator(".ProseMirror").focus()
    page.keyboard.press("Control+z")
    check("languages: one undo takes the machine's words away", "كلمات" not in page.inner_text(".ProseMirror"), page.inner_text(".ProseMirror"))
    page.locator(".ProseMirror > p").nth(1).click()
    page.keyboard.type("انتظر الناس منذ الفجر.")
    page.locator("#machine").click()
    page.wait_for_function("document.querySelector('.notice-bar').textContent.includes('لا توجد')")
    check("languages: the second block, too", "aube" in page.locator(".original-block.here").inner_text())
    publish(salma)
    arabic_address = re.search(r'href="(/ar/[^"]*-' + arabic + ')"', site.text("/ar")).group(1)
    check("languages: the Arabic translation is linked and published", unescape(arabic_address) in unescape(site.text(address)) and "اقرؤوا هذا المقال بالعربية" in site.text(address))
    check("languages: and leads back", address in unescape(site.text(unescape(arabic_address))))

    # The original changes: marked, listed, taken over.
    page = chief.page
    page.goto(site.base + f"/desk/articles/{french}")
    chief.ready()
    page.locator(".ProseMirror > p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Le maire était là.")
    publish(chief)
    page = salma.page
    page.goto(site.base + "/desk")
    check("languages: the translation stands on my day", "المنارة تفتح" in page.inner_text("main") and "Le phare rouvre" in page.inner_text("main"))
    judge("my day with a translation to bring up to date", salma)
    page.goto(site.base + "/desk/translations")
    check("languages: and in the list", "المنارة تفتح" in page.inner_text(".articles"))
    judge("the list of translations", salma)
    valid("the list of translations", salma)
    page.click(".articles h2 a")
    salma.ready()
    check("languages: what changed is marked by words", page.locator(".original-block.changed ins").all_inner_texts() and "maire" in page.locator(".original-block.changed ins").first.inner_text())
    judge("a translation whose original changed", salma)
    page.locator(".original-block.changed .quiet").first.click()
    page.wait_for_function("document.activeElement.closest('.ProseMirror') !== null")
    check("languages: a button leads to its place in the translation", page.evaluate("document.getElementById('article').editor.state.selection.$from.index(0)") == 0)
    with page.expect_navigation():
        page.locator("#original form[action$='/caught-up'] button").focus()
        page.keyboard.press("Enter")
    salma.ready()
    check("languages: taken over, nothing is marked", page.locator(".original-block.changed").count() == 0)
    page.goto(site.base + "/desk/translations")
    check("languages: and it is off the list", "المنارة تفتح" not in page.inner_text("main"))
    # Those of the sample, whose originals changed, too.
    behind = page.locator(".articles h2 a").count()
    check("languages: the sample has translations that lie behind", behind >= 3, behind)
    for _ in range(behind):
        page.locator(".articles h2 a").first.click()
        salma.ready()
        with page.expect_navigation():
            page.locator("#original form[action$='/caught-up'] button").focus()
            page.keyboard.press("Enter")
        salma.ready()
        page.goto(site.base + "/desk/translations")
    check("languages: and in the end the list is empty", page.locator(".articles").count() == 0)
    judge("the empty list of translations", salma)

    # Translated by.
    page.goto(site.base + f"/desk/articles/{arabic}")
    salma.ready()
    page.fill("[name=translators]", "سلمى الدادسي")
    publish(salma)
    check("languages: the translator is named", "سلمى الدادسي" in site.text(unescape(arabic_address)))

    # Without a script: unlinked, linked again by search.
    bare = sign_in("bare", "chef@fanal.example", scripts=False)
    page = bare.page
    page.goto(site.base + f"/desk/articles/{arabic}")
    check("languages: the original stands there without a script", "Le maire" in page.inner_text("#original"))
    page.click("#translations summary")
    page.click("#translations form[action$='/unlink'] button")
    check("languages: unlinked, no page offers the other", 'class="langs"' not in site.text(address) and 'class="langs"' not in site.text(unescape(arabic_address)))
    page.click("#translations a[href$='/link']")
    page.fill("#q", "phare")
    page.select_option("#edition", label="Le Fanal")
    page.click(".search button")
    check("languages: an article is found to be linked", "Le phare rouvre" in page.inner_text(".articles"), page.inner_text("main"))
    linker = sign_in("linker", "chef@fanal.example")
    linker.page.goto(page.url)
    judge("the search for an article to link", linker)
    valid("the search for an article to link", linker)
    page.locator(".articles li", has_text="Le phare rouvre").locator("form button").nth(1).click()
    check("languages: linked as the original", page.locator("#original").count() == 1 and "Le phare rouvre" in page.inner_text("#original"), page.url)
    check("languages: readers are offered both again", 'class="langs"' in site.text(address) and 'class="langs"' in site.text(unescape(arabic_address)))

    # Withdrawn: gone from both at once.
    page.click(".next details:has(form[action$='/unpublish']) summary")
    page.fill(".next form[action$='/unpublish'] textarea", "Retiré par la rédaction.")
    page.click(".next form[action$='/unpublish'] button")
    check("languages: withdrawn, it is offered no more", 'class="langs"' not in site.text(address) and "hreflang=\"ar\" href" not in site.text(address).split("</head>")[0])
    check("languages: and its own page is gone", site.get(unescape(arabic_address))[0] == 410)

    # Whose draft it is not may not be linked by a contributor.
    nabil = sign_in("nabil", "nabil@fanal.example", width=390)
    page = nabil.page
    page.goto(site.base + f"/desk/articles/{french}")
    check("languages: a contributor may begin a translation of what is published", page.locator("#translations form[action$='/translate']").count() >= 1)
    check("languages: and may not link it", page.locator("#translations a[href$='/link']").count() == 0)
    judge("a published article for a contributor", nabil)
    for person in (chief, salma, bare, linker, nabil):
        quiet = [m for m in person.messages if "400" not in m and "403" not in m]
        check(f"languages: nothing went wrong in the browser of {person.name}", not quiet, quiet[:2])
        person.context.close()
    site.stop()
