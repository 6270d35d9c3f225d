"""Fronts and the breaking-news banner in a real browser: two chief editors, one of them in Arabic, arrange the home page
by mouse, by keyboard and without scripts; readers' pages follow at once. Called by run.py."""

import os
import re

import desk
from judging import Judge


def fronts(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "fronts")
    run("sample", folder, "--articles", "120")
    for email, name, language in (("nour@relais.example", "Nour Alami", "fr"), ("salma@relais.example", "سلمى الدادسي", "ar")):
        run(
            "user", "add", folder, email, "--name", name, "--role", "chiefEditor", "--language", language,
            input="une phrase assez longue\n",
        )
    site = Served(folder)

    judge = Judge("fronts", tools)

    def sign_in(name, email, **options):
        person = desk.Person(browser, name, **options)
        page = person.page
        page.goto(site.base + "/desk/sign-in?next=/desk/fronts")
        page.fill("[name=email]", email)
        page.fill("[name=password]", "une phrase assez longue")
        page.click("button.main")
        page.wait_for_url("**/desk/fronts")
        return person

    def plain_text(text):
        """Without the spaces that pages set before marks."""
        return text.replace("\u00a0", " ").replace("\u202f", " ")

    def lead(path="/"):
        """The headline of the lead and how often its address stands on the page outside the wire."""
        html = re.sub(r'<aside class="wire".*?</aside>', "", site.text(path), flags=re.S)
        found = re.search(r'<div class="lead">.*?<h3><a href="([^"]+)"><bdi>(.*?)</bdi>', html, re.S)
        return plain_text(found.group(2)), len(re.findall(rf'<h3>(?:<b>.*?</b> )?<a href="{re.escape(found.group(1))}"', html))

    def second():
        """The first of the seconds, as readers have it."""
        return plain_text(site.text("/").split('class="seconds"')[1].split("</article>")[0])

    nour = sign_in("nour", "nour@relais.example")
    page = nour.page
    judge("the list", nour)
    page.click("a:has-text('Page d’accueil') >> nth=0")
    home = page.url
    judge("a home page", nour)
    headline = lambda place: plain_text(page.inner_text(f"#place-{place} h3"))
    check("fronts: the screen shows what readers have", headline("lead-0") == lead()[0], (headline("lead-0"), lead()))

    # By keyboard: the second of the seconds to the top, one key after another, the focus staying where the hand is.
    wanted = headline("seconds-1")
    page.focus("#place-seconds-1 button[value=up]")
    page.keyboard.press("Enter")
    page.wait_for_url("**moved=seconds-0**")
    focused = "document.activeElement.closest('[data-place]')?.dataset.place + ' ' + document.activeElement.value"
    check("fronts: the key that moved an article can move it on", page.evaluate(focused) == "seconds-0 up", page.evaluate(focused))
    page.keyboard.press("Enter")
    page.wait_for_url("**moved=lead-0**")
    check("fronts: at the top the focus stays in its row", page.evaluate(focused).startswith("lead-0"), page.evaluate(focused))
    check("fronts: what was moved is said", wanted.rstrip(" ?!") in plain_text(page.inner_text("[role=status]")), page.inner_text("[role=status]"))
    check("fronts: moved by keyboard to the lead", headline("lead-0") == wanted, headline("lead-0"))
    check("fronts: readers have nothing of it yet", lead()[0] != wanted)
    judge("an arrangement in preparation", nour)

    # By mouse, on a screen that needs no scrolling: the driver scrolls with the button down, which nobody does.
    page.set_viewport_size({"width": 1280, "height": 2000})
    dragged = headline("thirds-2")
    page.drag_and_drop("#place-thirds-2 h3", "#place-seconds-0")
    page.wait_for_url("**moved=seconds-0**")
    page.set_viewport_size({"width": 1280, "height": 900})
    check("fronts: dragged to another place", headline("seconds-0") == dragged, headline("seconds-0"))

    # By search, with a time.
    page.click("#place-lead-0 .buttons a.button")
    check("fronts: the place is open", page.is_visible("#q"))
    judge("a place that is changed", nour)
    last = page.locator(".found li").last
    chosen = last.locator("h4").inner_text()
    page.fill("#q", chosen[: len(chosen) // 2].rsplit(" ", 1)[0])
    page.press("#q", "Enter")
    page.wait_for_url("**q=**")
    page.click(f".found li:has-text(\"{chosen}\") button")
    page.wait_for_url("**moved=lead-0**")
    check("fronts: found by its headline and put there", headline("lead-0") == chosen, headline("lead-0"))
    page.click("#place-lead-0 .buttons a.button")
    page.fill("#until", "2020-01-01T10:00")
    page.click("#place-lead-0 .change form:has(#until) button")
    check("fronts: a time that is over is told at the field, and stays typed", page.input_value("#until") == "2020-01-01T10:00" and page.get_attribute("#until", "aria-invalid") == "true")
    judge("a time that is wrong", nour)
    page.fill("#until", "2099-12-31T18:30")
    page.click("#place-lead-0 .change form:has(#until) button")
    page.wait_for_url("**by=hold")
    check("fronts: the time stands with its offset", "GMT+" in page.inner_text("#place-lead-0"), page.inner_text("#place-lead-0"))

    # Preview, then live in one step.
    page.click("a[href$='/preview']")
    check("fronts: the preview is the readers' page with the arrangement", chosen in plain_text(page.inner_text(".lead")), page.inner_text(".lead")[:200])
    check("fronts: and still nobody else's", lead()[0] != chosen)
    page.goto(home)
    page.click("button.main")
    page.wait_for_url("**done=live")
    found, count = lead()
    check("fronts: readers have it at the next request", found == chosen and count == 1, (found, chosen, count))
    check("fronts: the pin stands where it was dragged to", dragged in second())

    # Two chiefs.
    salma = sign_in("salma", "salma@relais.example", width=390, scheme="dark", locale="ar")
    other = salma.page
    judge("the list in Arabic", salma)
    other.goto(home)
    judge("a home page in Arabic, dark, on a phone", salma)
    other.click("#place-seconds-0 button[value=unpin]")
    other.wait_for_url("**by=unpin")
    page.goto(home)
    check("fronts: one sees that another prepares", "سلمى" in page.inner_text(".standing"), page.inner_text(".standing"))
    page.click("#place-thirds-0 button[value=pin]")
    page.wait_for_url("**by=pin")
    page.click("button.main")
    page.wait_for_url("**done=live")
    other.click("button.main")
    text = other.inner_text(".standing")
    check("fronts: the second is told who was first, and sees both", "Nour Alami" in text and len(other.query_selector_all(".two h3")) == 2, text)
    judge("two arrangements that cross", salma)
    check("fronts: nothing was overwritten", dragged in second())
    other.click(".standing form[action$=keep] button")
    other.wait_for_url("**done=kept")
    other.click("button.main")
    other.wait_for_url("**done=live")
    page.goto(home + "/history")
    judge("the versions", nour)
    check("fronts: every version tells who", page.inner_text("main").count("Nour Alami") == 2 and "سلمى" in page.inner_text("main"))
    page.click(".versions li:nth-child(3) a:has-text('Comparer')")
    judge("two versions compared", nour)
    page.goto(home + "/history")
    page.click(".versions li:last-child button")
    page.wait_for_url("**done=live")
    check("fronts: an earlier front is back at the next request", lead()[0] != chosen, lead())

    # Without scripts.
    plain = desk.Person(browser, "plain", scripts=False)
    plain.context.add_cookies(nour.context.cookies())
    plain.page.goto(home)
    before = plain.page.inner_text("#place-lead-0 h3")
    plain.page.click("#place-lead-0 button[value=down]")
    check("fronts: without scripts an article is moved all the same", plain.page.inner_text("#place-seconds-0 h3") == before)
    plain.page.click("form[action$=discard] button")
    check("fronts: and what was prepared is given up", "done=discarded" in plain.page.url)

    # The banner.
    page.goto(site.base + "/desk/fronts")
    page.click("a[href='/desk/banners/1']")
    judge("the banner", nour)
    page.fill("[name=text]", "Séisme au large : <les ports fermés>")
    page.fill("[name=article]", re.search(r'<h3><a href="([^"]+)"', site.text("/")).group(1))
    page.click("button.main")
    page.wait_for_url("**done=set")
    judge("a banner that is on", nour)
    for path in ("/", "/archives", re.search(r'<h3><a href="([^"]+)"', site.text("/")).group(1)):
        check(f"fronts: the banner stands on {path}", "&lt;les ports fermés&gt;" in site.text(path))
    check("fronts: and on no page of another edition", "ports fermés" not in site.text("/ar"))
    reader = desk.Person(browser, "reader", width=390)
    reader.page.goto(site.base + "/")
    judge("a reader's page with a banner", reader)
    reader.page.reload()
    shift = reader.page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))"
        ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 500))"
    )
    check("fronts: the banner moves nothing on the page", shift < 0.01, shift)
    page.goto(site.base + "/desk/banners/1")
    page.click("form[action$=removed] button")
    page.wait_for_url("**done=removed")
    check("fronts: taken off, it is on no page at the next request", "ports fermés" not in site.text("/") + site.text("/archives"))
    for person in (nour, salma, plain, reader):
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"fronts: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()

    # The same screen under the policy that is in force.
    strict = sign_in("strict", "nour@relais.example", policy=True)
    strict.page.set_viewport_size({"width": 1280, "height": 2000})
    strict.page.goto(home)
    strict.page.drag_and_drop("#place-thirds-3 h3", "#place-lead-0")
    strict.page.wait_for_url("**moved=lead-0**")
    check("fronts: dragging works under the desk's policy, which nothing breaks", not strict.messages, strict.messages[:2])
    strict.context.close()
    site.stop()
