"""A cached page beside nginx serving the same gzip bytes from disk: the same machine, the same load, round by round in turns.
The load takes a good part of two cores, and dilutes the ratio of requests; what each server spent on an answer stands beside
it. By itself: edge.py ADDRESS-OF-A-PAGE PROCESS-OF-OUR-SERVER."""

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


@contextlib.contextmanager
def nginx(folder, pages, connections=1024):
    """Serves gzip bytes as files under their names (gzip_static), with nothing logged; gives its port and process."""
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
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(
            f"worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; user root;\n"
            f"events {{ worker_connections {connections}; }}\n"
            f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; client_body_temp_path {folder}/t1;"
            f" proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;\n"
            f" server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; default_type text/html; }} }}\n"
        )
    process = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/{next(iter(pages))}").read()
                break
            except OSError:
                time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def rows(folder, url, process, body, row):
    with nginx(folder, {"page.html": body}) as (port, peer_process):
        peer = f"http://127.0.0.1:{port}/page.html"
        rounds, costs = [], []
        for number in range(ROUNDS):
            # Who begins changes, too.
            pair = [(url, process), (peer, peer_process)]
            rates, cost = {}, {}
            for address, server in pair if number % 2 else pair[::-1]:
                before = spent(server)
                count, rates[address] = wrk(address)
                cost[address] = (spent(server) - before) / count * 1e6
            rounds.append((rates[url] / rates[peer], rates[url], rates[peer]))
            costs.append((cost[peer] / cost[url], cost[url], cost[peer]))
    rounds.sort()
    costs.sort()
    ratio, ours, theirs = rounds[ROUNDS // 2]
    row(
        f"cached article page beside nginx with the same gzip bytes (wrk, 64 connections): median of {ROUNDS} rounds in turns",
        f"{ratio:.2f} × ({rounds[0][0]:.2f} to {rounds[-1][0]:.2f}; {ours:,.0f} to {theirs:,.0f} a second)",
        "≥ 1.2 ×", ratio >= 1.2,
    )
    ratio, ours, theirs = costs[ROUNDS // 2]
    row(
        "the same, answers for the same CPU time of the server",
        f"{ratio:.2f} × ({costs[0][0]:.2f} to {costs[-1][0]:.2f}; {ours:.1f} µs to {theirs:.1f} µs an answer)",
        "≥ 1.2 ×", ratio >= 1.2,
    )


if __name__ == "__main__":
    request = urllib.request.Request(sys.argv[1], headers={"Accept-Encoding": "gzip"})
    page = urllib.request.urlopen(request).read()
    with tempfile.TemporaryDirectory() as place:
        rows(place, sys.argv[1], int(sys.argv[2]), page, lambda *words: print(*words, sep=" | "))
