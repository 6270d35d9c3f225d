"""How long a key press takes in an article of 10,000 words and 50 blocks (Gutenberg #24210, Payload #10340). Reported, not asserted: the figure is the machine's."""
from documents import FIELDS, long_body
from harness import caret, check, desk, until

MEASURE = """() => {
  window.keys = [];
  const dom = document.getElementById('article').editor.view.dom;
  addEventListener('keydown', (event) => {
    const began = event.timeStamp;
    const entry = { work: 0, frame: 0 };
    window.keys.push(entry);
    // After the input has been taken in, with style and layout of the page made up to date by asking for a box.
    addEventListener('input', () => queueMicrotask(() => { dom.getBoundingClientRect(); entry.work = performance.now() - began; }), { once: true });
    requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => { entry.frame = performance.now() - began; }; c.port2.postMessage(0); });
  }, true);
}"""


def at(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def run(browser):
    body = long_body()
    words = sum(len(r.get("text", "").split()) for b in body["content"] for r in b.get("content", []))
    with desk(browser, body=body, fields=FIELDS) as one:
        page = one.open()
        page.evaluate(MEASURE)
        for place, name in (("start", "at the start"), (None, "in the middle"), ("end", "at the end")):
            caret(page, place or int(page.evaluate("document.getElementById('article').editor.state.doc.content.size") / 2))
            page.wait_for_timeout(700)
            page.evaluate("window.keys = []")
            for _ in range(12):
                page.keyboard.type("La ville change ", delay=35)
            page.wait_for_timeout(300)
            keys = [k for k in page.evaluate("window.keys") if k["work"] and k["frame"]]
            work, frame = [k["work"] for k in keys], [k["frame"] for k in keys]
            print(f"{words:,} words, {len(body['content'])} blocks, {len(keys)} keys {name}: work p50 {at(work, .5):.1f} p95 {at(work, .95):.1f} max {max(work):.1f} ms; "
                  f"to the end of the frame p50 {at(frame, .5):.1f} p95 {at(frame, .95):.1f} max {max(frame):.1f} ms", flush=True)
        check("what was typed in the long article is saved", until(lambda: one.room.text().count("La ville change La ville") >= 3, 15))
