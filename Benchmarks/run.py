"""Figures of the release build, each beside its limit or a peer measured in the same run, part by part.
Usage: run.py PROGRAM CROWD PART…; the parts are named at the end. Writes Benchmarks/results.json, RESULTS.md and the charts.
Loads go to loopback and stop by themselves."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import edge
import export
import moving
import newsday
import pictures
import report
import wordpress

PROGRAM, CROWD = (os.path.abspath(each) for each in sys.argv[1:3])
ARTICLES = 10_000


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(site, port):
    return subprocess.Popen([PROGRAM, "serve", site, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def first_answer(site):
    port = free_port()
    start = time.monotonic()
    process = serve(site, port)
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as s:
                s.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if s.recv(12).startswith(b"HTTP/1.1 200"):
                    break
        except OSError:
            time.sleep(0.002)
    took = time.monotonic() - start
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    return took * 1000


def raw(port, path, coding):
    """Everything a browser receives for a page: head and body as they stand on the wire."""
    with socket.create_connection(("127.0.0.1", port), 5) as s:
        s.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {coding}\r\nConnection: close\r\n\r\n".encode())
        data = b""
        while chunk := s.recv(65536):
            data += chunk
    return data


def page_costs(site, folder, articles, warm):
    """Microseconds of CPU that each article page after the first `warm` took to make, by the server's own account."""
    port = free_port()
    with open(f"{folder}/log", "w+") as log:
        process = subprocess.Popen(
            [PROGRAM, "serve", site, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=log,
            env={**os.environ, "MANCHETTE_SERVER_LOG": "debug"},
        )
        wait_for(port)
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for path in articles:
            connection.request("GET", path, headers={"Accept-Encoding": "identity"})
            connection.getresponse().read()
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        log.seek(0)
        known = {}
        for line in log:
            if found := re.search(r"cpu_us=(\d+).* path=(\S+)", line):
                known[found.group(2)] = int(found.group(1))
    return [known[path] for path in articles[warm:]]


def wait_for(port):
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz").read()
            return
        except OSError:
            time.sleep(0.02)


def sample(folder, articles=ARTICLES):
    """A sample's folder, and how many articles a second it took."""
    site = f"{folder}/site"
    out = subprocess.run([PROGRAM, "sample", site, "--articles", str(articles)], capture_output=True, text=True, check=True).stdout
    return site, int(re.search(r"(\d+) a second", out).group(1))


def pages(part, folder):
    row = part.row
    site, rate = sample(folder)
    row("sample articles written a second", rate, "≥ 1,000", rate >= 1000)

    starts = sorted(first_answer(site) for _ in range(5))
    row("start to first answer, median of 5", f"{starts[2]:.0f} ms", "≤ 300 ms", starts[2] <= 300)

    port = free_port()
    process = serve(site, port)
    wait_for(port)

    # Addresses of articles with a body, from the sections' fronts, page after page.
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(path, coding="identity"):
        connection.request("GET", path, headers={"Accept-Encoding": coding})
        response = connection.getresponse()
        return response.read()

    articles = []
    fronts = re.findall(r'href="(/[a-z]+)"', get("/").decode())
    for front in dict.fromkeys(fronts):
        path = front
        for _ in range(25):
            html = get(path).decode()
            articles += re.findall(r'<h3><a href="([^"]+-\d+)"', html)
            older = re.search(r'href="([^"]+)" rel="next"', html)
            if not older or len(articles) > 4000:
                break
            path = older.group(1)
    articles = list(dict.fromkeys(articles))[:2500]

    # Half of them warm a second server up, the other half is measured; none was asked of it before. It tells the
    # CPU time of each page's thread (what is left of a request is HTTP and the scheduling of tasks).
    half = len(articles) // 2
    costs = page_costs(site, folder, articles, half)
    batches = sorted(sum(costs[i : i + 125]) / 125 for i in range(0, len(costs) - 124, 125))
    middle = batches[len(batches) // 2] / 1000
    row(
        f"CPU to render an uncached article page, store included ({len(costs)} pages, {ARTICLES:,} articles): median of batches of 125",
        f"{middle:.2f} ms ({batches[0] / 1000:.2f} to {batches[-1] / 1000:.2f})", "≤ 1 ms", middle <= 1,
    )

    sizes = sorted((len(raw(port, path, "gzip")), len(raw(port, path, "br")), path) for path in articles[:400])
    worst = sizes[-1]
    row("article page with CSS and head, gzip: median of 400", f"{sizes[200][0]:,} bytes", "≤ 14,000", sizes[200][0] <= 14_000)
    row("the same: largest of 400", f"{worst[0]:,} bytes", "≤ 14,000", worst[0] <= 14_000)
    largest_br = max(s[1] for s in sizes)
    row("the same, brotli: largest of 400", f"{largest_br:,} bytes", "≤ 14,000", largest_br <= 14_000)

    done = 0
    while done < 10_000:
        for path in articles:
            get(path, "gzip")
            done += 1
            if done == 10_000:
                break
    memory = edge.resident(process.pid)
    row("resident memory after 10,000 requests", f"{memory:.0f} MB", "≤ 80 MB", memory <= 80)

    page = articles[0]
    body = raw(port, page, "gzip").split(b"\r\n\r\n", 1)[1]
    plain = edge.rows(folder, f"http://127.0.0.1:{port}{page}", process.pid, body, row)
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    secure = edge.secure_rows(PROGRAM, site, f"{folder}/secure", page, body, row)

    def chart(title, unit, figures, less=True):
        part.chart(title, unit, [["Manchette", figures[0]], ["nginx, from a file", figures[1]]], less)

    chart("A kept article page, answers", "a second", plain["rate"], False)
    chart("The same, CPU of the server an answer", "µs", plain["cpu"])
    chart("The same over TLS and HTTP/2, CPU an answer", "µs", secure["cpu"])


def news(part, folder):
    sample(folder)
    newsday.rows(PROGRAM, CROWD, folder, part.row)


def beside_wordpress(part, folder):
    found = wordpress.rows(PROGRAM, folder, part.row)
    part.note = (
        f"WordPress {found['wordpress']} with its theme {found['theme']}, php-fpm with its opcode cache, MariaDB and nginx, as Debian has "
        f"them; {found['articles']:,} posts. Ours is named first."
    )


def files(part, folder):
    # Hugo draws no pictures with headlines, and 20,000 of them would take most of an hour: what one costs is told by itself.
    plain = "pictures:\n  shareimages: false\n"
    site = sample(folder, 20_000)[0]
    with open(f"{site}/manchette.yaml", "a", encoding="utf-8") as file:
        file.write(plain)
    export.rows(PROGRAM, site, f"{folder}/files", part.row)
    os.makedirs(f"{folder}/small")
    export.share_rows(PROGRAM, sample(f"{folder}/small", 300)[0], f"{folder}/shared", plain, part.row)


def picture_sizes(part, folder):
    pictures.rows(PROGRAM, folder, part.row)


def moved(part, folder):
    moving.rows(PROGRAM, folder, part.row)


PARTS = {
    "pages": pages, "newsday": news, "wordpress": beside_wordpress, "pictures": picture_sizes, "moving": moved, "files": files,
}


def main():
    for name in sys.argv[3:]:
        if name not in PARTS:
            raise SystemExit(f"There is no part {name}; there are {', '.join(PARTS)}.")
    for name in sys.argv[3:]:
        print(f"\n{report.TITLES[name]}", flush=True)
        part = report.Part(name)
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](part, folder)
        part.save()


main()
