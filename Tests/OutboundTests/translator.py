"""A machine that translates, as one would be written for Manchette: `translator.py command MODE` answers on standard
output, `translator.py serve` at an address whose path is the mode, after it has
printed its port, until its standard input ends."""

import http.server
import json
import os
import sys
import threading
import time


def answer(mode, text, token=None):
    question = json.loads(text)
    texts = question["texts"]
    if mode == "fewer":
        texts = texts[1:]
    if mode == "garbage":
        return "<html>"
    if mode == "environment":
        return json.dumps({"texts": [",".join(sorted(os.environ)) for _ in texts]})
    if mode == "token":
        return json.dumps({"texts": [token or "" for _ in texts]})
    if mode == "slow":
        time.sleep(60)
    return json.dumps({"texts": [f"{question['to']}: {one}" for one in texts]}, ensure_ascii=False)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"]))
        mode = self.path.strip("/")
        if mode in ("away", "fail"):
            self.send_response(302 if mode == "away" else 500)
            self.send_header("Location", "/good")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = answer(mode, text, self.headers.get("Authorization")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if sys.argv[1] == "serve":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Until whoever started it lets go: signals may be held back in what a test starts.
    sys.stdin.read()
    os._exit(0)
elif sys.argv[2] == "fail":
    sys.exit(3)
else:
    sys.stdout.write(answer(sys.argv[2], sys.stdin.read()))
