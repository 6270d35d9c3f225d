"""How long the desk takes to find articles, from outside: the list's filters, words, counts and the search of the whole
desk, each asked 200 times over one connection. Usage: find.py PROGRAM FOLDER, a publication that `manchette sample` made
(200,000 articles for the figures in FINDING.md); writes Benchmarks/FINDING.md."""

import http.client
import os
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ADDRESS, PHRASE = "mesure@example.com", "une phrase assez longue"
QUESTIONS = {
    "the whole list": "/desk/articles?all=1",
    "a state": "/desk/articles?state=published",
    "a section, an edition and a month": "/desk/articles?section=2&edition=1&from=2026-01-01&to=2026-01-31",
    "one word, best first": "/desk/articles?q=conseil",
    "one word, newest first": "/desk/articles?q=conseil&sort=new",
    "a word that nearly all texts have": "/desk/articles?q=les&sort=new",
    "a word begun": "/desk/articles?q=con",
    "a word in another form": "/desk/articles?q=conseillers+",
    "an author's name": "/desk/articles?q=ghita",
    "a topic's name and a word": "/desk/articles?q=patrimoine+ville",
    "a kind": "/desk/articles?kind=opinion",
    "two words and a section": "/desk/articles?q=conseil+eau&section=2",
    "a phrase": "/desk/articles?q=%22" + urllib.parse.quote("de la ville") + "%22",
    "a word of one language in an edition of another": "/desk/articles?q=conseil&edition=2",
    "a word that no text has": "/desk/articles?q=xylographe",
    "an Arabic word": "/desk/articles?q=" + urllib.parse.quote("المدينة"),
    "the search of the whole desk": "/desk/search?q=conseil",
}


def main():
    subprocess.run(
        [PROGRAM, "user", "add", FOLDER, ADDRESS, "--name", "Mesure", "--role", "administrator"], input=PHRASE + "\n",
        text=True, capture_output=True,
    )
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    process = subprocess.Popen([PROGRAM, "serve", FOLDER, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port)
                connection.request("GET", "/readyz")
                connection.getresponse().read()
                break
            except OSError:
                time.sleep(0.1)
        connection.request("GET", "/desk/sign-in")
        answer = connection.getresponse()
        seal = re.search(r'name="csrf" value="([^"]+)"', answer.read().decode()).group(1)
        form = urllib.parse.urlencode({"csrf": seal, "email": ADDRESS, "password": PHRASE})
        connection.request("POST", "/desk/sign-in", form, {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": answer.getheader("set-cookie").split(";")[0],
        })
        answer = connection.getresponse()
        answer.read()
        cookie = answer.getheader("set-cookie").split(";")[0]

        rows, load = [], os.getloadavg()[0]
        for name, path in QUESTIONS.items():
            times, before = [], processor(process)
            for _ in range(200):
                start = time.monotonic()
                connection.request("GET", path, headers={"Cookie": cookie})
                answer = connection.getresponse()
                text = answer.read().decode()
                times.append((time.monotonic() - start) * 1000)
                assert answer.status == 200, (path, answer.status)
            worked = (processor(process) - before) / len(times)
            said = re.search(r'role="status">([^<·]*)', text)
            rows.append((name, said.group(1).strip() if said else "", times[0], statistics.median(times), sorted(times[1:])[-2], worked))
            print(rows[-1], flush=True)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    size = os.path.getsize(os.path.join(FOLDER, "newsroom.sqlite")) / 1e6
    with open(os.path.join(HERE, "FINDING.md"), "w") as file:
        file.write(
            "# Finding articles\n\nWritten by `Benchmarks/find.py`: whole pages of the desk over loopback, 200 times each, "
            f"{os.cpu_count()} cores, {platform.machine()}; a store of {size:,.0f} MB. "
            f"A load of {load:.1f} from other work at the start; processor time is what the program itself took for a page. The limit is "
            "50 ms at the 99th percentile.\n\n"
            "| asked | found | first | median | p99 | processor |\n| --- | --- | --- | --- | --- | --- |\n"
        )
        for name, said, first, median, late, worked in rows:
            file.write(f"| {name} | {said} | {first:.0f} ms | {median:.0f} ms | {late:.0f} ms | {worked:.1f} ms |\n")


def processor(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


main()
