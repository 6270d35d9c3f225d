"""Finding one's way at the desk, in a real browser: the list with words, filters and views, several articles at once
without a script, the search of the whole desk by keyboard, and my day; in French and Arabic. Called by run.py."""

import os
import re

from desk import signed_in
from judging import Judge

PHRASE = "une phrase assez longue"


def finding(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "finding")
    run("sample", folder, "--articles", "300")
    for name, email, role, language in (
        ("Chef Alami", "chef@fanal.example", "chiefEditor", "fr"), ("سلمى الدادسي", "salma@fanal.example", "chiefEditor", "ar"),
        ("Imane Souiri", "imane@fanal.example", "journalist", "fr"),
    ):
        run("user", "add", folder, email, "--name", name, "--role", role, "--language", language, input=PHRASE + "\n")
    site = Served(folder)

    def sign_in(name, email, **options):
        return signed_in(browser, site, name, email, PHRASE, **options)

    judge = Judge("finding", tools)

    # The list.
    chief = sign_in("chief", "chef@fanal.example")
    page = chief.page
    judge("my day", chief)
    check("finding: my day shows what was just published", "Vient de paraître" in page.inner_text("main"))
    page.goto(site.base + "/desk/articles?edition=1")
    word = page.inner_text(".articles h2 a").split()[-1]
    page.fill("#q", word)
    page.click(".search button.main")
    check("finding: the address holds the words and the filter", "q=" in page.url and "edition=1" in page.url, page.url)
    check("finding: and finds what has them", word in page.inner_text(".articles"), word)
    judge("the list with words and filters", chief)
    page.goto(site.base + "/desk/articles?author=Personne")
    check("finding: an author nobody knows is told at the field", page.get_attribute("#author", "aria-invalid") == "true")
    judge("the list that finds nothing", chief)
    page.goto(site.base + "/desk/articles?edition=1&state=published")
    page.click(".keep summary")
    page.fill(".keep [name=name]", "Parus en français")
    page.check(".keep [name=shared]")
    page.click(".keep button")
    check("finding: a view is kept", "Parus en français" in page.inner_text(".views"))
    check("finding: and shown as the one on screen", page.get_attribute(".views [aria-current]", "href").endswith("state=published&edition=1"))
    page.goto(site.base + "/desk/views")
    judge("the views", chief)
    page.click("button:has-text('Ouvrir la liste avec elle')")
    page.goto(site.base + "/desk/articles")
    check("finding: the list opens with it", page.url.endswith("?state=published&edition=1"), page.url)

    # Several at once, by hand and without a script.
    page.check("[name=all]")
    ticked = page.locator("input[name='articles[]']:checked").count()
    check("finding: one box ticks all of the page", ticked == 50, ticked)
    page.locator("input[name='articles[]']").first.uncheck()
    check("finding: and follows", not page.is_checked("[name=all]"))
    plain = sign_in("plain", "chef@fanal.example", scripts=False)
    page = plain.page
    page.goto(site.base + "/desk/articles?edition=1&state=published")
    for place in range(3):
        page.locator("input[name='articles[]']").nth(place).check()
    page.select_option("#action", "assign")
    page.click(".bulk button")
    check("finding: what is to be done is asked first", page.locator("main li").count() == 3, page.inner_text("main"))
    page.select_option("#person", label="Imane Souiri")
    page.click("button[name=go]")
    check("finding: and said of each afterwards", "3 confiés" in page.inner_text("[role=status]"), page.inner_text("main"))
    page.goto(site.base + "/desk/articles?edition=1&state=published")
    page.check("[name=all]")
    page.select_option("#action", "spike")
    page.click(".bulk button")
    page.click("button[name=go]")
    check("finding: what cannot be done is said with its reason", "50 non" in page.inner_text("main") and page.locator("main li .wrong").count() == 50)
    page.goto(site.base + "/desk/search?q=" + word)
    check("finding: the whole desk is searched without a script", word in page.inner_text("main"))
    chief.page.goto(site.base + "/desk/search?q=" + word)
    judge("the search's page", chief)
    page = chief.page
    page.goto(site.base + "/desk/articles?assignee=me&all=1")
    imane = sign_in("imane", "imane@fanal.example", width=390)
    check("finding: what was given to me stands on my day", "Confiés à moi" in imane.page.inner_text("main"))
    judge("a journalist's day", imane)
    imane.page.click(".articles h2 a")
    imane.ready()
    check("finding: and the article says who sees to it", "Imane Souiri" in imane.page.inner_text(".next"))
    imane.page.goto("about:blank")

    # The search of the whole desk.
    for name, person, edition in (("French", chief, 1), ("Arabic", sign_in("salma", "salma@fanal.example", scheme="dark", locale="ar"), 2)):
        page = person.page
        page.goto(site.base + f"/desk/articles?edition={edition}&state=published")
        words = max(re.findall(r"[^\W\d]+", page.inner_text(".articles h2 a")), key=len)
        page.goto(site.base + "/desk")
        page.keyboard.press("Control+k")
        page.wait_for_selector("#find [role=option]")
        check(f"finding: Ctrl-K opens the search ({name})", page.evaluate("document.activeElement.id") == "find-field")
        page.keyboard.type(words)
        page.wait_for_function("w => [...document.querySelectorAll('#find [role=option]')].some(o => o.textContent.includes(w))", arg=words)
        judge(f"the search ({name})", person)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        active = page.get_attribute("#find-field", "aria-activedescendant")
        check(
            f"finding: arrows go through what is found, the focus stays ({name})",
            page.get_attribute(f"#{active}", "aria-selected") == "true" and page.evaluate("document.activeElement.id") == "find-field", active,
        )
        page.keyboard.press("Escape")
        check(f"finding: Escape closes it ({name})", not page.is_visible("#find"))
        page.click("#find-open")
        page.fill("#find-field", "")
        page.keyboard.type("articles" if name == "French" else "المقالات")
        # Enter before the answer takes what the answer has first.
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/articles*")
        check(f"finding: Enter opens the first ({name})", "/desk/articles" in page.url, page.url)
        if name == "Arabic":
            judge("an Arabic list", person)
            page.goto(site.base + "/desk/views")
            judge("Arabic views", person)
        messages = [m for m in person.messages if "status of 4" not in m]
        check(f"finding: no script complains ({name})", not messages, messages[:2])

    # Under the policy that is in force.
    strict = sign_in("strict", "chef@fanal.example", policy=True)
    strict.page.goto(site.base + "/desk")
    strict.page.keyboard.press("Control+k")
    strict.page.wait_for_selector("#find [role=option]")
    check("finding: nothing of it breaks the policy", not strict.messages, strict.messages[:2])
    site.stop()
