"""An article's page with several people at it: comments on passages, the address, how others show it, previews, links for
people without an account, receipts. Called by run.py."""

import os
import re
import urllib.error
import urllib.request

from desk import Person
from judging import Judge

WHERE = "() => document.getElementById('article').editor"


def article_page(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "article-page")
    run("init", folder, "--name", "Le Relais", "--url", "https://www.example.com")
    wire = os.path.join(folder, "wire.txt")
    with open(wire, "w", encoding="utf-8") as file:
        file.write("20:03 Le club rouvre ses portes\n18:00 La course part à l’aube\n")
    run("import", folder, "capture", wire, "--date", "2026-11-23", "--section", "Sport/Football")
    site = Served(folder)
    first = re.search(r"http://\S+(/desk/first/\S+)", open(os.path.join(folder, "serve.log"), encoding="utf-8").read())

    screens = Judge("article", tools)
    valid = screens.valid

    def judge(name, person):
        screens.accessible(name, person)
        screens.narrow(name, person)

    chief = Person(browser, "chief")
    page = chief.page
    page.goto(site.base + first.group(1))
    for field, value in (("name", "Imane Souiri"), ("email", "imane@relais.example"), ("password", "une phrase assez longue")):
        page.fill(f"[name={field}]", value)
    page.click("button.main")

    def invite(name, email, role, language, section=None):
        page.goto(site.base + "/desk/people")
        page.fill("[name=name]", name)
        page.fill("[name=email]", email)
        page.select_option("[name=role]", role)
        page.select_option("[name=language]", language)
        if section:
            page.get_by_label(section, exact=True).check()
        page.click("button.main")
        return re.sub(r"^https://[^/]+", site.base, page.input_value("#link"))

    def enter(person, link):
        person.page.goto(link)
        person.page.fill("[name=password]", "les mots du matin")
        person.page.click("button.main")

    karim = Person(browser, "karim")
    enter(karim, invite("Karim Dadsi", "karim@relais.example", "journalist", "fr"))
    salma = Person(browser, "salma", scheme="dark", locale="ar")
    enter(salma, invite("سلمى الدادسي", "salma@relais.example", "editor", "ar", "Sport"))

    # The chief's own article brings two topics and an author into the paper.
    page.goto(site.base + "/desk/articles/new")
    page.fill("[name=headline]", "Les stades du pays")
    page.select_option("[name=section]", label="Sport")
    page.click("button.main")
    chief.ready()
    page.fill("[name=topics]", "Stades, Stade de Fès")
    page.fill("[name=credits]", "Imane Souiri")
    chief.saved()
    page.goto("about:blank")

    # Fields: names proposed, the address, how others show it.
    page = karim.page
    page.goto(site.base + "/desk/articles/new")
    page.fill("[name=headline]", "Le stade rouvre")
    page.select_option("[name=section]", label="Sport")
    page.click("button.main")
    address = page.url
    number = address.rsplit("/", 1)[1]
    karim.ready()
    page.click("[name=topics]")
    page.keyboard.type("sta")
    page.wait_for_selector(".suggestions:not([hidden]) li")
    check("article: topics are proposed while they are typed", page.locator(".suggestions li:visible").all_inner_texts() == ["Stade de Fès", "Stades"])
    judge("proposals", karim)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    check("article: one is taken by keyboard", page.input_value("[name=topics]").startswith("Stades,"), page.input_value("[name=topics]"))
    page.click("[name=credits]")
    page.keyboard.type("ima")
    page.wait_for_selector(".suggestions:not([hidden]) li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    check("article: so are those who sign", page.input_value("[name=credits]").startswith("Imane Souiri"))
    page.fill("[name=headline]", "Le stade rouvre lundi")
    page.wait_for_function("document.getElementById('slug-address').textContent.includes('le-stade-rouvre-lundi-')")
    check(
        "article: the whole address is shown and follows the headline",
        page.inner_text("#slug-address") == f"https://www.example.com/sport/le-stade-rouvre-lundi-{number}", page.inner_text("#slug-address"),
    )
    page.fill("[name=slug]", "Le Stade !")
    page.wait_for_selector(".field-slug .field-error")
    check("article: what cannot stand in an address is said at the field", "minuscules" in page.inner_text(".field-slug .field-error"))
    page.fill("[name=slug]", "stade-lundi")
    page.wait_for_function("document.getElementById('slug-address').textContent.includes('/stade-lundi-')")
    page.fill("[name=slug]", "")
    page.fill("[name=alternativeHeadline]", "Stade : réouverture lundi")
    page.fill("[name=standfirst]", "Les portes du stade rouvrent lundi, après deux ans de travaux. " * 4)
    page.wait_for_function("document.querySelector('[data-teaser=search-title]').textContent.startsWith('Stade : réouverture lundi – Le Relais')")
    text = page.inner_text("[data-teaser=search-text]")
    check("article: a search result is cut as search engines cut it", 140 <= len(text) <= 158 and text.endswith("…"), text)
    check("article: the card of those who share it has the headline", page.inner_text("[data-teaser=share-title]") == "Le stade rouvre lundi")
    page.fill("[name=alternativeHeadline]", "Un titre bien trop long pour la recherche " * 3)
    page.wait_for_function("document.querySelector('[data-teaser=search-title]').textContent.endsWith('…')")
    page.fill("[name=alternativeHeadline]", "Stade : réouverture lundi")
    page.click(".ProseMirror")
    page.keyboard.type("Les portes rouvrent lundi matin.")
    page.keyboard.press("Enter")
    page.keyboard.type("Un match suivra le soir, dit la mairie, et un match encore mardi.")
    karim.saved()
    judge("the page of an article", karim)
    valid("the page of an article", karim)

    # Comments, two people in two browsers.
    page.click("form[action$='/submit'] button")
    page.wait_for_url("**?done=submit")
    karim.ready()
    theirs = salma.page
    theirs.goto(address)
    salma.ready()
    theirs.wait_for_selector(".notice-bar")

    def choose(person, words, occurrence=0):
        """Selects words of the text as a hand would."""
        person.page.evaluate(
            """([words, occurrence]) => {
              const walker = document.createTreeWalker(document.querySelector('.ProseMirror'), NodeFilter.SHOW_TEXT);
              let node, left = occurrence;
              while ((node = walker.nextNode())) {
                for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
                  if (left-- > 0) continue;
                  getSelection().setBaseAndExtent(node, at, node, at + words.length);
                  document.dispatchEvent(new Event('selectionchange'));
                  return;
                }
              }
            }""", [words, occurrence],
        )
        person.page.wait_for_timeout(100)

    choose(salma, "un match")
    theirs.keyboard.press("Control+Alt+m")
    theirs.wait_for_selector("#remark-new textarea[name=text]:focus")
    check("article: a comment is about the words that are chosen", theirs.inner_text("#remark-new q") == "un match", theirs.inner_text("#remark-new"))
    check("article: and they are marked meanwhile", theirs.inner_text("[data-remark=new]") == "un match")
    theirs.keyboard.type("أي مباراة؟")
    judge("a comment being written", salma)
    theirs.keyboard.press("Control+Enter")
    theirs.wait_for_selector(".remark")
    check("article: the comment stands beside the text", "أي مباراة؟" in theirs.inner_text(".remark"))
    check("article: its words are marked", theirs.inner_text(".ProseMirror .passage") == "un match")
    mark, card = theirs.locator(".passage").bounding_box(), theirs.locator(".remark").bounding_box()
    check("article: at the height of its words", abs(mark["y"] - card["y"]) < 40 and card["x"] + card["width"] < mark["x"] + 1, (mark, card))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.wait_for_selector(".remark")
    check("article: whoever writes sees it without loading the page anew", "أي مباراة؟" in page.inner_text(".remark"))
    check("article: and their text is as it was", "la mairie, et un match encore" in page.inner_text(".ProseMirror"))
    judge("a page with comments", karim)
    valid("a page with comments", karim)
    judge("an Arabic page with comments", salma)

    # It follows its words.
    page.click(".ProseMirror p >> nth=0")
    page.keyboard.press("Home")
    page.keyboard.type("Enfin ! ")
    page.keyboard.press("Enter")
    choose(karim, "match", 1)
    page.evaluate("() => { const e = document.getElementById('article').editor; const { from } = e.state.selection; e.commands.insertContentAt(from, 'beau ') }")
    karim.saved()
    check("article: a comment's words may be mended", page.inner_text(".passage") == "un beau match", page.inner_text(".passage"))
    check("article: what is marked is no part of the text", "remark" not in page.evaluate("import(document.querySelector('link[href$=\"body.js\"]').href).then(b => b.bodyText(document.getElementById('article').editor.state.doc))"))
    page.reload()
    karim.ready()
    shown = page.inner_text("#body-editor")
    check("article: the text stands on the page once", shown.count("la mairie, et") == 1, shown[:600])
    check("article: the comment is with the mended words when the page is loaded anew", page.inner_text(".passage") == "un beau match", page.locator(".passage").all_inner_texts())
    check("article: and still says what it was about", page.inner_text(".remark-quote q") == "un match")
    page.click(".remark-actions summary")
    page.fill(".remark-actions textarea", "Le derby.")
    page.click(".remark-actions form.remark-form button")
    page.wait_for_selector(".remark-answers li")
    theirs.evaluate("window.dispatchEvent(new Event('focus'))")
    theirs.wait_for_selector(".remark-answers li")
    check("article: an answer comes to the other", "Le derby." in theirs.inner_text(".remark-answers"))
    theirs.fill(".remark-actions textarea", "شكرا") if theirs.is_visible(".remark-actions textarea") else None
    choose(karim, "un beau match")
    page.keyboard.press("Delete")
    page.wait_for_selector(".remark-gone:visible")
    check("article: when its words are gone the comment stays with them", page.inner_text(".remark-quote q") == "un match")
    karim.saved()
    page.reload()
    karim.ready()
    check("article: also after the page is loaded anew", page.is_visible(".remark-gone") and not page.query_selector(".passage"))
    page.click(".remark-actions > form button")
    page.wait_for_selector(".remark.resolved", state="attached")
    check("article: what is resolved is put away", not page.is_visible(".remark"))
    page.check("#show-resolved")
    check("article: and can be seen again", page.is_visible(".remark"))
    page.click(".remark-actions > form button")
    page.wait_for_selector(".remark:not(.resolved)")

    # On a phone, and in a headline.
    karim.page.set_viewport_size({"width": 390, "height": 800})
    page.click("[name=headline]")
    page.keyboard.press("Control+Alt+m")
    page.fill("#remark-text", "Plus court ?")
    page.click("#remark-new button.main")
    page.wait_for_function("document.querySelectorAll('.remark').length === 2")
    check("article: a headline can be commented on, on a phone, too", "Titre" in page.inner_text(".remark >> nth=0"), page.inner_text(".remark >> nth=0"))
    judge("comments on a phone", karim)
    karim.page.set_viewport_size({"width": 1280, "height": 900})

    # Without JavaScript.
    plain = Person(browser, "plain", scripts=False)
    plain.context.add_cookies(chief.context.cookies())
    plain.page.goto(address)
    plain.page.click(".remark-new summary")
    plain.page.fill("#remark-quote", "nulle part")
    plain.page.fill("#remark-text", "Une remarque de la cheffe.")
    plain.page.click("#remark-new button.main")
    check("article: without scripts words that are not there are refused in a sentence", "n’a pas ces mots" in plain.page.inner_text("[role=alert]"))
    check("article: and nothing typed is lost", plain.page.input_value("#remark-text") == "Une remarque de la cheffe.")
    plain.page.fill("#remark-quote", "lundi matin")
    plain.page.click("#remark-new button.main")
    plain.page.wait_for_url("**?done=comment*")
    check("article: without scripts a comment is written", "Une remarque de la cheffe." in plain.page.inner_text(".remarks"))
    plain.page.goto(address)
    plain.page.click("details:has-text('Demander') summary >> nth=0")
    check("article: whoever asks for changes sees what is open", "Une remarque de la cheffe." in plain.page.inner_text(".next details[open]"))
    karim.page.goto(site.base + "/desk")
    check("article: those concerned are told", "a commenté" in karim.page.inner_text("main"), karim.page.inner_text("main")[:600])
    salma.page.goto("about:blank")

    # A window that follows the saves.
    karim.page.goto(address)
    karim.ready()
    page.click(".ProseMirror p >> nth=0")
    page.keyboard.press("Control+End")
    for line in range(30):
        page.keyboard.press("Enter")
        page.keyboard.type(f"Ligne {line}.")
    karim.saved()
    window = karim.context.new_page()
    window.goto(address + "/window")
    window.wait_for_selector("body[data-preview=ready]")
    live = window.frame_locator("#live")
    live.locator("text=Ligne 29.").wait_for()
    window.wait_for_function("document.getElementById('live').contentDocument.readyState === 'complete'")
    window.evaluate("document.getElementById('live').contentWindow.scrollTo(0, 700)")
    before = window.evaluate("document.getElementById('live').contentWindow.scrollY")
    page.bring_to_front()
    page.keyboard.type(" Tout neuf.")
    karim.saved()
    window.bring_to_front()
    live.locator("text=Tout neuf.").wait_for()
    window.wait_for_function("!document.getElementById('live-next')")
    after = window.evaluate("document.getElementById('live').contentWindow.scrollY")
    check("article: the preview follows the saves and stays where one was reading", before == after == 700, (before, after))
    check("article: in a phone's width", window.evaluate("document.getElementById('live').contentWindow.innerWidth") == 390)
    window.check("#width-desktop")
    check("article: and in a desktop's", window.evaluate("document.getElementById('live').contentWindow.innerWidth") == 1280)
    window.set_viewport_size({"width": 320, "height": 800})
    check("article: the window fits 320 pixels", window.evaluate("document.documentElement.scrollWidth") <= 320)
    window.close()

    # A link for someone without an account.
    page.click("details:has-text('Partager un aperçu') summary")
    page.select_option("[name=lifetime]", "hour")
    page.click("form[action$='/previews'] button")
    page.wait_for_selector("#link")
    link = re.sub(r"^https://[^/]+", site.base, page.input_value("#link"))
    judge("a preview link to hand over", karim)
    stranger = Person(browser, "stranger", locale="ar")
    answer = stranger.page.goto(link)
    headers = answer.all_headers()
    check("article: someone without an account reads the newest draft", answer.status == 200 and "Tout neuf." in stranger.page.inner_text("main"))
    check("article: with a mark that says what it is", "Aperçu d’un brouillon" in stranger.page.inner_text(".desk-preview-mark"), stranger.page.inner_text(".desk-preview-mark"))
    check("article: the mark is drawn under the page's policy", stranger.page.evaluate("getComputedStyle(document.querySelector('.desk-preview-mark')).position") == "sticky")
    check(
        "article: it is kept by nobody and told to nobody",
        headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer" and "noindex" in headers["x-robots-tag"]
        and "set-cookie" not in headers and not stranger.context.cookies(), headers,
    )
    judge("a shared preview", stranger)
    page.goto(address)
    check("article: its uses are counted", "ouvert 1 fois" in page.inner_text(".notes"), page.inner_text(".notes")[:500])
    page.click(".notes button:has-text('Révoquer')")
    page.wait_for_url("**?done=revoke")
    check("article: a revoked link is gone, with a sentence", stranger.page.goto(link).status == 410 and "رابطًا جديدًا" in stranger.page.inner_text("main"), stranger.page.inner_text("main"))
    judge("a link that is gone", stranger)
    status = stranger.context.request.get(link[:-3] + "AAA").status
    check("article: so is one that never was", status == 410, status)
    log = open(os.path.join(folder, "serve.log"), encoding="utf-8").read()
    check("article: the log has no preview's address", "/desk/preview/" not in log)

    # Published: receipts, and an address that moves. The journalist leaves the pen first.
    karim.page.goto("about:blank")
    page = chief.page
    page.goto(address)
    chief.ready()
    page.click(".next form[action$='/publish'] button")
    page.wait_for_url("**?done=publish")
    chief.ready()
    public = f"/sport/le-stade-rouvre-lundi-{number}"
    for _ in range(20):
        page.click(".notes details:has-text('Publié') summary")
        receipt = page.inner_text(".notes details[open]")
        links = page.locator(".notes details[open] a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if public in links:
            break
        # On a busy machine the receipt is signed a moment later.
        page.wait_for_timeout(500)
        page.reload()
        chief.ready()
    check("article: a receipt names every address it touched", {public, "/", "/sport", "/dernieres-nouvelles"} <= set(links) and any("stades" in x for x in links), links)
    check("article: and how soon readers had it", len(re.findall(r"à jour après \d+,\d s", receipt)) == len(links), receipt)
    check("article: each of them answers", all(site.get(x)[0] == 200 for x in links), links)
    judge("receipts", chief)
    html = site.text(public)
    check("article: the headline for search is the title", "<title>Stade\u00a0: réouverture lundi – Le Relais</title>" in html, re.findall("<title>.*?</title>", html))
    check("article: the headline is what those who share it show", 'property="og:title" content="Le stade rouvre lundi"' in html)
    page.fill("[name=slug]", "le-stade-rouvre-mardi")
    chief.saved()
    check("article: until it is published readers keep the address they have", site.get(public)[0] == 200)
    page.goto(address)
    chief.ready()
    page.click(".next form[action$='/publish'] button")
    page.wait_for_url("**?done=publish")
    status, headers, _ = site.get(public)
    moved = f"/sport/le-stade-rouvre-mardi-{number}"
    check("article: then the old address answers 301", status == 301 and headers["location"].endswith(moved), (status, headers.get("location")))
    check("article: and the new one is there", site.get(moved)[0] == 200)

    for person in (chief, karim, salma, plain, stranger):
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"article: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()
    site.stop()
