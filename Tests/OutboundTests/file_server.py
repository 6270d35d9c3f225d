"""Serves files as an old site might, well and badly; prints its port and ends with its standard input.
`/file` is one, `/big` never ends, `/away` leads to another host, `/on` to `/file`, `/round` to itself."""

import http.server
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        own = f"http://127.0.0.1:{self.server.server_address[1]}"
        leads = {"/away": "http://localhost:1/file", "/on": own + "/file", "/round": own + "/round", "/odd": "http://["}
        if self.path in leads:
            self.send_response(302)
            self.send_header("Location", leads[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/file":
            self.send_response(200)
            self.send_header("Content-Length", "4")
            self.end_headers()
            self.wfile.write(b"file")
        elif self.path == "/big":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                pass
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
