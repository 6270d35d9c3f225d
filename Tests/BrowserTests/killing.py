"""Never losing a word, with the program itself: the server, the session, the page and the browser are each killed in the
middle of a word; two people meet in one article, and two saves cross; and a server that was down at a scheduled time makes
up for it. Called by run.py."""

import datetime
import json
import os
import re
import signal
import sqlite3
import tempfile
import time
from html import unescape

from playwright.sync_api import Error as PlaywrightError

import contract
from desk import signed_in

PHRASE = "une phrase assez longue"
BROWSER = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox", "--disable-gpu"]}


def until(condition, seconds=20):
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


class Room:
    """A newsroom of three, its server and its articles."""

    def __init__(self, browser, folder, tools):
        self.browser, self.folder, self.check = browser, os.path.join(folder, "killing"), tools["check"]
        run = tools["run"]
        run("init", self.folder, "--name", "Le Relais", "--url", "https://www.example.com")
        wire = os.path.join(self.folder, "wire.txt")
        with open(wire, "w", encoding="utf-8") as file:
            file.write("20:03 Le club rouvre ses portes\n")
        run("import", self.folder, "capture", wire, "--date", "2026-11-23", "--section", "Sport")
        for name, email, role in (
            ("Karim Dadsi", "karim@relais.example", "journalist"), ("Salma Berrada", "salma@relais.example", "chiefEditor"),
        ):
            run("user", "add", self.folder, email, "--name", name, "--role", role, "--language", "fr", input=PHRASE + "\n")
        self.site = tools["Served"](self.folder)
        self.karim = signed_in(browser, self.site, "karim", "karim@relais.example", PHRASE, policy=True)
        self.salma = signed_in(browser, self.site, "salma", "salma@relais.example", PHRASE, policy=True)

    def rows(self, query, *values):
        with sqlite3.connect(f"file:{self.folder}/newsroom.sqlite?mode=ro", uri=True, timeout=10) as store:
            return store.execute(query, values).fetchall()

    def article(self, person, headline, words="Début."):
        """A new article with a first sentence, open before the person; its address."""
        page = person.page
        page.goto(self.site.base + "/desk/articles/new")
        page.fill("[name=headline]", headline)
        page.select_option("[name=section]", label="Sport")
        page.click("button.main")
        person.ready()
        caret(page)
        page.keyboard.type(words)
        save(person)
        return page.url.split("?")[0]

    def kept(self, address):
        """The newest text that the server has, whatever the writers' own pages show."""
        html = self.asked(address)
        body = re.search(r'<script type="application/json" id="article-body">(.*?)</script>', html, re.S)
        return words_of(json.loads(body.group(1))) if body else ""

    def count(self, address):
        """How many revisions there are."""
        return self.rows("SELECT count(*) FROM revision WHERE article_id = ?", int(address.rsplit("/", 1)[1]))[0][0]

    def ever(self, address):
        """What was ever kept: every revision, as it stands beside the one before it."""
        pages = [self.asked(f"{address}/compare?from={n}&to={n + 1}") for n in range(1, self.count(address))]
        pages = [re.sub(r'<span class="hide">.*?</span>', "", page, flags=re.S) for page in pages]
        sides = [re.sub(rf"<{other}\b.*?</{other}>", "", page, flags=re.S) for page in pages for other in ("ins", "del")]
        return unescape(re.sub(r"<[^>]+>", "", " ".join(sides)))

    def asked(self, address):
        try:
            return self.salma.context.request.get(address, timeout=5000).text()
        except PlaywrightError:
            return ""


def words_of(body):
    """The texts of a body, one after another."""
    return body.get("text", "") + "".join(words_of(one) for one in body.get("content", []))


def caret(page):
    page.click(".ProseMirror")
    page.keyboard.press("Control+End")


def save(person):
    """At once: where it is not the matter when words are saved."""
    person.page.keyboard.press("Control+s")
    person.saved()


def shown(page):
    return page.inner_text(".ProseMirror")


def state(page):
    return page.get_attribute("#save-state", "data-state")


def notices(page):
    return page.inner_text("#desk-notices")


def editable(page):
    """Whether one can write there; not while the page is being loaded anew."""
    try:
        return page.evaluate("document.body.dataset.editor === 'ready' && document.getElementById('article').editor.isEditable")
    except PlaywrightError:
        return False


def hears(page):
    """What a tab does when it comes to the front: it asks who is there."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def server_killed(room):
    check, site, karim = room.check, room.site, room.karim
    address = room.article(karim, "Le budget")
    page = karim.page
    page.keyboard.type(" Le conseil a vot")
    site.kill()
    page.keyboard.type("é le budget mar")
    check("killing: while the server is dead the page says where the words are", until(lambda: state(page) == "offline"), state(page))
    site.start()
    page.keyboard.type("di soir.")
    check("killing: a server killed in the middle of a word has the whole sentence once it is back",
          until(lambda: "Début. Le conseil a voté le budget mardi soir." in room.kept(address)), (state(page), room.kept(address)))
    karim.saved()

    # Killed while a save is on its way: it was made or not, and is made once.
    before = room.count(address)
    with page.expect_request(lambda request: request.method == "PUT"):
        page.keyboard.type(" Onze voix cont")
    site.kill()
    page.keyboard.type("re dix.")
    time.sleep(0.3)
    site.start()
    check("killing: so has one that was killed while a save was on its way",
          until(lambda: "mardi soir. Onze voix contre dix." in room.kept(address)), (state(page), room.kept(address)))
    karim.saved()
    check("killing: and no word is there twice", room.kept(address).count("Onze voix") == 1 and room.kept(address).count("budget mardi") == 1, room.kept(address))
    check("killing: nor a save", room.count(address) - before <= 2, (before, room.count(address)))
    check("killing: no other version is shown for it, and nobody is locked out",
          page.locator("dialog[open]").count() == 0 and editable(page))
    return address


def session_deleted(room, address):
    check, page = room.check, room.karim.page
    with sqlite3.connect(os.path.join(room.folder, "newsroom.sqlite"), timeout=10) as store:
        store.execute("DELETE FROM user_session WHERE user_id = (SELECT id FROM desk_user WHERE email = 'karim@relais.example')")
    caret(page)
    page.keyboard.type(" Sans sess")
    page.wait_for_selector("dialog[open] [name=password]")
    check("killing: a session that is gone is asked for in place", page.input_value("dialog [name=email]") == "karim@relais.example" and page.url.startswith(address), page.url)
    page.keyboard.type("faux mot de passe")
    page.keyboard.press("Enter")
    check("killing: a wrong password is said there", until(lambda: page.inner_text("dialog .field-error") != ""))
    page.fill("dialog [name=password]", PHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog:has([name=password])", state="detached")
    page.keyboard.type("ion.")
    check("killing: signed in again, the words go on from the caret and are saved", until(lambda: "Sans session." in room.kept(address)), (state(page), room.kept(address)))


def page_closed(room, address):
    check, karim = room.check, room.karim
    caret(karim.page)
    karim.page.keyboard.type(" Page fer")
    karim.page.close()
    karim.page = karim.context.new_page()
    karim.page.goto(address)
    karim.ready()
    check("killing: a page closed in the middle of a word has it when it is opened again", "Sans session. Page fer" in shown(karim.page), shown(karim.page))
    check("killing: and is told of no other writer", karim.page.locator("dialog[open]").count() == 0 and "écrit" not in notices(karim.page), notices(karim.page))
    caret(karim.page)
    karim.page.keyboard.type("mée.")
    check("killing: and the word goes on", until(lambda: "Page fermée." in room.kept(address)), room.kept(address))
    karim.saved()


def browser_killed(room, address):
    """kill -9 on a whole browser while the server is dead: the words are nowhere but in the browser's own folder."""
    check, site = room.check, room.site
    room.karim.page.goto("about:blank")
    with tempfile.TemporaryDirectory() as profile:
        context = room.browser.browser_type.launch_persistent_context(profile, **BROWSER)
        page = context.new_page()
        enter(page, site, address)
        caret(page)
        site.kill()
        page.keyboard.type(" Navigateur tu")
        # The journal follows the keys by two tenths of a second at most.
        page.wait_for_timeout(400)
        kill_browser(profile)
        site.start()
        context = room.browser.browser_type.launch_persistent_context(profile, **BROWSER)
        page = context.new_page()
        enter(page, site, address)
        check("killing: a browser and a server that both were killed in the middle of a word lose nothing", "Page fermée. Navigateur tu" in shown(page), shown(page))
        check("killing: their writer can write on at once", until(lambda: editable(page), 5) and not page.locator("#desk-notices button:has-text('Prendre')").count(), notices(page))
        caret(page)
        page.keyboard.type("é.")
        check("killing: and the words reach the server", until(lambda: "Navigateur tué." in room.kept(address)), (state(page), room.kept(address)))
        context.close()


def enter(page, site, address):
    """Opens the article, by way of the sign-in where it is asked for."""
    page.goto(address)
    if "/desk/sign-in" in page.url:
        page.fill("[name=email]", "karim@relais.example")
        page.fill("[name=password]", PHRASE)
        page.click("button.main")
        page.wait_for_url(address)
    page.wait_for_selector("body[data-editor=ready]")


def kill_browser(profile):
    """Only the processes of the browser that has this temporary profile."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                if f"--user-data-dir={profile}".encode() in file.read().split(b"\0"):
                    os.kill(int(pid), signal.SIGKILL)
        except OSError:
            continue


def two_people(room):
    check, karim, salma = room.check, room.karim, room.salma
    address = room.article(karim, "Le marché", "Le marché ouvre.")
    salma.page.goto(address)
    salma.ready()
    mine, hers = karim.page, salma.page
    check("killing: the second in an article is told who writes", until(lambda: "Karim Dadsi" in notices(hers)), notices(hers))
    check("killing: and reads without writing", "Le marché ouvre." in shown(hers) and not editable(hers))
    hears(mine)
    check("killing: the first sees the second", until(lambda: "Salma Berrada" in mine.inner_text("#people")), mine.inner_text("#people"))
    caret(mine)
    mine.keyboard.type(" Tôt.")
    save(karim)
    hears(hers)
    hers.wait_for_timeout(300)
    check("killing: a save does not give the pen away (Payload #11604)", editable(mine) and not editable(hers))

    # Asked for and handed over, in the middle of a word.
    hers.click("#desk-notices button:has-text('Demander')")
    mine.keyboard.type(" À l’aub")
    hears(mine)
    check("killing: who asks is shown to who writes", until(lambda: "Salma Berrada" in notices(mine)), notices(mine))
    mine.click("#desk-notices button:has-text('Passer')")
    check("killing: handing over saves first", until(lambda: "À l’aub" in room.kept(address)), room.kept(address))
    hears(hers)
    hers.click("#desk-notices button:has-text('Écrire')")
    check("killing: the other writes on from there", until(lambda: editable(hers) and "À l’aub" in shown(hers)), hers.url)
    caret(hers)
    hers.keyboard.type("e.")
    save(salma)
    check("killing: the word is whole", "Tôt. À l’aube." in room.kept(address), room.kept(address))

    # Taken over while the other writes.
    hears(mine)
    until(lambda: mine.locator("#desk-notices button:has-text('Prendre')").count() == 1)
    hers.keyboard.type(" Sous la plui")
    mine.click("#desk-notices button:has-text('Prendre')")
    check("killing: the pen can be taken", until(lambda: editable(mine)), notices(mine))
    hears(hers)
    check("killing: who wrote is told who took it", until(lambda: not editable(hers) and "Karim Dadsi" in notices(hers)), notices(hers))
    check("killing: and what was under way is kept", until(lambda: "Sous la plui" in room.ever(address)), room.ever(address)[-300:])
    for person in (karim, salma):
        person.page.goto("about:blank")


def crossing(room):
    """Neither hears of the other, as when a laptop wakes up after its article was taken."""
    check, karim, salma = room.check, room.karim, room.salma
    address = room.article(karim, "La gare", "La gare attend.")
    mine, hers = karim.page, salma.page
    for page in (mine, hers):
        page.route("**/presence", lambda route: route.abort())
    for person in (karim, salma):
        person.page.goto("about:blank")
        person.page.goto(address)
        person.ready()
    caret(hers)
    hers.keyboard.type(" Version de Salma.")
    save(salma)
    caret(mine)
    mine.keyboard.type(" Version de Karim.")
    mine.keyboard.press("Control+s")
    mine.wait_for_selector("dialog.wide[open]")
    check("killing: two saves that cross overwrite nothing (Wagtail #2565)", "Salma" in room.kept(address) and "Karim" not in room.kept(address), room.kept(address))
    theirs, own = ["".join(mine.locator(f"dialog {tag}").all_inner_texts()) for tag in ("del", "ins")]
    check("killing: both stand side by side, the words that differ marked", "Salma" in theirs and "Karim" in own, (theirs, own))
    check("killing: with who wrote the other", "Salma Berrada" in mine.inner_text("dialog .version-heads"), mine.inner_text("dialog .version-heads"))
    kept = lambda: room.ever(address)
    check("killing: and the server has both while nobody has chosen", "Version de Karim." in kept() and "Version de Salma." in kept(), kept()[-300:])
    mine.click("dialog .primary")
    check("killing: mine stands on theirs once it is chosen", until(lambda: "Version de Karim." in room.kept(address)), (state(mine), room.kept(address)))
    check("killing: and theirs stays among the revisions", "Version de Salma." in kept())
    hers.keyboard.type(" Encore.")
    hers.wait_for_selector("dialog.wide[open]")
    hers.click("dialog button:has-text('Prendre')")
    check("killing: theirs can be taken, too", until(lambda: "Version de Karim." in shown(hers)), shown(hers))
    check("killing: and what was mine can still be had", hers.locator("a[download]").count() >= 1 and until(lambda: "Encore." in kept()), notices(hers))
    for page in (mine, hers):
        page.unroute("**/presence")
        page.goto("about:blank")


def missed_schedule(room):
    check, site, salma = room.check, room.site, room.salma
    address = room.article(salma, "La halle rouvre", "Les marchands reviennent.")
    number = address.rsplit("/", 1)[1]
    page = salma.page
    page.goto(address)
    salma.ready()
    due = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(seconds=4)
    page.click("details:has(form[action$='/schedule']) summary")
    page.fill("#at", due.strftime("%Y-%m-%dT%H:%M:%S"))
    page.click("form[action$='/schedule'] button")
    page.wait_for_url("**?done=schedule")
    path = f"/sport/la-halle-rouvre-{number}"
    check("killing: a scheduled article is no reader's before its time", site.get(path)[0] == 404)
    while datetime.datetime.now(datetime.timezone.utc) < due - datetime.timedelta(seconds=0.4):
        time.sleep(0.02)
    check("killing: nor just before it", site.get(path)[0] == 404)
    site.kill()
    while datetime.datetime.now(datetime.timezone.utc) < due + datetime.timedelta(seconds=0.5):
        time.sleep(0.02)
    published = lambda: room.rows("SELECT count(*) FROM audit WHERE subject = ? AND verb = 'PublishDue'", f"article:{number}")[0][0]
    check("killing: while the server is dead it stays where it was", published() == 0, published())
    site.start()
    check("killing: a schedule missed by a dead server is made up for at its start (Ghost #22821)", until(lambda: site.get(path)[0] == 200, 5), site.get(path)[0])
    check("killing: it stands on its front", "La halle rouvre" in site.text("/sport"))
    time.sleep(1)
    check("killing: and it went out once", published() == 1, published())
    feed = json.loads(site.text("/feed.json"))["items"]
    check("killing: and stands once in the feed", [one["url"].endswith(path) for one in feed].count(True) == 1, [one["url"] for one in feed])
    site.kill()
    site.start()
    time.sleep(0.6)
    check("killing: also after another start", published() == 1 and site.get(path)[0] == 200, published())


def killing(browser, folder, tools):
    room = Room(browser, folder, tools)
    contract.held(room.check, room.asked(room.article(room.karim, "Le contrat")))
    address = server_killed(room)
    session_deleted(room, address)
    page_closed(room, address)
    browser_killed(room, address)
    two_people(room)
    crossing(room)
    missed_schedule(room)
    for person in (room.karim, room.salma):
        # Of requests that a dead server did not answer, that were refused and that this test stopped.
        unexpected = [m for m in person.messages if "Failed to load resource" not in m and "ERR_" not in m]
        room.check(f"killing: no script or policy complains for {person.name}", not unexpected, unexpected[:3])
        person.context.close()
    room.site.stop()
