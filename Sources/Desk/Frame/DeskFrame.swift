internal import News
internal import Newsroom

/// What stands around every page of the desk.
struct DeskFrame {
    let publication: Publication
    let words: DeskWords
    let assets: DeskAssets
    /// Who is signed in; `nil` on the pages before that.
    var found: FindSession.Found?
    var token: SessionToken?
    /// What forms are sealed with before that.
    var visitor: VisitorKey?
    /// The part of the desk that the page belongs to.
    var current: Part?

    enum Part: CaseIterable { case home, articles, fronts, media, people, house, account }

    func page(_ title: String, _ content: HTML, modules: [String] = [], isEditor: Bool = false) -> HTML {
        let preloads: [HTML] =
            !isEditor || modules.isEmpty
            ? [] : assets.editorModules.map { "<link rel=\"modulepreload\" href=\"\(assets.url($0))\">\n" }
        let scripts: [HTML] =
            preloads
            + (modules + (found == nil ? [] : ["modules/search.js"])).map {
                "<script type=\"module\" src=\"\(assets.url($0))\"></script>\n"
            }
        return """
            <!doctype html>
            <html lang="\(words.language.rawValue)" dir="\(words.language.direction.rawValue)">
            <head>
            <meta charset="utf-8">
            <title>\(title) – \(publication.name)</title>
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="\(assets.url("style.css"))">
            \(isEditor ? "<link rel=\"stylesheet\" href=\"\(assets.url("editor.css"))\">\n" : .empty)\(scripts)</head>
            <body\(" class=\"article-editor\"", if: isEditor)>
            <a class="skip" href="#main">\(words["skip"])</a>
            \(head)
            <main id="main" tabindex="-1"\(" class=\"wide\"", if: isEditor)>
            \(content)
            </main>
            \(searchBox)</body>
            </html>

            """
    }

    private var head: HTML {
        guard let found, token != nil else {
            return """
                <header class="bar"><p class="brand"><bdi>\(publication.name)</bdi> <span>\(words["desk"])</span></p></header>
                """
        }
        var links: [HTML] = [
            link(.home, words["my_day"], .home), link(.articles, words["articles"], .articles),
            link(.media, words["media"], .media),
        ]
        if found.actor.allows(.arrangeFronts) { links.append(link(.fronts, words["fronts"], .fronts)) }
        if found.actor.allows(.managePeople) { links.append(link(.people, words["people"], .people)) }
        if HousePart.allCases.contains(where: { found.actor.allows($0.action) }) {
            links.append(link(.house, words["house"], .house))
        }
        return """
            <header class="bar"><p class="brand"><a href="\(DeskURL.home.path)"><bdi>\(publication.name)</bdi></a> \
            <span>\(words["desk"])</span></p>
            <nav aria-label="\(words["desk"])"><ul>\(links)</ul></nav>
            \(searchLink)<div class="me">\(link(.account, found.user.name, .account, isItem: false))
            <form method="post" action="\(DeskURL.signOut.path)">\(csrf)<button class="plain">\(words["sign_out"])</button></form>\
            </div></header>
            """
    }

    // MARK: The search of the whole desk

    /// A way to the search's page, which a script of ours opens as a box over this one.
    private var searchLink: HTML {
        """
        <a class="find-open" id="find-open" href="\(DeskURL.search.path)" aria-keyshortcuts="Control+K Meta+K">\
        \(words["search"]) <kbd dir="ltr" aria-hidden="true">Ctrl K</kbd></a>
        """
    }

    private var searchBox: HTML {
        guard found != nil else { return .empty }
        return """
            <dialog id="find" aria-labelledby="find-label" data-failed="\(words["find_failed"])">
            <div class="find-head"><label for="find-field" id="find-label">\(words["find_label"])</label>\
            <button type="button" class="plain" id="find-close">\(words["close"])</button></div>
            <input id="find-field" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" \
            aria-controls="find-list" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto">
            <p class="soft" id="find-said" role="status"></p>
            <div id="find-list" role="listbox" aria-label="\(words["find_results"])"></div>
            </dialog>

            """
    }

    private func link(_ url: DeskURL, _ label: String, _ part: Part, isItem: Bool = true) -> HTML {
        let link: HTML =
            "<a href=\"\(url.path)\"\(" aria-current=\"page\"", if: part == current)><bdi>\(label)</bdi></a>"
        return isItem ? "<li>\(link)</li>" : link
    }

    /// The token of the session, in a form; where nobody is signed in, the browser's.
    var csrf: HTML {
        guard let formToken = token?.formToken ?? visitor?.formToken else { return .empty }
        return "<input type=\"hidden\" name=\"csrf\" value=\"\(formToken)\">"
    }
}
