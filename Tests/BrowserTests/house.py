"""The desk's screens about the publication itself, as a chief editor uses them: sections, topics, authors, redirects and
the audit log, without scripts and with them, in French and in Arabic. Called by run.py."""

import json
import os
import re

from desk import Person
from judging import Judge


def house(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    shots = os.environ.get("HOUSE_SHOTS")
    folder = os.path.join(folder, "house")
    run("sample", folder, "--articles", "120")
    with open(os.path.join(folder, "manchette.yaml"), "a", encoding="utf-8") as file:
        file.write("publication:\n  timezone: Africa/Casablanca\n")
    site = Served(folder)
    log = open(os.path.join(folder, "serve.log"), encoding="utf-8").read()
    first = re.search(r"http://\S+(/desk/first/\S+)", log)

    screens = Judge("house", tools)

    def judge(name, person):
        screens(name, person)
        if shots:
            person.page.screenshot(path=f"{shots}/{person.name}-{name.replace(' ', '-')}.png", full_page=True)

    chief = Person(browser, "chief")
    page = chief.page
    page.goto(site.base + first.group(1))
    page.fill("[name=name]", "Imane Souiri")
    page.fill("[name=email]", "imane@relais.example")
    page.fill("[name=password]", "une phrase assez longue")
    page.click("button.main")
    page.click("header nav >> text=Organisation")
    judge("house", chief)

    # Sections.
    page.click("main >> text=Rubriques")
    judge("sections", chief)
    names = page.eval_on_selector_all(".tree[data-tree] > li > .tree-row > p > a", "all => all.map(a => a.textContent)")
    with page.expect_navigation():
        page.click(".tree[data-tree] > li:nth-child(2) > .tree-row button[aria-label^='Monter']")
    after = page.eval_on_selector_all(".tree[data-tree] > li > .tree-row > p > a", "all => all.map(a => a.textContent)")
    check("house: a button moves a section up", after == [names[1], names[0], *names[2:]], (names, after))
    # The first is dragged onto the lower edge of the second, then the third onto the middle of the first.
    rows = page.locator(".tree[data-tree] > li > .tree-row")
    box = rows.nth(1).bounding_box()
    with page.expect_navigation():
        rows.nth(0).drag_to(rows.nth(1), target_position={"x": 40, "y": box["height"] - 3})
    after = page.eval_on_selector_all(".tree[data-tree] > li > .tree-row > p > a", "all => all.map(a => a.textContent)")
    check("house: a section is dragged after another", after[:2] == names[:2], (names, after))
    old = page.locator(".tree[data-tree] > li > .tree-row > p > a").nth(2)
    title = old.text_content()
    with page.expect_navigation():
        rows.nth(2).drag_to(rows.nth(0), target_position={"x": 40, "y": box["height"] / 2})
    below = page.eval_on_selector_all(
        ".tree[data-tree] > li:first-child > ol > li > .tree-row > p > a", "all => all.map(a => a.textContent)"
    )
    check("house: a section is dragged under another", title in below, (title, below))
    page.click("text=Ajouter une rubrique")
    judge("a new section", chief)
    page.fill("[name=name_1]", "Desk")
    page.click("button.main")
    check("house: an address of another page is refused", "autre page" in page.inner_text(".message"))
    judge("a refused section", chief)
    page.fill("[name=name_1]", "Météo")
    page.fill("[name=slug_1]", "")
    page.click("button.main")
    check("house: a section is on the site at once", site.get("/meteo")[0] == 200)
    page.click("main >> text=Météo")
    judge("a section", chief)
    page.fill("[name=name_1]", "Le temps")
    page.fill("[name=slug_1]", "")
    page.click("form:has([value=rename]) button.main")
    status, headers, _ = site.get("/meteo")
    check("house: the old address of a renamed section leads on", status == 301 and headers["location"] == "/le-temps", (status, headers))
    page.click("button:has-text('Supprimer la rubrique')")
    check("house: an empty section is taken away", site.get("/le-temps")[0] == 301 and "supprimée" in page.inner_text(".message"))
    page.click(".tree[data-tree] > li:first-child > .tree-row > p > a")
    check("house: what still stands in a section is said", "on y trouve encore" in page.inner_text("section:has(#retire)"))

    # Topics.
    page.goto(site.base + "/desk/topics?edition=1")
    judge("topics", chief)
    rows = page.locator("tbody tr")
    one = rows.nth(0).locator("a")
    name, path = one.text_content(), one.get_attribute("href")
    other = rows.nth(1).locator("a").text_content()
    counts = [int(re.sub(r"\D", "", rows.nth(n).locator("td").text_content())) for n in (0, 1)]
    one.click()
    judge("a topic", chief)
    page.fill("[name=name_1]", other)
    page.fill("[name=slug_1]", "")
    page.click("form:has([value=rename]) button.main")
    check("house: a name that another topic has is refused", "Un autre thème" in page.inner_text(".message"))
    page.goto(site.base + path)
    page.fill("[name=into]", other)
    page.click("section:has(#merge) button:has-text('Chercher')")
    page.check(f"label.box:has(bdi:text-is({json.dumps(other, ensure_ascii=False)})) input")
    judge("topics to merge with", chief)
    page.click("button:has-text('Fusionner')")
    check("house: a topic is merged into another", "fusionnés" in page.inner_text(".message"), page.inner_text("main"))
    total = int(re.sub(r"\D", "", page.inner_text("main h1 ~ p.soft")))
    check("house: whose count is that of both, less those that had both", max(counts) <= total <= sum(counts), (counts, total))
    page.goto(site.base + path)
    check("house: the merged topic's page leads to the other", page.inner_text("h1") == other, page.inner_text("h1"))
    number = path.rsplit("/", 1)[1]
    status, headers, _ = site.get(f"/theme/ancien-{number}")
    check("house: so does its address on the site", status == 301 and headers["location"].startswith("/theme/"), (status, headers))

    # Authors.
    page.goto(site.base + "/desk/authors?edition=1")
    judge("authors", chief)
    page.locator("tbody a").nth(0).click()
    author = page.url
    page.fill("[name=name_1]", "Zineb <b>Émond</b>")
    page.fill("[name=slug_1]", "zineb")
    page.fill("[name=biography_1]", "Elle suit la mer & les ports.")
    page.fill("[name=link_0]", "javascript:alert(1)")
    page.click("section:has(#about) button.main")
    check("house: what is no address of a site is refused", "Ce n’est pas l’adresse" in page.inner_text(".message"))
    check("house: and nothing typed is lost", page.input_value("[name=biography_1]").startswith("Elle suit"))
    page.fill("[name=link_0]", "www.instagram.com/zineb")
    page.click("section:has(#about) button.main")
    page.click("text=Choisir un portrait")
    judge("portraits", chief)
    page.locator(".pictures button").nth(0).click()
    page.wait_for_url("**?done=saved")
    judge("an author", chief)
    number = author.split("?")[0].rsplit("/", 1)[1]
    html = site.text(f"/auteur/zineb-{number}")
    check(
        "house: the author's page has name, words, portrait and links, and text is text",
        "Zineb &lt;b&gt;Émond" in html and "la mer &amp; les ports" in html and 'class="portrait"' in html
        and 'href="https://www.instagram.com/zineb" rel="noopener">Instagram' in html, html[html.find("<main"):][:800],
    )
    check("house: the old address of an author leads on", site.get(f"/auteur/autre-{number}")[0] == 301)
    reader = Person(browser, "reader")
    reader.page.goto(site.base + f"/auteur/zineb-{number}")
    judge("the reader's page of an author", reader)
    reader.context.close()

    # Redirects.
    page.goto(site.base + "/desk/redirects")
    for old, new, word in [
        ("/2019/05/vieux", "/dernieres-nouvelles", "ajoutée"), ("/dernieres-nouvelles", "/x", "Une page se trouve"),
        ("/2018/un", "/2019/05/vieux", "ajoutée"), ("/2018/un", "/y", "déjà redirigée"), ("desk", "/x", "chemin du site"),
        ("/boucle", "/boucle", "tournerait en rond"), ("/ailleurs", "javascript:x", "commence par https"),
    ]:
        page.fill("#from", old)
        page.fill("#to", new)
        page.click("button.main")
        text = page.inner_text(".message")
        check(f"house: {old} to {new} is answered", word in text, text)
    judge("redirects", chief)
    status, headers, _ = site.get("/2018/un")
    check("house: a redirect to a redirect leads to its end", status == 301 and headers["location"] == "/dernieres-nouvelles", headers)
    page.click("button[aria-label*='/2018/un']")
    check("house: a deleted redirect leads nowhere", site.get("/2018/un")[0] == 404)

    # Settings.
    page.goto(site.base + "/desk/settings")
    judge("settings", chief)
    check("house: what the settings file sets is shown as set by it", "Fixé par le fichier" in page.inner_text("section:has(#publication)"))
    check("house: and is no field", not page.query_selector("[name=timeZone]"))
    page.fill("section:has(#publication) [name=name]", "Le Fanal du Nord")
    page.fill("[name=url]", "https://fanal.example")
    page.select_option("[name=hijri_2]", "0")
    page.click("section:has(#publication) button.main")
    check("house: a name that init gave is changed", page.input_value("[name=name]") == "Le Fanal du Nord", page.url)
    text = site.text("/ar")
    check("house: and the address, on every page", 'href="https://fanal.example/ar"' in text, text[:400])
    check("house: and the Hijri date of an edition", re.search(r"14\d\d", text.split("<main")[0]))
    page.fill("[name=edition_path]", "recherche")
    page.fill("[name=edition_name]", "El Faro")
    page.select_option("[name=edition_language]", "es")
    page.click("section:has(#edition) button.main")
    check("house: an edition is not opened where another page stands", "autre page" in page.inner_text(".message"), page.inner_text(".message"))
    check("house: and what was typed of it is there", page.input_value("[name=edition_name]") == "El Faro")
    judge("a refused edition", chief)
    page.fill("[name=edition_path]", "")
    page.click("section:has(#edition) button.main")
    check("house: an edition is opened", "édition est ouverte" in page.inner_text(".message"))
    check("house: no second one in its language", not page.query_selector("[name=edition_language]"))
    text = site.text("/es")
    check("house: it is there for readers, in its language", 'lang="es"' in text and "El Faro" in text, text[:300])
    check("house: no other edition leads to it while it is empty", 'hreflang="es"' not in site.text("/") and "noindex" in text)
    page.goto(site.base + "/desk/sections/1")
    page.fill("[name=name_5]", "Actualidad")
    page.click("button.main")
    check("house: a section is named in it", "Actualidad" in site.text("/es"))
    page.goto(site.base + "/desk/settings")
    page.select_option("[name=check_missingAltText]", "block")
    page.click("section:has(#checks) button.main")
    check("house: a check is made firm", page.input_value("[name=check_missingAltText]") == "block")
    page.fill("[name=menu_1_foot_0]", "Météo & <b>mer</b>")
    page.fill("[name=menu_1_foot_0_to]", "javascript:alert(1)")
    page.click("section:has(#menus) button.main")
    check("house: a link of a menu that is none is refused", "commence par https" in page.inner_text(".message"))
    check("house: and what was typed is there", page.input_value("[name=menu_1_foot_0]") == "Météo & <b>mer</b>")
    judge("refused settings", chief)
    page.fill("[name=menu_1_foot_0_to]", "/dernieres-nouvelles")
    page.click("section:has(#menus) button.main")
    check("house: a menu's link is on every page, and text is text", "Météo &amp; &lt;b&gt;mer" in site.text("/"))

    # The log.
    page.goto(site.base + "/desk/audit")
    judge("the log", chief)
    text = page.inner_text("main")
    for words in ["a déplacé la rubrique", "a renommé la rubrique", "a fusionné un thème", "a supprimé une redirection"]:
        check(f"house: the log says “{words}”", words in text, text[:600])
    check("house: in words, not in codes", not re.search(r"MoveSection|user:\d|section:\d", page.inner_html("main .log")))
    page.select_option("[name=what]", "redirects")
    page.click("form.line button")
    check("house: and of one kind alone", "redirection" in page.inner_text(".log") and "rubrique" not in page.inner_text(".log"))

    # The same in Arabic, in the dark, on a phone, without scripts.
    page.goto(site.base + "/desk/people")
    page.fill("[name=name]", "سلمى الدادسي")
    page.fill("[name=email]", "salma@relais.example")
    page.select_option("[name=role]", "chiefEditor")
    page.select_option("[name=language]", "ar")
    page.click("button.main")
    link = re.sub(r"^https?://[^/]+", site.base, page.input_value("#link"))
    salma = Person(browser, "salma", width=390, scheme="dark", locale="ar")
    page = salma.page
    page.goto(link)
    page.fill("[name=password]", "كلام الصباح الطويل")
    page.click("button.main")
    for name in ["house", "sections", "topics", "authors", "redirects", "audit", "sections/1"]:
        page.goto(site.base + "/desk/" + name)
        check(f"house: {name} is written from right to left", page.get_attribute("html", "dir") == "rtl")
        judge(f"Arabic {name.replace('/', ' ')}", salma)
    plain = Person(browser, "plain", scripts=False)
    plain.context.add_cookies(salma.context.cookies())
    plain.page.goto(site.base + "/desk/sections")
    plain.page.click(".tree[data-tree] > li:nth-child(2) button >> nth=0")
    check("house: sections are moved without scripts", "done=saved" in plain.page.url, plain.page.url)
    for person in (chief, salma, plain):
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"house: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()
    site.stop()
