"""The page as it looks: axe-core, small screens, dialogs, forced colours, and what it costs to load."""
import gzip
import re

from axe_playwright_python.sync_playwright import Axe

from documents import EVERY_BLOCK, FIELDS, node, p
from editor_page import DESK
from harness import caret, check, desk, until

ARABIC = {"kicker": "المدينة", "headline": "المجلس يفتح دفاتره أمام السكان", "standfirst": "يدعو المجلس السكان إلى الاطلاع على الحسابات.", "slug": "council", "kind": "news", "section": "1"}


def run(browser):
    axe = Axe()
    for ui, fields in (("fr", FIELDS), ("ar", ARABIC)):
        with desk(browser, body=EVERY_BLOCK, fields=fields, language=ui) as one:
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    page = one.open(one.context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True), ui=ui)
                    until(lambda: page.locator(".count-list dd").nth(2).inner_text())
                    clean(axe, page, f"{ui} {width} {scheme}")
                    if scheme == "light":
                        dialogs(axe, page, f"{ui} {width}")
                    page.context.close()
            page = one.open(one.context(viewport={"width": 320, "height": 800}), ui=ui)
            wide = page.evaluate("document.documentElement.scrollWidth")
            check(f"{ui}: the page fits 320 pixels", wide <= 320, wide)
            small = page.evaluate("""() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')].filter(e => e.checkVisibility() && !e.closest('.ProseMirror a') && !e.classList.contains('skip'))
              .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)]).filter(([b]) => b.width && (b.width < 24 || b.height < 24)).map(([b, html]) => `${b.width}x${b.height} ${html}`)""")
            check(f"{ui}: every target is at least 24 pixels", not small, small[:3])
            page.context.close()
    conflict(axe, browser)
    focus(browser)
    sheet()
    weight(browser)


def clean(axe, page, name):
    found = axe.run(page).response["violations"]
    check(f"axe finds nothing: {name}", not found, [(v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200]) for v in found])


def dialogs(axe, page, name):
    caret(page)
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    page.wait_for_selector(".menu:popover-open")
    clean(axe, page, f"{name}, the insert menu")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog .picture img")
    clean(axe, page, f"{name}, the picture chooser")
    page.keyboard.press("Escape")
    until(lambda: page.evaluate("document.activeElement.classList.contains('ProseMirror')"))
    # What is chosen is linked; with nothing chosen the keys are the search's.
    caret(page, "start")
    # Whichever way the line runs: one in French runs its own way within an Arabic article.
    page.keyboard.press("Shift+End")
    page.wait_for_timeout(50)
    page.keyboard.press("Control+K")
    page.wait_for_selector("dialog[open]")
    clean(axe, page, f"{name}, the link dialog")
    page.keyboard.press("Escape")
    until(lambda: page.locator("dialog").count() == 0)


def conflict(axe, browser):
    with desk(browser, body=node("doc", p("Début."), p("Suite.")), fields=FIELDS) as one:
        page = one.open(one.context(bypass_csp=True))
        one.room.article.update(revision=9, body=node("doc", p("Début changé."), p("Suite.")))
        caret(page)
        page.keyboard.type(" Mien.")
        page.wait_for_selector("dialog.wide[open]")
        clean(axe, page, "the two versions")
        page.click("dialog .primary")
        until(lambda: page.locator("dialog").count() == 0)
        one.room.signed_in = False
        page.keyboard.type(" Mien.")
        page.wait_for_selector("dialog[open]")
        clean(axe, page, "signing in again")


def focus(browser):
    with desk(browser, body=EVERY_BLOCK, fields=FIELDS) as one:
        page = one.open(one.context(viewport={"width": 390, "height": 844}))
        bad, left = [], None
        for stop in range(90):
            page.keyboard.press("Tab")
            spot = page.evaluate("""() => { const e = document.activeElement; const b = e.getBoundingClientRect(); const s = getComputedStyle(e);
              const shown = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || e.matches('.ProseMirror, .inset');
              return [e.outerHTML.slice(0, 70), shown && b.bottom > 0 && b.top < innerHeight, Boolean(e.closest('.details'))]; }""")
            if not spot[1] and not spot[0].startswith("<body"):
                bad.append(spot)
            left = left or (stop if spot[2] else None)
        check("every stop of the Tab key is seen", not bad, bad[:3])
        check("Tab goes through the text and leaves it again", left, left)


def sheet():
    css = re.sub(r"/\*.*?\*/", "", (DESK / "editor.css").read_text("utf-8"), flags=re.S)
    physical = re.findall(r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|top|bottom|width|height|min-width|max-width)\s*:(?! )|text-align:\s*(?:left|right)|float:\s*(?:left|right)", css)
    check("the sheet is logical", not [x for x in physical if "min-width" not in x and "max-width" not in x], physical)
    modules = "".join(f.read_text("utf-8") for f in (DESK / "modules").rglob("*.js"))
    check("no module writes markup as text or runs text as code", not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function|document\.write", re.sub(r"//.*", "", modules)))


def weight(browser):
    with desk(browser, body=EVERY_BLOCK, fields=FIELDS) as one:
        loaded = {}
        context = one.context()
        page = context.new_page()
        page.on("response", lambda r: loaded.setdefault(r.url, r))
        one.open(context, page)
        page.wait_for_timeout(500)
        raw = zipped = 0
        for url, response in loaded.items():
            if url.startswith("http"):
                body = response.body() if response.request.method == "GET" else b""
                raw += len(body)
                zipped += len(gzip.compress(body, 9)) if "/media/" not in url else len(body)
        engine = len(gzip.compress((DESK.parents[1] / ".cache/editor/engine.js").read_bytes(), 9))
        print(f"the editor's page: {sum(u.startswith('http') for u in loaded)} requests, {raw:,} bytes, {zipped:,} with gzip (of which the engine {engine:,})")
        usable = page.evaluate("performance.getEntriesByName('editor-ready')[0]?.startTime ?? performance.timing.domComplete - performance.timing.navigationStart")
        print(f"usable after {usable:.0f} ms on this machine")
