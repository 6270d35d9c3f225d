public import Hummingbird
public import News
public import Newsroom
public import Pages
internal import Store

/// The newsroom's own site, under `/desk`.
public struct Desk: Sendable {
    let newsroom: Newsroom
    let catalogue: DeskCatalogue
    let assets: DeskAssets
    let passwords: any PasswordHasher
    let preview: Preview
    let previewFront: PreviewFront
    let published: Published
    let media: DeskMedia
    let proxies: TrustedProxies
    let addresses: DeskAddresses
    let held: HeldSettings
    let translationHelp: (any TranslationHelp)?

    /// Makes the page that readers would get of an article, with the policy that goes with it.
    public typealias Preview = @Sendable (Article) async throws -> (html: String, contentSecurityPolicy: String)

    /// Makes the front that readers would get with an arrangement, with the policy that goes with it.
    public typealias PreviewFront =
        @Sendable (FrontID, FrontArrangement) async throws -> (
            html: String, contentSecurityPolicy: String
        )

    /// Has readers' pages follow what was just published; comes back when they do.
    public typealias Published = @Sendable () async throws -> Void

    /// - Parameters:
    ///   - proxies: Whose word about where requests come from is taken.
    ///   - pathWords: The words of an edition's addresses, as the theme in use has them.
    ///   - languages: Those that the theme in use has words in.
    ///   - held: What the settings file says, which the desk shows and does not change.
    ///   - translationHelp: The machine that proposes translations, where there is one.
    public init(
        newsroom: Newsroom, catalogue: DeskCatalogue, assets: DeskAssets, passwords: any PasswordHasher,
        preview: @escaping Preview, previewFront: @escaping PreviewFront,
        published: @escaping Published,
        media: DeskMedia, proxies: TrustedProxies = .none,
        pathWords: @escaping @Sendable (LanguageTag) -> PathWords = { _ in
            PathWords(
                latest: "latest", archive: "archive", author: "author", topic: "topic", corrections: "corrections",
                search: "search")
        },
        languages: @escaping @Sendable () -> [LanguageTag] = { [.arabic, .english, .french, .spanish, .tamazight] },
        held: HeldSettings = .none, translationHelp: (any TranslationHelp)? = nil
    ) {
        addresses = DeskAddresses(words: pathWords, spoken: languages)
        var newsroom = newsroom
        newsroom.addresses = addresses
        self.newsroom = newsroom
        self.catalogue = catalogue
        self.assets = assets
        self.passwords = passwords
        self.preview = preview
        self.previewFront = previewFront
        self.published = published
        self.media = media
        self.proxies = proxies
        self.held = held
        self.translationHelp = translationHelp
    }

    /// How readers' addresses are written and read.
    public var siteAddresses: any SiteAddresses { addresses }

    /// Where a one-time link is opened.
    public static func path(of link: IssuedLink) -> String {
        let url: DeskURL =
            switch link.kind {
            case .invitation: .invitation(link.token.text)
            case .passwordReset: .reset(link.token.text)
            case .firstAdministrator: .firstAdministrator(link.token.text)
            case .addressChange: .addressChange(link.token.text)
            }
        return url.path
    }

    /// Where whoever holds a preview link reads a draft.
    public static func path(ofPreview token: LinkToken) -> String { DeskURL.sharedPreview(token.text).path }

    /// Answers every address that begins with `/desk`.
    public func responder() -> some HTTPResponder<DeskRequestContext> { router().buildResponder() }

    /// Every route there is; tests go through them all.
    func router() -> Router<DeskRequestContext> {
        let router = Router(context: DeskRequestContext.self)
        router.add(middleware: DeskErrorMiddleware(desk: self))
        router.add(middleware: OriginMiddleware(proxies: proxies))
        let desk = router.group("desk")
        // Before the session is looked for: an editor's page asks for some forty files.
        let assets = assets
        desk.get("assets/:version/**") { _, context -> Response in
            let name = context.parameters.getCatchAll().joined(separator: "/")
            guard let version = context.parameters.get("version"),
                let response = assets.response(version: version, name: name)
            else { throw NewsError(.notFound, "There is no such file.") }
            return response
        }
        router.add(middleware: SessionMiddleware(find: FindSession(newsroom)))
        // Once more, where it is known who is there: what goes wrong below is told in their language and frame.
        router.add(middleware: DeskErrorMiddleware(desk: self))
        SharedPreviewController(desk: self).add(to: desk)
        let visitors = desk.group().add(middleware: VisitorMiddleware())
        SignInController(desk: self).add(to: visitors)
        PasswordLinkController(desk: self).add(to: visitors)
        AddressLinkController(desk: self).add(to: visitors)
        let signedIn = desk.group(context: SignedInContext.self)
        HomeController(desk: self).add(to: signedIn)
        AccountController(desk: self).add(to: signedIn)
        TokenController(desk: self).add(to: signedIn)
        PeopleController(desk: self).add(to: signedIn)
        MailController(desk: self).add(to: signedIn)
        ArticleListController(desk: self).add(to: signedIn)
        ViewController(desk: self).add(to: signedIn)
        BulkController(desk: self).add(to: signedIn)
        SearchController(desk: self).add(to: signedIn)
        ArticleController(desk: self).add(to: signedIn)
        ArticleStepController(desk: self).add(to: signedIn)
        HistoryController(desk: self).add(to: signedIn)
        MediaController(desk: self).add(to: signedIn)
        MediaUploadController(desk: self).add(to: signedIn)
        PicturePageController(desk: self).add(to: signedIn)
        AttachmentPageController(desk: self).add(to: signedIn)
        FrontListController(desk: self).add(to: signedIn)
        FrontController(desk: self).add(to: signedIn)
        FrontHistoryController(desk: self).add(to: signedIn)
        BannerController(desk: self).add(to: signedIn)
        HouseController(desk: self).add(to: signedIn)
        AuditController(desk: self).add(to: signedIn)
        SectionController(desk: self).add(to: signedIn)
        TopicController(desk: self).add(to: signedIn)
        AuthorController(desk: self).add(to: signedIn)
        RedirectController(desk: self).add(to: signedIn)
        SettingsController(desk: self).add(to: signedIn)
        ReceiverController(desk: self).add(to: signedIn)
        CommentController(desk: self).add(to: signedIn)
        AddressController(desk: self).add(to: signedIn)
        PreviewController(desk: self).add(to: signedIn)
        TranslationController(desk: self).add(to: signedIn)
        ProposalController(desk: self).add(to: signedIn)
        TranslationListController(desk: self).add(to: signedIn)
        return router
    }

    /// The frame of a page before anyone is signed in, in the language that the browser asks for.
    /// - Parameter language: Another one, where it is known whom the page is for.
    func frame(_ request: Request, in language: LanguageTag? = nil) async throws -> DeskFrame {
        frame(request, in: language, of: try await publication())
    }

    func frame(_ request: Request, in language: LanguageTag?, of publication: Publication) -> DeskFrame {
        let fallback = publication.editions.first?.language ?? .french
        let language = language ?? catalogue.language(accepted: request.headers[.acceptLanguage], fallback: fallback)
        return DeskFrame(publication: publication, words: catalogue.words(in: language), assets: assets)
    }

    /// The frame of a page with a form that needs nobody signed in.
    func frame(
        _ request: Request, _ context: DeskRequestContext, in language: LanguageTag? = nil
    ) async throws -> DeskFrame {
        var frame = try await frame(request, in: language)
        frame.visitor = context.visitor
        return frame
    }

    /// The frame of a page for someone signed in, in their language.
    /// - Parameter known: The publication, where it was read already.
    func frame(
        _ context: SignedInContext, _ part: DeskFrame.Part?, of known: Publication? = nil
    ) async throws -> DeskFrame {
        let publication = if let known { known } else { try await publication() }
        return DeskFrame(
            publication: publication, words: catalogue.words(in: context.found.user.language), assets: assets,
            found: context.found, token: context.token, current: part
        )
    }

    /// The day in the publication's zone.
    var today: CivilDate { newsroom.zone.civil(at: newsroom.clock.now()).date }

    /// The publication; five statements. A page makes its frame first and goes on with the frame's.
    func publication() async throws -> Publication {
        try await newsroom.database.read { try $0.requirePublication() }
    }
}
