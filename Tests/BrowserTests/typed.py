"""The readers' search while one types, in a real browser, in French and Arabic: what is found stands in the page after a
short pause, the older question is given up, a screen reader is told, the address follows; without a script, or when the
server has too much to do, the form is there. Called by run.py."""

import re
from urllib.parse import quote, unquote

from judging import Judge

# The beginnings of words that the sample's headlines have, and something longer.
WORDS = {"fr": ("/recherche", "dessal", "dessalement eau", "articles?"), "ar": ("/ar/" + quote("بحث"), "تحل", "تحلية المياه", "مقال")}


def typed(browser, site, tools):
    check = tools["check"]
    judge = Judge("typed", tools)
    for language, (path, beginning, longer, word) in WORDS.items():
        # axe must be injected; run.py opens the same pages with the policy in force, and so does the first part here.
        context = browser.new_context()
        page = context.new_page()
        messages, asked = [], []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: asked.append(request.url) if "?q=" in request.url else None)
        page.goto(site.base + "/")
        page.goto(site.base + path)
        page.evaluate("window.isSame = true")
        length = page.evaluate("history.length")
        field = page.locator("main form.find [name=q]")
        field.press_sequentially(beginning, delay=20)
        page.wait_for_selector("ol.found mark")
        check(f"typed: {language} the page stays the same one", page.evaluate("window.isSame === true"))
        check(f"typed: {language} letters typed at once are one question", len(asked) == 1, asked)
        check(f"typed: {language} the address says what was asked", unquote(page.url).endswith("?q=" + beginning), page.url)
        check(f"typed: {language} and the title", beginning in page.title(), page.title())
        said = page.inner_text("#said")
        check(f"typed: {language} how many were found is said aloud", re.search(word, said) is not None, said)
        check(f"typed: {language} by a region that was there", page.get_attribute("#said", "aria-live") == "polite")
        check(f"typed: {language} the field keeps what was typed and the focus", page.evaluate("document.activeElement.value") == beginning)
        check(f"typed: {language} the way back is not filled", page.evaluate("history.length") == length)
        other = "/ar/" if language == "fr" else "/recherche"
        ways = [unquote(a.get_attribute("href")) for a in page.locator("header .bar nav a").all()]
        check(f"typed: {language} the ways to other languages keep the words", any(w.startswith(other) and w.endswith("?q=" + beginning) for w in ways), ways)

        # An answer that is late is not shown over a newer one.
        held = []
        page.route("**/*?q=slow*", lambda route: held.append(route))
        field.fill("slow")
        while not held:
            page.wait_for_timeout(20)
        field.fill(longer)
        page.wait_for_function("words => decodeURIComponent(location.search).replaceAll('+', ' ').endsWith(words)", arg=longer)
        check(f"typed: {language} the older question is given up", held[0].request.failure is not None, held[0].request.failure)
        check(f"typed: {language} the last question's answer stands", page.locator("ol.found li").count() > 0 and longer in page.title(), page.title())
        page.unroute("**/*?q=slow*")

        # One that says that too many ask leaves the page as it is.
        shown = page.inner_text("#found")
        page.route("**/*?q=*", lambda route: route.fulfill(status=503, content_type="text/html", body="<p>busy"))
        field.fill(longer + " x")
        page.wait_for_timeout(500)
        check(f"typed: {language} what was found stays where the server has too much to do", page.inner_text("#found") == shown)
        page.unroute("**/*?q=*")
        field.fill(beginning)
        field.press("Enter")
        page.wait_for_load_state()
        check(f"typed: {language} Enter sends the form", page.evaluate("window.isSame !== true") and page.locator("ol.found li").count() > 0)
        messages = [message for message in messages if "503" not in message]
        check(f"typed: {language} no script or policy complains", not messages, messages[:2])
        page.go_back()
        check(f"typed: {language} the way back leads to what was found before", page.locator("main form.find").count() == 1)
        context.close()

        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(site.base + path)
        page.locator("main form.find [name=q]").press_sequentially(longer, delay=10)
        page.wait_for_selector("ol.found mark")
        judge.accessible(f"{language} what was found while typing", page)
        judge.narrow(f"{language} what was found while typing", page)
        context.close()

        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(site.base + path)
        page.locator("main form.find [name=q]").fill(beginning)
        page.locator("main form.find button").click()
        check(f"typed: {language} without a script the form finds the same", page.locator("ol.found mark").count() > 0)
        context.close()

    front = site.text("/regions")
    check("typed: a front has no script", "<script type=\"module\"" not in front and "<script src" not in front)
