"""Manchette beside WordPress for the work that both do: Debian's WordPress, MariaDB, PHP-FPM with its opcode cache and nginx, each
by its own defaults, with as many posts as our sample has articles, of as many words. The same machine, in turns.
WordPress is spared what news sites add: there are no plugins, pictures, comments, translations or cron jobs. Its theme is the one
that it comes with, made of blocks; an old one without takes a third less CPU. Our pages have pictures in several sizes, similar
articles, structured data and the addresses of other languages.
By itself: wordpress.py PROGRAM [ARTICLES], as root or not; nothing runs afterwards, and all files are in a temporary folder."""

import contextlib
import glob
import grp
import http.client
import json
import multiprocessing
import os
import pwd
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import edge
import moving

PACKAGES = [
    "wordpress", "wordpress-theme-twentytwentythree", "mariadb-server", "php-fpm", "php-cli", "php-mysql", "php-gd", "php-xml",
    "php-mbstring", "nginx-light", "wrk",
]
WORDPRESS = "/usr/share/wordpress"
ROUNDS = 5
HANDS = 4
# How long nginx gives a page before it asks WordPress again.
KEPT = 60
PASSWORD = "une bonne phrase pour mesurer"
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"

CONFIG = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:FOLDER/db.sock');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', 'http://phare.example');
define('WP_SITEURL', 'http://phare.example');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
if (!empty($_SERVER['COMPRESSED'])) ini_set('zlib.output_compression', '1');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'not a secret');
    define($name . '_SALT', 'not a secret');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
BEGIN = """<?php
$_SERVER += ['HTTP_HOST' => 'phare.example', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
%s
require_once '%s/wp/wp-load.php';
$given = json_decode(stream_get_contents(STDIN), true);
"""
INSTALL = """
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_install('Le Phare', 'redaction', 'redaction@phare.example', true, '', 'geheim-geheim-42');
wp_delete_post(1, true);
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('default_comment_status', 'closed');
$wp_rewrite->init();
$made = ['sections' => [], 'topics' => [], 'authors' => [], 'theme' => get_stylesheet(), 'version' => $wp_version];
$places = [];
foreach ($given['sections'] as $section) {
    $term = wp_insert_term($section['name'], 'category', [
        'slug' => $section['slug'] . '-' . $section['id'], 'parent' => $places[$section['parent'] ?? 0] ?? 0,
    ]);
    $places[$section['id']] = $term['term_id'];
    $made['sections'][] = $term['term_taxonomy_id'];
}
foreach ($given['topics'] as $topic) $made['topics'][] = wp_insert_term($topic['name'], 'post_tag')['term_taxonomy_id'];
foreach ($given['authors'] as $number => $author)
    $made['authors'][] = wp_insert_user([
        'user_login' => "auteur$number", 'user_pass' => "x-$number-42-y", 'user_email' => "auteur$number@phare.example",
        'role' => 'author', 'display_name' => $author['name'], 'description' => $author['biography'] ?? '',
    ]);
echo json_encode($made);
"""
# What WordPress itself says of what was filled in: the counts it shows, and the addresses it gives its lists.
TELL = """
flush_rewrite_rules(false);
$terms = get_terms(['taxonomy' => ['category', 'post_tag'], 'hide_empty' => true]);
$users = get_users(['role' => 'author']);
echo json_encode([
    'posts' => (int) wp_count_posts()->publish,
    'filed' => array_sum(array_map(fn($term) => $term->taxonomy === 'category' ? $term->count : 0, $terms)),
    'lists' => array_merge(array_map('get_term_link', $terms), array_map(fn($user) => get_author_posts_url($user->ID), $users)),
]);
"""
PUBLISH = """
$start = microtime(true);
wp_insert_post([
    'post_title' => $given['headline'], 'post_content' => '<p>Un texte.</p>', 'post_status' => 'publish', 'post_author' => $given['author'],
]);
echo json_encode(['start' => $start]);
"""
FPM = """[global]
error_log = %(folder)s/fpm.log
[www]
user = %(user)s
group = %(group)s
listen = %(folder)s/fpm.sock
pm = static
pm.max_children = %(hands)d
"""
NGINX = """worker_processes 2; pid %(folder)s/nginx.pid; error_log %(folder)s/nginx.log; daemon off; user %(user)s %(group)s;
events { worker_connections 1024; }
http {
    access_log off; keepalive_requests 1000000; client_body_temp_path %(folder)s/t1; proxy_temp_path %(folder)s/t2;
    fastcgi_temp_path %(folder)s/t3; uwsgi_temp_path %(folder)s/t4; scgi_temp_path %(folder)s/t5; default_type text/html;
    fastcgi_cache_path %(folder)s/kept keys_zone=kept:10m max_size=100m use_temp_path=off;
    fastcgi_cache_key $server_port$request_uri; fastcgi_cache_lock on; fastcgi_buffers 16 16k; fastcgi_buffer_size 16k;
    server { listen 127.0.0.1:%(made)d; gzip on; location / { include %(folder)s/pass; } }
    server {
        listen 127.0.0.1:%(flying)d; gzip on; add_header X-Kept $upstream_cache_status;
        location / { include %(folder)s/pass; fastcgi_cache kept; fastcgi_cache_valid 200 %(kept)ds; }
    }
    server {
        listen 127.0.0.1:%(stored)d; gzip off; add_header X-Kept $upstream_cache_status;
        location / { include %(folder)s/pass; fastcgi_cache kept; fastcgi_cache_valid 200 %(kept)ds; fastcgi_param COMPRESSED yes; }
    }
}
"""
PASS = """fastcgi_pass unix:%(folder)s/fpm.sock; fastcgi_param SCRIPT_FILENAME %(folder)s/wp/index.php; fastcgi_param SCRIPT_NAME /index.php;
fastcgi_param DOCUMENT_ROOT %(folder)s/wp; fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method;
fastcgi_param REQUEST_URI $request_uri; fastcgi_param SERVER_PROTOCOL $server_protocol; fastcgi_param SERVER_NAME phare.example;
fastcgi_param SERVER_PORT 80; fastcgi_param REMOTE_ADDR $remote_addr; fastcgi_param HTTP_HOST phare.example;
"""


# What is needed, and what runs.

def found(name):
    return shutil.which(name, path=PATH)


def fpm():
    """Debian's command has the version of PHP in its name; the newest is taken."""
    names = [name for place in PATH.split(":") if place for name in glob.glob(f"{place}/php-fpm[0-9]*")]
    return max(names, default=None, key=lambda name: [int(each) for each in re.findall(r"\d+", os.path.basename(name))])


def missing():
    """Names of the packages that are not there."""
    modules = subprocess.run([found("php"), "-m"], capture_output=True, text=True).stdout.split() if found("php") else []
    there = {
        "wordpress": os.path.exists(f"{WORDPRESS}/wp-load.php"),
        "wordpress-theme-twentytwentythree": glob.glob(f"{WORDPRESS}/wp-content/themes/*/style.css"),
        "mariadb-server": found("mariadbd") and found("mariadb-install-db") and found("mariadb"), "php-fpm": fpm(), "php-cli": modules,
        "php-mysql": "mysqli" in modules, "php-gd": "gd" in modules, "php-xml": "xml" in modules, "php-mbstring": "mbstring" in modules,
        "nginx-light": found("nginx"), "wrk": found("wrk"),
    }
    return [name for name in PACKAGES if not there[name]]


@contextlib.contextmanager
def started(command):
    """A process that is stopped by its number when the block ends, however it ends, and also when this program is killed."""
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_ports(count):
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


# Asking.

def ask(connection, path, coding="gzip"):
    """Head and body of one answer, as they stand on the wire; whatever is not 200 measures nothing."""
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {coding}\r\n\r\n".encode())
    data = b""
    while b"\r\n\r\n" not in data:
        data += more(connection)
    head, body = data.split(b"\r\n\r\n", 1)
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    while len(body) < int(length.group(1)) if length else not body.endswith(b"\r\n0\r\n\r\n"):
        body += more(connection)
    if not head.startswith(b"HTTP/1.1 200"):
        raise OSError(f"{path}: {head.splitlines()[0].decode()}")
    return head, body


def more(connection):
    data = connection.recv(1 << 18)
    if not data:
        raise OSError("the connection ended")
    return data


def connected(port):
    connection = socket.create_connection(("127.0.0.1", port), 30)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def until_answered(port, path, limit=60):
    """Waits for the first page that is whole."""
    end = time.monotonic() + limit
    while True:
        try:
            with connected(port) as connection:
                return ask(connection, path)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.005)


def hand(port, paths, gate, pipe):
    with connected(port) as connection:
        gate.wait()
        spans = []
        for path in paths:
            begin = time.monotonic()
            ask(connection, path)
            spans.append((begin, time.monotonic()))
        pipe.send(spans)


def load(port, paths, hands, servers):
    """Asks for each path once, by so many connections side by side, each in a process of its own so that none waits for
    another's interpreter. Milliseconds of each answer, answers a second, and the servers' CPU in milliseconds an answer."""
    context = multiprocessing.get_context("fork")
    gate = context.Barrier(hands)
    before = sum(edge.spent(each) for each in servers)
    pipes, processes = [], []
    for number in range(hands):
        mine, theirs = context.Pipe(False)
        process = context.Process(target=hand, args=(port, paths[number::hands], gate, theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(mine)
        processes.append(process)
    spans = [span for pipe in pipes for span in pipe.recv()]
    for process in processes:
        process.join()
    cost = sum(edge.spent(each) for each in servers) - before
    took = max(end for _, end in spans) - min(begin for begin, _ in spans)
    return {
        "times": sorted((end - begin) * 1000 for begin, end in spans), "rate": len(spans) / took, "cpu": cost / len(spans) * 1000,
    }


# The two publications.

@contextlib.contextmanager
def manchette(program, site, path="/readyz"):
    """Its port, its process and how long its first answer took."""
    [port] = free_ports(1)
    start = time.monotonic()
    with started([program, "serve", site, "--port", str(port)]) as process:
        until_answered(port, path)
        yield port, process, time.monotonic() - start


def sample(program, folder, articles):
    """Makes the publication; tells its French articles with a body, its other pages, and what WordPress is to be filled with."""
    site = f"{folder}/ours"
    subprocess.run([program, "sample", site, "--articles", str(articles)], check=True, capture_output=True)
    subprocess.run(
        [program, "user", "add", site, "chef@fanal.example", "--name", "Chef", "--role", "chiefEditor"],
        input=PASSWORD, text=True, check=True, capture_output=True,
    )
    with manchette(program, site) as (port, _, _):
        def get(path):
            return json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1{path}", timeout=20))

        listed, after = [], ""
        while True:
            page = get(f"/articles?edition=1&limit=100{after}")
            listed += [each for each in page["articles"] if each["kind"] != "brief"]
            if "next" not in page:
                break
            after = f"&after={page['next']}"
        words = [get(f"/articles/{each['id']}")["words"] for each in listed[:200]]
        editions = [each["id"] for each in get("/publication")["editions"]]
        houses = [
            {kind: get(f"/{kind}?edition={edition}")[kind] for kind in ["sections", "topics", "authors"]} for edition in editions
        ]
    pages = [each["url"] for house in houses for kind in house.values() for each in kind]
    return site, [place(each["url"]) for each in listed], list(dict.fromkeys(place(each) for each in pages)), words, houses[0]


def place(address):
    """Where a page stands on its host."""
    return urllib.parse.urlsplit(address).path


def php(folder, script, given, before=""):
    """Runs a script inside WordPress and reads what it prints."""
    with open(f"{folder}/run.php", "w", encoding="utf-8") as file:
        file.write(BEGIN % (before, folder) + script)
    result = subprocess.run(
        ["php", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=512M", "-d", "display_errors=stderr", f"{folder}/run.php"],
        input=json.dumps(given), capture_output=True, text=True, timeout=120,
    )
    if result.returncode:
        raise SystemExit(f"WordPress did not do what it was asked: {result.stderr[-1000:]}{result.stdout[-1000:]}")
    return json.loads(result.stdout)


def database(folder):
    return [found("mariadbd"), "--no-defaults", f"--datadir={folder}/data", f"--socket={folder}/db.sock", "--skip-networking",
            f"--pid-file={folder}/db.pid", f"--log-error={folder}/db.log", f"--user={pwd.getpwuid(os.getuid()).pw_name}"]


def sql(folder, lines, *arguments):
    process = subprocess.Popen(
        ["mariadb", "--no-defaults", f"--socket={folder}/db.sock", "-u", "root", "--default-character-set=utf8mb4", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8",
    )
    with process.stdin as pipe:
        for line in lines:
            pipe.write(line)
    if process.wait(60):
        raise SystemExit("MariaDB refused what it was given.")


def statements(articles, words, made, newest):
    """Posts over the last years, each with a section, two topics, an author and as many words as one of our articles."""
    chance = random.Random(7)
    yield "SET autocommit = 0;\n"
    for number in range(articles):
        left, paragraphs = chance.choice(words), []
        while left > 0:
            paragraphs.append(moving.paragraph(chance))
            left -= paragraphs[-1].count(" ") + 1
        body = "\\n\\n".join(f"<!-- wp:paragraph -->\\n<p>{text}</p>\\n<!-- /wp:paragraph -->" for text in paragraphs)
        moment = time.gmtime(newest - number * 5400)
        date, post = time.strftime("%Y-%m-%d %H:%M:%S", moment), number + 100
        terms = [chance.choice(made["sections"]), *chance.sample(made["topics"], 2)]
        yield (
            "INSERT INTO wp_posts (ID, post_author, post_date, post_date_gmt, post_modified, post_modified_gmt, post_content,"
            " post_title, post_excerpt, post_name, post_status, comment_status, ping_status, to_ping, pinged,"
            f" post_content_filtered, guid) VALUES ({post}, {chance.choice(made['authors'])}, '{date}', '{date}', '{date}', '{date}',"
            f" '{body}', '{moving.sentence(chance)[:70]}', '{moving.sentence(chance)}', 'article-{number}', 'publish', 'closed',"
            f" 'closed', '', '', '', 'http://phare.example/?p={post}');\n"
            "INSERT INTO wp_term_relationships (object_id, term_taxonomy_id) VALUES "
            + ", ".join(f"({post}, {term})" for term in terms) + ";\n"
        )
    yield (
        "UPDATE wp_term_taxonomy SET count = (SELECT COUNT(*) FROM wp_term_relationships"
        " WHERE wp_term_relationships.term_taxonomy_id = wp_term_taxonomy.term_taxonomy_id);\n"
        "COMMIT; ANALYZE TABLE wp_posts, wp_term_relationships, wp_term_taxonomy, wp_terms, wp_users;\n"
    )


def post_place(number, newest):
    return time.strftime(f"/%Y/%m/article-{number}/", time.gmtime(newest - number * 5400))


def install(folder, articles, words, house):
    """A WordPress of its own in the folder: copied, since PHP follows links back to where Debian's settings are. Tells its
    version and theme, its posts' addresses and those of its lists."""
    shutil.copytree(WORDPRESS, f"{folder}/wp")
    with open(f"{folder}/wp/wp-config.php", "w", encoding="utf-8") as file:
        file.write(CONFIG.replace("FOLDER", folder))
    user = pwd.getpwuid(os.getuid()).pw_name
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={folder}/data", "--auth-root-authentication-method=normal",
         "--skip-test-db", f"--user={user}"],
        check=True, capture_output=True, timeout=60,
    )
    with started(database(folder)):
        end = time.monotonic() + 60
        while not os.path.exists(f"{folder}/db.sock") and time.monotonic() < end:
            time.sleep(0.05)
        sql(folder, ["CREATE DATABASE wordpress CHARACTER SET utf8mb4;\n"])
        made = php(folder, INSTALL, house, "define('WP_INSTALLING', true);")
        newest = int(time.time()) - 3600
        sql(folder, statements(articles, words, made, newest), "wordpress")
        told = php(folder, TELL, {})
        if told["posts"] != articles or told["filed"] != articles:
            raise SystemExit(f"WordPress counts {told['posts']} posts, {told['filed']} of them filed, instead of {articles}.")
    return made, [post_place(number, newest) for number in range(articles)], [place(each) for each in told["lists"]]


@contextlib.contextmanager
def wordpress(folder, path):
    """All of it at once, until its first page; gives ports by what stands behind them, processes and how long that took."""
    user = pwd.getpwuid(os.getuid())
    made, flying, stored = free_ports(3)
    words = {
        "folder": folder, "user": user.pw_name, "group": grp.getgrgid(user.pw_gid).gr_name, "hands": HANDS, "kept": KEPT,
        "made": made, "flying": flying, "stored": stored,
    }
    for name, text in [("fpm.conf", FPM), ("nginx.conf", NGINX), ("pass", PASS)]:
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            file.write(text % words)
    commands = [
        database(folder),
        [fpm(), "--nodaemonize", "--fpm-config", f"{folder}/fpm.conf", *(["--allow-to-run-as-root"] if user.pw_uid == 0 else [])],
        [found("nginx"), "-c", f"{folder}/nginx.conf", "-p", folder, "-e", f"{folder}/nginx.log"],
    ]
    with contextlib.ExitStack() as running:
        start = time.monotonic()
        processes = [running.enter_context(started(command)) for command in commands]
        until_answered(made, path)
        took = time.monotonic() - start
        # A theme or post that is not there is an empty page with status 200.
        with connected(made) as connection:
            post, home = ask(connection, path, "identity")[1], ask(connection, "/", "identity")[1]
        if b"postid-100" not in post or path.encode() not in home or b"</html>" not in post:
            raise SystemExit("WordPress does not show what it was filled with.")
        yield {"made": made, "flying": flying, "stored": stored}, processes, took


# What is measured.

def middle(values):
    return statistics.median(values)


def beside(row, name, pairs, told, unit):
    """One row of what we had and what WordPress had, round by round; the ratio says how many times better we are."""
    ratios = sorted(theirs / ours if unit == "ms" else ours / theirs for ours, theirs in pairs)
    ours, theirs = middle([each[0] for each in pairs]), middle([each[1] for each in pairs])
    digits = ",.2f" if unit == "ms" else ",.0f"
    spread = f"{ratios[0]:.1f} to {ratios[-1]:.1f}"
    row(name, f"{middle(ratios):.1f} × ({spread}; {ours:{digits}} {unit} beside {theirs:{digits}} {unit}{told})", "", None)
    return {"ours": ours, "theirs": theirs, "ratio": middle(ratios), "least": ratios[0], "most": ratios[-1]}


def late(loads):
    """Milliseconds within which 95 of 100 answers of all rounds came."""
    times = sorted(each for load in loads for each in load["times"])
    return times[min(len(times) - 1, len(times) * 95 // 100)]


def pages_made(row, name, rounds):
    """Three rows of loads by us and by WordPress in turns."""
    ours, theirs = [late([each[side] for each in rounds]) for side in (0, 1)]
    count = " and ".join(f"{sum(len(each[side]['times']) for each in rounds):,}" for side in (0, 1))
    figures = {
        "time": beside(
            row, f"{name}: until the answer, median", [[middle(each["times"]) for each in pair] for pair in rounds],
            f"; 95 of 100 within {ours:.2f} and {theirs:.2f} ms; {count} pages", "ms",
        ),
        "rate": beside(row, f"{name}: pages a second", [[each["rate"] for each in pair] for pair in rounds], "", "a second"),
        "cpu": beside(
            row, f"{name}: CPU of all its servers for a page", [[each["cpu"] for each in pair] for pair in rounds], "", "ms"
        ),
    }
    figures["time"]["late"] = {"ours": ours, "theirs": theirs}
    return figures


def in_turns(number, ours, theirs):
    """Who begins changes."""
    return (ours(), theirs()) if number % 2 else (theirs(), ours())[::-1]


def made_articles(row, mine, peer, articles, posts):
    """Articles that nobody asked for before, each address once."""
    (port, process), (other, processes) = mine, peer
    chance = random.Random(5)
    chance.shuffle(articles)
    chance.shuffle(posts)
    warm = len(articles) // 5
    load(port, articles[:warm], HANDS, [process])
    load(other, posts[:40], HANDS, processes)
    ours, theirs = articles[warm:], posts[40:]
    share, other_share = min(300, len(ours) // (2 * ROUNDS)), min(100, len(theirs) // (2 * ROUNDS))
    figures = {}
    for hands in (1, HANDS):
        rounds = []
        for number in range(ROUNDS):
            # Only as many by one hand as take a bearable time.
            size = other_share if hands > 1 else other_share * 6 // 10
            mine_now, ours = ours[:share], ours[share:]
            theirs_now, theirs = theirs[:size], theirs[size:]
            rounds.append(in_turns(
                number, lambda: load(port, mine_now, hands, [process]), lambda: load(other, theirs_now, hands, processes)
            ))
        figures[hands] = pages_made(row, f"article page that must be made, {asked(hands)}", rounds)
    return figures


def asked(hands):
    return "one after another" if hands == 1 else f"{hands} asked for at a time"


def made_fronts(row, program, site, peer, articles, pages, lists):
    """Home, sections, topics and authors. We keep what we make and make the home page anew before a publisher is answered, so
    that no reader waits for it; what is measured is the first time of a server that has made some articles and none of these,
    a new one each round. WordPress without a cache makes each page at every request."""
    other, processes = peer
    chance = random.Random(6)
    homes, rounds = [], {1: [], HANDS: []}
    for number in range(ROUNDS):
        with manchette(program, site) as (port, process, _):
            load(port, articles[:500], HANDS, [process])
            homes.append(in_turns(
                number, lambda: load(port, ["/"], 1, [process])["times"][0],
                lambda: middle(load(other, ["/"] * 10, 1, processes)["times"]),
            ))
            chance.shuffle(pages)
            chance.shuffle(lists)
            half = len(pages) // 2
            for hands, mine, theirs in [(1, pages[:half], lists[:30]), (HANDS, pages[half:], lists[-60:])]:
                rounds[hands].append(in_turns(
                    number, lambda: load(port, mine, hands, [process]), lambda: load(other, theirs, hands, processes)
                ))
    figures = {"home": beside(row, "home page that must be made: until the answer", homes, "", "ms")}
    for hands, both in rounds.items():
        figures[hands] = pages_made(row, f"page of a section, topic or author that must be made, {asked(hands)}", both)
    return figures


def kept_article(row, mine, ports, article, post):
    """A page that both have ready, as many connections ask for it. nginx compresses it for each reader, as is usual, or keeps
    what PHP compressed once."""
    addresses = {"ours": (mine, article), "flying": (ports["flying"], post), "stored": (ports["stored"], post)}
    rates, sizes = {name: [] for name in addresses}, {}
    names = list(addresses)
    for number in range(ROUNDS):
        for name in names[number % 3:] + names[:number % 3]:
            port, path = addresses[name]
            with connected(port) as connection:
                ask(connection, path)
                head, body = ask(connection, path)
            if not re.search(rb"(?i)content-encoding: gzip", head) or name != "ours" and b"X-Kept: HIT" not in head:
                raise SystemExit(f"{path} did not come compressed and kept: {head.decode()}")
            sizes[name] = len(body)
            rates[name].append(edge.wrk(f"http://127.0.0.1:{port}{path}", 2)[1])
    figures = {"bytes": sizes}
    for name, how in [("flying", "compressed for each reader"), ("stored", "kept compressed")]:
        figures[name] = beside(
            row, f"kept article page beside nginx with WordPress's page, {how} (wrk, 64 connections): answers a second",
            list(zip(rates["ours"], rates[name])), f"; {sizes['ours']:,} and {sizes[name]:,} bytes", "a second",
        )
    return figures


def proportional(process):
    """MB of memory of a process and all below it, what they share counted once."""
    with open(f"/proc/{process}/smaps_rollup") as file:
        own = int(re.search(r"Pss:\s+(\d+)", file.read()).group(1)) / 1024
    children = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout.split()
    return own + sum(proportional(child) for child in children)


def memory(row, process, processes):
    # What another server of ours shares with this one would count half: hence RSS, too, which counts it whole.
    ours, theirs = proportional(process), [proportional(each) for each in processes]
    with open(f"/proc/{process}/status") as file:
        whole = int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024
    parts = dict(zip(["MariaDB", "PHP", "nginx"], theirs))
    told = ", ".join(f"{name} {size:.0f}" for name, size in parts.items())
    row("memory after the load, all processes (PSS)", f"{ours:.0f} MB (RSS {whole:.0f}) beside {sum(theirs):.0f} MB ({told})", "", None)
    return {"ours": ours, "rss": whole, "theirs": sum(theirs), "parts": parts}


def token(port):
    """Signs in at the desk and makes a token, as a person does."""
    def send(method, path, form=None, cookie=""):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        body = urllib.parse.urlencode(form, doseq=True) if form else None
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, {name: value for name, value in headers.items() if value})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return (answer.getheader("Set-Cookie") or "").split(";")[0], text

    def hidden(text):
        return re.search(r'name="csrf" value="([^"]+)"', text).group(1)

    cookie, page = send("GET", "/desk/sign-in")
    form = {"csrf": hidden(page), "email": "chef@fanal.example", "password": PASSWORD, "next": ""}
    cookie, _ = send("POST", "/desk/sign-in", form, cookie)
    _, page = send("GET", "/desk/account/tokens", cookie=cookie)
    form = {"csrf": hidden(page), "name": "Mesure", "days": "1", "scopes[]": re.findall(r'name="scopes\[\]" value="([^"]+)"', page)}
    _, page = send("POST", "/desk/account/tokens", form, cookie)
    return re.search(r"mnc_[A-Za-z0-9_-]{43}", page).group(0)


def our_lateness(port):
    """Seconds from the request that begins an article to the home page that shows it; a program writes, publishes and looks."""
    secret = token(port)

    def post(path, value, headers):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/v1{path}", json.dumps(value).encode() if value else b"",
            {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", **headers}, method="POST",
        )
        return json.load(urllib.request.urlopen(request, timeout=20))

    section = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/sections?edition=1", timeout=20))["sections"][0]["id"]
    delays = []
    for number in range(ROUNDS):
        headline = f"Mesure {number} du port"
        text = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Un texte."}]}]}
        start = time.time()
        made = post("/desk/articles", {"text": {"section": section, "headline": headline, "body": text}}, {})
        post(f"/desk/articles/{made['id']}/publish", None, {"If-Match": f'"r{made["revision"]}"'})
        delays += seen(port, ["/"], headline, start, 5)
    return delays


def seen(port, paths, headline, start, limit):
    """Seconds from `start` until each page shows the headline."""
    delays = {}
    with connected(port) as connection:
        while len(delays) < len(paths):
            for path in paths:
                if path not in delays and headline.encode() in ask(connection, path, "identity")[1]:
                    delays[path] = time.time() - start
            if time.time() - start > limit:
                raise SystemExit(f"{headline} was not to be seen after {limit} seconds.")
            time.sleep(0.02 if limit > 10 else 0)
    return list(delays.values())


def their_lateness(folder, port, author):
    """The same for the home page that nginx keeps. What decides is how long before the publication a page was kept, so the
    home page is asked for under several addresses (as it is with the marks of campaigns), one after another, and a post
    published before the first of them ends."""
    paths = ["/"] + [f"/?lecteur={number}" for number in range(1, ROUNDS)]
    for path in paths:
        begin = time.monotonic()
        with connected(port) as connection:
            ask(connection, path, "identity")
        time.sleep(max(0, KEPT / ROUNDS - (time.monotonic() - begin)) / (2 if path == paths[-1] else 1))
    told = php(folder, PUBLISH, {"headline": "Mesure du port", "author": author})
    return seen(port, paths, "Mesure du port", told["start"], 2 * KEPT)


def lateness(row, folder, port, other, author):
    ours, theirs = our_lateness(port), their_lateness(folder, other, author)
    row(
        f"seconds until the home page shows a new article, median of {ROUNDS}: ours beside nginx that keeps pages for {KEPT} s",
        f"{middle(ours):.2f} ({min(ours):.2f} to {max(ours):.2f}) beside {middle(theirs):.0f} ({min(theirs):.0f} to {max(theirs):.0f})",
        "", None,
    )
    return {"ours": sorted(ours), "theirs": sorted(theirs)}


def rows(program, folder, row, articles=20_000):
    """Adds the rows and gives all figures, for charts. Takes about five minutes with 20,000 articles."""
    if names := missing():
        raise SystemExit(f"The benchmark beside WordPress needs packages of Debian that are not installed: {', '.join(names)}.")
    if "Opcode Caching => Up and Running" not in subprocess.run([fpm(), "-i"], capture_output=True, text=True).stdout:
        raise SystemExit("PHP-FPM runs without its opcode cache, which would be unfair to WordPress.")
    begin = time.monotonic()
    own = f"{folder}/beside"
    os.makedirs(own)
    site, ours, pages, words, house = sample(program, own, articles)
    made, posts, lists = install(own, articles, words, house)
    figures = {"articles": articles, "wordpress": made["version"], "theme": made["theme"]}
    with manchette(program, site, ours[0]) as (port, process, our_start), wordpress(own, posts[0]) as (ports, processes, their_start):
        row("start to first article page", f"{our_start * 1000:.0f} ms beside {their_start * 1000:,.0f} ms", "", None)
        figures["start"] = {"ours": our_start, "theirs": their_start}
        peer = (ports["made"], processes)
        figures["article"] = made_articles(row, (port, process), peer, ours, posts)
        figures["front"] = made_fronts(row, program, site, peer, ours, pages, lists)
        figures["kept"] = kept_article(row, port, ports, ours[0], posts[0])
        figures["memory"] = memory(row, process, processes)
        figures["late"] = lateness(row, own, port, ports["flying"], made["authors"][0])
    figures["seconds"] = time.monotonic() - begin
    return figures


def main():
    def stop(number, _):
        sys.exit(128 + number)

    # What runs is then stopped as after a failure.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    with tempfile.TemporaryDirectory() as folder:
        figures = rows(
            os.path.abspath(sys.argv[1]), folder, lambda *words: print(*words[:2], sep=" | ", flush=True), *map(int, sys.argv[2:3])
        )
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
