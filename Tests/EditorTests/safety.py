"""Never losing a word: the page, the browser, the network, the session and the server are each killed mid-sentence."""
import os
import signal
import tempfile
import time

from documents import FIELDS, node, p
from harness import Desk, body_of, caret, check, desk, state, until

TEXT = node("doc", p("Début."))
SENTENCE = " Le conseil a voté le budget mardi soir après un long débat"


def saved(one):
    return one.room.text()


def run(browser, playwright, chromium):
    for test in (autosave, killed_page, reload_mid_word, network, server_trouble, session, restart, crossing, slow_saves, crash_with_save_under_way, refused, journal_fallback, buttons):
        began = time.monotonic()
        test(browser)
        print(f"  {test.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    killed_browser(playwright, chromium)


def autosave(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        page = one.open()
        caret(page)
        page.keyboard.type(" Fini.")
        check("a save is on the server within two seconds of the last key", until(lambda: "Fini." in saved(one), 2.0), state(page))
        check("the page says so", until(lambda: state(page) == "saved"))
        before = len(one.room.revisions)
        page.evaluate("document.getElementById('article').saver.since = performance.now() - 8800")
        for _ in range(14):
            page.keyboard.type("continu ", delay=25)
        check("typing without a pause is saved all the same", len(one.room.revisions) > before, len(one.room.revisions))
        page.fill("[name=headline]", "Un titre neuf")
        check("a field is saved like the text", until(lambda: one.room.article["fields"]["headline"] == "Un titre neuf"))
        numbers = [s["save"] for s in one.room.saves]
        check("every save has a number of its own", len(set(numbers)) == len(numbers), numbers)
        check("the journal is empty once all is saved", until(lambda: entries(page) == []), entries(page))


def entries(page):
    return page.evaluate("""() => new Promise(done => { const open = indexedDB.open('manchette-desk', 1);
      open.onsuccess = () => { const all = open.result.transaction('journal').objectStore('journal').getAll(); all.onsuccess = () => done(all.result.filter(e => e.body).map(e => e.body)); }; })""")


def crash(*pages):
    """Kills the processes that draw the pages: no farewell of theirs is heard."""
    session = pages[0].context.browser.new_browser_cdp_session()
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        if process["type"] == "renderer":
            os.kill(process["id"], signal.SIGKILL)
    # The browser also loses the process it kept ready for the next page, and needs a moment to see it.
    time.sleep(0.5)
    for page in pages:
        page.close()


def killed_page(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        context = one.context()
        page = one.open(context)
        one.room.faults = ["drop"] * 50
        caret(page)
        page.keyboard.type(SENTENCE)
        page.fill("[name=headline]", "Un titre à moitié")
        page.wait_for_timeout(300)
        crash(page)
        one.room.faults = []
        page = one.open(context)
        check("a page killed mid-sentence loses nothing", SENTENCE in body_text(page) and page.input_value("[name=headline]") == "Un titre à moitié", body_text(page))
        check("and says that the words are back", page.locator(".notice-bar").count() == 1)
        check("and brings them to the server", until(lambda: "long débat" in saved(one)), state(page))
        until(lambda: state(page) == "saved")
        page.reload()
        page.wait_for_selector("body[data-editor=ready]")
        check("once they are there nothing more is recovered", page.locator(".notice-bar").count() == 0)


def body_text(page):
    return "\n".join("".join(r.get("text", "") for r in b.get("content", [])) for b in body_of(page)["content"])


def reload_mid_word(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        caret(page)
        page.keyboard.type(" Un mot coup")
        page.reload()
        page.wait_for_selector("body[data-editor=ready]")
        check("a reload in the middle of a word loses nothing", "Un mot coup" in body_text(page), body_text(page))
        check("and no other version is shown for it", page.locator("dialog").count() == 0)
        caret(page)
        page.keyboard.type("é")
        check("and the word goes on", until(lambda: "Un mot coupé" in saved(one)), state(page))


def network(browser):
    with desk(browser, body=TEXT) as one:
        context = one.context()
        page = one.open(context)
        context.set_offline(True)
        caret(page)
        page.keyboard.type(SENTENCE)
        check("without network the page says where the words are", until(lambda: state(page) == "offline"), state(page))
        page.keyboard.type(" et encore")
        page.wait_for_timeout(600)
        context.set_offline(False)
        check("with the network the save goes at once", until(lambda: "et encore" in saved(one), 4), state(page))
        one.messages.clear()


def server_trouble(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        caret(page)
        one.room.faults = [500, "drop", "drop-after"]
        page.keyboard.type(" Malgré tout.")
        check("failing answers are tried again", until(lambda: state(page) == "saved" and "Malgré tout." in saved(one), 20), state(page))
        check("a save whose answer was lost is made once", len(one.room.revisions) == 1, [s["save"] for s in one.room.saves])


def session(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        one.room.signed_in = False
        caret(page)
        page.keyboard.type(" Session finie")
        page.wait_for_selector("dialog[open]")
        check("the address is filled in", page.input_value("dialog [name=email]") == "amina@example.com")
        page.keyboard.type("faux")
        page.keyboard.press("Enter")
        check("a wrong password is said", until(lambda: page.inner_text("dialog .field-error") != ""))
        page.fill("dialog [name=password]", "sésame")
        page.keyboard.press("Enter")
        check("signing in again goes on saving in place", until(lambda: "Session finie" in saved(one)), state(page))
        check("the caret is where it was", until(lambda: page.evaluate("document.activeElement.classList.contains('ProseMirror')")))
        page.keyboard.type(" et suite")
        check("and writing goes on there", until(lambda: "Session finie et suite" in saved(one)), body_text(page))
        one.room.signed_in = False
        page.keyboard.type(" encore")
        page.wait_for_selector("dialog[open]")
        page.keyboard.press("Escape")
        check("putting it off keeps the words and offers it", until(lambda: page.locator(".notice-bar button", has_text="Se connecter").count() == 1))
        one.messages.clear()


def restart(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        caret(page)
        page.keyboard.type(" Avant.")
        until(lambda: state(page) == "saved")
        one.stub.stop()
        page.keyboard.type(" Pendant.")
        check("while the server is down the page says where the words are", until(lambda: state(page) == "offline"), state(page))
        one.room.here, one.room.pen = {}, None
        one.stub.start()
        check("a restarted server gets what was written meanwhile", until(lambda: "Avant. Pendant." in saved(one), 12), state(page))
        check("and nobody is locked out by it", page.evaluate("document.getElementById('article').editor.isEditable"))


def crossing(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        context = one.context()
        # Neither hears of the other, as when a laptop wakes up.
        deaf = lambda page: page.route("**/presence", lambda route: route.abort())
        first, second = one.open(context, before=deaf), one.open(one.context(), before=deaf, user="nora")
        caret(second)
        second.keyboard.type(" Version de Nora.")
        until(lambda: "Nora" in saved(one))
        caret(first)
        first.keyboard.type(" Version d’Amina.")
        first.wait_for_selector("dialog.wide[open]")
        check("two crossing saves overwrite nothing (Wagtail #2565)", "Version de Nora." in saved(one) and "Amina" not in saved(one), saved(one))
        marked = [first.locator("dialog del").all_inner_texts(), first.locator("dialog ins").all_inner_texts()]
        check("both versions stand side by side, the words that differ marked", "Nora" in "".join(marked[0]) and "Amina" in "".join(marked[1]), marked)
        first.keyboard.press("Escape")
        first.wait_for_timeout(200)
        check("Escape chooses nothing", first.locator("dialog.wide[open]").count() == 1)
        first.click("dialog .primary")
        check("mine is saved on top of theirs when chosen", until(lambda: "Amina" in saved(one)), state(first))
        check("theirs stays among the revisions", any("Nora" in str(r["body"]) for r in one.room.revisions))
        caret(second)
        second.keyboard.type(" Encore.")
        second.wait_for_selector("dialog.wide[open]")
        second.click("dialog button:has-text('Prendre')")
        check("theirs can be taken", until(lambda: "Amina" in body_text(second) and "Encore" not in body_text(second)), body_text(second))
        check("mine stays to be downloaded", second.locator(".notice-bar a[download]").count() == 1)
        check("and stays in this browser", until(lambda: any("Encore" in e for e in entries(second))))
        second.reload()
        second.wait_for_selector("body[data-editor=ready]")
        check("and is within reach the next time", second.locator(".kept a[download]").count() == 1)
        one.messages.clear()
    two_tabs(browser)


def two_tabs(browser):
    with desk(browser, body=TEXT) as one:
        context = one.context()
        first = one.open(context)
        second = one.open(context)
        names = [tab.evaluate("sessionStorage.getItem('manchette-tab')") for tab in (first, second)]
        check("two tabs have names of their own", names[0] != names[1], names)
        check("the second tab of one writer says where the pen is", until(lambda: "autre onglet" in second.inner_text(".notices")), second.inner_text(".notices"))
        one.room.faults = ["drop"] * 99
        for tab, word in ((first, " Un."), (second, " Deux.")):
            tab.evaluate("() => { const f = document.getElementById('article'); f.editor.setEditable(true); f.saver.pause(false); }")
            caret(tab)
            tab.keyboard.type(word)
        check("neither of two tabs writes over the other's words (Ghost #6288)", until(lambda: sorted(("Un." in e) - ("Deux." in e) for e in entries(first)) == [-1, 1]), entries(first))
        crash(first, second)
        one.room.faults = []
        third = one.open(context)
        check("the newest words are taken up", "Deux." in body_text(third), body_text(third))
        check("and the others are handed out", third.locator(".notice-bar a[download]").count() == 1, third.inner_text(".notices"))


def slow_saves(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        one.room.faults = [("slow", 2.5)]
        caret(page)
        page.keyboard.type(" Un")
        until(lambda: state(page) == "saving", 4)
        page.keyboard.type(" deux trois")
        check("a slow save and a fast one after it end with the last words (Ghost #10661)", until(lambda: "Un deux trois" in saved(one), 10), saved(one))
        check("one at a time, each on the one before", [r["base"] for r in one.room.revisions] == [7, 8], [r["base"] for r in one.room.revisions])


def crash_with_save_under_way(browser):
    with desk(browser, body=TEXT) as one:
        context = one.context()
        page = one.open(context)
        one.room.faults = ["drop-after"] + ["drop"] * 30
        caret(page)
        page.keyboard.type(" Parti")
        until(lambda: one.room.revisions)
        page.keyboard.type(" puis tué")
        page.wait_for_timeout(350)
        crash(page)
        one.room.faults = []
        page = one.open(context)
        check("a crash after a save whose answer was lost is no conflict", page.locator("dialog").count() == 0)
        check("and what was written after it is there", "Parti puis tué" in body_text(page) and until(lambda: "puis tué" in saved(one)), body_text(page))


def refused(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        page = one.open()
        one.room.faults = [{"title": "Refused", "detail": "Cette adresse est prise.", "field": "slug"}]
        page.fill("[name=slug]", "prise")
        check("a refused field is said at the field", until(lambda: page.get_attribute("[name=slug]", "aria-invalid") == "true"))
        described = page.evaluate("(document.querySelector('[name=slug]').getAttribute('aria-describedby') || '').split(' ').map(i => document.getElementById(i)?.textContent).join(' ')")
        check("and tied to it", "Cette adresse est prise." in described, described)
        page.fill("[name=slug]", "libre")
        check("a change mends it", until(lambda: one.room.article["fields"]["slug"] == "libre" and page.get_attribute("[name=slug]", "aria-invalid") is None))
        one.room.faults = [{"title": "Refused", "detail": "Ce bloc ne va pas.", "field": "body.content[0]"}]
        caret(page)
        page.keyboard.type("!")
        check("a refused block is marked", until(lambda: page.locator(".ProseMirror > .refused").count() == 1), page.inner_text(".notices"))
        page.keyboard.type("!")
        check("until it is mended", until(lambda: page.locator(".refused").count() == 0 and state(page) == "saved"), state(page))
        one.room.faults = [403]
        page.keyboard.type("!")
        check("a forbidden save says why", until(lambda: "ne pouvez plus modifier" in page.inner_text(".notices")))
        one.messages.clear()


def journal_fallback(browser):
    with desk(browser, body=TEXT) as one:
        context = one.context()
        context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: { open() { throw new Error('none'); } } })")
        page = one.open(context)
        one.room.faults = ["drop"] * 30
        caret(page)
        page.keyboard.type(SENTENCE)
        page.wait_for_timeout(350)
        crash(page)
        one.room.faults = []
        page = one.open(context)
        check("without IndexedDB the other storage keeps the words", SENTENCE in body_text(page), body_text(page))


def buttons(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open()
        caret(page)
        page.keyboard.type(" Prêt.")
        with page.expect_navigation():
            page.click("button:has-text('Soumettre')")
        check("a button that submits saves first", until(lambda: one.room.submitted == [("/desk/articles/42/submit", 1)]), one.room.submitted)
    with desk(browser, body=TEXT) as one:
        page = one.open()
        caret(page)
        page.keyboard.type(" Vite")
        page.keyboard.press("Control+S")
        check("Ctrl+S saves now", until(lambda: "Vite" in saved(one), 1.4), state(page))


def killed_browser(playwright, chromium):
    """kill -9 on the whole browser, then a new one with the same profile."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(profile, **chromium)
        one = Desk(context.browser, body=TEXT, fields=FIELDS)
        page = one.open(context)
        one.room.faults = ["drop"] * 99
        caret(page)
        page.keyboard.type(SENTENCE)
        page.wait_for_timeout(300)
        _kill(profile)
        one.room.faults = []
        one.contexts.clear()
        context = playwright.chromium.launch_persistent_context(profile, **chromium)
        page = one.open(context)
        check("a browser killed mid-sentence loses nothing", SENTENCE in body_text(page), body_text(page))
        check("and the words reach the server", until(lambda: "long débat" in saved(one)))
        context.close()
        one.stub.stop()


def _kill(profile):
    """Only the processes of the browser that has our own temporary profile."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                arguments = file.read().split(b"\0")
            if any(a == f"--user-data-dir={profile}".encode() for a in arguments):
                os.kill(int(pid), signal.SIGKILL)
        except OSError:
            continue
