"""Articles as ninjs 3.1 (IPTC), held to what the standard says of each name that we write: its schema allows no other, and
is not to be had from a package registry."""

import json
import re
import urllib.error
import urllib.request

from jsonschema import Draft202012Validator, FormatChecker

TEXT = {"type": "string", "minLength": 1}
URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[!-~]+$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}


def thing(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def some(item):
    return {"type": "array", "minItems": 1, "items": item}


RENDITION = thing(
    ["name"], name=TEXT, href=URI, contentType=TEXT, title=TEXT, width={"type": "integer"}, height={"type": "integer"},
    sizeInBytes={"type": "integer"}, format=TEXT, aspectRatio=TEXT,
)
WORDS = thing(["value"], role=TEXT, contentType=TEXT, value=TEXT)
NAMED = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
OBJECT = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]}, "profile": TEXT, "version": TEXT, "firstCreated": TIME,
    "versionCreated": TIME, "contentCreated": TIME, "embargoedUntil": TIME,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]}, "urgency": {"type": "integer", "minimum": 1, "maximum": 9},
    "copyrightHolder": TEXT, "copyrightNotice": TEXT, "usageTerms": TEXT, "edNote": TEXT, "language": TEXT,
    "descriptions": some(WORDS), "headlines": some(WORDS),
    "bodies": some(thing(
        ["value"], role=TEXT, contentType=TEXT, charCount={"type": "integer"}, wordCount={"type": "integer"}, value=TEXT,
    )),
    "people": some(thing([], **NAMED)), "organisations": some(thing([], **NAMED)), "subjects": some(thing([], **NAMED)),
    "genres": some(thing([], name=TEXT, uri=URI, literal=TEXT)), "infoSources": some(thing([], name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    "title": TEXT, "by": TEXT, "slugline": TEXT, "located": TEXT, "renditions": some(RENDITION),
    "altIds": some(thing([], role=TEXT, value=TEXT)), "standard": thing([], name=TEXT, version=TEXT, schema=URI), "expires": TIME,
}
ASSOCIATION = thing(["uri", "name"], name=TEXT, rel=TEXT, **{k: v for k, v in OBJECT.items()})
NINJS = Draft202012Validator(
    thing(["uri"], **OBJECT, associations=some(ASSOCIATION)), format_checker=FormatChecker()
)


def ninjs(site, check, token, partner):
    """`token` may do everything that the chief editor may; `partner` takes articles in, and nothing else."""

    def get(path, secret):
        request = urllib.request.Request(site.base + "/api/v1" + path, headers={"Authorization": f"Bearer {secret}"} if secret else {})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, None

    def post(path, value):
        request = urllib.request.Request(
            site.base + "/api/v1" + path, json.dumps(value).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    check("ninjs needs a token", get("/ninjs/articles", None)[0] == 401)
    check("a partner's token opens nothing else", get("/desk/articles", partner)[0] == 403)
    status, publication = get("/publication", None)
    for edition in publication["editions"]:
        place, seen = f"/ninjs/articles?edition={edition['id']}&limit=7", []
        for _ in range(4):
            status, feed = get(place, partner)
            check(f"{place} answers", status == 200, status)
            for item in feed["items"]:
                errors = [f"{'.'.join(map(str, e.path))}: {e.message[:200]}" for e in NINJS.iter_errors(item)]
                check("every article is ninjs 3.1", not errors, errors[:3])
            seen += [item["uri"] for item in feed["items"]]
            if not feed.get("next"):
                break
            place = place.split("&after=")[0] + f"&after={feed['next']}"
        check("no article comes twice", len(set(seen)) == len(seen) > 0, len(seen))
        item = feed["items"][0]
        number = item["altIds"][0]["value"]
        status, alone = get(f"/ninjs/articles/{number}", partner)
        check("one article is the same alone", status == 200 and alone == item, alone)
        status, known = get(f"/articles/{number}", None)
        html = next(body["value"] for body in item["bodies"] if body["contentType"] == "text/html")
        check(
            "it says what readers get", item["headlines"][0]["value"] == known["headline"] and item["language"] == known["language"]
            and item["renditions"][0]["href"] == known["url"] and [p["name"] for p in item.get("people", [])]
            == [a["name"] for a in known["authors"] if a["kind"] == "person"], (item, known),
        )
        check("its HTML needs nothing of ours", all(
            re.match(r"(https?|mailto|tel):", address) for address in re.findall(r'(?:href|src)="([^"]*)"', html)
        ))
        for picture in item.get("associations", [])[:1]:
            path = re.sub(r"^https?://[^/]+", "", picture["renditions"][0]["href"])
            with urllib.request.urlopen(site.base + path, timeout=20) as answer:
                check("its picture is there", answer.headers["content-type"] == picture["renditions"][0]["contentType"])
    section = get("/sections", None)[1]["sections"][0]["id"]
    check("a section's articles come by themselves", get(f"/ninjs/articles?section={section}", partner)[0] == 200)
    made = post("/desk/articles", {"text": {"section": section, "headline": "Un titre secret", "standfirst": "Un mot.", "body": {
        "type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Un mot secret."}]}],
    }}})["id"]
    check("a draft is not there", get(f"/ninjs/articles/{made}", partner)[0] == 404)
    post(f"/desk/articles/{made}/publish", {"revision": 1})
    check("and is when it is published", get(f"/ninjs/articles/{made}", partner)[1]["pubStatus"] == "usable")
    post(f"/desk/articles/{made}/kill", {"reason": "Faux."})
    killed = get(f"/ninjs/articles/{made}", partner)[1]
    check(
        "what was killed says that it may not be used, and nothing else",
        killed["pubStatus"] == "canceled" and "secret" not in json.dumps(killed) and not list(NINJS.iter_errors(killed)), killed,
    )
