"""A cached page beside nginx serving the same gzip bytes from disk: the same machine, the same load, round by round in turns.
The load takes a good part of two cores, and dilutes the ratio of requests; what each server spent on an answer stands beside
it. By itself: edge.py ADDRESS-OF-A-PAGE PROCESS-OF-OUR-SERVER."""

import contextlib
import gzip
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

ROUNDS = 7


def wrk(url, seconds=3):
    """How many answers came, and how many a second."""
    out = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{seconds}s", "-H", "Accept-Encoding: gzip", url], capture_output=True, text=True
    ).stdout
    # A round with errors measures nothing.
    assert "Non-2xx" not in out and "Socket errors" not in out, out
    return int(re.search(r"(\d+) requests in", out).group(1)), float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def spent(process):
    """Seconds of CPU that a process and its children took so far."""
    children = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout.split()
    ticks = 0
    for number in [process, *children]:
        with open(f"/proc/{number}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def resident(process):
    """Megabytes of memory that a process holds."""
    with open(f"/proc/{process}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def h2load(url, seconds=3):
    """How many answers over HTTP/2 came, and how many a second: 64 connections with ten questions at once on each."""
    out = subprocess.run(
        ["h2load", "-t1", "-c64", "-m10", f"-D{seconds}", "-H", "accept-encoding: gzip", url], capture_output=True, text=True
    ).stdout
    failed = re.search(r"(\d+) failed, (\d+) errored, (\d+) timeout", out)
    assert failed and set(failed.groups()) == {"0"}, out
    return int(re.search(r"(\d+) succeeded", out).group(1)), float(re.search(r"([\d.]+) req/s", out).group(1))


def certificate(folder):
    """A certificate of our own, for what trusts anything."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", f"{folder}/site.key",
         "-out", f"{folder}/site.pem", "-days", "2", "-subj", "/CN=localhost"],
        check=True, capture_output=True,
    )


def waited(url):
    """Asks until something answers."""
    trusting = ssl._create_unverified_context() if url.startswith("https") else None
    for _ in range(200):
        try:
            return urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip"}), context=trusting).read()
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"Nothing answers at {url}.")


@contextlib.contextmanager
def nginx(folder, pages, connections=1024, secure=None):
    """Serves gzip bytes as files under their names (gzip_static), with nothing logged; gives its port and process.
    `secure` is a folder with a certificate, for TLS and HTTP/2."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    os.makedirs(f"{folder}/www", exist_ok=True)
    for name, body in pages.items():
        with open(f"{folder}/www/{name}", "wb") as file:
            file.write(gzip.decompress(body))
        with open(f"{folder}/www/{name}.gz", "wb") as file:
            file.write(body)
    os.chmod(folder, 0o755)
    tls = (
        f" ssl_certificate {secure}/site.pem; ssl_certificate_key {secure}/site.key; ssl_session_cache shared:all:1m;\n" if secure else ""
    )
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(
            f"worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; user root;\n"
            f"events {{ worker_connections {connections}; }}\n"
            f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; client_body_temp_path {folder}/t1;"
            f" proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;\n{tls}"
            f" server {{ listen 127.0.0.1:{port}{' ssl http2' if secure else ''}; root {folder}/www; gzip_static on; default_type text/html; }} }}\n"
        )
    process = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    try:
        waited(f"http{'s' if secure else ''}://127.0.0.1:{port}/{next(iter(pages))}")
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def compare(url, process, peer, peer_process, load, row, what, limit):
    """Two rows, of answers a second and of answers for the same CPU, and the medians of both servers."""
    rounds, costs = [], []
    for number in range(ROUNDS):
        # Who begins changes, too.
        pair = [(url, process), (peer, peer_process)]
        rates, cost = {}, {}
        for address, server in pair if number % 2 else pair[::-1]:
            before = spent(server)
            count, rates[address] = load(address)
            cost[address] = (spent(server) - before) / count * 1e6
        rounds.append((rates[url] / rates[peer], rates[url], rates[peer]))
        costs.append((cost[peer] / cost[url], cost[url], cost[peer]))
    rounds.sort()
    costs.sort()
    bound = f"≥ {limit} ×" if limit else ""
    rate, cost = rounds[ROUNDS // 2], costs[ROUNDS // 2]
    row(
        f"{what}: median of {ROUNDS} rounds in turns",
        f"{rate[0]:.2f} × ({rounds[0][0]:.2f} to {rounds[-1][0]:.2f}; {rate[1]:,.0f} to {rate[2]:,.0f} a second)",
        bound, rate[0] >= limit if limit else None,
    )
    row(
        "the same, answers for the same CPU time of the server",
        f"{cost[0]:.2f} × ({costs[0][0]:.2f} to {costs[-1][0]:.2f}; {cost[1]:.1f} µs to {cost[2]:.1f} µs an answer)",
        bound, cost[0] >= limit if limit else None,
    )
    return {"rate": rate[1:], "cpu": cost[1:]}


def rows(folder, url, process, body, row):
    with nginx(folder, {"page.html": body}) as (port, peer):
        return compare(
            url, process, f"http://127.0.0.1:{port}/page.html", peer, wrk, row,
            "cached article page beside nginx with the same gzip bytes (wrk, 64 connections)", 1.2,
        )


def secure_rows(program, site, folder, path, body, row):
    """The same over TLS and HTTP/2, with one certificate and the same bytes on both sides."""
    os.makedirs(folder, exist_ok=True)
    certificate(folder)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    settings = {"MANCHETTE_TLS_CERTIFICATE": f"{folder}/site.pem", "MANCHETTE_TLS_KEY": f"{folder}/site.key"}
    process = subprocess.Popen(
        [program, "serve", site, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **settings}
    )
    try:
        url = f"https://127.0.0.1:{port}{path}"
        waited(url)
        with nginx(folder, {"page.html": body}, secure=folder) as (other, peer):
            return compare(
                url, process.pid, f"https://127.0.0.1:{other}/page.html", peer, h2load, row,
                "the same over TLS and HTTP/2 (h2load, 64 connections, ten streams on each)", None,
            )
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    page = waited(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        rows(place, sys.argv[1], int(sys.argv[2]), page, lambda *words: print(*words, sep=" | "))
