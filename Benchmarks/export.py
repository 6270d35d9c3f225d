"""The whole site as files beside Hugo (Debian's package) with the same articles and templates of equal work: the same
markup around every article, sections, authors and topics in pages of twenty, feeds. Hugo is spared what costs it most and
us not: related articles, structured data, pages by day, other languages' addresses.
Usage: export.py PROGRAM SITE FOLDER: the release build, a publication that `manchette sample` made (20,000 articles for the
figures in RESULTS.md; port and address do not matter), a folder that does not exist."""

import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time

BASE = """<!doctype html><html lang="{{ site.Language.Lang }}" dir="ltr"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
{{ with .Params.description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}"><meta name="robots" content="max-image-preview:large">
{{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
<meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}"><meta property="og:site_name" content="{{ site.Title }}">
<style>STYLE</style></head><body><a class="skip" href="#main">Aller au contenu</a>
{{ partialCached "masthead" . }}<main id="main">{{ block "main" . }}{{ end }}</main>{{ partialCached "foot" . }}</body></html>"""
MASTHEAD = """<header class="head"><p class="plate"><a href="/">{{ site.Title }}</a></p><nav class="sections"><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav></header>"""
FOOT = """<footer class="foot"><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul><p>© 2026 {{ site.Title }}</p></footer>"""
CARD = """<article class="card"><div><p class="over">{{ .Params.kicker }}</p><h3><a href="{{ .RelPermalink }}"><bdi>{{ .Title }}</bdi></a></h3>{{ with .Params.description }}<p class="stand">{{ . }}</p>{{ end }}<p class="by"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006 · 15:04" }}</time></p></div></article>"""
SINGLE = """{{ define "main" }}<div class="page"><article class="story"><header><nav class="crumbs"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<p class="over">{{ .Params.kicker }}</p><h1>{{ .Title }}</h1>{{ with .Params.description }}<p class="stand">{{ . }}</p>{{ end }}
<div class="meta"><p class="authors">{{ range .GetTerms "authors" }}<a href="{{ .RelPermalink }}" rel="author"><bdi>{{ .LinkTitle }}</bdi></a> {{ end }}</p><p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006, 15:04" }}</time></p></div></header>
{{ with .Params.picture }}<figure class="main">{{ . | safeHTML }}</figure>{{ end }}<div class="text">{{ .Content }}</div>
<nav class="topics"><ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}" rel="tag">{{ .LinkTitle }}</a></li>{{ end }}</ul></nav>
<section class="next">{{ with .NextInSection }}{{ partial "card" . }}{{ with .NextInSection }}{{ partial "card" . }}{{ with .NextInSection }}{{ partial "card" . }}{{ end }}{{ end }}{{ end }}</section></article></div>{{ end }}"""
LIST = """{{ define "main" }}<div class="title"><h1>{{ .Title }}</h1></div><div class="page"><div class="list">{{ range (.Paginate .RegularPagesRecursive 20).Pages }}{{ partial "card" . }}{{ end }}</div>
<nav class="pager">{{ with .Paginator.Prev }}<a href="{{ .URL }}">Plus récents</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">Plus anciens</a>{{ end }}</nav></div>{{ end }}"""
CONFIG = """baseURL = "https://relais.example/"
title = "Le Relais"
disableKinds = ["404"]
[taxonomies]
author = "authors"
topic = "topics"
[services.rss]
limit = 30
[markup.goldmark.renderer]
unsafe = true
"""


def entries(folder):
    """The articles of the exported site, as its own list of files has them."""
    with open(f"{folder}/ours/.manchette/pages", encoding="utf-8") as file:
        next(file)
        for line in file:
            address, place, group = line.split("\t")[:3]
            if group.startswith("article:"):
                yield address, place


def part(text, pattern):
    found = re.search(pattern, text, re.S)
    return found.group(1) if found else ""


def plain(text):
    return html.unescape(re.sub(r"<[^>]*>", "", text)).strip()


def write_hugo(base):
    folder = f"{base}/hugo"
    style, count = "", 0
    for address, place in entries(base):
        with open(f"{base}/ours/{place}", encoding="utf-8") as file:
            text = file.read()
        style = style or part(text, r"<style>(.*?)</style>")
        front = {
            "title": plain(part(text, r"<h1>(.*?)</h1>")), "date": part(text, r'<time datetime="([^"]+)"'),
            "kicker": plain(part(text, r'<p class="over">(.*?)</p>')), "description": plain(part(text, r'<p class="stand">(.*?)</p>')),
            "authors": [plain(each) for each in re.findall(r'rel="author">(.*?)</a>', text)],
            "topics": [plain(each) for each in re.findall(r'rel="tag">(.*?)</a>', text)],
            "picture": part(text, r'<figure class="main">(.*?)</figure>'),
        }
        body = part(text, r'<div class="text">(.*?)</div>\n')
        name = f"{folder}/content{place.removesuffix('/index.html') and '/' + place.removesuffix('/index.html')}.html"
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "w", encoding="utf-8") as file:
            file.write(json.dumps(front, ensure_ascii=False) + "\n" + body)
        count += 1
    # Sections below sections are sections where they have a file of their own.
    for root, folders, _ in os.walk(f"{folder}/content"):
        if root != f"{folder}/content":
            with open(f"{root}/_index.html", "w", encoding="utf-8") as file:
                file.write(json.dumps({"title": os.path.basename(root)}, ensure_ascii=False) + "\n")
    layouts = {
        "_default/baseof.html": BASE.replace("STYLE", style), "_default/single.html": SINGLE, "_default/list.html": LIST,
        "index.html": LIST, "partials/masthead.html": MASTHEAD, "partials/foot.html": FOOT, "partials/card.html": CARD,
    }
    for name, text in layouts.items():
        os.makedirs(os.path.dirname(f"{folder}/layouts/{name}"), exist_ok=True)
        with open(f"{folder}/layouts/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    with open(f"{folder}/config.toml", "w", encoding="utf-8") as file:
        file.write(CONFIG)
    return count


def run(command, **options):
    """How long a command takes, and the most memory it had, in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def pages(folder):
    return sum(name.endswith(".html") for _, _, names in os.walk(folder) for name in names)


def rows(program, site, folder, row):
    def export():
        took, memory, output = run([program, "export", site, f"{folder}/ours", "--json"], stdout=subprocess.PIPE)
        return took, memory, json.loads(output)

    os.makedirs(folder)
    # The first run makes the pictures' sizes, which are kept; Hugo is given none to make.
    drawn, _, first = export()
    shutil.rmtree(f"{folder}/ours")
    took, memory, whole = export()
    count = write_hugo(folder)
    theirs = []
    for _ in range(2):
        shutil.rmtree(f"{folder}/hugo/public", ignore_errors=True)
        theirs.append(run(["hugo", "--quiet", "--source", f"{folder}/hugo"]))
    their_time, their_memory, _ = min(theirs)
    ours, his = pages(f"{folder}/ours"), pages(f"{folder}/hugo/public")
    idle, _, _ = export()
    changed = []
    for number in range(5):
        with open(f"{folder}/brief.txt", "w", encoding="utf-8") as file:
            file.write(f"{number + 1:02}:{number + 10} Une brève de mesure {number}\n")
        subprocess.run([program, "import", site, "capture", f"{folder}/brief.txt"], check=True, capture_output=True)
        changed.append(export())
    later = sorted(each[0] for each in changed)[2]
    our_page, his_page = whole["pageSeconds"] / ours * 1000, their_time / his * 1000
    row(f"pages written by us for {count:,} articles", f"{ours:,} in {whole['pageSeconds']:.1f} s, with feeds and sitemaps", "", None)
    row("pages written by Hugo", f"{his:,} in {their_time:.1f} s, with feeds and a sitemap", "", None)
    row(
        "a page by us, beside one by Hugo", f"{our_page:.2f} ms beside {his_page:.2f} ms: {his_page / our_page:.2f} × as fast", "≥ 2 ×",
        his_page / our_page >= 2,
    )
    row("the whole command, pictures kept from before copied", f"{took:.1f} s", "", None)
    row("most memory", f"{memory:.0f} MB (Hugo: {their_memory:.0f} MB)", "≤ 200 MB", memory <= 200)
    row("after one article more: median of 5", f"{later:.2f} s, {changed[-1][2]['made']} pages made", "≤ 0.5 s", later <= 0.5)
    row("when nothing changed", f"{idle:.2f} s", "", None)
    row("the first time, with every size of a picture made", f"{drawn:.0f} s, {first['media']:,} files", "", None)
    return {"page": (our_page, his_page), "memory": (memory, their_memory)}


def share_rows(program, site, folder, plain, row):
    """What the pictures by which others show articles add, which are drawn when an article is published or first asked for."""
    os.makedirs(folder)

    def export(name):
        return run([program, "export", site, f"{folder}/{name}", "--json"], stdout=subprocess.PIPE)

    with open(f"{site}/manchette.yaml", encoding="utf-8") as file:
        settings = file.read()
    with open(f"{site}/manchette.yaml", "w", encoding="utf-8") as file:
        file.write(settings + plain)
    export("sizes")
    without, _, _ = export("plain")
    with open(f"{site}/manchette.yaml", "w", encoding="utf-8") as file:
        file.write(settings)
    took, _, _ = export("drawn")
    drawn = sum(name.endswith(".jpg") for _, _, names in os.walk(f"{folder}/drawn/media/share") for name in names)
    row("a share image drawn beside, two at a time", f"{(took - without) / max(drawn, 1) * 1000:.0f} ms, {drawn} drawn", "", None)


if __name__ == "__main__":
    rows(*(os.path.abspath(each) for each in sys.argv[1:4]), lambda *words: print(*words, sep=" | ", flush=True))
