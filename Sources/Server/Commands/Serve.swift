internal import API
internal import CMalloc
internal import Desk
internal import Edge
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import News
internal import NIOCore
internal import Newsroom
internal import Outbound
internal import NIOPosix
internal import Pages
internal import Pictures
internal import ServiceLifecycle
internal import Site
internal import Store

/// `manchette serve`: the site over HTTP until SIGTERM or SIGINT, after which requests under way are finished.
public struct Serve: Sendable {
    public var folder: PublicationFolder
    /// `nil` leaves it to the settings.
    public var host: String?
    public var port: Int?

    public init(folder: PublicationFolder, host: String? = nil, port: Int? = nil) {
        self.folder = folder
        self.host = host
        self.port = port
    }

    /// - Parameter onRunning: Told the port once requests are answered.
    public func run(
        console: Console, environment: [String: String], onRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        #if os(Linux)
            // glibc gives each thread an arena of its own and never gives it back; two are enough for two dozen threads.
            _ = mallopt(M_ARENA_MAX, 2)
        #endif
        let site = try await OpenPublication(folder, environment: environment)
        for warning in site.configuration.warnings { console.error(warning) }
        let host = host ?? site.configuration.host
        let port = port ?? site.configuration.port
        do {
            try await serve(site, host: host, port: port, console: console, environment: environment, onRunning)
            try await site.close()
        } catch {
            try? await site.close()
            throw Serve.described(error, host: host, port: port)
        }
    }

    private func serve(
        _ site: OpenPublication, host: String, port: Int, console: Console, environment: [String: String],
        _ onRunning: @escaping @Sendable (Int) -> Void
    ) async throws {
        async let avif = AVIFCheck.answer(environment: environment)
        let logger = Serve.logger(level: site.configuration.logLevel)
        let themes = try site.themes(environment: environment)
        if let error = themes.error { console.error("\(error) The default theme is in use.") }
        let clock = site.newsroom.clock
        let cache = PageCache(byteLimit: site.configuration.cacheBytes) { clock.now().rawValue }
        let media = MediaRoute(
            newsroom: site.newsroom, folder: MediaFolder(path: folder.mediaPath), processor: VipsPictureProcessor(),
            offer: PictureOffer(avif: await avif, shareImages: site.configuration.shareImages)
        )
        let receivers = site.configuration.receivers
        let responder = SiteResponder(
            newsroom: site.newsroom, themes: themes, cache: cache, media: media, hub: receivers.hub,
            indexNowKey: receivers.indexNowKey
        )
        let certificates = try site.configuration.tls.map { try Certificates($0, in: folder) }
        let start = try await site.newsroom.database.read { try $0.latestSequence() }
        let publication = try await site.publication()
        try await responder.prepare()
        let clerk = ArrivalClerk(site: responder, record: RecordArrivals(site.newsroom), logger: logger)
        let tail = OutboxTail(newsroom: site.newsroom, site: responder, clerk: clerk, start: start)
        let desk = try desk(site, readers: responder, tail: tail, themes: themes, environment: environment)
        let api = API(
            newsroom: site.newsroom, cache: cache, renderer: { try await responder.currentRenderer() },
            published: { try await tail.catchUp() },
            takePicture: { file, edition in
                do {
                    return try await site.pictureDesk.take(file, name: nil, edition: edition)
                } catch let error as PictureError {
                    let code: NewsError.Code = error.refusal.reason == .unavailable ? .unavailable : .invalid
                    throw NewsError(code, "\(error)", field: "file", underlying: error)
                }
            }, takeAttachment: { try await site.takeAttachment($0, name: $1) }, linkPath: { Desk.path(of: $0) },
            previewPath: { Desk.path(ofPreview: $0) }, addresses: desk.siteAddresses,
            held: site.configuration.publication.held,
            proxies: site.configuration.proxies
        )
        let firstLink = try await MakeFirstAdministratorLink(site.newsroom)(as: .system("serve"))
        let application = Application(
            responder: FrontResponder(
                site: responder, desk: desk.responder(), api: DeferredResponder { try api.responder() },
                proxies: site.configuration.proxies,
                isSecure: publication.url.hasPrefix("https:")
            ),
            server: certificates.map { .edge(cache, $0) } ?? .edge(cache),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                let bound = channel.localAddress?.port ?? port
                let address = "\(certificates == nil ? "http" : "https")://\(host):\(bound)"
                console.line("\(publication.name) is at \(address)/ and its desk at \(address)/desk")
                if let firstLink {
                    console.line(
                        "Nobody works at the desk yet. Its first administrator begins, once, at \(address)/desk/first/\(firstLink.token.text)"
                    )
                }
                onRunning(bound)
            },
            logger: logger
        )
        let follower = OutboxFollower(tail: tail, site: responder, logger: logger)
        let keeper = ScheduleKeeper(publishDue: PublishDue(site.newsroom), logger: logger)
        let similar = SimilarKeeper(newsroom: site.newsroom, logger: logger)
        var services: [any Service] = [follower, keeper, similar]
        if let mail = try mailKeeper(site, environment: environment, logger: logger) { services.append(mail) }
        services.append(deliveryKeeper(site, readers: responder, tail: tail, logger: logger))
        services += try secureServices(certificates, site, host: host, publication, console: console, logger: logger)
        services.append(application)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            )
        )
        try await group.run()
    }

    /// What the site's own certificate needs besides.
    private func secureServices(
        _ certificates: Certificates?, _ site: OpenPublication, host: String, _ publication: Publication,
        console: Console, logger: Logger
    ) throws -> [any Service] {
        guard let certificates else { return [] }
        let isSecure = publication.url.hasPrefix("https:")
        if !isSecure {
            console.error(
                "The site is served over TLS, and its address is \(publication.url): let publication.url begin with https."
            )
        }
        let keeper = CertificateKeeper(certificates: certificates, clock: site.newsroom.clock, logger: logger)
        // Without https in the site's address, who is sent there would come back.
        guard let port = site.configuration.tls?.redirectPort, isSecure else { return [keeper] }
        let door = Application(
            responder: PlainDoor(site: publication.url, challenges: folder.challengePath),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                console.line("Who asks port \(channel.localAddress?.port ?? port) without TLS is sent there")
            },
            logger: logger
        )
        return [keeper, door]
    }

    private func desk(
        _ site: OpenPublication, readers: SiteResponder, tail: OutboxTail, themes: ThemeHolder,
        environment: [String: String]
    ) throws -> Desk {
        let theme = try ThemeLocation.desk(environment: environment)
        return Desk(
            newsroom: site.newsroom, catalogue: try DeskCatalogue(folder: theme),
            assets: try DeskAssets(folder: theme, engine: ThemeLocation.editorEngine(environment: environment)),
            passwords: Argon2Passwords(),
            preview: { try await readers.preview(of: $0) },
            previewFront: { try await readers.preview(of: $0, $1) }, published: { try await tail.catchUp() },
            media: DeskMedia(
                receive: {
                    try ReceivedMedia(folder: MediaFolder(path: site.folder.mediaPath), pictures: site.pictureDesk)
                },
                original: { try site.pictureDesk.original($0) }
            ),
            proxies: site.configuration.proxies, pathWords: { themes.theme.pathWords(for: $0) },
            languages: { themes.theme.languages },
            held: site.configuration.publication.held,
            translationHelp: try site.configuration.translation?.help(in: folder, environment: environment)
        )
    }

    /// What sends mail; `nil` where the settings name no server.
    private func mailKeeper(
        _ site: OpenPublication, environment: [String: String], logger: Logger
    ) throws -> MailKeeper? {
        guard let settings = site.configuration.mail else { return nil }
        let newsroom = site.newsroom
        let writer = LetterWriter(
            newsroom: newsroom, catalogue: try DeskCatalogue(folder: try ThemeLocation.desk(environment: environment))
        )
        let client = SMTPClient(try settings.server(in: folder), group: MultiThreadedEventLoopGroup.singleton)
        let sender = MailSender(database: newsroom.database, clock: newsroom.clock, client: client, logger: logger) {
            mail in
            try await writer(mail).map {
                MailMessage($0, to: mail, from: settings.sender, at: newsroom.clock.now())
            }
        }
        return MailKeeper(notices: MailNotices(newsroom), sender: sender, logger: logger)
    }

    /// What tells those outside of what happens.
    private func deliveryKeeper(
        _ site: OpenPublication, readers: SiteResponder, tail: OutboxTail, logger: Logger
    ) -> DeliveryKeeper {
        let newsroom = site.newsroom
        let settings = site.configuration.receivers
        let writer = DeliveryWriter(newsroom: newsroom, site: readers, settings: settings)
        let record = RecordArrivals(newsroom)
        let sender = DeliverySender(
            database: newsroom.database, clock: newsroom.clock,
            client: ReceiverClient(clock: newsroom.clock) { newsroom.reach.permits($0) }, logger: logger,
            arrived: { delivery, place in
                let arrival = PublishReceipt.Arrival(address: place, freshAt: newsroom.clock.now())
                for event in delivery.content.events { try await record([arrival], of: event) }
            },
            compose: { try await writer.request($0) }
        )
        let queue = QueueDeliveries(newsroom) { try await readers.told(of: $0) }
        return DeliveryKeeper(
            tail: tail, queue: queue, sender: sender, receivers: settings.receivers, logger: logger
        )
    }

    private static func logger(level: String) -> Logger {
        var logger = Logger(label: "manchette") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        // The frameworks' own start and stop lines say nothing to an operator.
        if logger.logLevel == .info { logger.logLevel = .notice }
        return logger
    }

    private static func described(_ error: any Error, host: String, port: Int) -> any Error {
        guard let error = error as? IOError else { return error }
        switch error.errnoCode {
        case EADDRINUSE:
            return NewsError(
                .conflict, "Port \(port) on \(host) is in use by another program.",
                help: "Stop it, or take another port with --port.", underlying: error
            )
        case EACCES:
            return NewsError(
                .forbidden, "Port \(port) on \(host) may not be opened by this user.",
                help: "Take a port from 1024 up with --port.", underlying: error
            )
        case EADDRNOTAVAIL:
            return NewsError(
                .invalid, "\(host) is no address of this machine.", help: "Take another with --host.",
                underlying: error
            )
        default:
            return NewsError(.unavailable, "\(host):\(port) cannot be opened.", underlying: error)
        }
    }
}
