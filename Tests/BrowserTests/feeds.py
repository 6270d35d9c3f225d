"""Feeds and sitemaps of a served site, judged by programs of others: libxml2's xmllint with schemas, feedparser, jsonschema;
and held against each other: what a feed leads to page by page is what the sitemaps name."""

import email.utils
import json
import os
import re
import subprocess
import tempfile
from datetime import datetime, timedelta, timezone

import feedparser
import jsonschema
from lxml import etree, html as lxml_html

HERE = os.path.dirname(os.path.abspath(__file__))
ATOM, CONTENT, MEDIA = (
    "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}", "{http://search.yahoo.com/mrss/}"
)
SITEMAP, NEWS = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE, XHTML = "{http://www.google.com/schemas/sitemap-image/1.1}", "{http://www.w3.org/1999/xhtml}"
TYPES = {"feed.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
RFC3339 = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://[!-~]+$"}
AUTHORS = {
    "type": "array", "minItems": 1,
    "items": {
        "type": "object", "properties": {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS}, "minProperties": 1,
        "additionalProperties": False,
    },
}
# JSON Feed 1.1 (jsonfeed.org), without extensions: we write none.
JSON_FEED = {
    "type": "object", "required": ["version", "title", "items"], "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": TEXT, "home_page_url": ADDRESS,
        "hubs": {"type": "array"}, "feed_url": ADDRESS, "description": TEXT, "next_url": ADDRESS, "icon": ADDRESS, "authors": AUTHORS,
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "items": {
            "type": "array",
            "items": {
                "type": "object", "required": ["id", "url", "title", "date_published", "date_modified"],
                "additionalProperties": False,
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": TEXT, "url": ADDRESS, "title": TEXT, "content_html": TEXT, "content_text": TEXT,
                    "summary": TEXT, "image": ADDRESS, "date_published": {"type": "string", "pattern": RFC3339},
                    "date_modified": {"type": "string", "pattern": RFC3339}, "authors": AUTHORS,
                    "tags": {"type": "array", "minItems": 1, "items": TEXT}, "language": {"type": "string"},
                },
            },
        },
    },
}


def xmllint(body, *options):
    """What libxml2 says against a document; nothing when all is well."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(body)
        file.flush()
        result = subprocess.run(
            ["xmllint", "--nonet", "--noout", *options, file.name], capture_output=True, text=True
        )
    return result.stderr[:600] if result.returncode else ""


def unsafe(fragment):
    """What a program that shows the HTML of an item could not show or should not."""
    found = []
    for element in lxml_html.fragments_fromstring(fragment):
        if isinstance(element, str):
            continue
        for node in element.iter():
            if node.tag in ("script", "style", "iframe", "form", "object", "audio", "video", "input"):
                found.append(node.tag)
            for name, value in node.attrib.items():
                if name.startswith("on") or name in ("style", "srcset", "tabindex"):
                    found.append(name)
                if name in ("href", "src") and not re.match(r"(https?|mailto|tel):", value):
                    found.append(f"{name} {value[:60]}")
    return found


class Feeds:
    def __init__(self, site, check):
        self.site = site
        self.check = check
        robots = site.text("/robots.txt")
        sitemaps = re.findall(r"^Sitemap: (\S+)$", robots, re.M)
        check("robots.txt names the sitemaps", len(sitemaps) == 2 and sitemaps[0].endswith("/sitemap.xml"), robots)
        self.url = sitemaps[0].removesuffix("/sitemap.xml")

    def path(self, address):
        """Where an address of the publication is served here."""
        assert address.startswith(self.url + "/") or address == self.url, address
        return address[len(self.url):] or "/"

    # Feeds

    def addresses(self, pages):
        found = {}
        for page in pages:
            links = re.findall(
                r'<link rel="alternate" type="(application/(?:rss|atom|feed)\+(?:xml|json))" title="[^"]+" href="([^"]+)">',
                self.site.text(page),
            )
            self.check(f"{page} names its three feeds", len(links) == 3, links)
            found.update({path: kind for kind, path in links})
        return found

    def xml(self, path, body):
        check = self.check
        check(f"{path} is well-formed by libxml2", not xmllint(body), xmllint(body))
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
        feed = feedparser.parse(body)
        check(f"{path} is read by feedparser without a complaint", not feed.bozo, feed.get("bozo_exception"))
        head = root.find("channel") if root.tag == "rss" else root
        links = {link.get("rel"): link.get("href") for link in head.findall(ATOM + "link")}
        check(f"{path} names itself", self.path(links["self"]) == path, links)
        check(f"{path} has entries", len(feed.entries) > 0 or "before=" in path)
        ids = [entry.get("id") for entry in feed.entries]
        check(f"{path} gives each entry an identity of its own", None not in ids and len(set(ids)) == len(ids))
        faults = [
            entry.get("id") for entry in feed.entries
            if not (entry.get("title") and entry.get("link", "").startswith(self.url + "/")
                    and entry.get("published_parsed") and entry.get("updated_parsed"))
        ]
        check(f"{path}: every entry has a title, an address and its times", not faults, faults[:2])
        for date in root.iter("pubDate", "lastBuildDate"):
            moment = email.utils.parsedate_to_datetime(date.text)
            check(f"{path}: dates have their zone", moment.tzinfo and re.search(r" [+-]\d{4}$", date.text), date.text)
        for date in root.iter(ATOM + "updated", ATOM + "published"):
            check(f"{path}: dates are RFC 3339", re.match(RFC3339, date.text or ""), date.text)
        contents = [node.text for node in root.iter(CONTENT + "encoded")] + [
            node.text for node in root.iter(ATOM + "content")
        ]
        faults = [fault for text in contents for fault in unsafe(text)]
        check(f"{path}: the articles' HTML is safe and its addresses are whole", not faults, faults[:3])
        # The sample's texts in Tamazight are short.
        long = 300 if path.startswith("/zgh") else 1000
        check(f"{path} carries whole texts", any(len(text) > long for text in contents) or "before=" in path)
        return feed, root, links

    def json(self, path, body):
        check = self.check
        value = json.loads(body)
        errors = [e.message for e in jsonschema.Draft202012Validator(JSON_FEED).iter_errors(value)]
        check(f"{path} is JSON Feed 1.1", not errors, errors[:3])
        check(f"{path} names itself", self.path(value["feed_url"]) == path, value["feed_url"])
        ids = [item["id"] for item in value["items"]]
        check(f"{path} gives each item an identity of its own", len(set(ids)) == len(ids) > 0)
        faults = [fault for item in value["items"] for fault in unsafe(item.get("content_html", "<p></p>"))]
        check(f"{path}: the articles' HTML is safe and its addresses are whole", not faults, faults[:3])
        return ids

    def judge(self, pages):
        check, site = self.check, self.site
        identities = {}
        for path, kind in self.addresses(pages).items():
            status, headers, body = site.get(path)
            check(f"{path} answers as {kind}", status == 200 and headers["content-type"].startswith(kind), headers)
            check(f"{path} is not too heavy", len(body) < 1_000_000, len(body))
            folder = path.rsplit("/", 1)[0]
            if kind.endswith("json"):
                ids = self.json(path, body)
            else:
                feed, root, _ = self.xml(path, body)
                ids = [entry.id for entry in feed.entries]
                images = [node for node in root.iter(MEDIA + "content")]
                for image in images[:2]:
                    status, headers, _ = site.get(self.path(image.get("url")))
                    check(f"{path}: a picture is there as it is told", status == 200 and headers["content-type"] == image.get("type"))
            identities.setdefault(folder, []).append(ids)
            for headers_sent in ({"If_None_Match": headers.get("etag", "")}, {"If_Modified_Since": headers.get("last-modified", "")}):
                if kind.endswith("json"):
                    check(f"{path} is not sent again", site.get(path, **headers_sent)[0] == 304, headers_sent)
            coded = site.get(path, Accept_Encoding="gzip")[1]
            check(f"{path} goes compressed", coded.get("content-encoding") == "gzip" and "set-cookie" not in coded)
        for folder, lists in identities.items():
            check(f"the three feeds under {folder or '/'} list the same", len(lists) == 3 and lists[0] == lists[1] == lists[2])

    def walk(self, path):
        """Every article that a feed leads to, page by page."""
        found = []
        while path:
            _, root, links = self.xml(path, self.site.get(path)[2])
            found += [self.path(item.findtext("link")) for item in root.iter("item")]
            path = self.path(links["next"]) if "next" in links else None
        return found

    # Sitemaps

    def sitemap(self, path):
        status, headers, body = self.site.get(path)
        self.check(f"{path} answers", status == 200 and headers["content-type"].startswith("application/xml"), (status, path))
        said = xmllint(body, "--schema", os.path.join(HERE, "xsd", "all.xsd"))
        self.check(f"{path} is valid by its schema", not said, said)
        return etree.fromstring(body)

    def sitemaps(self):
        check = self.check
        now = datetime.now(timezone.utc)
        index = self.sitemap("/sitemap.xml")
        shards = [self.path(e.findtext(SITEMAP + "loc")) for e in index]
        check("the index names each sitemap once", len(set(shards)) == len(shards) > 2, shards)
        articles, named = {}, []
        for shard in shards:
            root = self.sitemap(shard)
            urls = root.findall(SITEMAP + "url")
            check(f"{shard} holds something, and no more than it may", 0 < len(urls) <= 50_000)
            for url in urls:
                location = url.findtext(SITEMAP + "loc")
                named.append(location)
                if re.search(r"sitemap-\d{4}-\d\d", shard):
                    articles.setdefault(shard.split("/sitemap")[0], []).append(self.path(location))
                    moment = datetime.fromisoformat(url.findtext(SITEMAP + "lastmod"))
                    check(f"{shard}: times are past and have their zone", moment.tzinfo and moment <= now + timedelta(minutes=5))
                links = {link.get("hreflang"): link.get("href") for link in url.findall(XHTML + "link")}
                if links:
                    check(f"{shard}: an address stands among its own languages", location in links.values() and "x-default" in links, links)
        check("no address is named twice", len(set(named)) == len(named), len(named) - len(set(named)))
        answers = [location for location in named if self.site.get(self.path(location))[0] != 200]
        check(f"all {len(named)} addresses answer 200 at once", not answers, answers[:3])
        images = [node.text for node in self.sitemap(shards[-1]).iter(IMAGE + "loc")]
        for image in images[:2]:
            check("a picture of a sitemap is there", self.site.get(self.path(image))[0] == 200, image)
        news = self.sitemap("/sitemap-news.xml").findall(SITEMAP + "url")
        check("the news sitemap has at most a thousand", len(news) <= 1000)
        for url in news:
            date = datetime.fromisoformat(url.findtext(f"{NEWS}news/{NEWS}publication_date"))
            check("news are of the last 48 hours", timedelta(minutes=-5) < now - date <= timedelta(hours=48), date)
        return articles


def feeds(site, kinds, tools):
    """Judges the feeds of a few pages of each kind, and every sitemap."""
    judge = Feeds(site, tools["check"])
    wanted = ("home", "section", "sub-section", "author", "topic")
    judge.judge([path for name, path in kinds.items() if name.split(" ", 1)[1] in wanted])
    articles = judge.sitemaps()
    for edition, paths in articles.items():
        listed = judge.walk(f"{edition}/feed.xml")
        tools["check"](
            f"walking {edition}/feed.xml leads to every article of the edition's sitemaps, once",
            sorted(listed) == sorted(paths), (len(listed), len(set(listed)), len(paths)),
        )
