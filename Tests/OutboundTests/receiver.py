"""A receiver of deliveries, as someone outside would run one: `receiver.py FOLDER` prints its port and answers until its
standard input ends. How it answers is the first line of FOLDER/mode at that moment; what it took stands in
FOLDER/1.json, 2.json, … in order, checked against the secret in FOLDER/secret as Standard Webhooks say."""

import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time

folder = sys.argv[1]
lock = threading.Lock()
count = 0


def read(name, otherwise=""):
    try:
        with open(os.path.join(folder, name)) as file:
            return file.read().strip()
    except FileNotFoundError:
        return otherwise


def valid(headers, body):
    secret = base64.b64decode(read("secret").removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(wanted, headers.get("webhook-signature", ""))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global count
        mode = read("mode", "ok")
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        with lock:
            count += 1
            record = {
                "path": self.path, "mode": mode, "headers": headers, "body": body.decode(),
                "valid": valid(headers, body) if "webhook-id" in headers else False,
            }
            path = os.path.join(folder, f"{count}.json")
            with open(path + ".part", "w") as file:
                json.dump(record, file)
            os.rename(path + ".part", path)
        if mode == "hang":
            time.sleep(30)
        if mode in ("hang", "drop"):
            self.close_connection = True
            return
        statuses = {"ok": 204, "fail": 500, "gone": 410, "busy": 429, "away": 302, "flood": 200, "refuse": 403}
        self.send_response(statuses[mode.split()[0]])
        if mode.startswith("busy"):
            self.send_header("Retry-After", mode.split(" ", 1)[1])
        if mode == "away":
            self.send_header("Location", "/elsewhere")
        self.send_header("Connection", "close")
        if mode == "flood":
            self.end_headers()
            try:
                for _ in range(2000):
                    self.wfile.write(b"x" * 65536)
            except OSError:
                pass
            return
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
