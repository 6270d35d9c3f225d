"""The editor's page as the server is to make it (docs/editor-page.md), in any of the desk's languages."""
import json
from html import escape
from pathlib import Path

DESK = Path(__file__).resolve().parents[2] / "Themes" / "desk"
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")

# The page's own script element names it.
LATER = {"main.js"}

# Words of the form itself, which the server has from its own strings.
WORDS = {
    "fr": dict(title="Écrire", back="Articles", skip="Aller au texte", save="Enregistrer", kicker="Surtitre", headline="Titre",
               standfirst="Chapô", alternativeHeadline="Titre pour les moteurs de recherche", dateline="Lieu", source="Source ou agence",
               slug="Adresse", edNote="Note à la rédaction", kind="Genre", section="Rubrique", topics="Thèmes", credits="Signature",
               sorting="Classement", origin="Origine", length="Mesures", people="Aussi dans cet article", submit="Soumettre",
               noscript="Sans JavaScript, le texte ne peut pas être modifié ici ; les autres champs, oui."),
    "ar": dict(title="الكتابة", back="المقالات", skip="إلى النص", save="حفظ", kicker="العنوان التمهيدي", headline="العنوان",
               standfirst="المقدمة", alternativeHeadline="عنوان محركات البحث", dateline="المكان", source="المصدر أو الوكالة",
               slug="عنوان الصفحة", edNote="ملاحظة لهيئة التحرير", kind="النوع", section="القسم", topics="المواضيع", credits="التوقيع",
               sorting="التصنيف", origin="المصدر", length="القياسات", people="موجودون أيضًا في هذا المقال", submit="تقديم",
               noscript="لا يمكن تعديل النص هنا دون جافاسكربت؛ أما الحقول الأخرى فنعم."),
}


def data(value):
    """JSON that may stand in a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def page(article, language="fr", user="amina", mode="edit", pictures=()):
    w = {**WORDS["fr"], **WORDS.get(language, {})}
    direction = "rtl" if language == "ar" else "ltr"
    f = article["fields"]
    own = article.get("language", language)
    own_direction = "rtl" if own == "ar" else "ltr"

    def line(name, tag="input", place="", extra=""):
        text = f'lang="{own}" dir="{own_direction}"' if name in ("kicker", "headline", "standfirst", "alternativeHeadline", "dateline") else 'dir="auto"'
        hint = f' placeholder="{w[name]}"' if place == "sheet" else ""
        hide = ' class="unseen"' if place == "sheet" else ""
        control = (f'<textarea id="{name}" name="{name}" {text}{hint} {extra}>{escape(f.get(name, ""))}</textarea>' if tag == "textarea"
                   else f'<input id="{name}" name="{name}" {text}{hint} {extra} value="{escape(f.get(name, ""))}">')
        return f'<div class="field field-{name}"><label for="{name}"{hide}>{w[name]}</label>{control}</div>'

    def choice(name, options):
        rows = "".join(f'<option value="{v}"{" selected" if f.get(name) == v else ""}>{n}</option>' for v, n in options)
        return f'<div class="field"><label for="{name}">{w[name]}</label><select id="{name}" name="{name}">{rows}</select></div>'

    # Named in the page, all modules come in one round trip instead of one for each level of imports.
    preloads = "\n".join(f'<link rel="modulepreload" href="/desk/assets/{f.relative_to(DESK)}">' for f in sorted((DESK / "modules").rglob("*.js")) if f.name not in LATER)
    strings = json.loads((DESK / "strings" / "editor" / f"{language}.json").read_text("utf-8"))
    return f"""<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(f.get("headline") or w["title"])}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk/assets/editor.css">
<link rel="modulepreload" href="/desk/assets/engine.js">
{preloads}
<script type="module" src="/desk/assets/modules/main.js"></script>
</head>
<body class="article-editor">
<a class="skip" href="#body-editor">{w["skip"]}</a>
<header class="desk-bar">
<a class="back" href="/desk">{w["back"]}</a>
<ul id="people" aria-label="{w["people"]}"></ul>
<p id="save-state"></p>
<button class="button" type="submit" form="article" data-save>{w["save"]}</button>
<button class="button primary" type="submit" form="article" formaction="/desk/articles/{article["id"]}/submit">{w["submit"]}</button>
</header>
<main>
<h1 class="unseen">{w["title"]}</h1>
<div class="notices" id="desk-notices"></div>
<form id="article" method="post" action="/desk/articles/{article["id"]}" autocomplete="off" data-article="{article["id"]}"
 data-revision="{article["revision"]}" data-saved-at="{article["savedAt"]}" data-author="{escape(article["author"])}" data-csrf="tok-{user}"
 data-tab-mode="{mode}" data-email="{user}@example.com" data-edition="1" data-offset="0" data-weight-budget="500000">
<div class="manuscript">
{line("kicker", place="sheet")}
{line("headline", "textarea", "sheet", 'rows="1" data-grow="line"')}
{line("standfirst", "textarea", "sheet", 'rows="1" data-grow')}
<noscript><p>{w["noscript"]}</p></noscript>
<div id="body-editor" lang="{own}" dir="{own_direction}"></div>
</div>
<aside class="details" aria-label="{w["sorting"]}">
<section><h2>{w["sorting"]}</h2>
{choice("kind", [("news", "Actualité"), ("opinion", "Opinion")])}
{choice("section", [("1", "Politique"), ("2", "Sport")])}
{line("topics")}
{line("slug", extra='spellcheck="false"')}
{line("alternativeHeadline", "textarea", extra='rows="2"')}
</section>
<section><h2>{w["origin"]}</h2>
{line("credits")}
{line("dateline")}
{line("source")}
{line("edNote", "textarea", extra='rows="2"')}
</section>
<section><h2>{w["length"]}</h2><div id="article-counters"></div></section>
</aside>
</form>
</main>
<script type="application/json" id="article-body">{data(article["body"])}</script>
<script type="application/json" id="article-pictures">{data(list(pictures))}</script>
<script type="application/json" id="desk-strings">{data(strings)}</script>
</body>
</html>"""
