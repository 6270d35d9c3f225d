internal import Foundation
public import News

extension WriteTransaction {
    /// Writes what is said of the publication as a whole: name, address, zone, checks and feeds.
    /// - Parameter publication: With the version that was looked at.
    /// - Throws: `NewsError(.conflict)` when it was changed meanwhile.
    public func update(_ publication: Publication) throws {
        let changed = try execute(
            """
            UPDATE publication SET name = \(publication.name), url = \(publication.url),
                time_zone = \(publication.timeZone), policy = \(try PolicyCoding.text(of: publication.policy)),
                feed_extent = \(publication.feeds.extent.rawValue), feed_authority = \(publication.feeds.authority),
                synonyms = \(publication.synonyms.text), version = version + 1
            WHERE id = 1 AND version = \(publication.version)
            """
        )
        guard changed == 1 else { throw NewsError.changedMeanwhile }
    }

    /// Writes what feeds carry and know articles by.
    public func saveFeeds(_ feeds: FeedSettings) throws {
        try execute(
            """
            UPDATE publication SET feed_extent = \(feeds.extent.rawValue), feed_authority = \(feeds.authority)
            WHERE id = 1
            """
        )
    }

    /// Replaces every link that the newsroom added to its menus.
    public func saveMenus(_ menus: [EditionID: [MenuLink.Place: [MenuLink]]]) throws {
        try execute("DELETE FROM menu_link")
        for (edition, places) in menus {
            for (place, links) in places {
                for (position, link) in links.enumerated() {
                    try execute(
                        """
                        INSERT INTO menu_link (edition_id, place, position, label, target)
                        VALUES (\(edition), \(place.rawValue), \(position), \(link.label), \(link.target))
                        """
                    )
                }
            }
        }
    }

    /// Counts the archive's days anew, as another zone has them; walks every published article once.
    public func recountArchive(of edition: EditionID, in zone: Zone) throws {
        try execute("DELETE FROM archive_day WHERE edition_id = \(edition)")
        // Months are others now; when they changed is written down again with their next change.
        try execute("DELETE FROM archive_month WHERE edition_id = \(edition)")
        var counts: [CivilDate: Int] = [:]
        var key: ListKey?
        let columns = ListSubject.latest.columns
        while true {
            let start = key ?? ListKey(publishedAt: Instant(rawValue: .min), article: ArticleID(rawValue: 0))
            let found = try rows(
                """
                SELECT published_at, article_id FROM listing
                WHERE edition_id = \(edition) AND subject_kind = \(columns.kind) AND subject_id = \(columns.id)
                    AND (published_at, article_id) > (\(start.publishedAt), \(start.article))
                ORDER BY published_at, article_id LIMIT 5000
                """
            )
            for var row in found {
                let time = try row.instant()
                counts[zone.civil(at: time).date, default: 0] += 1
                key = ListKey(publishedAt: time, article: try row.id())
            }
            if found.count < 5000 { break }
        }
        for (day, count) in counts {
            try execute("INSERT INTO archive_day (edition_id, day, articles) VALUES (\(edition), \(day), \(count))")
        }
    }
}

/// Publishing checks as the store keeps them.
enum PolicyCoding {
    static func text(of policy: PublishingPolicy?) throws -> String? {
        guard let policy else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(policy), as: UTF8.self)
    }

    static func policy(of text: String?) throws -> PublishingPolicy? {
        try text.map { try JSONDecoder().decode(PublishingPolicy.self, from: Data($0.utf8)) }
    }
}
