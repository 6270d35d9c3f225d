"""Every block comes and goes unchanged, and can be put in by keyboard alone."""
from body_rules import fault
from documents import EVERY_BLOCK, FIELDS, node, p, text
from harness import body_of, canonical, caret, check, desk, until


def run(browser):
    with desk(browser, body=EVERY_BLOCK, fields=FIELDS) as one:
        page = one.open()
        got = body_of(page)
        check("the fixture itself is a body the server accepts", fault(EVERY_BLOCK) is None, fault(EVERY_BLOCK))
        for before, after in zip(EVERY_BLOCK["content"], got["content"]):
            check(f"{before['type']} round-trips", canonical(before) == canonical(after), f"\n{canonical(before)}\n{canonical(after)}")
        check("the whole body round-trips, byte for byte", canonical(got) == canonical(EVERY_BLOCK))
        page.wait_for_timeout(2500)
        check("opening an article saves nothing", not one.room.saves, one.room.saves)
        check("the page says nothing on the console and asks no other host", not one.messages and not one.foreign, (one.messages, one.foreign))
        caret(page)
        page.keyboard.type("!")
        check("one more letter is saved", until(lambda: one.room.revisions), None)
        check("and nothing else changed", canonical(one.room.article["body"]["content"][:-1]) == canonical(EVERY_BLOCK["content"][:-1]))
    keyboard(browser)
    shortcuts(browser)
    tables(browser)


def insert(page, steps):
    """Opens the insert menu with “/” and goes down `steps` entries."""
    page.keyboard.press("/")
    page.wait_for_selector(".menu:popover-open")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def keyboard(browser):
    with desk(browser) as one:
        page = one.open()
        caret(page)
        insert(page, 0)  # picture
        page.wait_for_selector("dialog .picture")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card-picture")
        page.keyboard.type("Une légende")
        page.keyboard.press("Tab")
        page.keyboard.type("Ce que l’on voit")
        page.keyboard.press("Enter")
        insert(page, 1)  # gallery
        page.wait_for_selector("dialog .picture")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        page.locator("dialog .primary").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".card-gallery")
        insert(page, 2)  # embed
        page.keyboard.type("https://vimeo.com/1")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card-embed")
        insert(page, 3)  # table
        page.keyboard.type("Ville")
        page.keyboard.press("Tab")
        page.keyboard.type("Voix")
        for _ in range(2):
            page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.keyboard.type("suite")
        page.keyboard.press("Enter")
        insert(page, 4)
        page.keyboard.type("Exergue")
        page.keyboard.press("Enter")
        insert(page, 5)
        page.keyboard.type("Cité")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        insert(page, 6)
        page.keyboard.type("Repères")
        page.keyboard.press("Enter")
        page.keyboard.type("Un fait")
        caret(page)
        insert(page, 7)
        insert(page, 8)
        page.wait_for_selector("dialog .result")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card-related")
        insert(page, 9)
        page.keyboard.type("exemple.ma/budget")
        page.keyboard.press("Tab")
        page.keyboard.type("Le budget")
        page.keyboard.press("Enter")
        until(lambda: page.locator(".card-related").count() == 2)
        insert(page, 10)  # a sound or a document of the library
        page.wait_for_selector("dialog .result")
        page.keyboard.type("maire")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        until(lambda: page.locator(".card-related").count() == 3)
        page.keyboard.type("Fin.")
        got = body_of(page)
        kinds = [b["type"] for b in got["content"]]
        wanted = ["image", "gallery", "embed", "table", "paragraph", "pullQuote", "blockquote", "factBox", "horizontalRule", "related", "relatedLink", "relatedLink", "paragraph"]
        check("every block is put in by keyboard alone", kinds == wanted, kinds)
        found = {b["type"]: b for b in got["content"]}
        check("a picture gets its words", found["image"] == node("image", picture=3, caption="Une légende", alt="Ce que l’on voit"), found["image"])
        check("a gallery gets its pictures", found["gallery"] == node("gallery", node("image", picture=3), node("image", picture=4)), found["gallery"])
        check("a fact box gets its headline and text", found["factBox"] == node("factBox", p("Un fait"), headline="Repères"), found["factBox"])
        check("a related article is held by its number", found["related"] == node("related", article=1, label="La mairie ouvre ses portes"), found["related"])
        link, sound = [b for b in got["content"] if b["type"] == "relatedLink"] + [None] * (kinds.count("relatedLink") == 1)
        check("a link's address is completed", link == node("relatedLink", label="Le budget", url="https://exemple.ma/budget"), link)
        check("a sound is linked by its address", sound == node("relatedLink", label="Entretien avec la maire", url="/media/files/0123456789abcdef0123.mp3"), sound)
        check("what the keyboard made is a body the server accepts", fault(got) is None, fault(got))
        page.keyboard.press("/")
        page.keyboard.type("x/y")
        check("“/” inside a text is a stroke", body_of(page)["content"][-1] == p("Fin./x/y"), body_of(page)["content"][-1])


def shortcuts(browser):
    with desk(browser) as one:
        page = one.open()
        caret(page)
        page.keyboard.type("## Titre")
        page.keyboard.press("Enter")
        page.keyboard.press("Control+B")
        page.keyboard.type("gras")
        page.keyboard.press("Control+B")
        page.keyboard.press("Control+I")
        page.keyboard.type("penché")
        page.keyboard.press("Control+I")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("ligne")
        page.keyboard.press("Enter")
        page.keyboard.type("- un")
        page.keyboard.press("Enter")
        page.keyboard.type("deux")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.keyboard.type("fin lien")
        for _ in range(4):
            page.keyboard.press("Shift+ArrowLeft")
            page.wait_for_timeout(20)
        page.keyboard.press("Control+K")
        page.wait_for_selector("dialog[open]")
        page.keyboard.type("https://www.example.com/")
        page.keyboard.press("Enter")
        wanted = node("doc", node("heading", text("Titre"), level=2), p(text("gras", "strong"), text("penché", "emphasis"), node("hardBreak"), "ligne"),
                      node("bulletList", node("listItem", p("un"), node("bulletList", node("listItem", p("deux"))))),
                      p("fin ", text("lien", {"type": "link", "attrs": {"href": "https://www.example.com/"}})))
        check("shortcuts and marks typed as signs work", canonical(body_of(page)) == canonical(wanted), f"\n{canonical(body_of(page))}\n{canonical(wanted)}")
        page.keyboard.press("Alt+ArrowUp")
        check("a block is moved by keyboard", [b["type"] for b in body_of(page)["content"]] == ["heading", "paragraph", "paragraph", "bulletList"])
        page.keyboard.press("Alt+ArrowDown")
        toolbar(page)
    with desk(browser, language="ar") as one:
        page = one.open(ui="ar")
        caret(page)
        page.keyboard.press("Alt+F10")
        first = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("ArrowLeft")
        second = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("ArrowRight")
        check("the arrows of the tools are mirrored right to left", second != first and page.evaluate("document.activeElement.textContent") == first, (first, second))


def toolbar(page):
    stops = page.locator(".toolbar .tool[tabindex='0']").count()
    check("the tools are one stop of the Tab key", stops == 1, stops)
    caret(page)
    page.keyboard.press("Alt+F10")
    check("Alt+F10 goes to the tools", page.evaluate("document.activeElement.closest('[role=toolbar]') !== null"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    check("arrows go through the tools", page.evaluate("document.activeElement.getAttribute('aria-label')") == "Gras")
    page.keyboard.press("Enter")
    page.keyboard.type("G")
    check("a tool works from the keyboard and gives the text back", body_of(page)["content"][-1]["content"][-1] == text("G", "strong"), body_of(page)["content"][-1])
    page.wait_for_timeout(150)
    check("a tool says that it is pressed", page.get_attribute("button[aria-label=Gras]", "aria-pressed") == "true")
    # The language of a block, with its direction.
    page.keyboard.press("Alt+F10")
    page.locator("button[aria-label='Langue du passage']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    check("a block takes its language and direction", body_of(page)["content"][-1]["attrs"] == {"lang": "ar"}
          and page.locator(".ProseMirror > p[lang=ar][dir=rtl]").count() == 1, body_of(page)["content"][-1])


def tables(browser):
    table = node("table", node("tableRow", *[node("tableHeader", text(h)) for h in "ab"]), node("tableRow", *[node("tableCell", text(h)) for h in "cd"]))
    with desk(browser, body=node("doc", p("x"), table)) as one:
        page = one.open()
        page.evaluate("document.getElementById('article').editor.commands.setTextSelection(7)")
        page.wait_for_selector("button[aria-label='Modifier le tableau']")

        def choose(label):
            page.click("button[aria-label='Modifier le tableau']")
            page.click(f".menu:popover-open button:has-text('{label}')")

        choose("Ajouter une ligne au-dessous")
        choose("Ajouter une colonne après")
        got = body_of(page)
        check("rows and columns are added evenly", fault(got) is None and [len(r["content"]) for r in got["content"][1]["content"]] == [3, 3, 3], got)
        choose("Première ligne d’en-tête")
        got = body_of(page)
        check("a header row is one row or none", {c["type"] for r in got["content"][1]["content"] for c in r["content"]} == {"tableCell"}, got)
        choose("Supprimer la colonne")
        choose("Supprimer la ligne")
        check("rows and columns are taken out evenly", fault(body_of(page)) is None and len(body_of(page)["content"][1]["content"]) == 2, body_of(page))
