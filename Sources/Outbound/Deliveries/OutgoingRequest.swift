internal import Foundation
public import News

/// What is posted to a receiver.
public struct OutgoingRequest: Sendable {
    public var address: LinkTarget
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(address: LinkTarget, headers: [(name: String, value: String)], body: [UInt8]) {
        self.address = address
        self.headers = headers
        self.body = body
    }
}

/// What came of it.
public struct ReceiverAnswer: Sendable, Hashable {
    public let status: Int
    /// In milliseconds: how long the receiver asks us to wait (RFC 9110, 10.2.3).
    public let retryAfter: Int64?

    public init(status: Int, retryAfter: Int64? = nil) {
        self.status = status
        self.retryAfter = retryAfter
    }

    /// Whether the delivery is theirs now.
    public var isTaken: Bool { (200..<300).contains(status) }

    /// Reads `Retry-After`: seconds, or a date (`Sun, 06 Nov 1994 08:49:37 GMT`).
    static func wait(_ text: String, now: Instant) -> Int64? {
        if let seconds = Int64(text) { return (0...31_536_000).contains(seconds) ? seconds * 1000 : nil }
        let words = text.split { $0 == " " || $0 == "," }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2])),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let seconds = Int64(date.daysSince1970) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
        return max(0, seconds * 1000 - now.rawValue)
    }
}

/// Why nothing went out, in one sentence for the administrators.
public struct DeliveryFailure: Error, Sendable, Hashable {
    public let sentence: String

    public init(_ sentence: String) { self.sentence = sentence }
}
