"""What the server accepts as a body (Sources/News/Body), said again in Python: a save that breaks it is refused here too."""

RUNS = "runs"
BLOCKS = ("paragraph", "heading", "pullQuote", "bulletList", "orderedList", "blockquote", "factBox", "image", "gallery",
          "embed", "table", "related", "relatedLink", "horizontalRule")
# node: (attributes it needs, attributes it may have, what it holds)
NODES = {
    "paragraph": ((), ("lang",), RUNS), "heading": (("level",), ("lang",), RUNS),
    "pullQuote": ((), ("attribution", "lang"), RUNS), "bulletList": ((), (), ("listItem",)),
    "orderedList": ((), (), ("listItem",)), "listItem": ((), (), BLOCKS), "blockquote": ((), ("attribution",), BLOCKS),
    "factBox": (("headline",), (), BLOCKS), "image": (("picture",), ("caption", "alt"), None),
    "gallery": ((), (), ("image",)), "embed": (("url",), ("title",), None), "table": ((), ("caption",), ("tableRow",)),
    "tableRow": ((), (), ("tableHeader", "tableCell")), "tableHeader": ((), ("lang",), RUNS), "tableCell": ((), ("lang",), RUNS),
    "related": (("article", "label"), (), None), "relatedLink": (("label", "url"), (), None), "horizontalRule": ((), (), None),
}
MARKS = {"strong": None, "emphasis": None, "subscript": None, "superscript": None, "link": "href", "language": "lang"}


def fault(body):
    """The first thing the server would refuse, as `place: sentence`, or None."""
    if body.get("type") != "doc" or set(body) - {"type", "content"}:
        return "body: no document"
    for index, node in enumerate(body.get("content", [])):
        if found := node_fault(node, BLOCKS, f"body.content[{index}]", 1):
            return found
    return None


def node_fault(node, allowed, place, depth):
    name = node.get("type")
    if name not in allowed:
        return f"{place}: a {name} may not stand here"
    needed, optional, holds = NODES[name]
    attributes = node.get("attrs", {})
    if set(node) - {"type", "attrs", "content"} or (holds is None and "content" in node):
        return f"{place}: unknown keys {sorted(node)}"
    for key in needed:
        if attributes.get(key) is None:
            return f"{place}: “{key}” is missing"
    for key, value in attributes.items():
        if key not in needed + optional:
            return f"{place}: there is no attribute “{key}” here"
        if isinstance(value, str) and controls(value):
            return f"{place}: a control character"
    if depth > 12:
        return f"{place}: nested deeper than 12 levels"
    rows = []
    for index, child in enumerate(node.get("content", [])):
        inner = f"{place}.content[{index}]"
        found = run_fault(child, inner) if holds == RUNS else node_fault(child, holds, inner, depth + 1)
        if found:
            return found
        if name == "table":
            rows.append([cell["type"] for cell in child["content"]])
    if len({len(row) for row in rows}) > 1:
        return f"{place}: rows of different lengths"
    for index, row in enumerate(rows):
        if "tableHeader" in row and (index or set(row) != {"tableHeader"}):
            return f"{place}: header cells elsewhere than in the first row"
    return None


def run_fault(run, place):
    if run.get("type") == "hardBreak":
        return None if set(run) <= {"type", "marks"} else f"{place}: unknown keys"
    if run.get("type") != "text" or not run.get("text") or set(run) - {"type", "text", "marks"} or controls(run["text"]):
        return f"{place}: no run of text"
    for mark in run.get("marks", []):
        wanted = MARKS.get(mark.get("type"), "unknown")
        if set(mark.get("attrs", {})) != ({wanted} if wanted else set()):
            return f"{place}: mark {mark}"
    return None


def controls(text):
    return any(ord(c) < 0x20 and c not in "\t\n" or 0x7F <= ord(c) <= 0x9F or ord(c) in (0xFFFE, 0xFFFF) for c in text)
