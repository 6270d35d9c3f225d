"""The media library in a real browser: files dropped, chosen and sent by a plain form, what is refused and why, a picture
described and framed by mouse and by keys, found again, and put into an article. Called by run.py."""

import http.client
import json
import os
import re
import socket
import struct
import zlib

from desk import Person
from judging import Judge


def png(width, height, color, claim=None):
    """A picture of one colour, made byte by byte; `claim` is the size that its head says."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes(color) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", *(claim or (width, height)), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def claimed(site, person, csrf, length):
    """What a file is answered with that says how long it is and sends next to nothing: status, type and text."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in person.context.cookies())
    head = (f"POST /desk/media HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nCookie: {cookies}\r\nX-CSRF-Token: {csrf}\r\nAccept: application/json\r\n"
            f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n"
            '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n')
    with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
        connection.sendall(head.encode() + b"\x89PNG\r\n\x1a\n")
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.getheader("content-type", ""), answer.read().decode()


def library(browser, folder, tools):
    run, check, Served, nu = tools["run"], tools["check"], tools["Served"], tools["nu"]
    folder = os.path.join(folder, "library")
    run("init", folder, "--name", "Le Relais", "--url", "https://www.example.com")
    settings = os.path.join(folder, "manchette.yaml")
    with open(settings, "a", encoding="utf-8") as file:
        file.write("editions:\n  - language: fr\n    name: Le Relais\n  - language: ar\n    path: ar\n    name: المناوب\n")
    wire = os.path.join(folder, "wire.txt")
    with open(wire, "w", encoding="utf-8") as file:
        file.write("20:03 Le club rouvre ses portes\n")
    run("import", folder, "capture", wire, "--date", "2026-11-23", "--section", "Sport")
    site = Served(folder)
    first = re.search(r"http://\S+(/desk/first/\S+)", open(os.path.join(folder, "serve.log"), encoding="utf-8").read())

    judge = Judge("library", tools)

    chief = Person(browser, "chief")
    page = chief.page
    page.goto(site.base + first.group(1))
    page.fill("[name=name]", "Imane Souiri")
    page.fill("[name=email]", "imane@relais.example")
    page.fill("[name=password]", "une phrase assez longue")
    page.click("button.main")

    # Many files, some of them bad.
    page.goto(site.base + "/desk/media")
    judge("an empty library", page)
    red, blue = png(1200, 800, (200, 30, 30)), png(800, 1200, (30, 30, 200))
    tone = b"RIFF" + struct.pack("<I", 36 + 8000) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8) + b"data" + struct.pack("<I", 8000) + b"\x80" * 8000
    paper = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

    def file(name, data, kind="image/png"):
        return {"name": name, "mimeType": kind, "buffer": data}

    page.set_input_files("#upload-files", [
        file("stade-rouge.png", red), file("bombe.png", png(2, 2, (0, 0, 0), claim=(60_000, 60_000))),
        file("coupé.png", red[: len(red) // 2]), file("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml"),
        file("deux.png", red + b"PK\x03\x04 archive"), file("menteur.jpg", red, "image/jpeg"),
        file("portrait bleu.png", blue), file("rouge-bis.png", red), file("entretien.wav", tone, "audio/wav"), file("rapport.pdf", paper, "application/pdf"),
    ])
    page.wait_for_function("() => document.querySelectorAll('#uploads li').length === 10 && !document.querySelector('#uploads progress')")
    said = {li.query_selector("bdi").inner_text(): li.inner_text() for li in page.query_selector_all("#uploads li")}
    for name, words in {
        "stade-rouge.png": "Ajouté", "portrait bleu.png": "Ajouté", "entretien.wav": "Ajouté", "rapport.pdf": "Ajouté",
        "bombe.png": "60000 × 60000", "coupé.png": "abîmé ou coupé", "dessin.svg": "quel que soit son nom", "deux.png": "autre chose à la fois",
        "menteur.jpg": "bonne extension", "rouge-bis.png": "Déjà dans la médiathèque",
    }.items():
        check(f"library: {name} is answered with “{words}”", words in said[name].replace("\u202f", " ").replace("\u00a0", " "), said[name])
    judge("files that came", page)
    claim = chief.context.request.post(site.base + "/desk/media", headers={"x-csrf-token": page.get_attribute("#upload", "data-csrf"), "accept": "application/json", "content-type": "multipart/form-data; boundary=x"}, data=b"--x\r\n\r\n")
    check("library: a form without a file is refused with a sentence", claim.status == 422, claim.status)
    status, kind, answer = claimed(site, chief, page.get_attribute("#upload", "data-csrf"), 2_000_000_000)
    check("library: a claim of two gigabytes is refused before they come, with a sentence", status == 413 and "problem+json" in kind and "dépasse" in json.loads(answer)["title"], (status, kind, answer))
    check("library: and the server is well after it", site.get("/readyz")[0] == 200 and page.request.get(site.base + "/desk/media").ok)
    forged = chief.context.request.post(site.base + "/desk/media", multipart={"csrf": "x" * 43, "file": {"name": "a.png", "mimeType": "image/png", "buffer": red}})
    check("library: a file from a form that is not the session's is not taken", forged.status == 403, forged.status)

    # Without a script: the same form, all at once.
    plain = Person(browser, "plain", scripts=False)
    plain.context.add_cookies(chief.context.cookies())
    plain.page.goto(site.base + "/desk/media")
    plain.page.set_input_files("#upload-files", [file("vert.png", png(600, 600, (30, 160, 60))), file("faux.png", b"not a picture at all")])
    plain.page.click("#upload button.main")
    text = plain.page.inner_text("main")
    check("library: a plain form keeps the good file and says why the other is not", "Ajouté" in text and "quel que soit son nom" in text, text)
    judge_plain = nu.errors(plain.page.content().encode())
    check("library: the answer to a plain form is valid HTML", not judge_plain, judge_plain[:3])

    # Dropped and pasted.
    page.goto(site.base + "/desk/media")
    page.evaluate("""async (bytes) => {
        const make = (name, extra) => new File([new Uint8Array(bytes), extra], name, { type: 'image/png' });
        const dropped = new DataTransfer();
        dropped.items.add(make('glisse.png', ''));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
        const pasted = new DataTransfer();
        pasted.items.add(make('image.png', ''));
        document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: pasted }));
    }""", list(png(300, 300, (200, 200, 30))))
    page.wait_for_function("() => document.querySelectorAll('#uploads li').length === 2 && !document.querySelector('#uploads progress')")
    check("library: what is dropped is taken, and the same pasted is known", "Ajouté" in page.inner_text("#uploads") and "Déjà" in page.inner_text("#uploads"), page.inner_text("#uploads"))

    # One picture: described, framed, found again.
    page.goto(site.base + "/desk/media?gap=altText")
    check("library: pictures without alternative text have a list of their own", page.query_selector_all(".media-grid li").__len__() == 4)
    judge("the list", page)
    page.goto(site.base + "/desk/media?q=stade")
    page.click(".media-grid a")
    address = page.url
    judge("a picture", page)
    page.fill("[name='alt[e1]']", "Un stade vide peint en rouge")
    page.fill("[name='caption[e1]']", "Le stade avant la réouverture")
    page.fill("[name='alt[e2]']", "ملعب فارغ")
    page.fill("[name=credit]", "Imane Souiri / Le Relais")
    page.fill("[name=expires]", "2020-01-31")
    page.click("form[aria-labelledby=said] button.main")
    page.wait_for_url("**?done=described")
    check("library: a right that has ended is told on the page", "échu" in page.inner_text("[role=alert]"))
    judge("a picture whose right has ended", page)
    for words, found in [("reouverture", True), ("souiri rel", True), ("ملعب", True), ("introuvable", False)]:
        page.goto(site.base + "/desk/media?q=" + words)
        check(f"library: “{words}” finds it: {found}", (page.query_selector(".media-grid") is not None) == found)
    page.goto(site.base + "/desk/media?gap=expired")
    check("library: it stands among those whose right has ended", "Droit échu" in page.inner_text(".media-grid"))

    old = page.request.get(site.base + re.search(r'src="(/media/[^"]+)"', page.content()).group(1))
    check("library: its file is served", old.ok)
    page.goto(address)
    page.wait_for_selector(".marker")
    box = page.locator("#media-view img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.25)
    check("library: a click sets the focal point", (page.input_value("#focal-x"), page.input_value("#focal-y")) == ("80", "25"), (page.input_value("#focal-x"), page.input_value("#focal-y")))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")
    check("library: arrow keys move it", (page.input_value("#focal-x"), page.input_value("#focal-y")) == ("79", "35"))
    page.click("#framing summary")
    square = page.locator("[data-crop=square]")
    square.get_by_role("checkbox").check()
    page.fill("#width-square", "40")
    view = square.locator(".crop-view").bounding_box()
    page.mouse.move(view["x"] + 50, view["y"] + 50)
    page.mouse.down()
    page.mouse.move(view["x"] - 10, view["y"] + 20)
    page.mouse.up()
    judge("a picture being framed", page)
    page.click("#framing button.main")
    page.wait_for_url("**?done=framed")
    check("library: a part chosen by hand has an address of its own", "/c" in page.locator("[data-crop=square]").evaluate("e => e.outerHTML") or page.is_checked("[value=square]"))
    stale = Person(browser, "stale", scripts=False)
    stale.context.add_cookies(chief.context.cookies())
    stale.page.goto(address)
    page.goto(address)
    page.fill("[name='caption[e1]']", "Une autre légende")
    page.click("form[aria-labelledby=said] button.main")
    stale.page.fill("[name='caption[e1]']", "Ma légende à moi")
    stale.page.click("form[aria-labelledby=said] button.main")
    check("library: the last save does not silently win", "entre-temps" in stale.page.inner_text("[role=alert]"), stale.page.inner_text("main")[:300])
    check("library: and nothing typed is lost", stale.page.input_value("[name='caption[e1]']") == "Ma légende à moi")
    original = page.request.get(site.base + re.search(r'href="([^"]+/original)"', page.content()).group(1))
    check("library: the original can be downloaded", original.ok and original.headers["content-disposition"].startswith("attachment"), original.status)

    # Sounds and documents.
    page.goto(site.base + "/desk/media?kind=sounds")
    judge("the sounds", page)
    page.click(".articles a")
    judge("a sound", page)
    page.fill("[name=title]", "Entretien avec la maire")
    page.click("button.main")
    page.wait_for_url("**?done=saved")
    sound = page.input_value("[name=address]")
    answer = page.request.get(site.base + sound, headers={"range": "bytes=0-3"})
    check("library: a sound is given in parts, as players ask", answer.status == 206 and answer.body() == b"RIFF", answer.status)

    # Arabic, dark, on a phone.
    page.goto(site.base + "/desk/people")
    page.fill("[name=name]", "سلمى")
    page.fill("[name=email]", "salma@relais.example")
    page.select_option("[name=role]", "journalist")
    page.select_option("[name=language]", "ar")
    page.click("button.main")
    link = re.sub(r"^https://[^/]+", site.base, page.input_value("#link"))
    salma = Person(browser, "salma", width=390, scheme="dark", locale="ar")
    salma.page.goto(link)
    salma.page.fill("[name=password]", "كلام الصباح الطويل")
    salma.page.click("button.main")
    salma.page.goto(site.base + "/desk/media")
    judge("an Arabic library", salma.page)
    salma.page.goto(address)
    check("library: a journalist is shown no form for another's picture", not salma.page.query_selector("main form[action*='/media/pictures/']"))
    judge("another's picture, in Arabic", salma.page)
    for person in (chief, salma):
        # The refused uploads are told by the browser's console, too.
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"library: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
    for person in (chief, plain, stale, salma):
        person.context.close()
    site.stop()
