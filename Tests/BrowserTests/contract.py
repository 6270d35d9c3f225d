"""The page that Tests/EditorTests writes in is the program's: what the editor's modules look for is in both, or is named here
with the test that has it from the program. Called by killing.py."""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = os.path.join(HERE, "../../Themes/desk/modules")
# Parts of the page that need more of the server than the stub has, and are driven against the program alone.
ELSEWHERE = {
    "lead": "story.py", "comments": "article_page.py", "remarks-known": "article_page.py", "remark-new": "article_page.py",
    "slug-proposals": "article_page.py", "slug-address": "article_page.py", "article-teasers": "article_page.py",
    # There where a comment was resolved.
    "show-resolved": "article_page.py",
}
FIELDS_ELSEWHERE = {"leadPicture": "story.py"}


def modules(first):
    """The text of a module and of all that it imports."""
    seen, queue = {}, [os.path.join(MODULES, first)]
    while queue:
        path = os.path.normpath(queue.pop())
        if path in seen or not os.path.exists(path) or os.path.basename(path) == "engine.js":
            continue
        with open(path, encoding="utf-8") as file:
            seen[path] = file.read()
        queue += [os.path.join(os.path.dirname(path), name) for name in re.findall(r"from '(\.[^']+)'", seen[path])]
    return "\n".join(seen.values())


def parts(html):
    """The ids of a page, what its form says in attributes, and the names of its form's controls."""
    form = re.search(r'<form id="article".*?</form>', html, re.S).group(0)
    return (
        set(re.findall(r'\bid="([^"]+)"', html)), set(re.findall(r" (data-[a-z-]+)", form.split(">")[0])),
        set(re.findall(r'<(?:input|textarea|select)[^>]*? name="([^"]+)"', form)),
    )


def differences(real, stub, asked):
    """What one page has that the editor asks for and the other has not."""
    (real_ids, real_data, real_fields), (stub_ids, stub_data, stub_fields) = parts(real), parts(stub)
    found = [f"#{one} is only the stub's" for one in stub_ids - real_ids]
    found += [f"#{one} is only the program's" for one in (real_ids & asked) - stub_ids - set(ELSEWHERE)]
    found += [f"#{one} is nobody's" for one in asked - real_ids - stub_ids - set(ELSEWHERE)]
    found += [f"{one} is only the stub's" for one in stub_data - real_data]
    # A translation's page alone says that it is one.
    found += [f"{one} is only the program's" for one in real_data - stub_data - {"data-translation"}]
    found += [f"the field {one} is only the stub's" for one in stub_fields - real_fields]
    # What a form needs that is sent without a script: its token, and what it was written on.
    found += [f"the field {one} is only the program's" for one in real_fields - stub_fields - {"csrf", "base"} - set(FIELDS_ELSEWHERE)]
    return sorted(found)


def held(check, real):
    """Holds the stub to a page of the program, and proves that it can fail."""
    sys.path.append(os.path.join(HERE, "../EditorTests"))
    from editor_page import page

    article = {"id": 42, "revision": 7, "author": "Nora", "savedAt": "2026-11-24T09:00:00Z", "fields": {}, "body": {"type": "doc", "content": []}}
    stub = page(article)
    asked = set(re.findall(r"getElementById\('([^']+)'\)", modules("main.js")))
    found = differences(real, stub, asked)
    check("contract: the page that the editor's tests write in is the program's", len(asked) > 10 and not found, found)
    for change, word in (
        (stub.replace('id="save-state"', 'id="saved-state"'), "#save-state is only the program's"), (stub.replace("data-saved-at", "data-saved"), "data-saved is only the stub's"),
        (stub.replace('name="slug"', 'name="address"'), "the field address is only the stub's"),
    ):
        check(f"contract: {word}: it is found", word in differences(real, change, asked), differences(real, change, asked))
