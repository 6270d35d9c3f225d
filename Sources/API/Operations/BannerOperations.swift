internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Edition: Codable, Sendable { let edition: EditionID }
}

extension Answer {
    struct Banner: Codable, Sendable {
        let text: String
        /// The article it leads to.
        let article: ArticleID?
        let startsAt: Timestamp
        let endsAt: Timestamp
    }

    struct BannerVersion: Codable, Sendable {
        let number: Int
        /// Nothing where it was taken off.
        let banner: Banner?
        let by: Signatory
        let setAt: Timestamp

        init(_ version: News.BannerVersion, time: (Instant) -> Timestamp) {
            number = version.number
            banner = version.banner.map {
                Banner(text: $0.text, article: $0.article, startsAt: time($0.startsAt), endsAt: time($0.endsAt))
            }
            by = Signatory(version.author)
            setAt = time(version.setAt)
        }
    }

    struct BannerVersionList: Codable, Sendable, Paged {
        /// The newest first; the first one counts, from its beginning to its end.
        let versions: [BannerVersion]
        let next: Cursor?
    }
}

extension Input {
    private static let number = FieldNote.integer(
        0...1_000_000, "The number of the newest version, as it was looked at; 0 for none."
    )

    struct NewBanner: Codable, Sendable, Noted {
        let number: Int
        let text: String
        let article: ArticleID?
        let startsAt: Timestamp?
        let endsAt: Timestamp
        static var notes: [String: FieldNote] {
            [
                "number": Input.number, "text": .line(1...News.Banner.longestText),
                "startsAt": .plain("At once, where it is left out."), "endsAt": .plain("Two days later at most."),
            ]
        }
    }

    struct BannerEnd: Codable, Sendable, Noted {
        let number: Int
        static var notes: [String: FieldNote] { ["number": Input.number] }
    }
}

extension API {
    /// Breaking news over every page of an edition.
    static func bannerOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/banners/{edition}", "listBanners", .fronts, .scope(.draftsRead),
                "The breaking-news banners of an edition, the newest first."
            ) { (call: Call<Asked.Edition, Asked.Part, Nothing>) in
                try call.actor.require(.arrangeFronts)
                let limit = call.query.limit ?? 50
                let before = try call.query.after?.place { Int($0) }
                return try await call.desk { desk in
                    let edition = try desk.edition(call.path.edition)
                    let found = try desk.store.bannerVersions(of: edition.id, before: before, limit: limit + 1)
                    return Answer.BannerVersionList(
                        versions: found.prefix(limit).map { Answer.BannerVersion($0, time: desk.time) },
                        next: found.count > limit ? Cursor(String(found[limit - 1].number)) : nil
                    )
                }
            },
            try .write(
                .post, "/desk/banners/{edition}", "setBanner", .fronts, .settingsManage,
                "Sets an edition's breaking-news banner, in place of the one before."
            ) { (call: Call<Asked.Edition, Nothing, Input.NewBanner>) in
                let sent = call.input
                return try await SetBanner(call.newsroom)(
                    News.Banner(
                        edition: call.path.edition, text: sent.text, article: sent.article,
                        startsAt: sent.startsAt?.instant ?? call.newsroom.clock.now(), endsAt: sent.endsAt.instant
                    ), number: sent.number, by: call.actor
                )
            } answer: {
                Answer.BannerVersion($1, time: $0.time)
            },
            try .write(
                .post, "/desk/banners/{edition}/remove", "removeBanner", .fronts, .settingsManage,
                "Takes an edition's breaking-news banner off."
            ) { (call: Call<Asked.Edition, Nothing, Input.BannerEnd>) in
                try await RemoveBanner(call.newsroom)(
                    of: call.path.edition, number: call.input.number, by: call.actor
                )
            } answer: {
                Answer.BannerVersion($1, time: $0.time)
            },
        ]
    }
}
