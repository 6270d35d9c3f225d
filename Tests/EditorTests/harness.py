"""What the tests of the desk share: counting, the browser, an article open in it."""
import json
import time
from contextlib import contextmanager

from stub import Newsroom, Stub

passed, failed = 0, []


def check(name, good, seen=None):
    global passed
    if good:
        passed += 1
    else:
        failed.append(name)
        print(f"FAILED: {name}" + (f"\n        {str(seen)[:900]}" if seen is not None else ""), flush=True)


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def until(condition, seconds=25):
    """Whether the condition came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.03)
    return bool(condition())


class Desk:
    """One article on a stub server, and pages that have it open."""

    def __init__(self, browser, body=None, fields=None, language="fr"):
        self.browser, self.room = browser, Newsroom(body, fields, language)
        self.stub = Stub(self.room)
        self.contexts, self.messages, self.foreign = [], [], []

    def context(self, **options):
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "fr-FR", **options})
        context.set_default_timeout(8000)
        self.contexts.append(context)
        return context

    def open(self, context=None, page=None, before=None, **query):
        context = context or self.context()
        page = page or context.new_page()
        page.on("console", lambda m: self.messages.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.messages.append(str(e)))
        page.on("request", lambda r: self.foreign.append(r.url) if not r.url.startswith((f"http://127.0.0.1:{self.stub.port}/", "data:", "blob:")) else None)
        if before:
            before(page)
        page.goto(self.stub.url(**query))
        page.wait_for_selector("body[data-editor=ready]")
        return page

    def close(self):
        for context in self.contexts:
            context.close()
        self.stub.stop()


@contextmanager
def desk(browser, **options):
    one = Desk(browser, **options)
    try:
        yield one
    finally:
        one.close()


def body_of(page):
    """The body as it would be saved now."""
    return json.loads(page.evaluate("import('/desk/assets/modules/body.js').then(b => b.bodyText(document.getElementById('article').editor.state.doc))"))


def caret(page, where="end"):
    # The engine takes the focus in the next frame.
    page.evaluate("""where => { document.getElementById('article').editor.commands.focus(where);
      return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }""", where)


def state(page):
    return page.get_attribute("#save-state", "data-state")
