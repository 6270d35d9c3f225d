internal import News
internal import Newsroom
internal import Pages

/// What a publication touched: every address, and how soon readers had it.
struct ReceiptView {
    let receipt: PublishReceipt
    let words: DeskWords
    let zone: Zone

    /// What stands at an address that had it.
    enum Kind: String, CaseIterable {
        case pages, feeds, sitemaps, receivers

        init(address: String) {
            let file = address.split(separator: "/").last.map(String.init) ?? ""
            if !address.hasPrefix("/") {
                self = .receivers
            } else if FeedAddress.Format(rawValue: file) != nil {
                self = .feeds
            } else if file.hasPrefix("sitemap"), file.hasSuffix(".xml") {
                self = .sitemaps
            } else {
                self = .pages
            }
        }
    }

    var html: HTML {
        let byKind = Dictionary(grouping: receipt.arrivals) { Kind(address: $0.address) }
        let addresses: [HTML] = Kind.allCases.compactMap { kind in
            guard let arrivals = byKind[kind] else { return nil }
            let lines: [HTML] =
                arrivals
                .sorted { ($0.freshAt.rawValue, $0.address) < ($1.freshAt.rawValue, $1.address) }
                .map { arrival in
                    let place: HTML =
                        kind == .receivers
                        ? "<bdi dir=\"ltr\">\(arrival.address)</bdi>"
                        : "<a href=\"\(arrival.address)\" dir=\"ltr\">\(ReaderAddress.readable(arrival.address))</a>"
                    return """
                        <li>\(place) \
                        <span class="soft">\(words["fresh_after", ["seconds": seconds(to: arrival.freshAt)]])</span></li>
                        """
                }
            return "<p><strong>\(words["arrivals_\(kind.rawValue)"])</strong></p><ul class=\"rows\">\(lines)</ul>"
        }
        // The index is written in the transaction of the publication itself.
        let search: HTML =
            "<p><strong>\(words["arrivals_search"])</strong> <span class=\"soft\">\(words["fresh_at_once"])</span></p>"
        let keys = receipt.keys.map(\.text).joined(separator: " ")
        return """
            <details><summary>\(words["event_\(receipt.kind.rawValue)"]) · \(words.moment(receipt.at, zone)) · \(actor)</summary>
            <p class="soft">\(words["revision"]) \(receipt.revision)</p>\(addresses)\(search)\
            <p class="keys" dir="ltr">\(keys)</p></details>
            """
    }

    /// Who did it: someone, or a part of the program.
    private var actor: HTML {
        let program = AuditSentence.words(for: receipt.actor.name)
        guard receipt.actor.user == nil, words.has(program) else { return "<bdi>\(receipt.actor.name)</bdi>" }
        return HTML(escaping: words[program])
    }

    /// `0.3`, with the language's decimal sign; what was quicker than a tenth is a tenth.
    private func seconds(to instant: Instant) -> String {
        let tenths = max(1, (instant.rawValue - receipt.at.rawValue + 50) / 100)
        let sign = ["fr", "es", "ar"].contains(words.language.primary) ? "," : "."
        return "\(words.rules.number(Int(tenths / 10)))\(sign)\(tenths % 10)"
    }
}
