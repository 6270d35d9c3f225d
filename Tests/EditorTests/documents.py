"""Bodies that the tests write with: one with every block and mark, and one as long as articles get."""


def text(words, *marks):
    return {"type": "text", "text": words, **({"marks": [m if isinstance(m, dict) else {"type": m} for m in marks]} if marks else {})}


def node(name, *content, **attrs):
    return {"type": name, **({"attrs": attrs} if attrs else {}), **({"content": list(content)} if content else {})}


def p(*runs, **attrs):
    return node("paragraph", *[text(r) if isinstance(r, str) else r for r in runs], **attrs)


LINK = {"type": "link", "attrs": {"href": "https://www.example.com/page?a=1&b=2"}}
OWN = {"type": "link", "attrs": {"href": "/politique/la-mairie-42"}}
ARABIC = {"type": "language", "attrs": {"lang": "ar"}}
FIELDS = {"kicker": "Ville", "headline": "La mairie ouvre ses portes", "standfirst": "Le conseil invite les habitants à voir ses comptes, samedi.",
          "slug": "la-mairie-ouvre-ses-portes", "kind": "news", "section": "1", "dateline": "Fès", "topics": "Ville", "credits": "Amina B."}
PROVIDERS = ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://x.com/example/status/1", "https://www.facebook.com/example/posts/1",
             "https://www.instagram.com/p/abc/", "https://www.tiktok.com/@example/video/1", "https://soundcloud.com/example/one",
             "https://open.spotify.com/track/1", "https://www.dailymotion.com/video/x1", "https://vimeo.com/1"]

EVERY_BLOCK = node(
    "doc",
    p("Le conseil a voté ", text("à l’unanimité", "strong"), ", puis ", text("sans débat", "emphasis"), " : ", text("le texte", LINK), "."),
    p(text("gras et ", "strong"), text("penché", "strong", "emphasis"), text(" lien gras", LINK, "strong"), ", H", text("2", "subscript"), "O, XX", text("e", "superscript"), " siècle,",
      node("hardBreak"), "puis ", text("المجلس", ARABIC), " et ", text("ailleurs", OWN)),
    node("heading", text("Ce qui change"), level=2), node("heading", text("Dès lundi"), level=3), node("heading", text("تفاصيل"), level=4, lang="ar"),
    p("قال المتحدث إن القرار نهائي.", lang="ar"),
    node("bulletList", node("listItem", p("un")), node("listItem", p("deux"), node("orderedList", node("listItem", p("deux a")), node("listItem", p("deux b"))))),
    node("orderedList", node("listItem", p("premier")), node("listItem", p("second"))),
    node("blockquote", p("Nous avons tenu parole."), p("Et nous continuerons."), attribution="Le maire, au conseil"),
    node("blockquote", p("Sans source.")),
    node("pullQuote", text("Une ville qui "), text("parle", "emphasis"), attribution="L’éditorial"), node("pullQuote", text("كلمة"), lang="ar"),
    node("image", picture=3, caption="La place, ce matin.", alt="Une place vide au soleil"), node("image", picture=5),
    node("gallery", node("image", picture=3), node("image", picture=4, caption="Le derby")),
    *[node("embed", url=url) for url in PROVIDERS[1:]], node("embed", url=PROVIDERS[0], title="Le débat en vidéo"),
    node("table", node("tableRow", *[node("tableHeader", text(h)) for h in ("Ville", "Voix")]),
         node("tableRow", node("tableCell", text("Fès", "strong")), node("tableCell", text("12"))),
         node("tableRow", node("tableCell", text("مراكش"), lang="ar"), node("tableCell")), caption="Les voix par ville"),
    node("table", node("tableRow", node("tableCell", text("a")), node("tableCell", text("b")))),
    node("factBox", p("Le vote a eu lieu mardi."), node("bulletList", node("listItem", p("12 pour"))), headline="Repères"),
    node("factBox", p("Sans titre"), headline=""),
    node("related", article=2, label="Le budget voté de justesse"), node("relatedLink", label="Le texte du budget", url="https://www.example.com/budget.pdf"),
    node("horizontalRule"), p("Fin."),
)


def long_body(words=10_000, blocks=50):
    each = words // blocks
    sentence = "La ville change et les habitants le disent au conseil qui les écoute enfin ce matin".split()
    content = []
    for index in range(blocks):
        if index % 8 == 3:
            content.append(node("heading", text(f"Partie {index}"), level=2))
            continue
        if index % 12 == 5:
            content.append(node("image", picture=3))
            continue
        content.append(p(" ".join(sentence[(index + n) % len(sentence)] for n in range(each * blocks // (blocks - 11))), "."))
    return node("doc", *content)
