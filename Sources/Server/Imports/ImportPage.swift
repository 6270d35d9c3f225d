internal import Foundation
internal import News
internal import Newsroom
internal import Pictures
internal import Wire

/// `manchette import SITE html FILE`: a saved page of a news site becomes an article.
struct ImportPage: Sendable {
    /// Path of the section; `nil` for the page's own, or a general one.
    var section: [String]?
    /// Path prefix of the edition; `nil` for the one in the page's language, else the default one.
    var edition: String?
    let media: PageMedia
    /// Whether nothing is to be written, and only told what would be.
    let isTrial: Bool
    /// Whether a page that tells no date is kept as a draft, and not published as of now.
    var keepsUndated = false

    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - path: Where it lies; pictures that were saved with the page are taken from beside it.
    ///   - address: Where it stood at the old site; leads to the article from now on.
    func run(
        _ bytes: [UInt8], path: String, address: String? = nil, in site: OpenPublication, environment: [String: String]
    ) async throws -> ImportReport {
        let publication = try await site.publication()
        let page = try HTMLPageReader.read(bytes)
        let edition = try edition(for: page, in: publication)
        let zone = site.newsroom.zone
        let now = site.newsroom.clock.now()
        var report = ImportReport(file: path, format: "html")
        for diagnostic in page.diagnostics { report.add(diagnostic) }

        let pictures = await pictures(of: page, beside: path, address: address, edition: edition, report: &report)
        let sectionPath =
            section
            ?? (page.sectionPath.isEmpty ? [GeneralSections(language: edition.language).articles] : page.sectionPath)
        let modified = page.modifiedAt?.instant(in: zone)
        // A page that tells but its last change was published no later; better that day than this one.
        let published = page.publishedAt?.instant(in: zone) ?? modified ?? now
        let isUndated = page.publishedAt == nil && modified == nil
        let item = ImportedItem(
            identity: [page.canonicalAddress?.rawValue ?? address ?? page.headline], kind: .news,
            sectionPath: sectionPath,
            kicker: page.kicker, headline: page.headline, standfirst: page.standfirst, source: page.siteName,
            body: page.body.replacingPictures { placeholder in
                pictures.numbers[Int(placeholder.rawValue)].map { PictureID(rawValue: Int64($0)) }
            },
            pictures: pictures.pictures, leadPicture: page.leadPicture.flatMap { pictures.numbers[$0] },
            byline: page.byline, topics: page.topics, publishedAt: published,
            modifiedAt: modified.flatMap { $0 > published ? $0 : nil },
            oldPaths: address.flatMap { AddressList.path(of: $0) }.map { [$0] } ?? [],
            state: isUndated && keepsUndated ? .draft : .published
        )
        report.state = item.state
        if item.state == .draft { report.note(.noDate, address ?? page.headline) }
        report.describe(page, publishedAt: item.publishedAt, zone: zone)
        let outcome = try await ImportArticles(site.newsroom)(
            [item], in: edition, format: "html",
            reserved: try site.reservedPathPieces(in: edition, publication: publication, environment: environment),
            old: address == nil
                ? nil : OldAddresses(words: try site.pathWords(of: publication, environment: environment)),
            isTrial: isTrial
        )
        report.add(outcome, zone: zone)
        return report
    }

    private func edition(for page: ImportedPage, in publication: Publication) throws -> Edition {
        if edition != nil { return try publication.edition(at: edition) }
        if let language = page.language,
            let match = publication.editions.first(where: { $0.language == language })
                ?? publication.editions.first(where: { $0.language.primary == language.primary })
        {
            return match
        }
        return try publication.edition(at: nil)
    }

    /// The page's pictures, put into the media folder; `numbers` maps the page's to theirs.
    private func pictures(
        of page: ImportedPage, beside path: String, address: String?, edition: Edition, report: inout ImportReport
    ) async -> (pictures: [Picture], numbers: [Int: Int]) {
        var pictures: [Picture] = []
        var numbers: [Int: Int] = [:]
        for (index, imported) in page.pictures.enumerated() {
            let name = imported.address?.rawValue ?? imported.source
            switch await media.take(imported, beside: path, address: address, edition: edition.id) {
            case .taken(let picture):
                numbers[index] = pictures.count
                pictures.append(picture)
            case .found: report.picturesFound += 1
            case .missing: report.skip(.pictureMissing, "the picture \(name): there is no file of it", name)
            case .notFetched(let error):
                report.skip(.pictureNotFetched, "the picture \(name): \(error)", "\(name): \(error)")
            case .refused(let error): report.skip(.pictureRefused, "the picture \(name): \(error)", "\(name): \(error)")
            }
        }
        report.picturesFound += pictures.count
        return (pictures, numbers)
    }
}

extension ImportReport {
    fileprivate mutating func describe(_ page: ImportedPage, publishedAt: Instant, zone: Zone) {
        found.append("the article “\(page.headline)”, \(page.body.blocks.count) blocks")
        let moment = zone.iso8601(publishedAt)
        if page.publishedAt != nil {
            found.append("published \(moment)")
        } else {
            found.append(
                "dated \(moment), \(page.modifiedAt == nil ? "the moment of this import" : "the page's last change")")
        }
        if !page.byline.isEmpty { found.append("by \(page.byline.joined(separator: ", "))") }
        if page.standfirst == nil { skip(.leftOut, "there is no standfirst") }
        if !page.sectionPath.isEmpty { found.append("the section “\(page.sectionPath.joined(separator: "/"))”") }
    }
}
