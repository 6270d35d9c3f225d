"""How others show an article of a served site: the picture drawn for it, oEmbed as JSON and XML, the feed of a search, and
what extruct, which reads pages as search engines do, finds in them. Called by run.py."""

import json
import re
import struct
from urllib.parse import quote

import extruct
import feedparser
import jsonschema
from lxml import etree

from feeds import JSON_FEED

SIZES = {"type": "integer", "minimum": 1}
# oEmbed 1.0, 2.3.4.
OEMBED = {
    "type": "object", "required": ["type", "version", "html", "width", "height"], "additionalProperties": False,
    "properties": {
        "type": {"const": "rich"}, "version": {"const": "1.0"}, "title": {"type": "string", "minLength": 1},
        "author_name": {"type": "string"}, "author_url": {"type": "string"}, "provider_name": {"type": "string"},
        "provider_url": {"type": "string"}, "cache_age": SIZES, "thumbnail_url": {"type": "string"},
        "thumbnail_width": SIZES, "thumbnail_height": SIZES, "html": {"type": "string", "minLength": 1},
        "width": SIZES, "height": SIZES,
    },
    "dependentRequired": {
        one: ["thumbnail_url", "thumbnail_width", "thumbnail_height"]
        for one in ("thumbnail_url", "thumbnail_width", "thumbnail_height")
    },
}


def jpeg_size(body):
    """Width and height by the frame's header."""
    place = 2
    while body[place] == 0xFF:
        marker, length = body[place + 1], struct.unpack(">H", body[place + 2:place + 4])[0]
        if marker in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", body[place + 5:place + 9])
            return width, height
        place += 2 + length
    return None


def members(node, kind):
    """Every object of a kind, however deep."""
    if isinstance(node, list):
        return [found for one in node for found in members(one, kind)]
    if not isinstance(node, dict):
        return []
    own = node.get("@type")
    own = own if isinstance(own, list) else [own]
    return ([node] if kind in own else []) + [found for value in node.values() for found in members(value, kind)]


def graph(site, path, check):
    """What a crawler reads on a page: one graph of JSON-LD, and Open Graph."""
    found = extruct.extract(site.text(path), syntaxes=["json-ld", "opengraph"], uniform=True)
    data = found["json-ld"]
    check(f"{path} has one graph of structured data", len(data) == 1, len(data))
    return data[0] if data else {}, found["opengraph"][0] if found["opengraph"] else {}


def article(site, path, check):
    data, og = graph(site, path, check)
    news = [n for kind in ("NewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "ReportageNewsArticle") for n in members(data, kind)]
    check(f"{path} is one news article for crawlers", len(news) == 1, [n.get("@type") for n in news])
    one = news[0]
    for author in one["author"]:
        if author.get("@type") == "Person":
            check(f"{path}: each author has a name and a page", author["name"] and author["url"].startswith("http"), author)
    publisher = members(data, "NewsMediaOrganization")
    check(f"{path} names its publisher with a logo", publisher and publisher[0]["logo"]["url"], publisher)
    trail = members(data, "BreadcrumbList")
    check(f"{path} has its way from the home page", trail and len(trail[0]["itemListElement"]) >= 2, trail)
    if one.get("image"):
        image = one["image"][0]
        check(
            f"{path}: the picture says whose it is and how large",
            image["@type"] == "ImageObject" and image["creditText"] and image["width"] >= 1200 and image["height"] >= 630,
            image,
        )
    url = one["url"]
    # The picture.
    address = og["og:image"]
    local = re.sub(r"^https?://[^/]+", "", address)
    status, headers, body = site.get(local)
    check(
        f"{path}: its picture for others is a JPEG of 1200 × 630, kept for ever",
        status == 200 and headers["content-type"] == "image/jpeg" and jpeg_size(body) == (1200, 630)
        and "immutable" in headers["cache-control"] and 8000 < len(body) < 500_000, (status, headers, len(body)),
    )
    check(f"{path}: its head says the same", (og.get("og:image:width"), og.get("og:image:height")) == ("1200", "630"), og)
    check(f"{path}: drawn once", site.get(local)[2] == body and site.get(local, If_None_Match=headers["etag"])[0] == 304)
    status, headers, _ = site.get(re.sub(r"-[0-9a-f]{20}", "-" + "0" * 20, local))
    # Of a text in two scripts it is the one that it is written in.
    name = lambda address: re.sub(r"-[0-9a-f]{20}", "", address)
    same = name if path.startswith("/zgh-latn") else str
    check(f"{path}: an earlier picture's address leads to the present one", status == 302 and same(headers["location"]) == same(local), (headers, local))
    # oEmbed.
    links = dict(re.findall(r'<link rel="alternate" type="(\S+\+oembed)" href="([^"]+)"', site.text(path)))
    check(f"{path} names how others show it", set(links) == {"application/json+oembed", "text/xml+oembed"}, links)
    status, headers, body = site.get(links["application/json+oembed"].replace("&amp;", "&"))
    shown = json.loads(body)
    errors = [e.message for e in jsonschema.Draft202012Validator(OEMBED).iter_errors(shown)]
    check(f"{path}: oEmbed is as its document has it", status == 200 and not errors and headers["content-type"].startswith("application/json"), errors)
    check(f"{path}: what others show leads here and runs nothing", f'href="{url}"' in shown["html"] and "<script" not in shown["html"])
    status, headers, body = site.get(links["text/xml+oembed"].replace("&amp;", "&"))
    root = etree.fromstring(body)
    check(
        f"{path}: the same as XML", root.tag == "oembed" and headers["content-type"].startswith("text/xml")
        and {e.tag: e.text for e in root} == {k: str(v) for k, v in shown.items()},
    )
    small = json.loads(site.get(f"/oembed?url={quote(url, safe='')}&maxwidth=400&maxheight=100&format=json")[2])
    check(
        f"{path}: no larger than was asked", small["width"] <= 400 and small["height"] <= 100
        and small.get("thumbnail_width", 1) <= 400 and small.get("thumbnail_height", 1) <= 100, small,
    )
    return url


def sharing(site, kinds, tools):
    check = tools["check"]
    home = "/"
    articles = [path for name, path in kinds.items() if name.split(" ", 1)[1] == "article"]
    check("there are articles to share", len(articles) >= 2, kinds)
    urls = [article(site, path, check) for path in articles]
    for name, path in kinds.items():
        if name.split(" ", 1)[1] != "home":
            continue
        data, _ = graph(site, path, check)
        action = (members(data, "SearchAction") or [{}])[0]
        template = re.sub(r"^https?://[^/]+", "", action.get("target", ""))
        check(f"{path} says how it is searched", "{q}" in template and site.get(template.replace("{q}", "a"))[0] == 200, action)
    for name, path in kinds.items():
        if name.split(" ", 1)[1] == "author":
            data, _ = graph(site, path, check)
            people = members(data, "Person") + members(data, "Organization")
            check(f"{path} says whom it is of", members(data, "ProfilePage") and people[0]["url"].endswith(path), people)
    root = re.match(r"https?://[^/]+", urls[0]).group(0)
    for url in (root + home, root + "/rien/ici-999999", "https://elsewhere.example/x-1", "", "nonsense"):
        check(f"oEmbed of “{url}” is not there", site.get(f"/oembed?url={quote(url, safe='')}")[0] == 404)
    check("oEmbed in another format is not made", site.get(f"/oembed?url={quote(urls[0], safe='')}&format=yaml")[0] == 501)
    check("no picture of what is not there", site.get(f"/media/share/999999-{'0' * 20}.jpg")[0] == 404)
    # The feed of a search.
    word = re.search(r"<h1[^>]*>(.*?)</h1>", site.text(articles[0]), re.S).group(1)
    word = max(re.findall(r"\w+", re.sub(r"<[^>]+>", "", word)), key=len)
    page = site.text(f"/recherche?q={quote(word)}")
    links = re.findall(r'<link rel="alternate" type="application/(?:rss|atom|feed)\+(?:xml|json)" title="[^"]+" href="([^"]+)"', page)
    check("a search names its three feeds", len(links) == 3, links)
    found = []
    for link in links:
        status, headers, body = site.get(link.replace("&amp;", "&"))
        check(f"{link} answers", status == 200 and "set-cookie" not in headers, status)
        check(f"{link} is not sent again", site.get(link.replace("&amp;", "&"), If_None_Match=headers["etag"])[0] == 304)
        if link.split("?")[0].endswith(".json"):
            value = json.loads(body)
            errors = [e.message for e in jsonschema.Draft202012Validator(JSON_FEED).iter_errors(value)]
            check(f"{link} is JSON Feed 1.1", not errors, errors[:3])
            found.append([item["id"] for item in value["items"]])
        else:
            feed = feedparser.parse(body)
            check(f"{link} is read by feedparser without a complaint", not feed.bozo, feed.get("bozo_exception"))
            found.append([entry.id for entry in feed.entries])
    check("they list the same, and something", found[0] and found[0] == found[1] == found[2], found)
    check("the feed of a search without words is not there", site.get("/recherche/feed.xml")[0] == 404)
