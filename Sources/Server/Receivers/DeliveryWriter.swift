internal import Foundation
internal import News
internal import Newsroom
internal import Outbound
internal import Pages
internal import Site
internal import Store

/// Writes what goes out to receivers, from the state of the moment: what was withdrawn since it was queued is told of
/// without its words.
struct DeliveryWriter: Sendable {
    let newsroom: Newsroom
    let site: SiteResponder
    let settings: ReceiverSettings

    /// - Returns: `nil` when its receiver is there no more.
    func request(_ delivery: QueuedDelivery) async throws -> OutgoingRequest? {
        switch delivery.receiver {
        case .indexNow: try await indexNow(delivery)
        case .webSub: webSub(delivery)
        case .webhook(let id): try await webhook(delivery, id)
        }
    }

    // MARK: Pings

    private struct IndexNow: Encodable {
        let host: String
        let key: String
        let keyLocation: String
        let urlList: [String]
    }

    private func indexNow(_ delivery: QueuedDelivery) async throws -> OutgoingRequest? {
        let url = try await site.currentRenderer().publication.url
        guard let key = settings.indexNowKey, let address = settings.indexNowAddress,
            let host = LinkTarget(rawValue: url)?.host
        else { return nil }
        let body = try Self.json(
            IndexNow(
                host: host, key: key, keyLocation: "\(url)/\(key).txt", urlList: delivery.content.addresses
            )
        )
        return OutgoingRequest(
            address: address, headers: [("content-type", "application/json; charset=utf-8")], body: body
        )
    }

    /// A form with one field for each feed, as hubs read it.
    private func webSub(_ delivery: QueuedDelivery) -> OutgoingRequest? {
        guard let hub = settings.hub else { return nil }
        let plain = CharacterSet(
            charactersIn: "-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        )
        let fields = delivery.content.addresses.compactMap {
            $0.addingPercentEncoding(withAllowedCharacters: plain).map { "&hub.url=" + $0 }
        }
        return OutgoingRequest(
            address: hub, headers: [("content-type", "application/x-www-form-urlencoded")],
            body: Array(("hub.mode=publish" + fields.joined()).utf8)
        )
    }

    // MARK: Webhooks

    private struct Message: Encodable {
        struct Article: Encodable {
            let id: Int64
            let edition: Int64
            let language: String
            let url: String
            let state: String
            let revision: Int
            let headline: String?
            let standfirst: String?
            let publishedAt: String?
            let modifiedAt: String?
        }

        let type: String
        let timestamp: String
        let sequence: Int64?
        let article: Article?
    }

    private func webhook(_ delivery: QueuedDelivery, _ id: WebhookID) async throws -> OutgoingRequest? {
        let renderer = try await site.currentRenderer()
        let content = delivery.content
        let (hook, secret, article) = try await newsroom.database.read { store in
            (
                try store.webhook(id), try store.webhookSecret(id).flatMap { WebhookSecret(text: $0) },
                try content.article.flatMap { try store.article($0) }
            )
        }
        guard let hook, let secret, hook.state == .on else { return nil }
        let body = try Self.json(
            Message(
                type: content.topic?.rawValue ?? "test",
                timestamp: newsroom.zone.iso8601(content.at ?? delivery.queuedAt), sequence: content.events.first,
                article: article.flatMap { self.article($0, renderer) }
            )
        )
        let seconds = newsroom.clock.now().seconds
        return OutgoingRequest(
            address: hook.address,
            headers: [
                ("content-type", "application/json"), ("webhook-id", delivery.key),
                ("webhook-timestamp", String(seconds)),
                ("webhook-signature", secret.signature(of: body, key: delivery.key, seconds: seconds)),
            ],
            body: body
        )
    }

    private func article(_ article: Article, _ renderer: PageRenderer) -> Message.Article? {
        guard let edition = renderer.publication.edition(article.edition), article.firstPublishedAt != nil else {
            return nil
        }
        let isPublished = article.state == .published
        let content = article.content
        return Message.Article(
            id: article.id.rawValue, edition: edition.id.rawValue, language: edition.language.rawValue,
            url: renderer.addresses.absolute(.article(edition.id, article.section, article.slug, article.id)),
            state: isPublished ? "published" : article.state == .killed ? "killed" : "unpublished",
            revision: article.revision, headline: isPublished ? content.headline : nil,
            standfirst: isPublished ? content.standfirst : nil,
            publishedAt: article.publishedAt.map { newsroom.zone.iso8601($0) },
            modifiedAt: article.modifiedAt.map { newsroom.zone.iso8601($0) }
        )
    }

    private static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
