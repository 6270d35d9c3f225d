"""A key press costs no more in an article of 10,000 words and 50 blocks than in one of a paragraph (Gutenberg #24210, Payload
#10340): the two are written in by turns, so that whatever else the machine does falls on both. The figures in milliseconds are
the machine's, and are in Benchmarks/TYPING.md."""
from statistics import median

from documents import FIELDS, long_body, node, p
from harness import caret, check, desk, until

PLACES = ("start", "middle", "end")
WORDS = "La ville change "
# Measured: 1.2 to 1.5, also on a machine that has four times as much to do as it can; counting all words at each key makes it 3.
LIMIT = 2.2

MEASURE = """() => {
  window.keys = [];
  const dom = document.getElementById('article').editor.view.dom;
  addEventListener('keydown', (event) => {
    const began = event.timeStamp;
    const heard = performance.now();
    const entry = { work: 0, own: 0, frame: 0 };
    window.keys.push(entry);
    // After the input has been taken in, with style and layout of the page made up to date by asking for a box.
    addEventListener('input', () => queueMicrotask(() => { dom.getBoundingClientRect(); const now = performance.now(); entry.work = now - began; entry.own = now - heard; }), { once: true });
    requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => { entry.frame = performance.now() - began; }; c.port2.postMessage(0); });
  }, true);
}"""


def words_in(body):
    return sum(len(r.get("text", "").split()) for b in body["content"] for r in b.get("content", []))


def typed(page, place, phrases):
    """What each key press took there, in milliseconds: its own work, and until its frame was over."""
    page.bring_to_front()
    size = page.evaluate("document.getElementById('article').editor.state.doc.content.size")
    caret(page, size // 2 if place == "middle" else place)
    page.evaluate("window.keys = []")
    for _ in range(phrases):
        page.keyboard.type(WORDS, delay=20)
    page.wait_for_timeout(60)
    return [key for key in page.evaluate("window.keys") if key["work"] and key["frame"]]


def run(browser):
    body = long_body()
    with desk(browser, body=body, fields=FIELDS) as long, desk(browser, body=node("doc", p("Une phrase et une autre.")), fields=FIELDS) as short:
        pages = {"long": long.open(), "short": short.open()}
        taken = {name: {place: [] for place in PLACES} for name in pages}
        for page in pages.values():
            page.evaluate(MEASURE)
            typed(page, "end", 1)
        for place in PLACES:
            for name in ("long", "short", "long", "short"):
                taken[name][place] += [key["own"] for key in typed(pages[name], place, 2)]
        check("the long article is as long as it is said to be", words_in(body) >= 10_000 and len(body["content"]) >= 50, words_in(body))
        there, beside = (median(sum(taken[name].values(), [])) for name in ("long", "short"))
        check(f"a key press in 10,000 words and 50 blocks is no more than {LIMIT} times the work of one in a paragraph", there <= LIMIT * beside,
              {name: {place: median(keys) for place, keys in places.items()} for name, places in taken.items()})
        # What must never be done at a key press: counting every letter.
        pages["long"].evaluate("() => { const { editor } = document.getElementById('article'); const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' }); editor.on('update', () => [...letters.segment(editor.getText())].length); }")
        slow = median(key["own"] for key in typed(pages["long"], "end", 1))
        check("an editor that counts all letters at each key is found out", slow > LIMIT * beside, (slow, beside))
        check("what was typed in the long article is saved", until(lambda: long.room.text().count("La ville change La ville") >= 3, 15))
        return taken


def figures(browser):
    """What Benchmarks/keypress.py writes down: each place of the long article, and the paragraph beside it."""
    found = []
    for name, body, places in (("long", long_body(), PLACES), ("short", node("doc", p("Une phrase et une autre.")), ("end",))):
        with desk(browser, body=body, fields=FIELDS) as one:
            page = one.open()
            page.evaluate(MEASURE)
            typed(page, "end", 2)
            for place in places:
                found.append((name, words_in(body), len(body["content"]), place, typed(page, place, 20)))
    return found
