"""A day in one story, in a real browser: an invited journalist writes with two pictures, a lead picture and an embed; an
editor comments, approves and schedules; readers have it everywhere at its time; a correction follows, and the chief makes
it the lead. Says how long each screen took and what the editor's page costs. Called by run.py."""

import datetime
import os
import re
import time
from urllib.parse import quote

from desk import Person
from judging import Judge
from media import png

USABLE = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const ready = performance.getEntriesByName('editor-ready')[0];
  return Math.round(ready ? ready.startTime : page.domContentLoadedEventEnd);
}"""
COST = """() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return { requests: all.length, bytes: all.reduce((sum, one) => sum + one.transferSize, 0) };
}"""


def plain_text(text):
    """Without the spaces that pages set before marks."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def report(path, took, cost, version):
    """Writes the figures of one day down, for whoever compares it with another."""
    lines = [
        "# The desk's screens", "",
        f"Written by the story of `Tests/BrowserTests` where `SCREENS_REPORT` names this file: Chromium {version} on {os.cpu_count()} cores, loopback, the debug build that `script/test` makes, each screen opened once.", "",
        f"The editor's page asks {cost['requests']} requests and {cost['bytes']:,} bytes of a browser that has nothing of it yet.", "",
        "| screen | usable after |", "| --- | --- |", *[f"| {name} | {ms} ms |" for name, ms in took.items()],
    ]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def asked_for_the_film(browser, site, path, check, judge):
    """Something of another site is in a frame that asks nobody before the reader does, and its player when they do."""
    reader = browser.new_page(viewport={"width": 390, "height": 800})
    asked, wrong = [], []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None)
    reader.goto(site.base + path)
    reader.locator("figure.embed").scroll_into_view_if_needed()
    frame = reader.frame_locator("figure.embed iframe")
    frame.locator("a").wait_for()
    reader.wait_for_timeout(300)
    strangers = lambda: [url for url in asked if not url.startswith((site.base, "data:", "about:"))]
    check("story: the embed asks nobody before the reader does", not strangers() and not wrong, (strangers(), wrong))
    judge("an article with a film", reader)
    frame.locator("a").click()
    for _ in range(50):
        if strangers():
            break
        reader.wait_for_timeout(100)
    check("story: the film is asked for when the reader asks", strangers() and strangers()[0].startswith("https://www.youtube-nocookie.com/embed/"), strangers())
    check("story: no policy is in the player's way, and the reader stays on the page", not wrong and reader.url == site.base + path, wrong)
    reader.close()


def story(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "story")
    run("sample", folder, "--articles", "120")
    run(
        "user", "add", folder, "imane@relais.example", "--name", "Imane Souiri", "--role", "administrator", "--language", "fr",
        input="une phrase assez longue\n",
    )
    site = Served(folder)
    took = {}

    def usable(name, person):
        took[name] = person.page.evaluate(USABLE)

    def public(address):
        return re.sub(r"^https?://[^/]+", "", address)

    chief = Person(browser, "chief", policy=True)
    page = chief.page
    page.goto(site.base + "/desk/sign-in")
    usable("sign in", chief)
    page.fill("[name=email]", "imane@relais.example")
    page.fill("[name=password]", "une phrase assez longue")
    page.click("button.main")
    page.wait_for_url(site.base + "/desk")
    usable("my day", chief)

    def invite(name, email, role):
        page.goto(site.base + "/desk/people")
        page.fill("[name=name]", name)
        page.fill("[name=email]", email)
        page.select_option("[name=role]", role)
        page.select_option("[name=language]", "fr")
        if role == "editor":
            page.locator("[name='sections[]']").first.check()
        page.click("button.main")
        return site.base + public(page.input_value("#link"))

    def enter(person, link):
        person.page.goto(link)
        person.page.fill("[name=password]", "les mots du matin")
        person.page.click("button.main")
        person.page.wait_for_url(site.base + "/desk")

    karim, salma = Person(browser, "karim", policy=True), Person(browser, "salma", policy=True)
    enter(karim, invite("Karim Dadsi", "karim@relais.example", "journalist"))
    enter(salma, invite("Salma Berrada", "salma@relais.example", "editor"))
    page.goto(site.base + "/desk/people")
    usable("people", chief)
    section = page.locator("label:has([name='sections[]'])").first.inner_text().strip()

    # The journalist writes.
    page = karim.page
    page.goto(site.base + "/desk/articles/new")
    usable("a new article", karim)
    page.fill("[name=headline]", "La bibliothèque du port rouvre un lundi de pluie")
    page.select_option("[name=section]", label=section)
    page.click("button.main")
    karim.ready()
    usable("the editor", karim)
    cost = page.evaluate(COST)
    address = page.url
    number = address.rsplit("/", 1)[1]
    page.fill("[name=standfirst]", "Après deux ans de travaux, les lecteurs retrouvent leurs tables face aux bateaux.")
    page.fill("[name=credits]", "Karim Dadsi")
    page.fill("[name=topics]", "Ports")

    def picture(name, color):
        with page.expect_file_chooser() as chooser:
            page.click("dialog .dialog-actions button:has(.icon-insert)")
        chooser.value.set_files({"name": name, "mimeType": "image/png", "buffer": png(1200, 675, color)})

    page.click("#lead button:has-text('Choisir')")
    picture("quai.png", (40, 90, 140))
    page.wait_for_selector("#lead img")
    check("story: the lead picture stands in the article", page.is_visible("#lead img"))
    check("story: what it lacks is said there", "texte alternatif" in page.inner_text("#lead .card-warning"), page.inner_text("#lead"))
    page.click(".ProseMirror")
    page.keyboard.type("Les portes de la bibliothèque rouvrent ce lundi. La salle de lecture compte deux cents places.")
    page.keyboard.press("Enter")

    def insert(steps):
        page.keyboard.press("/")
        page.wait_for_selector(".menu:popover-open")
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

    for place, (name, color, words) in enumerate((("salle.png", (150, 90, 40), "La grande salle"), ("rayons.png", (60, 120, 60), "Les rayons neufs"))):
        insert(0)
        picture(name, color)
        page.wait_for_selector(f".card-picture >> nth={place}")
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        page.keyboard.type(words + ", vue de l’entrée")
        page.keyboard.press("Enter")
    insert(2)
    page.keyboard.type("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card-embed")
    karim.saved()
    page.click("form[action$='/submit'] button")
    page.wait_for_url("**?done=submit")
    karim.ready()

    # The editor comments and asks; the journalist mends.
    desk = salma.page
    desk.goto(site.base + "/desk")
    check("story: it waits on the editor's first page", "La bibliothèque du port" in plain_text(desk.inner_text("main")))
    desk.goto(address)
    salma.ready()
    usable("an article to review", salma)
    desk.click("form[action$='/review'] button")
    desk.wait_for_url("**?done=review")
    salma.ready()
    desk.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('.ProseMirror'), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
          document.dispatchEvent(new Event('selectionchange'));
        }""", "deux cents places",
    )
    desk.wait_for_timeout(100)
    desk.keyboard.press("Control+Alt+m")
    desk.wait_for_selector("#remark-new textarea[name=text]:focus")
    desk.keyboard.type("Deux cents, ou trois cents ?")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_selector(".remark")
    desk.click("details:has(form[action$='/changes']) summary")
    desk.fill("form[action$='/changes'] textarea", "Vérifiez le nombre de places.")
    desk.click("form[action$='/changes'] button")
    desk.wait_for_url("**?done=changes")
    desk.goto("about:blank")
    page.goto(site.base + "/desk")
    check("story: the journalist is told what is asked", "Salma Berrada" in page.inner_text("main"))
    page.goto(address)
    karim.ready()
    page.evaluate(
        "() => { const e = document.getElementById('article').editor; let at; e.state.doc.descendants((n, p) => { const i = n.isText ? n.text.indexOf('deux cents') : -1; if (i >= 0) at = p + i; });"
        " e.chain().insertContentAt({ from: at, to: at + 10 }, 'trois cents').run() }"
    )
    karim.saved()
    page.click("form[action$='/submit'] button")
    page.wait_for_url("**?done=submit")
    page.goto("about:blank")

    # Pictures want words and a credit before anything goes out.
    desk.goto(site.base + "/desk/media")
    usable("the media library", salma)
    for one in range(3):
        desk.goto(site.base + "/desk/media")
        desk.locator(".media-grid a").nth(one).click()
        desk.wait_for_selector("[name=credit]")
        desk.locator("[name^='alt[']").first.fill("La bibliothèque du port")
        desk.fill("[name=credit]", "Imane Souiri")
        desk.click("form[aria-labelledby=said] button.main")
        desk.wait_for_url("**?done=described")

    # Approved, and scheduled two seconds ahead of the clock that the page shows.
    desk.goto(address)
    salma.ready()
    desk.click("form[action$='/review'] button")
    desk.wait_for_url("**?done=review")
    desk.click("form[action$='/approve'] button")
    desk.wait_for_url("**?done=approve")
    salma.ready()
    desk.click("details:has(form[action$='/schedule']) summary")
    check("story: no publishing check blocks it", not desk.query_selector(".checks .wrong"), desk.inner_text(".next"))
    home = plain_text(site.text("/"))
    check("story: before its time it is no reader's", "La bibliothèque du port" not in home)
    # Times are given in whole seconds, so two seconds ahead can only be said when one begins.
    time.sleep(1 - time.time() % 1)
    due = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(seconds=2)
    desk.fill("#at", due.strftime("%Y-%m-%dT%H:%M:%S"))
    desk.click("form[action$='/schedule'] button")
    desk.wait_for_url("**?done=schedule")
    shown = plain_text(desk.inner_text(".next"))
    check("story: the time stands with its zone's offset", "GMT+00:00" in shown, shown)
    public_path = public(desk.inner_text("#slug-address"))
    status = site.get(public_path)[0]
    early = datetime.datetime.now(datetime.timezone.utc)
    if early < due:
        check("story: until then its address answers 404", status == 404, status)
    live = None
    while datetime.datetime.now(datetime.timezone.utc) < due + datetime.timedelta(seconds=3):
        if site.get(public_path)[0] == 200:
            live = datetime.datetime.now(datetime.timezone.utc)
            break
        time.sleep(0.02)
    check("story: it goes out within a second of its time, and not before", live and due <= live <= due + datetime.timedelta(seconds=1), (due, live))
    front = "/" + public_path.split("/")[1]
    for name, path in (("the home page", "/"), ("its section", front), ("the latest", "/dernieres-nouvelles")):
        check(f"story: it stands on {name}", "La bibliothèque du port" in plain_text(site.text(path)), path)
    for feed in ("/feed.xml", "/atom.xml", "/feed.json", front + "/feed.xml", "/sitemap-news.xml"):
        text = plain_text(site.text(feed))
        check(f"story: it stands in {feed}", "La bibliothèque du port" in text or public_path in text, text[:300])
    found = plain_text(site.text("/recherche?q=biblioth%C3%A8ques+port"))
    check("story: readers' search finds it, in another form of its words", public_path in found, found[:300])
    html = site.text(public_path)
    check("story: readers have its two pictures and its lead", html.count("<picture") >= 3 or html.count("<img") >= 3, html.count("<img"))
    asked_for_the_film(browser, site, public_path, check, Judge("story", tools))

    # A correction, and a text that is published again without leaving the page.
    desk.goto(address)
    salma.ready()
    desk.click("details:has(form[action$='/correct']) summary")
    desk.fill("form[action$='/correct'] textarea", "La salle compte trois cents places, et non deux cents.")
    desk.click("form[action$='/correct'] button")
    desk.wait_for_url("**?done=correct")
    check("story: the correction is on the page", "et non deux cents" in plain_text(site.text(public_path)))
    check("story: and on the page of corrections", "et non deux cents" in plain_text(site.text("/rectificatifs")))
    salma.ready()
    check("story: with nothing new there is nothing to publish", not desk.is_visible("form[action$='/publish'] button"))
    desk.fill("[name=standfirst]", "Après deux ans de travaux, les lecteurs retrouvent leurs tables.")
    salma.saved()
    desk.click("form[action$='/publish'] button")
    desk.wait_for_url("**?done=publish")
    check("story: what was mended is published from the same page", "retrouvent leurs tables." in plain_text(site.text(public_path)))
    desk.goto("about:blank")

    # Its Arabic translation is begun beside it, linked from its first line on, and published.
    page = chief.page
    page.goto(address)
    chief.ready()
    page.click("#translations summary") if page.query_selector("#translations details:not([open]) summary") else None
    page.locator("#translations form[action$='/translate']").first.locator("button").click()
    page.wait_for_url(lambda url: "/desk/articles/" in url and not url.startswith(address))
    chief.ready()
    usable("a translation beside its original", chief)
    page.fill("[name=headline]", "مكتبة الميناء تفتح أبوابها يوم اثنين ماطر")
    page.fill("[name=standfirst]", "بعد عامين من الأشغال، يعود القراء إلى طاولاتهم قبالة السفن.")
    page.fill("[name=credits]", "كريم الدادسي")
    for block in range(page.locator(".ProseMirror > p").count()):
        page.locator(".ProseMirror > p").nth(block).click()
        page.keyboard.type("تفتح أبواب المكتبة هذا الاثنين.")
    chief.saved()
    arabic_path = quote(public(page.inner_text("#slug-address")))
    page.click(".next form[action$='/publish'] button")
    page.wait_for_url("**?done=publish")
    arabic = site.text(arabic_path)
    check("story: its Arabic translation is published", "مكتبة الميناء" in arabic, arabic[:200])
    check("story: each leads to the other", arabic_path in site.text(public_path) and public_path in arabic)

    # The chief makes it the lead.
    page = chief.page
    page.goto(site.base + "/desk/fronts")
    page.click("a:has-text('Page d’accueil') >> nth=0")
    usable("the front page", chief)
    page.click("#place-lead-0 .buttons a.button")
    page.fill("#q", "bibliothèque du port")
    page.press("#q", "Enter")
    page.wait_for_url("**q=**")
    page.click(".found li:has-text('La bibliothèque du port') button")
    page.wait_for_url("**moved=lead-0**")
    page.click("button.main")
    page.wait_for_url("**done=live")
    lead = re.search(r'<div class="lead">.*?<h3><a href="([^"]+)"', site.text("/"), re.S)
    check("story: pinned by the chief it leads the home page", lead and public(lead.group(1)) == public_path, lead and lead.group(1))

    print("story: usable after " + ", ".join(f"{name} {ms} ms" for name, ms in took.items()))
    print(f"story: the editor's page: {cost['requests']} requests, {cost['bytes'] / 1000:.0f} kB")
    if path := os.environ.get("SCREENS_REPORT"):
        report(path, took, cost, browser.version)
    for person in (chief, karim, salma):
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"story: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()
    site.stop()
