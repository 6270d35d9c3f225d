"""The desk in a real browser, as a newsroom works at it: the first administrator, an invited journalist and an editor,
an article from draft to readers, its correction and its withdrawal; every screen judged by axe-core and the Nu HTML
checker. Called by run.py."""

import os
import re
import urllib.error
import urllib.request
from judging import Judge


class Person:
    def __init__(self, browser, name, width=1280, scheme="light", locale="fr-FR", scripts=True, policy=False):
        # axe must be injected; the policy is in force for those who are not judged by it.
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale, bypass_csp=not policy,
            java_script_enabled=scripts,
        )
        self.name = name
        self.page = self.context.new_page()
        self.messages = []
        self.page.on("pageerror", lambda e: self.messages.append(str(e)))
        self.page.on("console", lambda m: self.messages.append(m.text) if m.type == "error" else None)

    def ready(self):
        """The editor is there."""
        self.page.wait_for_selector("body[data-editor=ready]")

    def saved(self):
        """Everything typed is on the server."""
        self.page.wait_for_function(
            "() => { const { saver } = document.getElementById('article'); return saver.state === 'saved' && !saver.changed }"
        )


def signed_in(browser, site, name, email, phrase, **options):
    """Someone in a browser of their own, on the first page of the desk."""
    person = Person(browser, name, **options)
    person.page.goto(site.base + "/desk/sign-in")
    person.page.fill("[name=email]", email)
    person.page.fill("[name=password]", phrase)
    person.page.click("button.main")
    return person


def newsroom(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "newsroom")
    run("init", folder, "--name", "Le Relais", "--url", "https://www.example.com")
    wire = os.path.join(folder, "wire.txt")
    with open(wire, "w", encoding="utf-8") as file:
        file.write("20:03 Le club rouvre ses portes\n18:00 La course part à l’aube\n")
    run("import", folder, "capture", wire, "--date", "2026-11-23", "--section", "Sport/Football")
    site = Served(folder)
    log = open(os.path.join(folder, "serve.log"), encoding="utf-8").read()
    first = re.search(r"http://\S+(/desk/first/\S+)", log)
    check("serve prints the first administrator's link while nobody works there", bool(first), log)

    judge = Judge("desk", tools)

    # People.
    chief = Person(browser, "chief")
    page = chief.page
    page.goto(site.base + "/desk/articles")
    check("desk: whoever is not signed in is asked to", "/desk/sign-in?next=/desk/articles" in page.url, page.url)
    judge("sign in", chief)
    page.goto(site.base + first.group(1))
    page.fill("[name=name]", "Imane Souiri")
    page.fill("[name=email]", "imane@relais.example")
    page.fill("[name=password]", "court")
    page.click("button.main")
    check("desk: a short password is refused in the reader's words", "trop court" in page.inner_text("main"))
    judge("first administrator", chief)
    page.fill("[name=password]", "une phrase assez longue")
    page.click("button.main")
    check("desk: the first administrator is signed in", page.url == site.base + "/desk", page.url)
    cookie = next(one for one in chief.context.cookies() if one["name"] == "__Host-desk")
    check(
        "desk: the session's cookie is bound to the host and out of reach of scripts",
        cookie["name"].startswith("__Host-") and cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Lax", cookie,
    )
    judge("my day", chief)
    status = urllib.request.Request(site.base + first.group(1))
    try:
        code = urllib.request.urlopen(status).status
    except urllib.error.HTTPError as error:
        code = error.code
    check("desk: the first administrator's link works once", code == 410, code)

    def invite(name, email, role, language="fr", section=None):
        page.goto(site.base + "/desk/people")
        page.fill("[name=name]", name)
        page.fill("[name=email]", email)
        page.select_option("[name=role]", role)
        page.select_option("[name=language]", language)
        if section:
            page.get_by_label(section, exact=True).check()
        page.click("button.main")
        return re.sub(r"^https://[^/]+", site.base, page.input_value("#link"))

    link = invite("Karim Dadsi", "karim@relais.example", "journalist")
    judge("a link to hand over", chief)
    editor_link = invite("سلمى الدادسي", "salma@relais.example", "editor", "ar", "Sport")
    page.goto(site.base + "/desk/people")
    judge("people", chief)
    page.click("text=Karim Dadsi")
    judge("a person", chief)
    page.goto(site.base + "/desk/account")
    judge("my account", chief)
    page = chief.page
    page.click(f"a[href='/desk/account/tokens']")
    judge("access tokens", chief)
    page.fill("[name=name]", "Agence <b>")
    page.click("button.main")
    check("desk: a token that may do nothing is refused at its field", page.query_selector("#scopes-note"))
    check("desk: and what was typed stays", page.input_value("[name=name]") == "Agence <b>")
    page.check("[value='drafts:read']")
    page.select_option("[name=days]", "30")
    page.click("button.main")
    judge("a token that was just made", chief)
    secret = page.input_value("#secret")
    check("desk: the token is shown once", re.fullmatch(r"mnc_[A-Za-z0-9_-]{43}", secret), secret)
    api = urllib.request.Request(site.base + "/api/v1/desk/me", headers={"Authorization": f"Bearer {secret}"})
    check("desk: a program comes in with it", urllib.request.urlopen(api, timeout=10).status == 200)
    page.goto(site.base + "/desk/account/tokens")
    check("desk: and never again", secret not in page.content() and "Agence <b>" in page.inner_text(".rows"))
    page.click(".rows button")
    page.wait_for_url("**?done=token")
    try:
        status = urllib.request.urlopen(api, timeout=10).status
    except urllib.error.HTTPError as error:
        status = error.code
    check("desk: revoked, it opens nothing", status == 401, status)

    karim = Person(browser, "karim", width=390)
    karim.page.goto(link)
    judge("an invitation", karim)
    karim.page.fill("[name=password]", "les mots du matin")
    karim.page.click("button.main")
    check("desk: an invited journalist is signed in", karim.page.url == site.base + "/desk", karim.page.url)
    check("desk: who may not manage people is not shown them", "Équipe" not in karim.page.inner_text("header"))
    response = karim.page.goto(site.base + "/desk/people")
    check("desk: nor let in by the address", response.status == 403, response.status)

    # From draft to readers.
    page = karim.page
    page.goto(site.base + "/desk/articles/new")
    judge("a new article", karim)
    page.fill("[name=headline]", "Le stade rouvre : un match dès lundi")
    page.select_option("[name=section]", label="Sport")
    page.click("button.main")
    address = page.url
    karim.ready()
    page.fill("[name=kicker]", "<b>Stade</b>")
    page.fill("[name=edNote]", "À vérifier avec la mairie")
    page.click(".ProseMirror")
    page.keyboard.type("Les portes rouvrent lundi. ")
    page.keyboard.press("Control+b")
    page.keyboard.type("Un match")
    page.keyboard.press("Control+b")
    page.keyboard.type(" suivra le soir même.")
    karim.saved()
    judge("an article", karim)
    check("desk: a journalist is shown no way to publish", "Publier" not in page.inner_text(".next"))
    page.keyboard.type(" Dernier mot")
    page.click("button:has-text('Proposer')")
    page.wait_for_url("**?done=submit")
    check("desk: the article is submitted", "proposé" in page.inner_text(".desk-bar"), page.inner_text(".desk-bar"))
    karim.ready()
    check("desk: what was typed just before the step is there", "Dernier mot" in page.inner_text(".ProseMirror"))
    number = address.rsplit("/", 1)[1]
    check("desk: a draft is no reader's", site.get(f"/sport/le-stade-rouvre-un-match-des-lundi-{number}")[0] == 404)

    salma = Person(browser, "salma", scheme="dark", locale="ar")
    page = salma.page
    page.goto(editor_link)
    page.fill("[name=password]", "كلام الصباح الطويل")
    page.click("button.main")
    check("desk: an Arabic desk is written from right to left", page.get_attribute("html", "dir") == "rtl")
    check("desk: what waits for an editor stands on their first page", "Le stade rouvre" in page.inner_text("main"))
    judge("an Arabic day", salma)
    page.click("main .articles h2 a")
    salma.ready()
    judge("an Arabic article page", salma)
    page.click("button:has-text('بدء المراجعة')")
    page.wait_for_url("**?done=review")
    page.click("button:has-text('اعتماد')")
    page.wait_for_url("**?done=approve")
    page.click("details:has-text('برمجة') summary")
    check("desk: a schedule says its zone and offset (Wagtail #4890)", "GMT+00:00" in page.inner_text("#at-zone"), page.inner_text("#at-zone"))
    page.click("button.main:has-text('نشر')")
    page.wait_for_url("**?done=publish")
    check("desk: the editor publishes", "منشور" in page.inner_text(".desk-bar"), page.inner_text("main")[:200])
    public = f"/sport/le-stade-rouvre-un-match-des-lundi-{number}"
    html = site.text(public)
    check("desk: it is on its page, and text is text", "&lt;b&gt;Stade&lt;/b&gt;" in html and "<b>Stade" not in html)
    check("desk: so is what was typed", "rouvrent lundi. <strong>Un match</strong> suivra" in html)
    check("desk: the note to editors is nowhere", "mairie" not in html)
    check("desk: it is on the front at the next request", "Le stade rouvre" in site.text("/sport"))
    check("desk: the publication left a receipt", "latest:1" in page.text_content(".notes"), page.text_content(".notes")[-400:])

    page.click("details:has-text('تصويب') summary")
    page.fill(".next details[open] textarea", "Le match est mardi, non lundi.")
    page.click(".next details[open] button")
    page.wait_for_url("**?done=correct")
    check("desk: a correction is on the page", "Le match est mardi" in site.text(public))
    page.goto(address + "/compare?from=1")
    judge("two revisions", salma)
    page.goto(site.base + "/desk/articles?state=published")
    check("desk: the list filters by state", "Le stade rouvre" in page.inner_text(".articles"))
    judge("the list", salma)
    page.goto(address)
    page.click("details:has-text('سحبه') summary")
    page.fill(".next details[open] textarea", "Cet article reposait sur une dépêche erronée.")
    page.click(".next details[open] button")
    page.wait_for_url("**?done=unpublish")
    status, _, body = site.get(public)
    check("desk: an unpublished article answers 410 with the newsroom's word", status == 410 and "dépêche erronée" in body.decode())
    check("desk: and leaves the front", "Le stade rouvre" not in site.text("/sport"))

    for person in (karim, salma):
        person.page.goto("about:blank")

    # The editor under the policy that is in force, and words that outlive a crash.
    writer = Person(browser, "writer", policy=True)
    writer.context.add_cookies(chief.context.cookies())
    page = writer.page
    page.goto(address)
    writer.ready()
    page.click(".ProseMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Une phrase de plus.")
    page.wait_for_timeout(400)
    writer.context.set_offline(True)
    page.keyboard.type(" Sans réseau.")
    page.wait_for_timeout(2500)
    writer.context.set_offline(False)
    writer.saved()
    page.reload()
    writer.ready()
    check("desk: words typed without a network are saved when it is back", "Sans réseau." in page.inner_text(".ProseMirror"))
    check("desk: the only one there is never told that someone else writes", not page.query_selector(".notice-bar"), page.inner_text("#desk-notices"))

    # Two saves that cross: nothing is overwritten.
    one, two = Person(browser, "one", scripts=False), Person(browser, "two", scripts=False)
    for person in (one, two):
        person.context.add_cookies(chief.context.cookies())
        person.page.goto(address)
    one.page.fill("[name=headline]", "Le stade rouvre mardi")
    one.page.click("button:has-text('Enregistrer')")
    two.page.fill("[name=headline]", "Le stade reste fermé")
    two.page.click("button:has-text('Enregistrer')")
    text = two.page.inner_text("[role=alert]")
    check("desk: the last save does not silently win", "Imane" in text, text)
    check("desk: what was typed is still in the form", two.page.input_value("[name=headline]") == "Le stade reste fermé")
    one.page.goto(address)
    check("desk: nor does the first lose its text", one.page.input_value("[name=headline]") == "Le stade rouvre mardi")

    # Keys.
    forged = chief.context.request.post(
        site.base + "/desk/people", form={"csrf": "x" * 43, "name": "X", "email": "x@x.example", "role": "administrator", "language": "fr"}
    )
    check("desk: a form without the session's token is refused", forged.status == 403, forged.status)
    foreign = chief.context.request.post(
        site.base + "/desk/sign-out", headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    )
    check("desk: what another site sends is refused", foreign.status == 403, foreign.status)
    headers = {k.lower(): v for k, v in chief.context.request.get(site.base + "/desk").headers.items()}
    check(
        "desk: nothing of it is kept or framed",
        headers["cache-control"] == "no-store" and "frame-ancestors 'none'" in headers["content-security-policy"]
        and "unsafe" not in headers["content-security-policy"], headers,
    )
    stranger = Person(browser, "stranger")
    stranger.page.goto(site.base + "/desk/sign-in")
    seal = stranger.page.input_value("[name=csrf]")
    right = {"email": "karim@relais.example", "password": "les mots du matin"}
    for name, csrf in {"no token": None, "another browser's token": chief.page.input_value("[name=csrf] >> nth=0"), "half a token": seal[:20]}.items():
        form = {**right, **({} if csrf is None else {"csrf": csrf})}
        answer = stranger.context.request.post(site.base + "/desk/sign-in", form=form, max_redirects=0)
        check(f"desk: nobody is signed in by a form with {name}", answer.status in (403, 422) and "__Host-desk=" not in answer.headers.get("set-cookie", ""), answer.status)
    codes = []
    for attempt in range(8):
        answer = stranger.context.request.post(
            site.base + "/desk/sign-in", form={"csrf": seal, "email": "karim@relais.example", "password": f"essai numéro {attempt}"},
            max_redirects=0,
        )
        codes.append(answer.status)
    check("desk: guessing is slowed down", codes[0] == 403 and codes[-1] == 429, codes)
    chief.page.goto(site.base + "/desk/articles")
    chief.page.click("header button")
    chief.page.goto(site.base + "/desk/articles")
    check("desk: who signed out is out", "/desk/sign-in" in chief.page.url, chief.page.url)
    for person in (chief, karim, salma, writer):
        unexpected = [m for m in person.messages if "status of 4" not in m and "ERR_INTERNET_DISCONNECTED" not in m]
        check(f"desk: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()
    site.stop()
