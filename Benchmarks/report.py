"""What benchmarks found, part by part: kept in Benchmarks/results.json, so that one part can be run again by itself, and
written out as Benchmarks/RESULTS.md with a chart for each comparison. Figures without a limit are facts beside the others."""

import datetime
import html
import json
import os
import platform
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
STORE = os.path.join(HERE, "results.json")
TITLES = {
    "pages": "Pages, start and memory, a kept page beside nginx", "newsday": "A day of breaking news",
    "wordpress": "Beside WordPress", "files": "The site as files beside Hugo", "pictures": "Pictures beside vipsthumbnail",
    "moving": "Moving in",
}


def version(*command):
    """The first line in which a program says its version; empty where it is not installed."""
    try:
        out = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except OSError:
        return ""
    return (out.stdout + out.stderr).strip().split("\n")[0].strip()


class Part:
    """One part's rows and charts while they are measured."""

    def __init__(self, name):
        self.name = name
        self.rows = []
        self.charts = []
        self.note = ""

    def row(self, name, value, limit="", kept=None):
        self.rows.append([name, str(value), limit, kept])
        mark = "   " if kept is None else "ok " if kept else "NO "
        print(f"{mark}{name}: {value}" + (f" ({limit})" if limit else ""), flush=True)

    def chart(self, title, unit, bars, less_is_better=True):
        """Bars are pairs of a name and a number, ours first."""
        self.charts.append({"title": title, "unit": unit, "bars": bars, "less": less_is_better})

    def save(self):
        known = load()
        known[self.name] = {
            "day": datetime.date.today().isoformat(), "machine": f"{os.cpu_count()} cores, {platform.machine()}",
            "load": round(os.getloadavg()[2], 1), "rows": self.rows, "charts": self.charts, "note": self.note,
        }
        with open(STORE, "w", encoding="utf-8") as file:
            json.dump(known, file, ensure_ascii=False, indent=1)
            file.write("\n")
        write(known)


def load():
    if not os.path.exists(STORE):
        return {}
    with open(STORE, encoding="utf-8") as file:
        return json.load(file)


def svg(chart):
    """Bars that can be read in light and in dark."""
    bars = chart["bars"]
    most = max(value for _, value in bars) or 1
    height = 34 + 30 * len(bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {height}" width="640" height="{height}" role="img" '
        f'aria-label="{html.escape(chart["title"])}" font-family="system-ui, sans-serif" font-size="14">',
        f'<rect width="640" height="{height}" fill="#fffdf8"/>',
        f'<text x="8" y="20" font-weight="650" fill="#1b1a17">{html.escape(chart["title"])} '
        f'({html.escape(chart["unit"])}{", less is better" if chart["less"] else ""})</text>',
    ]
    for place, (name, value) in enumerate(bars):
        y = 34 + 30 * place
        width = max(2, 330 * value / most)
        shown = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
        lines.append(f'<text x="8" y="{y + 17}" fill="#1b1a17">{html.escape(name)}</text>')
        lines.append(f'<rect x="200" y="{y + 3}" width="{width:.0f}" height="20" fill="{"#a3122a" if place == 0 else "#8a8272"}"/>')
        lines.append(f'<text x="{200 + width + 8:.0f}" y="{y + 18}" fill="#1b1a17">{shown}</text>')
    return "\n".join(lines) + "\n</svg>\n"


def write(known):
    folder = os.path.join(HERE, "charts")
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    text = (
        "# Results\n\nWritten by `script/bench` from `results.json`: the release build, SQLite, loopback. Absolute figures are of "
        "one machine; what to hold on to is each beside its limit, or beside a peer measured in turns with it in the same run. "
        "`script/bench PART…` runs some of the parts again: " + ", ".join(f"`{name}`" for name in TITLES) + ".\n\n"
    )
    versions = [
        version("swift", "--version").split("(")[0], version("nginx", "-v"), version("hugo", "version")[:20], version("vips", "--version"),
        version("valgrind", "--version"), platform.system(),
    ]
    text += "With " + "; ".join(each.strip() for each in versions if each) + ".\n"
    for name, title in TITLES.items():
        part = known.get(name)
        if part is None:
            continue
        text += f"\n## {title}\n\n{part['day']}, {part['machine']}, load of the machine {part['load']} over the last quarter of an hour.\n"
        if part["note"]:
            text += f"\n{part['note']}\n"
        text += "\n| what | measured | limit | kept |\n| --- | --- | --- | --- |\n"
        for what, value, limit, kept in part["rows"]:
            text += f"| {what} | {value} | {limit} | {'' if kept is None else 'yes' if kept else '**no**'} |\n"
        for number, chart in enumerate(part["charts"], 1):
            file = f"{name}-{number}.svg"
            with open(os.path.join(folder, file), "w", encoding="utf-8") as out:
                out.write(svg(chart))
            text += f"\n![{chart['title']}](charts/{file})\n"
    with open(os.path.join(HERE, "RESULTS.md"), "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    write(load())
