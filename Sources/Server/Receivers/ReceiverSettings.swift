internal import Foundation
internal import News
internal import Newsroom

/// Who outside is told of what happens, as the settings tell it; webhooks are the desk's.
public struct ReceiverSettings: Sendable {
    /// What proves to the search engines that we speak for the site; `nil` where they are told nothing.
    var indexNowKey: String?
    /// Where they are told.
    var indexNowAddress: LinkTarget?
    /// The hub that carries the feeds on; `nil` where there is none.
    var hub: LinkTarget?
    /// Private networks that may be reached.
    var networks: [IPNetwork] = []

    /// Those of the program's own that are told.
    var receivers: Set<Receiver> {
        var receivers: Set<Receiver> = []
        if indexNowKey != nil { receivers.insert(.indexNow) }
        if hub != nil { receivers.insert(.webSub) }
        return receivers
    }
}

extension SettingsReader {
    static let receiverKeys: Set<String> = ["indexnow.key", "indexnow.address", "websub.hub", "receivers.networks"]

    func receivers() throws -> ReceiverSettings {
        let key = try text("indexnow.key")
        if let key {
            let isPlain = key.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
            }
            guard isPlain, (8...128).contains(key.utf8.count) else {
                throw NewsError(
                    .invalid, "“indexnow.key” is no key.", field: place(of: "indexnow.key"),
                    help: "Write 8 to 128 letters, digits and hyphens."
                )
            }
        }
        return ReceiverSettings(
            indexNowKey: key,
            indexNowAddress: try target("indexnow.address")
                ?? LinkTarget(rawValue: "https://api.indexnow.org/indexnow"),
            hub: try target("websub.hub"), networks: try networks("receivers.networks")
        )
    }

    private func target(_ key: String) throws -> LinkTarget? {
        guard let text = try text(key) else { return nil }
        guard let target = LinkTarget(rawValue: text), target.isExternal else {
            throw NewsError(
                .invalid, "“\(key)” is “\(text)”, and no address.", field: place(of: key),
                help: "Write it whole, with https."
            )
        }
        return target
    }
}
