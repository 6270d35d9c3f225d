"""Renditions beside vipsthumbnail (Debian's package), which is the same library without a server: the same originals, sizes,
formats and qualities, in turns, one at a time. Ours have HTTP, the store and a file kept whole besides; vipsthumbnail is
started once for twelve. Then 64 asked for at once: how many are made at a time, in how much memory, and how
readers fare meanwhile. By itself: pictures.py PROGRAM."""

import http.client
import itertools
import json
import multiprocessing
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import edge
from instructions import PASSWORD, Connection, Served, path, token

PACKAGES = ["libvips-tools"]
ROUNDS = 5
# Width and height of originals, of each of which there are three: as it is, mirrored, and upright.
SIZES = [(3000, 2000), (4000, 3000), (4800, 3600), (6000, 4000)]
# How Sources/Pictures writes them.
SAVING = {"jpg": "Q=78,optimize_coding,interlace,strip", "webp": "Q=74,effort=4,strip", "avif": "Q=50,effort=1,strip"}
WIDTHS = {"jpg": (640, 1600), "webp": (320, 1280), "avif": (640, 1280)}
# So many renditions are made at a time, whatever is asked for (VipsPictureProcessor).
HANDS = 2
LIMIT = 1.2


def draw(folder):
    """Originals of a press: slow changes of light, things of some pixels, a camera's noise; every third has no colour profile."""
    made = []

    def vips(*words):
        subprocess.run(["vips", *map(str, words)], check=True, capture_output=True, cwd=folder)

    for number, (width, height) in enumerate(SIZES):
        for band in range(3):
            vips("perlin", "light.v", width, height, "--cell-size", 500, "--seed", 10 * number + band)
            vips("linear", "light.v", "bright.v", 80, 128)
            vips("perlin", "things.v", width, height, "--cell-size", 12, "--seed", 10 * number)
            vips("linear", "things.v", "dim.v", 25, 0)
            vips("add", "bright.v", "dim.v", "drawn.v")
            vips("gaussnoise", "noise.v", width, height, "--mean", 0, "--sigma", 8)
            vips("add", "drawn.v", "noise.v", f"band{band}.v")
        vips("bandjoin", "band0.v band1.v band2.v", "joined.v")
        vips("cast", "joined.v", "bytes.v", "uchar")
        vips("copy", "bytes.v", "whole.v", "--interpretation", "srgb")
        vips("flip", "whole.v", "mirrored.v", "horizontal")
        vips("rot", "whole.v", "upright.v", "d90")
        for kind, saving in (("whole", "Q=90,profile=srgb"), ("mirrored", "Q=90,profile=srgb"), ("upright", "Q=90")):
            vips("copy", f"{kind}.v", f"{kind}-{number}.jpg[{saving}]")
            made.append(f"{folder}/{kind}-{number}.jpg")
    for name in os.listdir(folder):
        if name.endswith(".v"):
            os.remove(f"{folder}/{name}")
    return made


def take_in(server, originals):
    """Gives the originals to the library and shows them in an article, whose answer names their renditions' addresses."""
    bearer = token(server)

    def write(place, body, kind="application/json", **headers):
        status, _, answer = server.ask("POST", f"/api/v1{place}", body, Authorization=f"Bearer {bearer}", Content_Type=kind, **headers)
        assert status in (200, 201), answer
        return json.loads(answer)

    blocks = []
    for name in originals:
        with open(name, "rb") as file:
            picture = write("/desk/pictures?alt=Une%20vue&credit=Le%20Fanal", file.read(), "image/jpeg")
        blocks.append({"type": "image", "attrs": {"picture": picture["id"], "alt": "Une vue"}})
    section = json.loads(server.ask("GET", "/api/v1/sections")[2])["sections"][0]["id"]
    text = {"section": section, "headline": "Douze vues du port", "body": {"type": "doc", "content": blocks}}
    article = write("/desk/articles", json.dumps({"text": text}))["id"]
    write(f"/desk/articles/{article}/publish", None, If_Match='"r1"')
    answer = json.loads(server.ask("GET", f"/api/v1/articles/{article}")[2])
    places = {each["id"]: path(each["renditions"][0]).rsplit("original-", 1)[0] for each in answer["pictures"]}
    return [places[block["attrs"]["picture"]] for block in blocks]


def ask(connection, address):
    connection.request("GET", address)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, (address, response.status)
    return len(body)


def ours(server, places, ending):
    """Seconds, seconds of CPU, and bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    before, start = edge.spent(server.process.pid), time.monotonic()
    count = sum(ask(connection, f"{place}original-{width}.{ending}") for width in WIDTHS[ending] for place in places)
    took = time.monotonic() - start
    connection.close()
    return took, edge.spent(server.process.pid) - before, count


def theirs(originals, ending, folder):
    os.makedirs(folder)
    took = cost = 0
    for width in WIDTHS[ending]:
        start = time.monotonic()
        # However high, as ours: only the width decides.
        process = subprocess.Popen([
            "vipsthumbnail", *originals, "--size", f"{width}x10000000", "--export-profile", "srgb", "--vips-concurrency=1",
            "--output", f"{folder}/%s-{width}.{ending}[{SAVING[ending]}]",
        ])
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, "vipsthumbnail failed"
        took += time.monotonic() - start
        cost += usage.ru_utime + usage.ru_stime
    count = sum(os.path.getsize(f"{folder}/{name}") for name in os.listdir(folder))
    shutil.rmtree(folder)
    return took, cost, count


def beside(server, site, originals, places, folder, row):
    """By format, our time over theirs, and what a rendition took each of us."""
    figures = {}
    for ending in SAVING:
        number = len(WIDTHS[ending]) * len(originals)
        rounds = []
        for turn in range(ROUNDS):
            shutil.rmtree(f"{site}/media/renditions", ignore_errors=True)
            runs = {}
            for who in ("ours", "theirs") if turn % 2 else ("theirs", "ours"):
                runs[who] = ours(server, places, ending) if who == "ours" else theirs(originals, ending, f"{folder}/thumbnails")
            rounds.append(runs)
        size = rounds[0]["ours"][2] / rounds[0]["theirs"][2]
        # Otherwise they did not do the same work; the colour profile that ours leave away in WebP is 3 KB.
        assert 0.75 < size < 1.1, f"our files have {size:.2f} times the bytes of theirs"
        for place, what in enumerate(("time", "CPU")):
            ratios = sorted(each["ours"][place] / each["theirs"][place] for each in rounds)
            mine, other = (statistics.median(each[who][place] for each in rounds) / number * 1000 for who in ("ours", "theirs"))
            middle = ratios[ROUNDS // 2]
            row(
                f"{what} to make a rendition in {ending.upper()} beside vipsthumbnail, {len(originals)} originals of 6 to 24 megapixels: "
                f"median of {ROUNDS} rounds in turns",
                f"{middle:.2f} × ({ratios[0]:.2f} to {ratios[-1]:.2f}; {mine:.0f} ms beside {other:.0f} ms)", f"≤ {LIMIT} ×", middle <= LIMIT,
            )
            figures[f"{ending} {what}"] = {"ratio": middle, "ours": mine, "theirs": other}
    return figures


def crowd(port, addresses, ended):
    """Asks for all at once; tells after how long each came."""
    times, start = [], time.monotonic()

    def one(address):
        ask(http.client.HTTPConnection("127.0.0.1", port, timeout=300), address)
        times.append(time.monotonic() - start)

    threads = [threading.Thread(target=one, args=(address,)) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ended.send(sorted(times))


def at_work(process):
    """How many of the server's threads that make renditions run or would if a core were free."""
    count = 0
    for task in os.listdir(f"/proc/{process}/task"):
        try:
            with open(f"/proc/{process}/task/{task}/stat") as file:
                head, rest = file.read().rsplit(")", 1)
        except OSError:
            continue
        # libvips's own, and those of the queue that calls it.
        count += rest.split()[0] in "RD" and any(word in head for word in ("vips", "worker", "utility"))
    return count


def probe(port, addresses, pause, isDone, times):
    """Seconds that answers take, one asked for after another with a pause between."""
    connection = Connection(port)
    for address in addresses:
        if isDone.is_set():
            break
        start = time.monotonic()
        connection.get(address, "gzip")
        times.append(time.monotonic() - start)
        time.sleep(pause)
    connection.socket.close()


def readers(port, kept, others, work):
    """How long readers wait for a page that is kept and for those that are not, while `work` is done."""
    isDone, quick, made = threading.Event(), [], []
    probes = [
        threading.Thread(target=probe, args=(port, itertools.repeat(kept), 0.005, isDone, quick)),
        threading.Thread(target=probe, args=(port, others, 0.05, isDone, made)),
    ]
    for each in probes:
        each.start()
    try:
        result = work()
    finally:
        isDone.set()
        for each in probes:
            each.join()
    return result, sorted(quick), sorted(made)


def memory(process, name):
    with open(f"/proc/{process}/status") as file:
        return int(re.search(rf"{name}:\s+(\d+)", file.read()).group(1)) / 1024


def crowded(server, site, places, articles, row):
    """64 renditions at once."""
    shutil.rmtree(f"{site}/media/renditions", ignore_errors=True)
    kinds = [(crop, ending, width) for crop in ("landscape", "square") for ending in SAVING for width in WIDTHS[ending]]
    addresses = [f"{place}{crop}-{width}.{ending}" for crop, ending, width in kinds for place in places]
    process = server.process.pid

    def run(several):
        """Gives when each came and how many threads worked from moment to moment."""
        receiver, sender = multiprocessing.Pipe(False)
        client = multiprocessing.get_context("fork").Process(target=crowd, args=(server.port, several, sender))
        client.start()
        seen = []
        while not receiver.poll(0.003):
            seen.append(at_work(process))
            assert client.is_alive() or receiver.poll(), "a rendition was refused"
        client.join()
        return receiver.recv(), seen

    pages = iter(articles)
    # One after another, these tell how many threads the library itself has at work on a rendition.
    alone = [count for address in addresses[64::4] for count in run([address])[1]]
    _, quick_before, made_before = readers(server.port, articles[0], itertools.islice(pages, 100), lambda: time.sleep(6))
    before = memory(process, "VmRSS")
    with open(f"/proc/{process}/clear_refs", "w") as file:
        # The highest memory from here on.
        file.write("5")
    (times, seen), quick, made = readers(server.port, articles[0], pages, lambda: run(addresses[:64]))
    assert len(times) == 64, "not all were answered"
    at_once = statistics.mean(seen) / statistics.mean(alone)
    row(
        f"renditions made at the same time while 64 are asked for at once, by the threads at work ({HANDS} may be made)",
        f"{at_once:.1f} ({statistics.mean(seen):.1f} threads, {max(seen)} at most; one alone {statistics.mean(alone):.1f} and {max(alone)})",
        f"≤ {HANDS}.5", at_once <= HANDS + 0.5,
    )
    row("the first and the last of those 64", f"{times[0]:.1f} s and {times[-1]:.1f} s", "", None)
    most_memory = memory(process, "VmHWM")
    row("most memory meanwhile", f"{most_memory:.0f} MB ({before:.0f} MB before)", "", None)
    figures = {"atOnce": at_once, "first": times[0], "last": times[-1], "memory": most_memory}
    for what, early, late, limit in (("a kept page", quick_before, quick, 20), ("an uncached article page", made_before, made, 100)):
        then, now = (each[len(each) * 99 // 100] * 1000 for each in (early, late))
        row(
            f"99 of 100 answers with {what} meanwhile", f"within {now:.1f} ms ({then:.1f} ms before; {len(late):,} and {len(early):,} asked)",
            f"≤ {limit} ms", now <= limit,
        )
        figures[what] = {"before": then, "during": now}
    return figures


def rows(program, folder, row):
    """Adds the rows and gives all figures, for charts. Takes about four minutes."""
    if not shutil.which("vipsthumbnail"):
        raise SystemExit(f"The benchmark of pictures needs packages of Debian that are not installed: {', '.join(PACKAGES)}.")
    site, place = f"{folder}/pictures-site", f"{folder}/originals"
    os.makedirs(place)
    originals = draw(place)

    def run(*words, **options):
        subprocess.run([program, *words], check=True, capture_output=True, **options)

    run("sample", site, "--articles", "600", "--seed", "7")
    run("user", "add", site, "nora@lefanal.example", "--name", "Nora", "--role", "administrator", input=PASSWORD.encode())
    server = Served([program, "serve", site], {**os.environ, "MANCHETTE_AVIF": "yes"}, f"{folder}/pictures.log")
    try:
        places = take_in(server, originals)
        articles, after = [], ""
        while after is not None:
            page = json.loads(server.ask("GET", f"/api/v1/articles?limit=100{after}")[2])
            articles += [path(each) for each in page["articles"] if each["kind"] != "brief"]
            after = f"&after={page['next']}" if "next" in page else None
        figures = beside(server, site, originals, places, folder, row)
        figures["crowd"] = crowded(server, site, places, articles, row)
    finally:
        server.stop()
    return figures


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as here:
        found = rows(os.path.abspath(sys.argv[1]), here, lambda *words: print(*words, sep=" | ", flush=True))
    print(json.dumps(found, indent=1))
