"""Serves a folder as any host of files does and follows every link, picture and address of it from the home page."""

import functools
import html
import http.client
import http.server
import json
import re
import sys
import threading
import urllib.parse

LINK = re.compile(r'(?:href|src|content|action|url)="([^"]+)"')
SOURCE_SET = re.compile(r'srcset="([^"]+)"')
LOCATION = re.compile(r"<(?:loc|image:loc|link|url)>([^<]+)</")
REFRESH = re.compile(r'content="0;url=([^"]+)"')
DATA = re.compile(r"https?://[^\s\"'<>\\]+")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def addresses(text):
    found = LINK.findall(text) + LOCATION.findall(text) + REFRESH.findall(text) + DATA.findall(text)
    for entry in SOURCE_SET.findall(text):
        found += [part.split()[0] for part in entry.split(",") if part.strip()]
    return [html.unescape(each) for each in found]


def main(folder, site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    waiting, seen, broken = [("/", "the beginning"), ("/robots.txt", "-"), ("/sitemap.xml", "-"), ("/404.html", "-")], set(), []
    while waiting:
        path, source = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status in (301, 302):
            waiting.append((urllib.parse.urljoin(path, answer.headers["Location"]), source))
            continue
        if answer.status != 200:
            broken.append(f"{path} ({answer.status}), named by {source}")
            continue
        kind = answer.headers["Content-Type"]
        if not re.search("html|xml|json|text|octet", kind):
            continue
        for address in addresses(body.decode("utf-8", "replace")):
            if address.startswith(site):
                address = address[len(site):] or "/"
            if not address.startswith("/") or address.startswith("//"):
                continue
            address = address.split("#")[0]
            if "?" in address:
                broken.append(f"{address} has a query, named by {path}")
                continue
            waiting.append((address, path))
    print(json.dumps({"seen": len(seen), "pictures": sum("/media/" in each for each in seen), "broken": broken[:40]}))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
