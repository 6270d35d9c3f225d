"""What comes by the clipboard becomes clean blocks."""
import json
import re
from pathlib import Path

from body_rules import fault
from documents import node, p, text
from harness import body_of, canonical, caret, check, desk
from editor_page import DESK

CLIPBOARD = Path(__file__).parent / "clipboard"
LINK = {"type": "link", "attrs": {"href": "https://www.example.com/compte-rendu"}}

SENTENCE = p("Le conseil a ", text("voté", "strong"), " le budget, ", text("sans débat", "emphasis"), ", selon ", text("le compte rendu", LINK), ".")
BULLETS = node("bulletList", node("listItem", p("Écoles"), node("bulletList", node("listItem", p("cantines")))), node("listItem", p("Voirie")))
NUMBERS = node("orderedList", node("listItem", p("Lundi")), node("listItem", p("Mardi")))
TABLE = node("table", node("tableRow", node("tableCell", text("Poste")), node("tableCell", text("Euros"))),
             node("tableRow", node("tableCell", text("Écoles", "strong")), node("tableCell", text("12"))))
ARABIC = p("صوّت المجلس على الميزانية.", lang="ar")
SCIENCE = p("H", text("2", "subscript"), "O au XX", text("e", "superscript"), " siècle.")
OFFICE = node("doc", node("heading", text("Le budget en bref"), level=2), SENTENCE, BULLETS, NUMBERS, TABLE, ARABIC, SCIENCE)

WEB = node(
    "doc", node("heading", text("Le budget en bref"), level=2), SENTENCE, p("Un piège et un autre, et une page d’ailleurs."),
    p("Première ligne", node("hardBreak"), "seconde ligne"), p("Nouveau paragraphe"), BULLETS, node("blockquote", p("Nous avons tenu parole.")),
    node("table", node("tableRow", node("tableHeader", text("Poste")), node("tableHeader", text("Euros"))),
         node("tableRow", node("tableCell", text("Écoles", "strong")), node("tableCell", text("12"))),
         node("tableRow", node("tableCell", text("Total")), node("tableCell"))),
    node("heading", text("Petit titre"), level=4), node("horizontalRule"), p("« Fin »\u00a0!"))

PASTE = """({html, text, files}) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  if (text) data.setData('text/plain', text);
  for (const name of files || []) data.items.add(new File(['x'], name, {type: 'image/png'}));
  const view = document.getElementById('article').editor.view;
  view.dom.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def paste(page, html="", plain="", files=()):
    page.evaluate(PASTE, {"html": html, "text": plain, "files": list(files)})


def run(browser):
    with desk(browser) as one:
        page = one.open()
        for name, wanted in (("word", OFFICE), ("docs", OFFICE), ("libreoffice", OFFICE), ("web", WEB)):
            html = (CLIPBOARD / f"{name}.html").read_text("utf-8")
            page.evaluate("document.getElementById('article').editor.commands.clearContent()")
            caret(page)
            paste(page, html, re.sub("<[^>]+>", "", html))
            got = body_of(page)
            check(f"a paste from {name} leaves the expected blocks", canonical(got) == canonical(wanted), f"\n{canonical(got)}\n{canonical(wanted)}")
            check(f"a paste from {name} is accepted by the server", fault(got) is None, fault(got))
        plain_text(page)
        addresses(page)
        places(page, one)
        check("no paste runs or fetches anything", not one.messages and not one.foreign, (one.messages, one.foreign))
    rules(browser)


def start(page, body=None):
    page.evaluate("""body => { const e = document.getElementById('article').editor; e.commands.setContent(body); e.commands.focus('end'); }""",
                  body or node("doc", node("paragraph")))


def plain_text(page):
    cases = {
        "Un paragraphe.\n\nUn autre,\nsur deux lignes.": [p("Un paragraphe."), p("Un autre,", node("hardBreak"), "sur deux lignes.")],
        "Une ligne\r\nUne autre\r\n": [p("Une ligne"), p("Une autre")],
        "À retenir :\n\n- un\n- deux": [p("À retenir :"), node("bulletList", node("listItem", p("un")), node("listItem", p("deux")))],
        "1. un\n2. deux": [node("orderedList", node("listItem", p("un")), node("listItem", p("deux")))],
        "خبر عاجل من المدينة": [p("خبر عاجل من المدينة", lang="ar")],
        "avec\u0007 une sonnerie": [p("avec une sonnerie")],
    }
    for words, blocks in cases.items():
        start(page)
        paste(page, plain=words)
        got = body_of(page)["content"]
        check(f"plain text {words[:22]!r} becomes blocks", canonical(got) == canonical(blocks), got)


def addresses(page):
    start(page)
    paste(page, plain="https://www.youtube.com/watch?v=abc")
    check("an address of a provider on its own line becomes a card", body_of(page)["content"] == [node("embed", url="https://www.youtube.com/watch?v=abc")], body_of(page))
    page.keyboard.type("après")
    check("writing goes on below the card", body_of(page)["content"][1:] == [p("après")], body_of(page))
    start(page, node("doc", p("Voir ")))
    paste(page, plain="https://www.youtube.com/watch?v=abc")
    got = body_of(page)["content"]
    check("inside a sentence it stays a link", len(got) == 1 and got[0]["content"][1]["marks"][0]["type"] == "link", got)
    start(page, node("doc", p("ici")))
    page.keyboard.press("Control+A")
    paste(page, plain="https://www.example.com/x")
    check("an address on selected words links them", body_of(page)["content"] == [p(text("ici", {"type": "link", "attrs": {"href": "https://www.example.com/x"}}))], body_of(page))
    start(page)
    paste(page, plain="javascript:alert(1)")
    check("javascript: stays text", body_of(page)["content"] == [p("javascript:alert(1)")], body_of(page))


def places(page, one):
    table = node("doc", node("table", node("tableRow", node("tableCell", text("a")), node("tableCell"))), p("x"))
    start(page, table)
    page.evaluate("document.getElementById('article').editor.commands.setTextSelection(4)")
    paste(page, "<p>un</p><ul><li>deux</li></ul>", "un\ndeux")
    got = body_of(page)
    check("several blocks pasted into a cell stay one cell", fault(got) is None and len(got["content"][0]["content"][0]["content"]) == 2, got)
    start(page, node("doc", p("avant et après")))
    page.evaluate("document.getElementById('article').editor.commands.setTextSelection(7)")
    paste(page, "<b>dedans</b> ", "dedans")
    check("a few words join the sentence", body_of(page)["content"][0]["content"][1] == text("dedans", "strong"), body_of(page))
    start(page)
    paste(page, files=["photo.png"])
    page.wait_for_selector(".card-picture")
    check("a pasted picture goes to the library and into the text", body_of(page)["content"][0] == node("image", picture=9), body_of(page))
    # Copying inside the editor keeps the cards whole.
    body = node("doc", node("image", picture=3, caption="Légende", alt="Texte"), node("embed", url="https://vimeo.com/1", title="Titre"),
                node("pullQuote", text("Mot"), attribution="Qui"), node("factBox", p("fait"), headline="Titre"), node("related", article=2, label="Autre"),
                node("relatedLink", label="Lien", url="https://www.example.com/"), node("gallery", node("image", picture=3), node("image", picture=4)),
                node("blockquote", p("dit"), attribution="Elle"))
    start(page, body)
    html = page.evaluate("""() => { const {view} = document.getElementById('article').editor;
      view.focus(); const all = document.getElementById('article').editor; all.commands.selectAll();
      return view.serializeForClipboard(view.state.selection.content()).dom.innerHTML; }""")
    start(page)
    paste(page, html, "x")
    check("copying inside the editor keeps every card", canonical(body_of(page)) == canonical(body), f"\n{canonical(body_of(page))}\n{canonical(body)}")


def rules(browser):
    """The rules said twice are the same rules."""
    source = (DESK.parents[1] / "Sources" / "News" / "Body" / "Embed.swift").read_text("utf-8")
    swift = {name: re.findall(r'"([^"]+)"', hosts) for name, hosts in re.findall(r"case \.(\w+): \[([^\]]+)\]", source)}
    with desk(browser) as one:
        page = one.open()
        ours = page.evaluate("import('/desk/assets/modules/addresses.js').then(a => Object.fromEntries(a.providers.map(p => [p.id, p.hosts])))")
        check("the editor embeds what the server embeds", ours == swift, (ours, swift))
        cases = {"https://a.example/x": True, "http://a.example": True, "mailto:a@b.example": True, "tel:+212": True, "/a": True, "#a": True, "//a.example": False,
                 "javascript:alert(1)": False, "JaVaScRiPt:alert(1)": False, "data:text/html,x": False, "https://a b": False, "https:/a": False, "": False, "a": False,
                 "ftp://a": False, "https://a.example/\u202e": False, "https://a.example/<": False, "vbscript:x": False, "https://" + "a" * 2100: False}
        got = page.evaluate("list => import('/desk/assets/modules/addresses.js').then(a => list.map(x => a.safeAddress(x) !== null))", list(cases))
        check("the editor links what the server links", got == list(cases.values()), [c for c, g in zip(cases.items(), got) if c[1] != g])
        files = {code: json.loads((DESK / "strings" / "editor" / f"{code}.json").read_text("utf-8")) for code in ("fr", "en", "ar", "es")}
        check("the four languages have the same keys", len({tuple(sorted(f)) for f in files.values()}) == 1)
        modules = "".join(f.read_text("utf-8") for f in (DESK / "modules").rglob("*.js"))
        used = set(re.findall(r"\bt\((?:[\w.]+ \? )?'([\w-]+)'", modules)) | set(re.findall(r"name: '(block_\w+)'|(?:label|key): '(\w+)'", modules) and [])
        check("every string the modules ask for is there", not used - set(files["fr"]), used - set(files["fr"]))
