"""The editor of the desk in a real browser, against a stub of the server that can be made to fail.

    .cache/venv/bin/python Tests/EditorTests/run.py [part …]
"""
import importlib
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import harness

PARTS = ["blocks", "pasting", "safety", "people", "lengths", "screens", "speed"]
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox", "--disable-gpu"]}


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        for name in sys.argv[1:] or PARTS:
            began = time.monotonic()
            part = importlib.import_module(name)
            try:
                part.run(browser) if name != "safety" else part.run(browser, playwright, CHROMIUM)
            except Exception as error:
                frames = [f"{f.name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__) if "EditorTests" in f.filename]
                harness.check(f"{name} runs to its end", False, f"{type(error).__name__}: {error} ({' > '.join(frames)})")
            print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)
        browser.close()
    print(f"{harness.passed} passed, {len(harness.failed)} failed")
    sys.exit(1 if harness.failed else 0)


main()
