"""A cached page beside nginx serving the same gzip bytes from disk: the same machine, the same load, round by round in turns.
By itself: edge.py ADDRESS-OF-A-PAGE."""

import contextlib
import gzip
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROUNDS = 7


def wrk(url, seconds=3):
    out = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{seconds}s", "-H", "Accept-Encoding: gzip", url], capture_output=True, text=True
    ).stdout
    # A round with errors measures nothing.
    assert "Non-2xx" not in out and "Socket errors" not in out, out
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


@contextlib.contextmanager
def nginx(folder, body):
    """Serves the gzip bytes as a file (gzip_static), with nothing logged; gives its address."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    os.makedirs(f"{folder}/www", exist_ok=True)
    with open(f"{folder}/www/page.html", "wb") as file:
        file.write(gzip.decompress(body))
    with open(f"{folder}/www/page.html.gz", "wb") as file:
        file.write(body)
    os.chmod(folder, 0o755)
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(
            f"worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; user root;\n"
            "events { worker_connections 1024; }\n"
            f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; client_body_temp_path {folder}/t1;"
            f" proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;\n"
            f" server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; default_type text/html; }} }}\n"
        )
    process = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/page.html"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(address).read()
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def rows(folder, url, body, row):
    with nginx(folder, body) as peer:
        rounds = []
        for number in range(ROUNDS):
            # Who begins changes, too.
            pair = [url, peer] if number % 2 else [peer, url]
            rates = {address: wrk(address) for address in pair}
            rounds.append((rates[url] / rates[peer], rates[url], rates[peer]))
    rounds.sort()
    ratio, ours, theirs = rounds[ROUNDS // 2]
    row(
        f"cached article page beside nginx with the same gzip bytes (wrk, 64 connections): median of {ROUNDS} rounds in turns",
        f"{ratio:.2f} × ({rounds[0][0]:.2f} to {rounds[-1][0]:.2f}; {ours:,.0f} to {theirs:,.0f} a second)",
        "≥ 1.2 ×", ratio >= 1.2,
    )


if __name__ == "__main__":
    request = urllib.request.Request(sys.argv[1], headers={"Accept-Encoding": "gzip"})
    page = urllib.request.urlopen(request).read()
    with tempfile.TemporaryDirectory() as place:
        rows(place, sys.argv[1], page, lambda *words: print(*words, sep=" | "))
