import API
import Edge
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

@testable import Desk
@testable import Server

extension EmbargoTests {
    struct House {
        let tiny: TinyPublication
        let time = MovingClock()
        let newsroom: Newsroom
        let site: SiteResponder
        let desk: Desk
        let api: API
        let log = CapturedLog()
        let chief: User
        let contributor: User
        let edition: Edition
        let sport: SectionID
        let beside: TemporaryFolder

        init() async throws {
            tiny = try await TinyPublication(editions: [.french, .arabic])
            beside = try TemporaryFolder()
            newsroom = Newsroom(
                database: tiny.database, clock: time.clock, zone: tiny.newsroom.zone, authority: DeskAuthority(),
                sendsMail: true
            )
            let newsroom = newsroom
            let themes = URL(filePath: SiteTests.themes).deletingLastPathComponent()
            let clock = time.clock
            let cache = PageCache(byteLimit: 10_000_000) { clock.now().rawValue }
            let site = SiteResponder(
                newsroom: newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil), cache: cache,
                media: nil
            )
            self.site = site
            api = API(
                newsroom: newsroom, cache: cache, renderer: { try await site.currentRenderer() }, published: {},
                takePicture: { _, _ in throw NewsError(.invalid, "No pictures here.") },
                takeAttachment: { _, _ in throw NewsError(.invalid, "No files here.") },
                linkPath: { Desk.path(of: $0) }, previewPath: { Desk.path(ofPreview: $0) },
                addresses: PlainAddresses()
            )
            desk = Desk(
                newsroom: newsroom, catalogue: try DeskCatalogue(folder: themes.appending(path: "desk").path()),
                assets: try DeskAssets(folder: themes.appending(path: "desk").path(), engine: nil),
                passwords: CheapPasswords(), preview: { try await site.preview(of: $0) },
                previewFront: { try await site.preview(of: $0, $1) }, published: {},
                media: DeskMedia(
                    receive: { throw NewsError(.invalid, "No pictures here.") },
                    original: { _ in nil }
                )
            )
            func add(_ email: String, _ role: Role) async throws -> User {
                try await AddUser(newsroom, passwords: CheapPasswords())(
                    NewUser(
                        email: try #require(EmailAddress(rawValue: email)), name: "Nour", language: .french, role: role),
                    password: "une bonne phrase", as: .system("test"))
            }
            chief = try await add("chef@relais.example", .chiefEditor)
            contributor = try await add("karim@relais.example", .contributor)
            try await tiny.publish(
                (0..<40).map {
                    TinyPublication.item(
                        "Titre \($0)", section: [["Sport"], ["Sport", "Football"], ["Monde"]][$0 % 3],
                        minutesAgo: $0 * 600,
                        byline: ["Imane Souiri"], topics: ["Stades"])
                })
            let publication = try await tiny.publication()
            edition = publication.editions[0]
            sport = try #require(publication.sections.children(of: nil, in: edition.id).first?.id)
            try await site.prepare()
            _ = try await AddWebhook(newsroom)(
                at: "https://hooks.example/in", topics: Set(Webhook.Topic.allCases), as: .system("test")
            )
            try await queue.begin([.indexNow, .webSub])
        }

        var queue: QueueDeliveries {
            let site = site
            return QueueDeliveries(newsroom) { try await site.told(of: $0) }
        }

        /// All that goes out to receivers by now, as it would go over the line.
        func told() async throws -> String {
            let last = try await tiny.database.read { try $0.latestSequence() }
            while try await !queue(upTo: last) {}
            let writer = DeliveryWriter(
                newsroom: newsroom, site: site,
                settings: ReceiverSettings(
                    indexNowKey: "0123456789", indexNowAddress: LinkTarget(rawValue: "https://engine.example/"),
                    hub: LinkTarget(rawValue: "https://hub.example/")
                )
            )
            let now = time.now
            var told = ""
            for receiver in [Receiver.indexNow, .webSub, .webhook(WebhookID(rawValue: 1))] {
                while let delivery = try await tiny.database.write({
                    try $0.takeDelivery(to: receiver, at: now, lease: 60)
                }) {
                    guard let request = try await writer.request(delivery) else { continue }
                    told += request.headers.map { "\($0.name): \($0.value)\n" }.joined()
                    told += String(decoding: request.body, as: UTF8.self) + "\n"
                }
            }
            return told
        }

        var front: FrontResponder<some HTTPResponder<DeskRequestContext>, some HTTPResponder<APIContext>>
        {
            get throws {
                FrontResponder(
                    site: site, desk: desk.responder(), api: try api.responder(), proxies: .none, isSecure: true
                )
            }
        }

        /// An article with a secret in each field, in `state`.
        func article(in state: ArticleState, until end: Instant) async throws -> ArticleID {
            let actor = Actor.user(chief)
            let newsroom = newsroom
            let names = try await NameArticle(newsroom)(
                credits: [secret("author")], topics: [secret("topic")], in: edition, by: actor)
            let picture = try await tiny.database.write { transaction in
                try transaction.insertPicture(
                    Picture(
                        id: PictureID(rawValue: 0), contentHash: EmbargoTests.pictureHash, width: 1200,
                        height: 800, format: .jpeg, creditLine: "Relais"))
            }
            let text = TextBlock(EmbargoTests.secret("paragraph"))
            let content = ArticleContent(
                kind: .news, kicker: EmbargoTests.secret("kicker"), headline: EmbargoTests.secret("headline"),
                alternativeHeadline: EmbargoTests.secret("alternative"), standfirst: EmbargoTests.secret("standfirst"),
                dateline: EmbargoTests.secret("dateline"), source: EmbargoTests.secret("source"),
                edNote: EmbargoTests.secret("note"),
                body: Body([
                    .paragraph(text), .heading(level: 2, TextBlock(EmbargoTests.secret("heading"))),
                    .quote(blocks: [.paragraph(TextBlock(EmbargoTests.secret("quote")))], attribution: nil),
                    .image(
                        PictureBlock(
                            picture: picture, caption: EmbargoTests.secret("caption"),
                            altText: EmbargoTests.secret("alt"))),
                    .table(Table(rows: [[TextBlock(EmbargoTests.secret("table"))]])),
                    .factBox(headline: EmbargoTests.secret("fact"), blocks: [.paragraph(TextBlock("x"))]),
                ]),
                credits: names.credits, topics: names.topics)
            let draft = ArticleDraft(
                content: content, section: sport, slug: Slug(cleaning: EmbargoTests.secret("slug")))
            let id: ArticleID
            var revision = 1
            if state == .unpublished {
                // Readers had another text of it, which was taken off.
                var harmless = draft
                harmless.content = ArticleContent(
                    kind: .news, headline: "Ancien", standfirst: "Chapeau.", body: Body([.paragraph(TextBlock("x"))]))
                harmless.slug = Slug(cleaning: "ancien")
                id = try await CreateDraft(newsroom)(harmless, in: edition.id, by: actor)
                _ = try await PublishArticle(newsroom)(id, revision: 1, by: actor)
                try await UnpublishArticle(newsroom)(id, note: "Retiré.", by: actor)
                try await SetEmbargo(newsroom)(id, until: end, by: actor)
                _ = try await SaveDraft(newsroom)(id, draft, base: 1, by: actor)
                revision = 2
            } else {
                id = try await CreateDraft(newsroom)(draft, in: edition.id, by: actor)
                try await SetEmbargo(newsroom)(id, until: end, by: actor)
            }
            _ = try await CommentOnPassage(newsroom)(
                id, on: Passage(place: .headline, quote: EmbargoTests.secret("headline")),
                EmbargoTests.secret("comment"), revision: revision, by: actor)
            switch state {
            case .draft: break
            case .submitted: try await SubmitArticle(newsroom)(id, by: actor)
            case .inReview:
                try await SubmitArticle(newsroom)(id, by: actor)
                try await StartReview(newsroom)(id, by: actor)
            case .changesAsked:
                try await SubmitArticle(newsroom)(id, by: actor)
                try await AskForChanges(newsroom)(id, "Encore.", by: actor)
            case .approved: try await ApproveArticle(newsroom)(id, revision: 1, by: actor)
            case .scheduled: _ = try await ScheduleArticle(newsroom)(id, at: end, revision: 1, by: actor)
            case .unpublished: break
            case .published, .killed, .spiked: Issue.record("\(state) can hold no embargo")
            }
            #expect(try await tiny.database.read { try $0.deskArticle(id) }?.state == state)
            // A published article that names the other, as an editor might link the two beforehand.
            let body = Body([
                .paragraph(TextBlock("Un paragraphe.")),
                .related(RelatedArticle(article: id, label: EmbargoTests.secret("headline"))),
            ])
            let neighbour = try await CreateDraft(newsroom)(
                ArticleDraft(content: ArticleContent(kind: .news, headline: "Voisin", body: body), section: sport),
                in: edition.id, by: actor)
            _ = try await PublishArticle(newsroom)(neighbour, revision: 1, by: actor)
            // The home page's lead is to be it, as soon as readers may have it.
            _ = try await ArrangeFront(newsroom)(
                FrontID(edition: edition.id), FrontArrangement(pins: [FrontPin(id, at: FrontPlace(.lead))]), live: 0,
                by: actor)
            return id
        }

        /// The addresses of previews that hold now: of the article's neighbour at the desk and by a link for anybody, and of
        /// the front that is to show it.
        func previews(of id: ArticleID) async throws -> (desk: [String], shared: [String]) {
            let neighbour = try #require(
                try await tiny.database.read { store in
                    try store.rows("SELECT id FROM article ORDER BY id DESC LIMIT 1").map { row -> ArticleID in
                        var row = row
                        return try row.id()
                    }
                }.first)
            let link = try await SharePreview(newsroom)(neighbour, for: .day, by: .user(chief))
            return (
                [
                    DeskURL.articleAction(neighbour, "preview").path,
                    DeskURL.frontAction(FrontID(edition: edition.id), "preview").path,
                ], [Desk.path(ofPreview: link.token)]
            )
        }

        /// The site as files, those that the export keeps for itself too: everything in it by path.
        func exported() async throws -> [String: String] {
            let root = beside.path("files")
            _ = try await SiteExport(
                newsroom: newsroom, folder: try SiteFolder(root),
                theme: try ThemeHolder(folder: SiteTests.themes, overrides: nil).theme, media: nil, fingerprint: "1",
                console: Console(isInteractive: false) { _, _ in }
            ).run()
            var found: [String: String] = [:]
            let files = FileManager.default.enumerator(atPath: root)
            while let path = files?.nextObject() as? String {
                guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else { continue }
                found[path] = String(decoding: data, as: UTF8.self)
            }
            return found
        }

        /// Has the readers' site follow what was published.
        func follow(from sequence: Int64) async throws {
            for event in try await tiny.database.read({ try $0.events(after: sequence) }) { await site.hear(event) }
        }

        func token(of user: User) async throws -> SessionToken {
            try await SignIn(newsroom, passwords: CheapPasswords())(
                email: user.email.rawValue, password: "une bonne phrase",
                from: BrowserFacts(address: "192.0.2.1", userAgent: "Test")
            ).token
        }
    }
}
