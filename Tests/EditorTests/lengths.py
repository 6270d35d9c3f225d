"""Counts: characters as readers see them, words as the script has them, what the page will weigh."""
from documents import EVERY_BLOCK, FIELDS, node, p
from harness import check, desk, until

WORDS = {
    "La mairie ouvre ses portes.": 5, "": 0, "20 % — oui !": 2, "صوّت المجلس بالإجماع على الميزانية الجديدة.": 6, "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ": 2,
    "مَدْرَسَةٌ كَبِيرَةٌ": 2, "El 5,5 % del año": 4, "Aujourd’hui": 1, "12\u202f000 euros": 2,
}


def run(browser):
    with desk(browser, body=EVERY_BLOCK, fields={**FIELDS, "headline": "T" * 59, "standfirst": "S" * 155}) as one:
        page = one.open()
        got = page.evaluate("list => import('/desk/assets/modules/counters.js').then(c => list.map(c.wordsOf))", list(WORDS))
        check("words are counted in every script (Ghost #14365)", got == list(WORDS.values()), [(w, g) for w, g in zip(WORDS.items(), got) if w[1] != g])
        characters = page.evaluate("import('/desk/assets/modules/counters.js').then(c => ['é', 'e\u0301', '👩‍👩‍👧', 'مَ'].map(c.charactersOf))")
        check("a character is what a reader sees as one", characters == [1, 1, 1, 1], characters)
        note = page.locator(".field-headline .count")
        check("under the limit nothing warns", "coupé" not in note.inner_text(), note.inner_text())
        page.focus("[name=headline]")
        page.keyboard.press("End")
        page.keyboard.type("TT")
        check("a headline over 60 says where engines cut", "coupé après 60" in note.inner_text(), note.inner_text())
        check("and it is tied to the field", page.evaluate("document.querySelector('[name=headline]').getAttribute('aria-describedby')") == note.get_attribute("id"))
        heard = page.evaluate("() => new Promise(done => { const all = []; const s = document.querySelector('body > .unseen[role=status]'); new MutationObserver(() => all.push(s?.textContent)).observe(document.body, {childList: true, subtree: true, characterData: true}); setTimeout(() => done(document.querySelector('body > .unseen[role=status]')?.textContent ?? ''), 1700); })")
        check("a screen reader hears it once, after the typing", "coupé après 60" in heard, heard)
        page.keyboard.type("T" * 10)
        check("over 70 also where cards cut", "coupé après 70" in note.inner_text(), note.inner_text())
        figures = page.locator(".count-list dd")
        check("words, reading time and weight are shown", until(lambda: figures.count() == 3 and all(figures.all_inner_texts())), figures.all_inner_texts())
        check("the weight is within the budget", "ko" in figures.nth(2).inner_text() and "budget" not in figures.nth(2).inner_text(), figures.nth(2).inner_text())
    with desk(browser, body=node("doc", *[node("image", picture=3) for _ in range(12)], p("x"))) as one:
        page = one.open()
        check("a page over its budget warns", until(lambda: "plus que le budget" in page.locator(".count-list dd").nth(2).inner_text()), page.locator(".count-list dd").all_inner_texts())
