"""Accounts and people in a real browser, with mail that really goes out to a mail server: an invitation, its link, a
password, a forgotten one, a new address, roles with an editor's sections, someone shut out, notices, what became of the
mail; each screen in French and in Arabic, light and dark, on a phone and a desktop. Called by run.py."""

import email
import email.policy
import glob
import os
import re
import subprocess
import sys
import time

from desk import Person
from judging import Judge

HERE = os.path.dirname(os.path.abspath(__file__))

# Whatever a screen says of itself: names of people and things, addresses and codes apart.
SAID = """
() => {
  const found = [];
  const all = document.querySelectorAll("h1, h2, h3, label, legend, button, th[scope=col], .hint, .message, .wrong, nav a, main p");
  for (const node of all) {
    if (node.closest("[hidden], dialog, code, [lang]:not(html)")) continue;
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll("bdi, [dir=ltr], code, q, input, select, option, .brand, [lang], kbd")) part.remove();
    const text = copy.textContent.trim();
    if (/\\p{L}{2}/u.test(text)) found.push(text);
  }
  return found;
}
"""
SCRIPTS = {"ar": re.compile(r"[\u0600-\u06ff]"), "fr": re.compile(r"[A-Za-zÀ-ÿœ]")}
# Names of our own words, which nobody should ever read.
CODE = re.compile(r"^[a-z]+(_[a-zA-Z]+)+$")


class Mail:
    """The mail server of the outbound tests, on a port of its own; what it takes lies in a folder."""

    def __init__(self, folder):
        os.makedirs(folder)
        self.folder = folder
        script = os.path.join(HERE, "../OutboundTests/smtp_server.py")
        self.process = subprocess.Popen(
            [sys.executable, script, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self.process.stdout.readline())

    def messages(self):
        found = []
        for path in glob.glob(os.path.join(self.folder, "*.eml")):
            with open(path, "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            found.append((int(os.path.basename(path)[:-4]), message))
        return [message for _, message in sorted(found, key=lambda pair: pair[0])]

    def wait(self, address, count=1, seconds=20):
        """The newest message to an address, once there are so many."""
        for _ in range(seconds * 10):
            found = [m for m in self.messages() if address in m["to"]]
            if len(found) >= count:
                return found[-1]
            time.sleep(0.1)
        return None

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


def link_in(message, kind):
    text = message.get_body(("plain",)).get_content()
    return re.search(rf"https?://[^/\s]+(/desk/{kind}/[A-Za-z0-9_-]+)", text).group(1)


def people(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    shots = os.environ.get("PEOPLE_SHOTS")
    folder = os.path.join(folder, "people")
    run("sample", folder, "--articles", "60")
    mail = Mail(os.path.join(folder, "letters"))
    with open(os.path.join(folder, "manchette.yaml"), "a", encoding="utf-8") as file:
        file.write(
            f'\nmail:\n  host: "127.0.0.1"\n  port: {mail.port}\n  tls: "none"\n  sender: "Le Relais <desk@relais.example>"\n'
        )
    site = Served(folder)
    log = open(os.path.join(folder, "serve.log"), encoding="utf-8").read()
    first = re.search(r"http://\S+(/desk/first/\S+)", log)
    check("people: the server with mail prints the first link", bool(first), log[-500:])

    screens = Judge("people", tools)

    def judge(name, person, language="fr"):
        """The screen as it is now, and every word of it in its language."""
        page = person.page
        screens.accessible(name, person)
        screens.valid(name, person)
        check(f"people: {name} says its language", page.get_attribute("html", "lang") == language)
        said = page.evaluate(SAID)
        strange = [text for text in said if not SCRIPTS[language].search(text) or CODE.match(text)]
        check(f"people: every word of {name} is in its language", len(said) > 2 and not strange, strange[:4])
        if shots:
            size = page.viewport_size
            for width in {320, size["width"]}:
                page.set_viewport_size({"width": width, "height": 900})
                page.screenshot(path=f"{shots}/{person.name}-{name.replace(' ', '-')}-{width}.png", full_page=True)
            page.set_viewport_size(size)
        screens.narrow(name, person)

    def here(path):
        return site.base + path

    # The first administrator, who invites an editor with sections: by mail.
    imane = Person(browser, "imane")
    page = imane.page
    page.goto(here(first.group(1)))
    page.fill("[name=name]", "Imane Souiri")
    page.fill("[name=email]", "imane@relais.example")
    page.fill("[name=password]", "une phrase assez longue")
    page.click("button.main")
    page.click("header nav >> text=Équipe")
    judge("people", imane)
    page.fill("[name=name]", "Sofia Vega")
    page.fill("[name=email]", "imane@relais.example")
    page.select_option("[name=role]", "editor")
    page.get_by_label("Sport", exact=True).check()
    page.click("button.main")
    check("people: an address that is someone's is refused", "déjà" in page.inner_text("#email-note.wrong"))
    check(
        "people: and nothing typed or chosen is lost",
        page.input_value("[name=name]") == "Sofia Vega" and page.input_value("[name=role]") == "editor"
        and page.get_by_label("Sport", exact=True).is_checked(),
    )
    judge("a refused invitation", imane)
    page.fill("[name=email]", "sofia@relais.example")
    page.click("button.main")
    check("people: the link is shown to nobody, for it goes by mail", "/desk/invitation/" not in page.content())
    check("people: it is said that a message goes out", bool(page.query_selector(".message[role=status]")), page.url)
    letter = mail.wait("sofia@relais.example")
    check("people: the invitation arrives", letter is not None)
    check("people: in the language it was made for", "votre invitation" in letter["subject"], letter["subject"])
    html = letter.get_body(("html",)).get_content()
    check("people: in words and in HTML, with the same link", link_in(letter, "invitation") in html)

    sofia = Person(browser, "sofia", width=390, scheme="dark")
    page = sofia.page
    page.goto(here(link_in(letter, "invitation")))
    judge("an invitation", sofia)
    page.fill("[name=password]", "court")
    page.click("button.main")
    judge("a refused password", sofia)
    check("people: what is wrong stands at the field", bool(page.query_selector("#password-note.wrong")))
    page.fill("[name=password]", "les mots du soir")
    page.click("button.main")
    check("people: a password later, she is signed in", page.url == here("/desk"), page.url)
    response = page.goto(here(link_in(letter, "invitation")))
    check("people: the link works once", response.status == 410, response.status)
    judge("a link that was used", sofia)

    # Her own account: name and language, mail, address, password, sessions.
    page.goto(here("/desk/account"))
    judge("my account", sofia)
    check("people: where mail goes out one may wish for it", len(page.query_selector_all("[name=wish]")) == 3)
    page.check("[name=wish][value=atOnce]")
    page.click("form:has([name=wish]) button.main")
    check("people: the wish is kept", page.is_checked("[name=wish][value=atOnce]") and "?done=notices" in page.url)
    page.fill("[name=name]", "Sofía <Vega>")
    page.click("form:has([name=name]) button.main")
    check("people: her name is text", "Sofía <Vega>" in page.inner_text("header .me"))
    page.fill("form:has([name=email]) [name=email]", "nouvelle@relais.example")
    page.fill("form:has([name=email]) [name=password]", "faux mot de passe")
    page.click("form:has([name=email]) button.main")
    check("people: a wrong password changes no address", bool(page.query_selector("form:has([name=email]) .wrong")))
    check("people: and the address typed stays", page.input_value("form:has([name=email]) [name=email]") == "nouvelle@relais.example")
    judge("a refused address", sofia)
    page.fill("form:has([name=email]) [name=password]", "les mots du soir")
    page.click("form:has([name=email]) button.main")
    judge("an address that was asked for", sofia)
    letter = mail.wait("nouvelle@relais.example")
    check("people: the new address is asked whether it is hers", letter is not None)
    page.goto(here(link_in(letter, "address")))
    judge("a new address", sofia)
    page.click("main button.main")
    judge("an address that was confirmed", sofia)
    page.goto(here("/desk/account"))
    check("people: the confirmed address is hers", "nouvelle@relais.example" in page.inner_text("main"))
    told = mail.wait("sofia@relais.example", 2)
    check("people: the old address is told", told is not None and "adresse" in told["subject"], told and told["subject"])
    page.fill("[name=current]", "les mots du soir")
    page.fill("[name=new]", "court")
    page.click("form:has([name=current]) button.main")
    check("people: a short new password is refused at its field", bool(page.query_selector("#new-note.wrong")))
    page.fill("[name=current]", "les mots du soir")
    page.fill("[name=new]", "les mots de la nuit")
    page.click("form:has([name=current]) button.main")
    check("people: a password is changed", "?done=password" in page.url, page.url)
    page.goto(here("/desk/account/tokens"))
    judge("access tokens", sofia)

    # A forgotten password.
    lost = Person(browser, "lost", width=390)
    page = lost.page
    page.goto(here("/desk/sign-in"))
    judge("sign in", lost)
    page.fill("[name=email]", "nouvelle@relais.example")
    page.fill("[name=password]", "je ne sais plus")
    page.click("button.main")
    check("people: a wrong password is said", bool(page.query_selector(".message.wrong")))
    judge("a refused sign-in", lost)
    page.click("a[href='/desk/forgotten']")
    judge("a forgotten password", lost)
    page.fill("[name=email]", "pas une adresse")
    page.click("button.main")
    check("people: what is no address is refused at its field", bool(page.query_selector("#email-note")))
    page.fill("[name=email]", "nouvelle@relais.example")
    page.click("button.main")
    judge("a link on its way", lost)
    letter = mail.wait("nouvelle@relais.example", 2)
    check("people: the link for another password arrives", letter is not None and "mot de passe" in letter["subject"])
    page.goto(here(link_in(letter, "password")))
    judge("another password", lost)
    page.fill("[name=password]", "des mots tout neufs")
    page.click("button.main")
    check("people: she is signed in with it", page.url == here("/desk"), page.url)
    sofia.page.goto(here("/desk/articles"))
    check("people: and signed out everywhere else", "/desk/sign-in" in sofia.page.url, sofia.page.url)

    # A journalist hands in; the editor of the section is told, on the desk and by mail.
    page = imane.page
    page.goto(here("/desk/people"))
    page.fill("[name=name]", "كريم الدادسي")
    page.fill("[name=email]", "karim@relais.example")
    page.select_option("[name=role]", "journalist")
    page.select_option("[name=language]", "ar")
    page.click("button.main")
    letter = mail.wait("karim@relais.example")
    check("people: an Arabic invitation is in Arabic", letter is not None and SCRIPTS["ar"].search(letter["subject"]))
    check("people: and written from right to left", 'dir="rtl"' in letter.get_body(("html",)).get_content())
    karim = Person(browser, "karim", scheme="dark", locale="ar")
    page = karim.page
    page.goto(here(link_in(letter, "invitation")))
    judge("an Arabic invitation", karim, "ar")
    page.fill("[name=password]", "كلام الصباح الطويل")
    page.click("button.main")
    judge("an Arabic first day", karim, "ar")
    page.goto(here("/desk/account"))
    judge("an Arabic account", karim, "ar")
    page.goto(here("/desk/account/tokens"))
    judge("Arabic access tokens", karim, "ar")
    page.goto(here("/desk/articles/new"))
    page.fill("[name=headline]", "Le stade rouvre")
    page.select_option("[name=section]", label="رياضة")
    page.click("button.main")
    karim.ready()
    page.click(".ProseMirror")
    page.keyboard.type("Les portes rouvrent lundi.")
    karim.saved()
    page.click("button:has-text('اقتراحه')")
    page.wait_for_url("**?done=submit")
    letter = mail.wait("nouvelle@relais.example", 3, seconds=40)
    check("people: who wished for it is told by mail of what waits", letter is not None and "stade" in letter["subject"], letter and letter["subject"])
    page = lost.page
    page.goto(here("/desk"))
    notices = page.locator("section:has(h2:text-is('Avis')) li")
    check("people: and on the desk", "Le stade rouvre" in notices.first.inner_text(), page.inner_text("main")[:300])
    judge("a day with notices", lost)
    count = notices.count()
    notices.first.locator("button").click()
    check("people: a notice that was seen is gone", page.locator("section:has(h2:text-is('Avis')) li").count() == count - 1)

    # One person's page: facts, role, sections, shut out and let in.
    page = imane.page
    page.goto(here("/desk/people"))
    judge("a list of people", imane)
    page.click("main table >> text=Sofía <Vega>")
    judge("a person", imane)
    address = page.url.split("?")[0]
    check("people: her sections are chosen", page.get_by_label("Sport", exact=True).is_checked())
    page.get_by_label("Culture", exact=True).check()
    page.click("form:has([value=role]) button.main")
    check("people: a step is said to be done", bool(page.query_selector(".message[role=status]")), page.url)
    check("people: another section is hers, too", page.get_by_label("Culture", exact=True).is_checked())
    page.fill("[name=email]", "imane@relais.example")
    page.click("form:has([value=profile]) button.main")
    check("people: an address that is taken is refused at its field", bool(page.query_selector("#email-note.wrong")))
    judge("a refused change of a person", imane)
    page.goto(address)
    page.click("button:has-text('Désactiver')")
    check("people: shut out is said", "désactivé" in page.inner_text("main").lower(), page.inner_text("main")[:200])
    judge("a person who is shut out", imane)
    lost.page.goto(here("/desk/articles"))
    check("people: who is shut out is out at once", "/desk/sign-in" in lost.page.url, lost.page.url)
    page.click("button:has-text('Réactiver')")
    page.click("button:has-text('Faire un lien')")
    judge("a link to hand over", imane)
    check("people: a link is shown where one was asked for", "/desk/password/" in page.input_value("#link"))
    page.goto(address)
    page.click("main button:has-text('Déconnecter')")
    page.goto(here("/desk/people"))
    page.click("main table >> text=Imane Souiri")
    page.click("button:has-text('Désactiver')")
    check("people: the last administrator stays", bool(page.query_selector(".message.wrong")), page.inner_text("main")[:200])
    judge("the last administrator", imane)

    # What became of the mail.
    for name in ("unknown", "busy"):
        page.goto(here("/desk/people"))
        page.fill("[name=name]", name)
        page.fill("[name=email]", f"{name}@relais.example")
        page.click("button.main")
    page.goto(here("/desk/people"))
    page.click("text=Messages envoyés")
    for _ in range(40):
        if "550" in page.inner_text("main") and "451" in page.inner_text("main"):
            break
        time.sleep(0.25)
        page.reload()
    text = page.inner_text("main")
    check("people: what a server refuses for good is said with its reason", "550" in text and "pas parti" in text, text[:600])
    check("people: what it puts off waits for another try", "451" in text and "prochain essai" in text, text[:600])
    check("people: what went out is said", "parti" in text)
    check("people: and nothing of what the messages said", "/desk/invitation/" not in page.content() and "/desk/password/" not in page.content())
    judge("the mail", imane)
    with open(os.path.join(folder, "serve.log"), encoding="utf-8") as file:
        kept = file.read()
    links = re.findall(r"/desk/(?:invitation|password|address)/[A-Za-z0-9_-]{20,}", kept)
    check("people: no link is in the server's log", not links, len(links))

    # The same screens in Arabic, in the dark, on a phone; then without scripts.
    page.goto(here("/desk/account"))
    page.select_option("[name=language]", "ar")
    page.click("form:has([name=language]) button.main")
    salma = Person(browser, "salma", width=390, scheme="dark", locale="ar")
    salma.context.add_cookies(imane.context.cookies())
    page = salma.page
    for name in ["people", address.rsplit("/desk/", 1)[1], "mail", "account", "account/tokens", ""]:
        page.goto(here("/desk/" + name).rstrip("/"))
        check(f"people: {name} is written from right to left", page.get_attribute("html", "dir") == "rtl")
        judge(f"Arabic {name.replace('/', ' ') or 'day'}", salma, "ar")
    stranger = Person(browser, "stranger", width=390, scheme="dark", locale="ar")
    for name in ["sign-in", "forgotten", "invitation/x"]:
        stranger.page.goto(here("/desk/" + name))
        judge(f"Arabic {name.replace('/', ' ')}", stranger, "ar")
    plain = Person(browser, "plain", scripts=False)
    plain.context.add_cookies(imane.context.cookies())
    page = plain.page
    page.goto(here("/desk/people"))
    page.fill("[name=name]", "Nadia")
    page.fill("[name=email]", "nadia@relais.example")
    page.focus("[name=email]")
    page.keyboard.press("Enter")
    check("people: an invitation needs neither scripts nor a mouse", mail.wait("nadia@relais.example") is not None)
    for person in (imane, sofia, lost, karim, salma, stranger, plain):
        unexpected = [m for m in person.messages if "status of 4" not in m]
        check(f"people: no script or policy complains for {person.name}", not unexpected, unexpected[:2])
        person.context.close()
    site.stop()
    mail.stop()
