"""Those outside who are told of what is published: search engines, a hub and a webhook, each a program of its own that
fails, hangs, goes away and comes back, while the server is killed in between; the desk's screens for it in a real
browser. Called by run.py."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from desk import signed_in
from judging import Judge

HERE = os.path.dirname(os.path.abspath(__file__))
PHRASE = "une phrase assez longue"
KEY = "0123456789abcdef"


class Receiver:
    def __init__(self, folder, name):
        self.folder = os.path.join(folder, name)
        os.makedirs(self.folder)
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "..", "OutboundTests", "receiver.py"), self.folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.address = f"http://127.0.0.1:{int(self.process.stdout.readline())}/in"

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path + ".part", "w") as file:
            file.write(text)
        os.rename(path + ".part", path)

    def taken(self):
        found = []
        while os.path.exists(path := os.path.join(self.folder, f"{len(found) + 1}.json")):
            with open(path) as file:
                found.append(json.load(file))
        return found

    def wait(self, holds, seconds=30):
        """What it took, once `holds` of it; what it took by then, when time is over."""
        end = time.monotonic() + seconds
        while True:
            taken = self.taken()
            if holds(taken) or time.monotonic() > end:
                return taken
            time.sleep(0.05)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


def receivers(browser, folder, tools):
    run, check, Served = tools["run"], tools["check"], tools["Served"]
    folder = os.path.join(folder, "receivers")
    run("sample", folder, "--articles", "40")
    run(
        "user", "add", folder, "imane@relais.example", "--name", "Imane Souiri", "--role", "administrator", "--language",
        "fr", input=PHRASE + "\n",
    )
    hook, engine, hub = (Receiver(folder, name) for name in ("hook", "engine", "hub"))
    with open(os.path.join(folder, "manchette.yaml"), "a") as file:
        file.write(
            f"\nindexnow:\n  key: {KEY}\n  address: {engine.address}\nwebsub:\n  hub: {hub.address}\n"
            "receivers:\n  networks: 127.0.0.1\n"
        )
    site = Served(folder)
    judge = Judge("receivers", tools)
    chief = signed_in(browser, site, "chief", "imane@relais.example", PHRASE)
    page = chief.page

    # The key and the hub stand where the standards look for them.
    status, headers, body = site.get(f"/{KEY}.txt")
    check("the key file is the key", (status, body.decode()) == (200, KEY) and headers["content-type"].startswith("text/plain"))
    status, headers, body = site.get("/feed.xml")
    url = re.search(r'<atom:link rel="self" href="([^"]+)/feed\.xml"', body.decode()).group(1)
    check(
        "a feed names its hub and itself in its head and in the response's",
        f'rel="hub" href="{hub.address}"' in body.decode()
        and headers.get("link") == f'<{hub.address}>; rel="hub", <{url}/feed.xml>; rel="self"', headers.get("link"),
    )
    check("an Atom feed and a JSON feed name it, too", f'rel="hub" href="{hub.address}"' in site.text("/atom.xml")
          and json.loads(site.text("/feed.json")).get("hubs") == [{"type": "WebSub", "url": hub.address}])

    # The desk.
    page.goto(site.base + "/desk/receivers")
    judge("the receivers", chief)
    page.fill("[name=address]", "http://10.0.0.1/")
    page.click("form.stack button.main")
    check("an address in a private network is refused", "réseau du serveur" in page.text_content("#address-note"))
    page.fill("[name=address]", hook.address)
    page.click("form.stack button.main")
    secret = page.input_value("#secret")
    check("the secret is shown once", secret.startswith("whsec_"))
    judge("a new webhook", chief)
    hook.write("secret", secret)
    address = re.search(r'action="(/desk/receivers/\d+)"', page.content()).group(1)
    page.goto(site.base + address)
    check("the secret is not shown again", page.locator("#secret").count() == 0 and secret not in page.content())

    def press(name):
        page.click(f"form:has(input[value={name}]) button")

    press("try")
    taken = hook.wait(lambda taken: taken)
    check("a test arrives, signed", len(taken) == 1 and taken[0]["valid"] and json.loads(taken[0]["body"])["type"] == "test")

    # A token, to publish with.
    page.goto(site.base + "/desk/account/tokens")
    page.fill("[name=name]", "essai")
    for box in page.locator("[name='scopes[]']").all():
        box.check()
    page.click("form.stack button.main")
    token = page.input_value("#secret")

    def api(method, path, value=None, site=None):
        request = urllib.request.Request(
            (site or served[0]).base + "/api/v1" + path, method=method,
            data=None if value is None else json.dumps(value).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as response:
            text = response.read()
            return json.loads(text) if text else None

    served = [site]
    section = api("GET", "/sections")["sections"][0]["id"]

    def publish(headline):
        made = api("POST", "/desk/articles", {"text": {
            "section": section, "headline": headline, "standfirst": "Les quais sont libres.",
            "body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Un mot."}]}]},
        }})["id"]
        api("POST", f"/desk/articles/{made}/publish", {"revision": 1})
        return made

    def about(article):
        return lambda record: (json.loads(record["body"]).get("article") or {}).get("id") == article

    # A receiver that hangs holds up nobody else; a server that is killed loses nothing.
    hook.write("mode", "hang")
    article = publish("Le port rouvre")
    pings = engine.wait(lambda taken: taken)
    ping = json.loads(pings[0]["body"])
    check(
        "the search engines are told of the article's page alone, with the key",
        ping["key"] == KEY and ping["keyLocation"] == f"{url}/{KEY}.txt" and len(ping["urlList"]) == 1
        and ping["urlList"][0].startswith(url + "/") and site.get(ping["urlList"][0][len(url):])[0] == 200, ping,
    )
    told = hub.wait(lambda taken: taken)
    form = urllib.parse.parse_qs(told[0]["body"])
    check(
        "the hub is told of the feeds that changed, and they are fresh",
        form["hub.mode"] == ["publish"] and f"{url}/feed.xml" in form["hub.url"] and f"{url}/feed.json" in form["hub.url"]
        and all("Le port rouvre" in site.text(feed[len(url):]) for feed in form["hub.url"]), form,
    )
    hook.wait(lambda taken: any(map(about(article), taken)))
    site.process.send_signal(signal.SIGKILL)
    site.process.wait(10)
    hook.write("mode", "fail")
    site = served[0] = Served(folder)
    second = publish("Le marché ferme")
    hook.wait(lambda taken: any(map(about(second), taken)))
    site.process.send_signal(signal.SIGKILL)
    site.process.wait(10)
    site = served[0] = Served(folder)
    api("POST", f"/desk/articles/{second}/kill", {"reason": "Faux."})
    hook.write("mode", "ok")
    # What was on its way when the server was killed is due again after its lease of two minutes.
    taken = hook.wait(
        lambda taken: all(
            any(about(one)(record) and record["mode"] == "ok" for record in taken) for one in (article, second)
        ) and any(json.loads(record["body"])["type"] == "article.killed" for record in taken), 180,
    )
    for one in (article, second):
        keys = {
            record["headers"]["webhook-id"] for record in taken
            if about(one)(record) and json.loads(record["body"])["type"] == "article.published"
        }
        check("each delivery has one name, however often it was tried and the server killed", len(keys) == 1, keys)
    check("every delivery is signed by the webhook's secret", all(record["valid"] for record in taken))
    check("what arrives has the words of what is published", any(
        about(article)(record) and json.loads(record["body"])["article"]["headline"] == "Le port rouvre" for record in taken
    ))
    late = [record for record in taken if about(second)(record) and record["mode"] == "ok"]
    check("what was killed meanwhile is told of without its words", late and all(
        "marché" not in record["body"] and json.loads(record["body"])["article"]["state"] == "killed" for record in late
    ), late)

    # The receipt names who was told.
    receipts = api("GET", f"/desk/articles/{article}/receipts")
    places = {arrival["address"] for receipt in receipts["receipts"] for arrival in receipt["arrivals"]}
    check("the receipt names pages, feeds, sitemaps, the search and the receivers",
          {"/", "/feed.xml", "/sitemap.xml", "127.0.0.1"} <= places and any("recherche" in place for place in places), places)
    page.goto(site.base + f"/desk/articles/{article}")
    check("the article's page shows the receivers on its receipt", page.locator("details bdi", has_text="127.0.0.1").count() > 0)

    # Gone, and back.
    hook.write("mode", "gone")
    third = publish("La pluie revient")
    hook.wait(lambda taken: any(map(about(third), taken)))
    end = time.monotonic() + 20
    while time.monotonic() < end:
        page.goto(site.base + "/desk/receivers")
        if page.locator("form[action^='/desk/receivers/deliveries/']").count():
            break
    check("what was given up stands on the desk", page.locator("form[action^='/desk/receivers/deliveries/']").count() == 1)
    judge("the receivers with what was given up", chief)
    hook.write("mode", "ok")
    page.goto(site.base + address)
    page.select_option("[name=state]", "on")
    page.click("form.stack button.main")
    page.goto(site.base + "/desk/receivers")
    page.click("form[action^='/desk/receivers/deliveries/'] button")
    taken = hook.wait(lambda taken: any(about(third)(record) and record["mode"] == "ok" for record in taken))
    names = {record["headers"]["webhook-id"] for record in taken if about(third)(record)}
    check("what was given up is sent again under its name", len(names) == 1 and taken[-1]["mode"] == "ok", names)
    page.goto(site.base + "/desk/receivers/deliveries")
    judge("the deliveries", chief)
    page.goto(site.base + "/desk/audit")
    log = page.text_content("main")
    check("the audit log tells of it in sentences", "a ajouté un webhook" in log and "a fait repartir un envoi" in log, log[:600])
    # The address that was refused above.
    said = [message for message in chief.messages if "status of 422" not in message]
    check("no page of the desk said an error", not said, said[:3])
    site.stop()
    for receiver in (hook, engine, hub):
        receiver.stop()
