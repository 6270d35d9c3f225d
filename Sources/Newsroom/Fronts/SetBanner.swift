public import News
internal import Store

/// Sets the breaking-news banner of an edition, in place of the one before; it comes and goes at its times by itself.
public struct SetBanner: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter number: The version of the edition's banner that the caller's page shows; 0 for none.
    /// - Throws: `NewsError(.invalid)` that names the field, `.conflict` when it was set or taken off meanwhile,
    ///   `.forbidden` without the right to arrange fronts.
    @discardableResult
    public func callAsFunction(_ banner: Banner, number: Int, by actor: Actor) async throws -> BannerVersion {
        let zone = newsroom.zone
        return try await newsroom.arranging(FrontID(edition: banner.edition), by: actor) { work in
            let banner = try banner.checked(at: work.now)
            if let article = banner.article {
                try work.transaction.requireShowable(article, in: banner.edition, field: "article")
            }
            let times = "\(zone.iso8601(banner.startsAt)) to \(zone.iso8601(banner.endsAt))"
            let link = banner.article.map { " article:\($0.rawValue)" } ?? ""
            return try work.insert(
                banner, of: banner.edition, after: number, verb: "SetBanner", detail: "\(times)\(link) \(banner.text)"
            )
        }
    }
}

/// Takes the breaking-news banner of an edition off before its time, or before it began.
public struct RemoveBanner: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter number: The version of the banner that the caller's page shows.
    /// - Throws: `NewsError(.conflict)` when it was set or taken off meanwhile, `.forbidden` without the right to
    ///   arrange fronts.
    @discardableResult
    public func callAsFunction(of edition: EditionID, number: Int, by actor: Actor) async throws -> BannerVersion {
        try await newsroom.arranging(FrontID(edition: edition), by: actor) { work in
            try work.insert(nil, of: edition, after: number, verb: "RemoveBanner", detail: nil)
        }
    }
}

extension FrontStep {
    fileprivate func insert(
        _ banner: Banner?, of edition: EditionID, after number: Int, verb: String, detail: String?
    ) throws -> BannerVersion {
        let known = try transaction.bannerVersions(of: edition, limit: 1).first
        guard known?.number ?? 0 == number else {
            throw NewsError(
                .conflict, "The banner was changed meanwhile.", field: "number",
                help: "\(known?.author.name ?? "") was there first. Look at it as it is now and repeat."
            )
        }
        guard banner != nil || known?.banner != nil else {
            throw NewsError(.conflict, "There is no banner to take off.", field: "number")
        }
        let version = BannerVersion(number: number + 1, banner: banner, author: actor.signatory, setAt: now)
        try transaction.insertBanner(version, of: edition)
        try transaction.publishEvent(.bannerChanged, at: now, dependencies: [.banner(edition)])
        try transaction.audit(
            at: now, actor: actor.auditName, verb: verb, subject: "banner:\(edition.rawValue)", detail: detail
        )
        return version
    }
}
