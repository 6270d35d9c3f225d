internal import News
internal import Newsroom

/// What a publication touched: every address, and how soon readers had it.
struct ReceiptView {
    let receipt: PublishReceipt
    let words: DeskWords
    let zone: Zone

    var html: HTML {
        let arrivals: [HTML] = receipt.arrivals
            .sorted { ($0.freshAt.rawValue, $0.address) < ($1.freshAt.rawValue, $1.address) }
            .map {
                """
                <li><a href="\($0.address)" dir="ltr">\(ReaderAddress.readable($0.address))</a> \
                <span class="soft">\(words["fresh_after", ["seconds": seconds(to: $0.freshAt)]])</span></li>
                """
            }
        let addresses: HTML = arrivals.isEmpty ? .empty : "<ul class=\"rows\">\(arrivals)</ul>"
        let keys = receipt.keys.map(\.text).joined(separator: " ")
        return """
            <details><summary>\(words["event_\(receipt.kind.rawValue)"]) · \(words.moment(receipt.at, zone)) · <bdi>\(receipt.actor.name)</bdi></summary>
            <p class="soft">\(words["revision"]) \(receipt.revision)</p>\(addresses)\
            <p class="keys" dir="ltr">\(keys)</p></details>
            """
    }

    /// `0.3`, with the language's decimal sign; what was quicker than a tenth is a tenth.
    private func seconds(to instant: Instant) -> String {
        let tenths = max(1, (instant.rawValue - receipt.at.rawValue + 50) / 100)
        let sign = ["fr", "es", "ar"].contains(words.language.primary) ? "," : "."
        return "\(words.rules.number(Int(tenths / 10)))\(sign)\(tenths % 10)"
    }
}
