internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// An article's revisions: compared word by word, and brought back.
struct HistoryController {
    let desk: Desk

    struct RestoreForm: DeskForm {
        let csrf: String
        let number: Int
        let revision: Int
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id/history", use: history)
        router.get("articles/:id/compare", use: compare)
        router.post("articles/:id/restored", use: restore)
    }

    private static let perPage = 50

    /// Every revision, any two of which can be compared, and every receipt.
    @Sendable private func history(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let open = try await OpenArticle(id, desk: desk, context: context)
        let before = request.queryText("before").flatMap { Int($0) }
        let (found, receipts) = try await desk.newsroom.database.read { store in
            (
                try store.history(of: id, before: before, limit: Self.perPage + 1),
                before == nil ? try store.receipts(of: id, limit: 200) : []
            )
        }
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let words = frame.words
        let shown = Array(found.prefix(Self.perPage))
        let rows: [HTML] = shown.enumerated().map { place, entry in
            let number = words.rules.number(entry.number)
            func choice(_ name: String, _ isChosen: Bool) -> HTML {
                """
                <label class="box"><input type="radio" name="\(name)" value="\(entry.number)"\(" checked", if: isChosen)> \
                \(words["compare_\(name)"]) <span class="hide">\(number)</span></label>
                """
            }
            let author: HTML? = entry.author.map { "<bdi>\($0.name)</bdi> · " }
            return """
                <li><span>\(number) · \(words["reason_\(entry.reason.rawValue)"])</span>\
                <span class="soft">\(author)\(words.moment(entry.savedAt, desk.newsroom.zone))</span>\
                <span class="pair">\(choice("from", place == min(1, shown.count - 1)))\(choice("to", place == 0))</span></li>
                """
        }
        let older: HTML? =
            found.count > shown.count
            ? shown.last.map {
                "<p><a href=\"\(DeskURL.articleAction(id, "history").path)?before=\($0.number)\">\(words["older"])</a></p>"
            } : nil
        let told: [HTML] = receipts.map { ReceiptView(receipt: $0, words: words, zone: desk.newsroom.zone).html }
        let panel: HTML? =
            told.isEmpty ? nil : "<section class=\"panel\"><h2>\(words["receipts"])</h2>\(told)</section>"
        let headline = open.article.draft.content.headline
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.article(id).path)">\(words["back_to_article"])</a></p>
            <h1>\(words["history"])</h1><p dir="auto">\(headline.isEmpty ? words["no_headline"] : headline.directed)</p>
            <form method="get" action="\(DeskURL.articleAction(id, "compare").path)" class="panel">
            <ol class="rows">\(rows)</ol><button class="main">\(words["compare_chosen"])</button></form>\(older)\(panel)
            """
        return DeskResponse.page(frame.page(words["history"], content))
    }

    /// What else an editor fills in, as it stood in each of two revisions, where it is not the same.
    private func otherChanges(
        _ older: Revision, _ newer: Revision, _ open: OpenArticle, _ words: DeskWords
    ) async throws -> [HTML] {
        let (old, new) = (older.content, newer.content)
        let edition = open.edition.id
        let names = try await desk.newsroom.database.read { store in
            try [old, new].map { content in
                (
                    credits: try store.contributorNames(content.credits, in: edition),
                    translators: try store.contributorNames(content.translators, in: edition),
                    topics: try store.topicNames(content.topics, in: edition)
                )
            }
        }
        func section(_ revision: Revision) -> String {
            let id = revision.section ?? open.article.section
            return open.publication.sections.path(to: id).compactMap { $0.names[edition]?.name }.joined(
                separator: " › ")
        }
        func text(_ value: String?) -> String { value ?? "" }
        func picture(_ content: ArticleContent) -> String {
            content.leadPicture.map { words["picture_numbered", ["n": words.rules.number(Int($0.rawValue))]] } ?? ""
        }
        let fields: [(String, String, String)] = [
            (words["field_alternativeHeadline"], text(old.alternativeHeadline), text(new.alternativeHeadline)),
            (words["field_kicker"], text(old.kicker), text(new.kicker)),
            (words["field_dateline"], text(old.dateline), text(new.dateline)),
            (words["field_credits"], words.rules.joined(names[0].credits), words.rules.joined(names[1].credits)),
            (
                words["field_translators"], words.rules.joined(names[0].translators),
                words.rules.joined(names[1].translators)
            ),
            (words["field_topics"], names[0].topics.joined(separator: ", "), names[1].topics.joined(separator: ", ")),
            (words["section"], section(older), section(newer)),
            (words["kind"], words["kind_\(old.kind.rawValue)"], words["kind_\(new.kind.rawValue)"]),
            (words["field_slug"], text(older.slug?.rawValue), text(newer.slug?.rawValue)),
            (words["field_leadPicture"], picture(old), picture(new)),
            (words["field_source"], text(old.source), text(new.source)),
            (words["field_edNote"], text(old.edNote), text(new.edNote)),
        ]
        return fields.filter { $0.1 != $0.2 }.map { label, old, new in
            "<p><strong>\(label)</strong> <span dir=\"auto\">\(words.marked(WordComparison(from: old, to: new)))</span></p>"
        }
    }

    @Sendable private func compare(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let open = try await OpenArticle(id, desk: desk, context: context)
        let numbers = ["from", "to"].map { name in request.queryText(name).flatMap { Int($0) } }
        let last = numbers[1] ?? open.article.draft.number
        let first = numbers[0] ?? max(1, last - 1)
        // In whichever order they were chosen.
        let (from, to) = (min(first, last), max(first, last))
        let (older, newer) = try await desk.newsroom.database.read { store in
            (try store.revision(from, of: id), try store.revision(to, of: id))
        }
        guard let older, let newer else { throw NewsError(.notFound, "There is no such revision.") }
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let words = frame.words
        let comparison = RevisionComparison(from: older.content, to: newer.content)
        let language = open.edition.language
        let blocks: [HTML] = comparison.body.map { block in
            block.isOnlyForm
                ? "<p>\(words.marked(block.words)) <span class=\"tag\">\(words["only_form"])</span></p>"
                : "<p>\(words.marked(block.words))</p>"
        }
        let others = try await otherChanges(older, newer, open, words)
        let rest: HTML? = others.isEmpty ? nil : "<div class=\"panel compare\">\(others)</div>"
        let restore: HTML? =
            open.allows(.save) && from != open.article.draft.number
            ? DeskParts.button(
                words["restore_revision", ["number": words.rules.number(from)]], to: .articleAction(id, "restored"),
                csrf: frame.csrf, fields: [("number", String(from)), ("revision", String(open.article.draft.number))]
            ) : nil
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.article(id).path)">\(words["back_to_article"])</a></p>
            <h1>\(words["compare_heading", ["from": words.rules.number(from), "to": words.rules.number(to)]])</h1>
            <p class="soft">\(line(older, words)) \(words.arrow) \(line(newer, words))</p>
            <div class="sheet compare" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">
            <h2>\(words.marked(comparison.headline))</h2><p class="standfirst">\(words.marked(comparison.standfirst))</p>
            \(blocks)</div>\(rest)
            \(restore)
            """
        return DeskResponse.page(frame.page(words["compare"], content))
    }

    private func line(_ revision: Revision, _ words: DeskWords) -> HTML {
        let author: HTML? = revision.author.map { "<bdi>\($0.name)</bdi>\(words.comma)" }
        return "\(author)\(words.moment(revision.savedAt, desk.newsroom.zone))"
    }

    @Sendable private func restore(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: RestoreForm = try await request.form(context)
        _ = try await RestoreRevision(desk.newsroom)(
            form.number, of: id, revision: form.revision, by: context.found.actor
        )
        var response = DeskResponse.see(.article(id))
        response.headers[.location] = DeskURL.article(id).path + "?done=restored"
        return response
    }
}
