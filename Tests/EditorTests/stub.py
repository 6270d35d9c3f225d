"""A small server that keeps the contract of docs/editor-page.md, and breaks it when told to."""
import json
import socket
import threading
import time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from body_rules import fault
from editor_page import DESK, POLICY, page

ROOT = DESK.parents[1]
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
ARTICLES = [{"article": n, "headline": h, "date": "2026-11-2%d" % n, "url": f"/politique/article-{n}"}
            for n, h in enumerate(("La mairie ouvre ses portes", "Le budget voté de justesse", "مجلس المدينة يصوت", "Un stade pour 2030"), 1)]
NAMES = ["Stades", "Stade de Fès", "الملاعب", "Imane Souiri"]
PICTURES = [{"picture": n, "alt": alt, "caption": caption, "thumb": f"/media/thumb-{n}.svg", "width": 1600, "height": 1067}
            for n, alt, caption in ((3, "Une place au soleil", "La place, mardi."), (4, "Deux joueurs", "Le derby."), (5, "", "Le port au matin."),
                                    (6, "Une salle", "La salle du conseil."))]


class Newsroom:
    """What a server would keep on disk: it outlives a restart."""

    def __init__(self, body=None, fields=None, language="fr"):
        self.article = {"id": 42, "revision": 7, "author": "Nora", "savedAt": now(), "language": language, "fields": fields or {
            "kicker": "", "headline": "", "standfirst": "", "slug": "", "kind": "news", "section": "1"},
            "body": body or {"type": "doc", "content": []}}
        self.known, self.saves, self.revisions = {}, [], []
        self.here, self.asks, self.pen = {}, set(), None
        self.faults, self.signed_in, self.skew = [], True, 0
        self.submitted = []
        self.presence_log = []
        self.lock = threading.Lock()

    def text(self):
        return json.dumps(self.article["body"], ensure_ascii=False)


def now():
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    room = None

    def setup(self):
        super().setup()
        self.server.connections.add(self.connection)

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/json", **headers):
        body = json.dumps(body).encode() if not isinstance(body, bytes) else body
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text") else ""))
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drop(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def user(self):
        return (self.headers.get("X-CSRF-Token") or "tok-amina").removeprefix("tok-")

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_GET(self):
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if url.path == "/desk/articles/42":
            with self.room.lock:
                shown = set(_pictures(self.room.article["body"]))
                html = page(self.room.article, query.get("ui", ["fr"])[0], query.get("user", ["amina"])[0], query.get("mode", ["edit"])[0],
                            [p for p in PICTURES if p["picture"] in shown])
            return self.answer(200, html.encode(), "text/html", Content_Security_Policy=POLICY, Cache_Control="no-store")
        if url.path == "/desk/session":
            return self.answer(200, {"csrf": "tok-visitor"})
        if url.path.startswith("/desk/assets/"):
            name = url.path.removeprefix("/desk/assets/")
            file = ROOT / ".cache" / "editor" / "engine.js" if name == "engine.js" else DESK / name
            if ".." in name or not file.is_file():
                return self.answer(404)
            return self.answer(200, file.read_bytes(), KINDS[Path(name).suffix], Cache_Control="max-age=31536000, immutable")
        if url.path == "/desk/search/articles":
            words = query.get("q", [""])[0].lower()
            return self.answer(200, [a for a in ARTICLES if words in a["headline"].lower()])
        if url.path.startswith("/desk/suggestions/"):
            typed = query.get("q", [""])[0].lower()
            return self.answer(200, {"names": [name for name in NAMES if name.lower().startswith(typed)]})
        if url.path == "/desk/media/pictures":
            if "id" in query:
                return self.answer(200, [p for p in PICTURES if str(p["picture"]) in query["id"]])
            words = query.get("q", [""])[0].lower()
            return self.answer(200, [p for p in PICTURES if words in (p["alt"] + p["caption"]).lower()])
        if url.path == "/desk/media/files":
            files = [{"label": "Entretien avec la maire", "format": "MP3", "size": "3 Mo", "url": "/media/files/0123456789abcdef0123.mp3"}]
            return self.answer(200, files)
        if url.path.startswith("/media/"):
            number = int("".join(filter(str.isdigit, url.path)) or 0)
            svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1067"><rect width="1600" height="1067" fill="hsl({number * 67},30%,62%)"/>'
                   f'<circle cx="1150" cy="330" r="150" fill="hsl({number * 67},45%,82%)"/><path d="M0 1067 520 480 900 850 1180 600 1600 1067z" fill="hsl({number * 67},32%,34%)"/></svg>')
            return self.answer(200, svg.encode(), "image/svg+xml")
        return self.answer(404)

    def do_PUT(self):
        sent = self.body()
        kind = self.room.faults.pop(0) if self.room.faults else None
        if isinstance(kind, tuple) and kind[0] == "slow":
            time.sleep(kind[1])
            kind = kind[2] if len(kind) > 2 else None
        if kind == "drop":
            return self.drop()
        if kind == 500:
            return self.answer(500, b"<h1>Oops</h1>", "text/html")
        if kind == 403:
            return self.answer(403, {"title": "No", "detail": "Vous ne pouvez plus modifier cet article."}, "application/problem+json")
        if isinstance(kind, dict):
            return self.answer(422, kind, "application/problem+json")
        if not self.room.signed_in:
            return self.answer(401, {"title": "Sign in"}, "application/problem+json")
        status, answer = self.save(json.loads(sent))
        return self.drop() if kind == "drop-after" else self.answer(status, answer)

    def save(self, draft):
        room = self.room
        with room.lock:
            room.saves.append(draft)
            if draft["save"] in room.known:
                return 200, room.known[draft["save"]]
            if problem := fault(draft["body"]):
                return 422, {"title": "Refused", "detail": problem, "field": problem.split(":")[0]}
            article = room.article
            if draft["base"] != article["revision"]:
                return 409, {"title": "Conflict", "theirs": {k: article[k] for k in ("revision", "author", "savedAt", "fields", "body")}}
            article.update(revision=article["revision"] + 1, author=self.user().title(), savedAt=now(), fields=draft["fields"], body=draft["body"])
            room.revisions.append(draft)
            room.known[draft["save"]] = {"revision": article["revision"], "savedAt": article["savedAt"]}
            return 200, room.known[draft["save"]]

    def do_POST(self):
        sent, path = self.body(), urlsplit(self.path).path
        if path == "/desk/session":
            given = json.loads(sent)
            if self.headers.get("X-CSRF-Token") != "tok-visitor":
                return self.answer(403, {"title": "Forged"}, "application/problem+json")
            if given["password"] != "sésame":
                return self.answer(401, {"title": "No"}, "application/problem+json")
            self.room.signed_in = True
            return self.answer(200, {"csrf": "tok-" + given["email"].split("@")[0]})
        if path == "/desk/articles/42/presence":
            return self.answer(200, self.presence(json.loads(sent)))
        if path == "/desk/media":
            return self.answer(200, {**PICTURES[0], "picture": 9, "thumb": "/media/thumb-9.svg", "caption": "", "alt": ""})
        if path.startswith("/desk/articles/42"):
            self.room.submitted.append((path, len(self.room.revisions)))
            return self.answer(303, b"", Location="/desk/articles/42")
        return self.answer(404)

    def presence(self, told):
        room, tab, action = self.room, told["tab"], told["action"]
        user = told.get("csrf", "tok-" + self.user()).removeprefix("tok-")
        moment = time.monotonic() + room.skew
        with room.lock:
            room.presence_log.append((tab, action))
            for old in [t for t, (_, seen) in room.here.items() if moment - seen > 45]:
                room.here.pop(old)
                room.asks.discard(old)
            if room.pen not in room.here:
                room.pen = None
            if action == "leave":
                room.here.pop(tab, None)
                room.pen = None if room.pen == tab else room.pen
                return {}
            room.here[tab] = (user, moment)
            if action == "take" or (action == "edit" and room.pen is None):
                room.pen = tab
                room.asks.discard(tab)
            elif action == "here" and room.pen == tab:
                room.pen = None
            elif action == "ask":
                room.asks.add(tab)
            people = [{"name": name.title(), "tab": one, "you": name == user, "editing": room.pen == one, "asks": one in room.asks}
                      for one, (name, _) in room.here.items()]
            return {"people": people, "mayEdit": room.pen in (tab, None), "revision": room.article["revision"]}


def _pictures(node):
    if node.get("type") == "image":
        yield node["attrs"]["picture"]
    for child in node.get("content", []):
        yield from _pictures(child)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.connections = set()
    allow_reuse_address = True

    def handle_error(self, *_):
        pass


class Stub:
    def __init__(self, room, port=0):
        self.room, self.port = room, port
        self.start()

    def start(self):
        handler = type("RoomHandler", (Handler,), {"room": self.room})
        self.server = Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        # Connections kept alive would be answered by a server that is no more.
        for connection in self.server.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def url(self, **query):
        return f"http://127.0.0.1:{self.port}/desk/articles/42?" + "&".join(f"{k}={v}" for k, v in query.items())


if __name__ == "__main__":
    from documents import EVERY_BLOCK, FIELDS
    stub = Stub(Newsroom(EVERY_BLOCK, FIELDS), 8123)
    print(stub.url())
    while True:
        time.sleep(3600)
