"""How long a key press takes in the editor, in an article of 10,000 words and 50 blocks; writes Benchmarks/TYPING.md.
Usage: keypress.py, with a machine at rest. Tests/EditorTests/speed.py holds the part of it that does not depend on the machine."""

import os
import sys
from statistics import median

from playwright.sync_api import sync_playwright

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../Tests/EditorTests"))
import speed  # noqa: E402

CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox", "--disable-gpu"]}
# What the eye takes for at once: a frame of a screen with sixty of them a second.
LIMIT = 16


def at(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def row(what, values, limit):
    p50, p95 = median(values), at(values, 0.95)
    kept = ("yes" if p95 <= limit else "**no**") if limit else ""
    return f"| {what} | {p50:.1f} ms | {p95:.1f} ms | {max(values):.1f} ms | {f'p95 ≤ {limit} ms' if limit else ''} | {kept} |"


# Frames are made as soon as there is something to show, and not sixty times a second.
AT_ONCE = ["--disable-gpu-vsync", "--disable-frame-rate-limit"]


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        found = speed.figures(browser)
        version = browser.version
        browser.close()
        browser = playwright.chromium.launch(**{**CHROMIUM, "args": CHROMIUM["args"] + AT_ONCE})
        at_once = speed.figures(browser)
        browser.close()
    lines = [
        "# How long a key press takes in the editor", "",
        f"Written by `Benchmarks/keypress.py`: Chromium {version} without a screen, {os.cpu_count()} cores, {len(found[0][4])} keys at each place, 20 ms apart. "
        "“Its work” is what the editor makes of the key: the letter is in the text, with style and layout of the page made for it. “Until its frame was over” has the wait for the "
        "screen's next frame in it, up to 16.7 ms whatever the editor does; “on a screen that waits for nothing” is the same where each frame is shown as soon as it is made.", "",
        "| what | p50 | p95 | worst | limit | kept |", "| --- | --- | --- | --- | --- | --- |",
    ]
    for (name, words, blocks, place, keys), (*_, quick) in zip(found, at_once):
        what = f"{words:,} words, {blocks} blocks, at the {place}" if name == "long" else "one paragraph"
        lines.append(row(f"{what}: its work", [key["work"] for key in keys], LIMIT))
        lines.append(row(f"{what}: until its frame was over", [key["frame"] for key in keys], None))
        lines.append(row(f"{what}: until its frame was over, on a screen that waits for nothing", [key["frame"] for key in quick], LIMIT))
    text = "\n".join(lines) + "\n"
    with open(os.path.join(HERE, "TYPING.md"), "w", encoding="utf-8") as file:
        file.write(text)
    print(text)


main()
