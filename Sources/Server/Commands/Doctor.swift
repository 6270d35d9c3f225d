internal import Foundation
internal import News
internal import Pages
internal import Pictures
internal import SQLiteDatabase
internal import Store

/// `manchette doctor`: checks the folder, the settings, the zone data, the store, the media and the theme.
public struct Doctor: Sendable {
    public var folder: PublicationFolder

    public init(folder: PublicationFolder) { self.folder = folder }

    /// - Returns: Whether all is well.
    public func run(console: Console, environment: [String: String]) async throws -> Bool {
        let site = try await OpenPublication(folder, environment: environment)
        var isWell = true
        func say(_ subject: String, _ findings: [String], _ fine: String) {
            if findings.isEmpty {
                console.line("ok    \(subject): \(fine)")
            } else {
                isWell = false
                for finding in findings { console.line("wrong \(subject): \(finding)") }
            }
        }
        let publication = try await site.publication()
        console.line("ok    folder: \(folder.path)")
        for warning in site.configuration.warnings { console.line("note  settings: \(warning)") }
        console.line("ok    zone: \(site.newsroom.zone.name), \(site.newsroom.zone.iso8601(site.newsroom.clock.now()))")
        say("store", try await site.database.integrityFindings(), "sound, schema \(Migration.all.count)")
        let counts = try await site.database.read { try $0.articleCounts() }
        let listing = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
        console.line("ok    articles: \(listing.isEmpty ? "none yet" : listing.joined(separator: ", "))")
        let lists = try await site.database.read { try $0.listingFindings() }
        say("lists", lists, "every published article stands in them")
        let media = MediaFolder(path: folder.mediaPath)
        let missing = try await site.database.read { try $0.pictureFiles() }
            .filter { !media.hasOriginal(contentHash: $0.hash, format: $0.format) }
            .map { "the original of picture \($0.hash.prefix(20)) is missing" }
        let missingFiles = try await site.database.read { try $0.attachmentFiles() }
            .filter { (try? media.attachmentPath(contentHash: $0.hash, format: $0.format)) == nil }
            .map { "the file of attachment \($0.hash.prefix(20)) is missing" }
        say("media", missing + missingFiles, "every original is there")
        let lost = try await site.database.read { try $0.articlesWithoutSection(limit: 10) }
        let homeless = lost.first.map {
            "article \($0.id.rawValue), “\($0.headline.prefix(60))”, is in a section that its edition has not"
        }
        say(
            "sections", homeless + (lost.count > homeless.count ? ["and \(lost.count - homeless.count) more"] : []),
            "every article has one"
        )
        let links = try await links(in: site, publication, counts[.published] ?? 0, console, environment)
        say("links", links.links.sentences, "every link within the publication leads to a page")
        say("pictures", links.pictures.sentences, "every picture in a text is there")
        say("redirects", links.redirects.sentences, "every one leads to a page")
        for profile in publication.profiles where profile.isProvisional {
            console.line(
                "note  follow: \(profile.network.name) leads to a search; set follow.\(profile.network.rawValue) in manchette.yaml"
            )
        }
        let themes = try site.themes(environment: environment)
        say(
            "theme",
            (themes.error.map { ["\($0)"] } ?? [])
                + ThemeChecker(themes.theme).findings(for: publication.editions.map(\.language)).map { "\($0)" },
            "sound"
        )
        if let tls = site.configuration.tls {
            say(
                "certificate", findings(of: tls, now: site.newsroom.clock.now().rawValue / 1000),
                "in use and not about to end")
        }
        if let translation = site.configuration.translation {
            say("translation", await findings(of: translation, environment: environment), "the machine answers")
        }
        try await site.close()
        return isWell
    }

    private func links(
        in site: OpenPublication, _ publication: Publication, _ published: Int, _ console: Console,
        _ environment: [String: String]
    ) async throws -> LinkCheck {
        let words = try site.pathWords(of: publication, environment: environment)
        var check = LinkCheck(
            publication, addresses: AddressBook(publication: publication, words: words), database: site.database)
        // Only an archive of many thousands takes long enough to be told of.
        var progress = Progress("links", total: published, console: console)
        try await check.checkArticles { if published > 20_000 { progress.advance(to: $0) } }
        try await check.checkRedirects()
        return check
    }

    /// - Parameter now: Seconds since 1970.
    private func findings(of settings: TLSSettings, now: Int64) -> [String] {
        do {
            let certificates = try Certificates(settings, in: folder)
            return CertificateKeeper.finding(expiresAt: certificates.expiresAt, now: now).map { [$0] } ?? []
        } catch { return ["\(error)"] }
    }

    /// Has the machine translate one sentence of ours.
    private func findings(of settings: TranslationSettings, environment: [String: String]) async -> [String] {
        do {
            let text = TaggedText([.text("Le ", []), .text("phare", [.strong]), .text(" rouvre.", [])]).text
            _ = try await settings.help(in: folder, environment: environment)
                .translate([text], from: .french, to: .arabic)
            return []
        } catch {
            let cause = (error as? NewsError)?.underlying
            return ["\(error)\(cause.map { " (\($0))" } ?? "")"]
        }
    }
}
