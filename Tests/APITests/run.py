"""The programs' interface of a running server: its document judged by openapi-spec-validator, every operation tried by
schemathesis with a token of each role, and the commands of docs/api.md run as they stand.
Usage: run.py PROGRAM [SECONDS]"""

import http.client
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from ninjs import ninjs

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.abspath(sys.argv[1])
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
ROLES = ["contributor", "journalist", "editor", "chiefEditor", "administrator"]
PASSWORD = "une bonne phrase pour essayer"
passed, failed = 0, []


def check(name, ok, detail=""):
    global passed
    if ok:
        passed += 1
    else:
        failed.append(name)
        print(f"FAILED {name}: {detail}", flush=True)


def run(*arguments, **options):
    result = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, **options)
    check(f"manchette {arguments[0]} answers 0", result.returncode == 0, result.stdout + result.stderr)


class Served:
    def __init__(self, site):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.log_path = os.path.join(site, "serve.log")
        self.log = open(self.log_path, "w+")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", site, "--port", str(self.port)], stdout=self.log, stderr=self.log
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/readyz", timeout=5).read()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server does not answer")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        check("serve stops with status 0", self.process.wait(20) == 0)

    def ask(self, method, path, form=None, cookie=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": cookie} if cookie else {}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, dict((k.lower(), v) for k, v in response.getheaders()), text


def token(site, email, scopes=None):
    """Signs in at the desk and makes a token on the account page, as a person does."""
    _, headers, page = site.ask("GET", "/desk/sign-in")
    form = {"csrf": re.search(r'name="csrf" value="([^"]+)"', page).group(1), "email": email, "password": PASSWORD, "next": ""}
    status, headers, _ = site.ask("POST", "/desk/sign-in", form, cookie=headers.get("set-cookie", "").split(";")[0])
    cookie = headers.get("set-cookie", "").split(";")[0]
    check(f"{email} signs in", status == 303 and cookie, status)
    _, _, page = site.ask("GET", "/desk/account/tokens", cookie=cookie)
    csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    form = {"csrf": csrf, "name": "Essais", "days": "7", "scopes[]": scopes or re.findall(r'name="scopes\[\]" value="([^"]+)"', page)}
    status, _, page = site.ask("POST", "/desk/account/tokens", form, cookie=cookie)
    made = re.search(r"mnc_[A-Za-z0-9_-]{43}", page)
    check(f"{email} is shown a token once", status == 200 and made, status)
    _, _, again = site.ask("GET", "/desk/account/tokens", cookie=cookie)
    check("and never again", made.group(0) not in again)
    return made.group(0)


def judge_document(site):
    document = json.load(urllib.request.urlopen(site.base + "/api/v1/openapi.json", timeout=20))
    errors = [e.message for e in OpenAPIV31SpecValidator(document).iter_errors()]
    check("the document is valid OpenAPI 3.1", not errors, errors[:3])
    check("it describes every part", len(document["paths"]) > 30, len(document["paths"]))


TEXT = [{"type": "text", "text": "Mot"}]
GOOD_BLOCKS = [
    {"type": "paragraph"}, {"type": "paragraph", "attrs": {"lang": "ar"}, "content": TEXT},
    {"type": "paragraph", "content": [{"type": "text", "text": "a", "marks": [{"type": "strong"}, {"type": "link", "attrs": {"href": "https://a.example/b"}}]}, {"type": "hardBreak"}]},
    {"type": "paragraph", "content": [{"type": "text", "text": "a", "marks": [{"type": "language", "attrs": {"lang": "en"}}]}]},
    {"type": "heading", "attrs": {"level": 2}, "content": TEXT}, {"type": "pullQuote", "attrs": {"attribution": "X"}, "content": TEXT},
    {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": TEXT}]}]},
    {"type": "orderedList", "attrs": {"start": 1}, "content": [{"type": "listItem", "content": [{"type": "paragraph"}]}]},
    {"type": "blockquote", "attrs": {"attribution": "X"}, "content": [{"type": "paragraph", "content": TEXT}]},
    {"type": "factBox", "attrs": {"headline": "X"}, "content": [{"type": "paragraph", "content": TEXT}]},
    {"type": "gallery", "content": []}, {"type": "embed", "attrs": {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ"}},
    {"type": "table", "attrs": {"caption": "X"}, "content": [{"type": "tableRow", "content": [{"type": "tableHeader", "content": TEXT}]}, {"type": "tableRow", "content": [{"type": "tableCell", "content": TEXT}]}]},
    {"type": "related", "attrs": {"article": 1, "label": "X"}}, {"type": "relatedLink", "attrs": {"label": "X", "url": "/sport"}},
    {"type": "horizontalRule"},
]
BAD_BLOCKS = [
    {"type": "script"}, {"type": "paragraph", "html": "<b>"}, {"type": "paragraph", "attrs": {"style": "x"}}, {"content": TEXT}, "x", 1,
    {"type": "paragraph", "content": [{"type": "text", "text": ""}]}, {"type": "paragraph", "content": [{"type": "text", "text": "a\u0007"}]},
    {"type": "paragraph", "content": [{"type": "text", "text": "a", "marks": [{"type": "link", "attrs": {"href": "javascript:alert(1)"}}]}]},
    {"type": "paragraph", "content": [{"type": "text", "text": "a", "marks": [{"type": "underline"}]}]},
    {"type": "heading", "content": TEXT}, {"type": "heading", "attrs": {"level": 1}, "content": TEXT}, {"type": "image"},
    {"type": "image", "attrs": {"picture": "x"}}, {"type": "bulletList", "content": [{"type": "paragraph"}]},
    {"type": "orderedList", "attrs": {"start": 3}}, {"type": "factBox", "content": []}, {"type": "gallery", "content": [{"type": "paragraph"}]},
    {"type": "embed"}, {"type": "embed", "attrs": {"url": "data:text/html,x"}}, {"type": "related", "attrs": {"label": "X"}},
    {"type": "relatedLink", "attrs": {"label": "X", "url": "//evil.example"}}, {"type": "table", "content": [{"type": "tableRow", "content": []}]},
    {"type": "text", "text": "a"}, {"type": "listItem"}, {"type": "doc"},
]


def bodies(site, secret):
    """The body's schema, which is written by hand, says what the body's decoder does: block by block, good and bad."""
    document = json.load(urllib.request.urlopen(site.base + "/api/v1/openapi.json", timeout=20))
    schema = Draft202012Validator({"$ref": "#/components/schemas/Body", "components": document["components"]})
    sections = json.load(urllib.request.urlopen(site.base + "/api/v1/sections", timeout=20))["sections"]
    for block, wanted in [(b, 201) for b in GOOD_BLOCKS] + [(b, 422) for b in BAD_BLOCKS]:
        body = {"type": "doc", "content": [block]}
        request = urllib.request.Request(
            site.base + "/api/v1/desk/articles",
            json.dumps({"text": {"section": sections[0]["id"], "headline": "Essai", "body": body}}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {secret}"},
        )
        try:
            status = urllib.request.urlopen(request, timeout=20).status
        except urllib.error.HTTPError as error:
            status = error.code
        said = 201 if schema.is_valid(body) else 422
        check("the body's schema and its decoder agree", status == said == wanted, f"{block}: {status}, schema {said}")


def schemathesis(site, folder, role, secret):
    """Requests that the document allows and requests that it forbids, to every operation. What a schema cannot tell (a
    section that is not there, a rule of the newsroom) may refuse an allowed one, so that acceptance is not judged."""
    command = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run",
        site.base + "/api/v1/openapi.json", "--header", f"Authorization: Bearer {secret}", "--max-time", str(SECONDS),
        "--checks", "all", "--phases", "examples,coverage,fuzzing", "--no-color", "--continue-on-failure",
        "--exclude-checks", "positive_data_acceptance,use_after_free,ensure_resource_availability,object_level_authorization",
        # Disabling people would end the very tokens that are tried.
        "--exclude-operation-id", "disablePerson",
        # It would have the server post to whatever address came out.
        "--exclude-operation-id", "tryWebhook", "--warnings", "off", "--suppress-health-check", "all",
    ]
    result = subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS * 6 + 120, cwd=folder,
        env=dict(os.environ, SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=HERE),
    )
    cases = re.search(r"(\d+) (?:test cases )?generated", result.stdout)
    print(f"  {role}: {cases.group(0) if cases else result.stdout.strip().splitlines()[-1:]}", flush=True)
    check(f"schemathesis finds nothing as {role}", result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:])


def documented_commands(site, secret):
    """Every block of docs/api.md that is a shell's, in order, in one shell."""
    with open(os.path.join(ROOT, "docs", "api.md"), encoding="utf-8") as file:
        blocks = re.findall(r"```sh\n(.*?)```", file.read(), re.S)
    check("docs/api.md shows commands", len(blocks) >= 6, len(blocks))
    script = "set -euo pipefail\n" + "\n".join(blocks)
    env = dict(os.environ, SITE=site.base, TOKEN=secret, PICTURE=os.path.join(ROOT, "Tests", "APITests", "dot.png"))
    result = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, env=env)
    check("the commands of docs/api.md do what they say", result.returncode == 0, result.stdout[-1500:] + result.stderr[-1500:])
    check("what they publish is live", "Le port rouvre" in site.ask("GET", "/api/v1/articles")[2])


def large_sounds(site, chief):
    """A sound as large as the desk takes comes in without being held in memory, and one that is larger is refused."""
    def most():
        with open(f"/proc/{site.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024

    def pieces(size):
        head = b"RIFF" + struct.pack("<I", size - 8) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 48000, 96000, 2, 16)
        yield head + b"data" + struct.pack("<I", size - len(head) - 8)
        left = size - len(head) - 8
        while left:
            piece = bytes(min(left, 1 << 20))
            left -= len(piece)
            yield piece

    def send(size):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
        headers = {"Authorization": f"Bearer {chief}", "Content-Type": "audio/wav", "Content-Length": str(size)}
        try:
            connection.request("POST", "/api/v1/desk/attachments?title=Long&fileName=long.wav", pieces(size), headers)
        except OSError:
            pass
        try:
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0

    before = most()
    check("a sound of 120 MB comes in", (status := send(120_000_000)) == 201, status)
    check("and is not held in memory", most() - before < 60, (before, most()))
    check("one of 260 MB is refused", (status := send(260_000_000)) == 413, status)


def main():
    with tempfile.TemporaryDirectory() as folder:
        publication = os.path.join(folder, "site")
        run("sample", publication, "--articles", "120")
        for role in ROLES:
            section = ["--section", "sport"] if role == "editor" else []
            run(
                "user", "add", publication, f"{role}@relais.example", "--name", role, "--role", role, *section,
                input=PASSWORD,
            )
        site = Served(publication)
        try:
            judge_document(site)
            chief = token(site, "chiefEditor@relais.example")
            documented_commands(site, chief)
            bodies(site, chief)
            large_sounds(site, chief)
            ninjs(site, check, chief, token(site, "chiefEditor@relais.example", ["wire:read"]))
            for role in ROLES:
                schemathesis(site, folder, role, token(site, f"{role}@relais.example"))
            log = open(site.log_path, encoding="utf-8").read()
            check("the server's log tells of no fault", "failed" not in log, log[-2000:])
        finally:
            site.stop()
    print(f"{passed} checks passed, {len(failed)} failed", flush=True)
    sys.exit(1 if failed else 0)


main()
