"""Who sees whom, and how the pen goes from hand to hand."""
from playwright.sync_api import Error

from documents import FIELDS, node, p
from harness import body_of, caret, check, desk, state, until

TEXT = node("doc", p("Début."))


def run(browser):
    for test in (alone_after_half_an_hour, two_people, hand_over, hidden, sleep_and_taken, reader_only):
        test(browser)


def notices(page):
    return page.inner_text(".notices") if page.locator(".notices").count() else ""


def editable(page):
    try:
        return page.evaluate("document.getElementById('article')?.editor?.isEditable ?? false")
    except Error:
        return False


def shown(page):
    """The text on screen, also while the page is being loaded anew."""
    try:
        return page.evaluate("document.querySelector('.ProseMirror')?.textContent ?? ''")
    except Error:
        return ""


def alone_after_half_an_hour(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        page = one.open(before=lambda page: page.clock.install())
        until(lambda: one.room.pen)
        seen = set()
        for _ in range(30):
            one.room.skew += 60
            page.clock.run_for(60_000)
            page.wait_for_timeout(20)
            seen.add(notices(page))
        check("alone for half an hour, nobody is told of anybody (Ghost #8969, #9841)", seen == {""}, seen)
        check("and writing goes on", editable(page))
        one.room.here.clear()
        one.room.pen = None
        one.room.skew += 1800
        page.clock.run_for(11_000)
        page.wait_for_timeout(60)
        check("also when the server has forgotten who was there", editable(page) and notices(page) == "", notices(page))
        caret_and_type(page, " Après.")
        page.clock.run_for(2500)
        check("and is saved", until(lambda: "Après." in one.room.text()), state(page))


def caret_and_type(page, words):
    page.evaluate("document.getElementById('article').editor.view.focus()")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def two_people(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        amina = one.open()
        until(lambda: one.room.pen)
        nora = one.open(one.context(), user="nora")
        check("the second is told who writes", until(lambda: "Amina écrit" in notices(nora)), notices(nora))
        check("and cannot write", not editable(nora) and nora.evaluate("document.querySelector('[name=headline]').readOnly"))
        check("but can read", "Début." in nora.inner_text(".ProseMirror"))
        amina.evaluate("window.dispatchEvent(new Event('focus'))")
        check("the first sees the second", until(lambda: "Nora" in amina.inner_text("#people")), amina.inner_text("#people"))
        check("and keeps the pen", editable(amina) and notices(amina) == "", notices(amina))
        caret(amina)
        amina.keyboard.type(" Reste.")
        until(lambda: state(amina) == "saved" and "Reste." in one.room.text())
        nora.evaluate("window.dispatchEvent(new Event('focus'))")
        nora.wait_for_timeout(200)
        check("a save does not give the pen away (Payload #11604)", editable(amina) and not editable(nora) and one.room.pen)
        nora.click("button:has-text('Prendre la main')")
        check("taking over shows the words written meanwhile", until(lambda: "Reste." in shown(nora) and editable(nora)), nora.inner_text(".ProseMirror"))
        amina.evaluate("window.dispatchEvent(new Event('focus'))")
        check("the first is told who took over", until(lambda: "Nora" in notices(amina) and not editable(amina)), notices(amina))
        nora.close()
        check("leaving gives the pen back", until(lambda: one.room.pen is None))
        amina.evaluate("window.dispatchEvent(new Event('focus'))")
        check("and says that it is free", until(lambda: "libre" in notices(amina)), notices(amina))
        amina.click(".notice-bar button:has-text('Écrire')")
        check("and it can be taken up", until(lambda: editable(amina)))


def hand_over(browser):
    with desk(browser, body=TEXT, fields=FIELDS) as one:
        amina = one.open()
        until(lambda: one.room.pen)
        nora = one.open(one.context(), user="nora")
        until(lambda: "Amina" in notices(nora))
        nora.click("button:has-text('Demander')")
        until(lambda: one.room.asks)
        caret(amina)
        amina.keyboard.type(" Dernier mot.")
        amina.evaluate("window.dispatchEvent(new Event('focus'))")
        check("who asks is shown to who writes", until(lambda: "Nora demande" in notices(amina)), notices(amina))
        amina.click("button:has-text('Passer')")
        check("handing over saves first", until(lambda: "Dernier mot." in one.room.text()))
        nora.evaluate("window.dispatchEvent(new Event('focus'))")
        until(lambda: "libre" in notices(nora))
        nora.click(".notice-bar button:has-text('Écrire')")
        check("and the other writes on from it", until(lambda: editable(nora) and "Dernier mot." in shown(nora)), nora.inner_text(".ProseMirror"))


HIDE = """hidden => { Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange')); }"""


def hidden(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open(before=lambda page: page.clock.install())
        until(lambda: one.room.presence_log)
        page.evaluate(HIDE, True)
        page.wait_for_timeout(100)
        before = len(one.room.presence_log)
        page.clock.run_for(120_000)
        page.wait_for_timeout(100)
        check("a hidden tab is quiet", len(one.room.presence_log) == before, one.room.presence_log[before:])
        page.evaluate(HIDE, False)
        check("and says at once that it is back", until(lambda: len(one.room.presence_log) > before))
        until(lambda: one.room.pen)
        count = len(one.room.presence_log)
        page.clock.run_for(30_000)
        check("a visible tab tells every ten seconds", until(lambda: len(one.room.presence_log) - count == 3), len(one.room.presence_log) - count)


def sleep_and_taken(browser):
    """A laptop sleeps, someone else takes the article meanwhile, and it wakes up."""
    with desk(browser, body=TEXT) as one:
        amina = one.open()
        until(lambda: one.room.pen)
        amina.evaluate(HIDE, True)
        one.room.skew += 1800
        nora = one.open(one.context(), user="nora")
        check("a sleeping writer holds nobody up", until(lambda: editable(nora) and one.room.pen and notices(nora) == ""), notices(nora))
        caret(nora)
        nora.keyboard.type(" De Nora.")
        until(lambda: "De Nora." in one.room.text())
        amina.evaluate(HIDE, False)
        check("who wakes up is told who writes now", until(lambda: "Nora" in notices(amina) and not editable(amina)), notices(amina))
        check("and has overwritten nothing", "De Nora." in one.room.text())


def reader_only(browser):
    with desk(browser, body=TEXT) as one:
        page = one.open(mode="read")
        page.wait_for_timeout(300)
        check("who may only read gets no pen and no offer of it", not editable(page) and one.room.pen is None and notices(page) == "", notices(page))
        check("and can save nothing", body_of(page) == TEXT and not one.room.saves)
