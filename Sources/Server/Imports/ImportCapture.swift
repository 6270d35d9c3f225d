internal import Foundation
public import News
internal import Newsroom
internal import Wire

/// `manchette import SITE capture FILE`: the text of a news page becomes content of the publication.
public struct ImportCapture: Sendable {
    /// The day of the newest line of the wire; `nil` for the latest day on which it is not in the future.
    public var date: CivilDate?
    /// Path of the wire's section; `nil` for a general one.
    public var section: [String]?
    /// Path of the article's section; `nil` for a general one.
    public var articleSection: [String]?
    /// Path prefix of the edition; `nil` for the default one.
    public var edition: String?

    public init(date: CivilDate?, section: [String]?, articleSection: [String]?, edition: String?) {
        self.date = date
        self.section = section
        self.articleSection = articleSection
        self.edition = edition
    }

    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What the report calls it.
    public func run(
        _ bytes: [UInt8], name: String, in site: OpenPublication, environment: [String: String]
    ) async throws -> ImportReport {
        let publication = try await site.publication()
        let edition = try publication.edition(at: self.edition)
        let zone = site.newsroom.zone
        let now = site.newsroom.clock.now()
        let decoded = try TextDecoding.decode(bytes, language: edition.language)
        let capture = try PageCapture(reading: decoded.text)
        var report = ImportReport(file: name, format: "capture")
        for diagnostic in decoded.diagnostics + capture.diagnostics { report.add(diagnostic) }

        let general = GeneralSections(language: edition.language)
        let wireSection = section ?? [general.wire]
        let articlePath = articleSection ?? [general.articles]
        let newest = date ?? CaptureDating.newestDate(of: capture.wire, now: zone.civil(at: now))
        let moments = CaptureDating.dates(of: capture.wire, newestOn: newest).map { zone.resolve($0).instant }
        var items: [ImportedItem] = zip(capture.wire, moments).map { line, moment in
            ImportedItem(
                identity: wireSection + [line.time.hourAndMinute, line.headline], kind: .brief,
                sectionPath: wireSection, headline: line.headline, publishedAt: moment
            )
        }
        if let article = capture.article {
            items.append(
                ImportedItem(
                    identity: articlePath + [article.headline], kind: .news, sectionPath: articlePath,
                    headline: article.headline, body: article.body, publishedAt: moments.first ?? now
                )
            )
        }
        report.describe(capture, moments: moments, zone: zone, isDateGiven: date != nil)
        let outcome = try await ImportArticles(site.newsroom)(
            items, in: edition, format: "capture",
            sections: capture.wire.isEmpty ? [] : capture.subsections.map { wireSection + [$0] },
            profiles: try capture.follow.map { try SocialProfile(guessing: $0.network, for: publication.name) },
            reserved: try site.reservedPathPieces(in: edition, publication: publication, environment: environment)
        )
        report.add(outcome, zone: zone)
        return report
    }
}

extension ImportReport {
    mutating func add(_ diagnostic: Diagnostic) {
        let place = diagnostic.line.map { "line \($0): " } ?? ""
        switch diagnostic.severity {
        case .note: found.append(place + diagnostic.message)
        case .warning: skip(.leftOut, place + diagnostic.message)
        }
    }

    fileprivate mutating func describe(
        _ capture: PageCapture, moments: [Instant], zone: Zone, isDateGiven: Bool
    ) {
        if let newest = moments.first, let oldest = moments.last {
            let days = isDateGiven ? "as given" : "the latest day on which the newest line is not in the future"
            found.append(
                """
                a wire of \(capture.wire.count) headline\(capture.wire.count == 1 ? "" : "s"), from \
                \(zone.iso8601(oldest)) to \(zone.iso8601(newest)) (\(days), in \(zone.name))
                """
            )
        } else {
            skipped.append("there is no wire of headlines with times")
        }
        if let heading = capture.navigationHeading {
            found.append("the heading “\(heading)” of the sub-section navigation")
        }
        for subsection in capture.subsections { found.append("the sub-section “\(subsection)”") }
        for line in capture.follow { found.append("line \(line.line): “\(line.text)”") }
        if let article = capture.article {
            found.append("the article “\(article.headline)”, \(article.body.blocks.count) blocks")
            if moments.isEmpty { found.append("no date for the article: it is dated now") }
        } else {
            skipped.append("there is no article with a headline and paragraphs")
        }
    }
}

/// What the sections of an import are called when nobody named them.
struct GeneralSections {
    let wire: String
    let articles: String

    init(language: LanguageTag) {
        switch language.primary {
        case "fr": (wire, articles) = ("En bref", "Actualités")
        case "ar": (wire, articles) = ("موجز الأخبار", "أخبار")
        case "es": (wire, articles) = ("Breves", "Actualidad")
        case "zgh" where language.rawValue.hasSuffix("Latn"): (wire, articles) = ("Isalan igzzuln", "Isalan")
        case "zgh": (wire, articles) = ("ⵉⵙⴰⵍⴰⵏ ⵉⴳⵣⵣⵓⵍⵏ", "ⵉⵙⴰⵍⴰⵏ")
        default: (wire, articles) = ("In brief", "News")
        }
    }
}

extension SocialProfile {
    /// A profile whose address nobody gave: readers are led to a search for the publication's name there.
    init(guessing network: Network, for publication: String) throws {
        let name =
            publication.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? publication
        let address =
            switch network {
            case .facebook: "https://www.facebook.com/search/pages/?q=\(name)"
            case .x: "https://x.com/search?q=\(name)&f=user"
            case .instagram: "https://www.instagram.com/explore/search/keyword/?q=\(name)"
            case .youtube: "https://www.youtube.com/results?search_query=\(name)"
            case .tiktok: "https://www.tiktok.com/search/user?q=\(name)"
            case .linkedin: "https://www.linkedin.com/search/results/companies/?keywords=\(name)"
            case .whatsapp: "https://www.whatsapp.com/channel"
            case .telegram: "https://t.me/s/\(name)"
            case .mastodon: "https://mastodon.social/search?q=\(name)&type=accounts"
            case .bluesky: "https://bsky.app/search?q=\(name)"
            case .threads: "https://www.threads.com/search?q=\(name)"
            }
        guard let target = LinkTarget(rawValue: address) else {
            throw NewsError(.fault, "“\(address)” is no address.")
        }
        self.init(network: network, target: target, isProvisional: true)
    }
}

extension Publication {
    /// The edition at a path prefix; the default one for `nil`.
    /// - Throws: `NewsError(.notFound)` naming those there are.
    func edition(at prefix: String?) throws -> Edition {
        let wanted = prefix ?? ""
        guard let edition = editions.first(where: { $0.pathPrefix == wanted }) else {
            let known = editions.map { $0.pathPrefix.isEmpty ? "“” (the default)" : "“\($0.pathPrefix)”" }
            throw NewsError(
                .notFound, "There is no edition at “\(wanted)”.", field: "--edition",
                help: "There are \(known.joined(separator: ", "))."
            )
        }
        return edition
    }
}
