internal import News

/// A revision's content as its row keeps it: whole, or as what is put between the beginning and the end of an earlier
/// whole one, its keyframe (docs/decisions/0008).
struct RevisionText: Sendable {
    /// The text itself.
    let whole: String
    /// What stands in the column `content`.
    let stored: String
    /// The number of the revision that `stored` is a splice into; `nil` where it is whole.
    let keyframe: Int?

    /// The newest revision of an article with the keyframe that a next one may be a splice into.
    struct Base: Sendable {
        let number: Int
        let whole: String
        let keyframe: Int
        let keyframeText: String
    }

    /// A text kept whole.
    init(whole: String) { self.init(whole: whole, stored: whole, keyframe: nil) }

    private init(whole: String, stored: String, keyframe: Int?) {
        self.whole = whole
        self.stored = stored
        self.keyframe = keyframe
    }

    /// A text kept as a splice into the base's keyframe, where that is short enough.
    init(_ text: String, after base: Base) {
        let old = Array(base.keyframeText.utf8)
        let new = Array(text.utf8)
        let shorter = min(old.count, new.count)
        var head = 0
        while head < shorter, old[head] == new[head] { head += 1 }
        // Neither cut may stand within a scalar.
        while head > 0, head < new.count, RevisionText.continues(new[head]) { head -= 1 }
        var tail = 0
        while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        while tail > 0, RevisionText.continues(new[new.count - tail]) { tail -= 1 }
        let middle = new[head..<(new.count - tail)]
        guard middle.count <= RevisionText.longestSplice(in: new.count) else {
            self.init(whole: text)
            return
        }
        self.init(
            whole: text, stored: "\(head) \(tail)\n" + String(decoding: middle, as: UTF8.self), keyframe: base.keyframe
        )
    }

    /// The text behind a row.
    static func whole(_ stored: String, keyframe: String?) throws -> String {
        guard let keyframe else { return stored }
        let line = stored.prefix { $0 != "\n" }
        let numbers = line.split(separator: " ").compactMap { Int($0) }
        let bytes = Array(keyframe.utf8)
        guard numbers.count == 2, numbers[0] >= 0, numbers[1] >= 0, numbers[0] + numbers[1] <= bytes.count else {
            throw NewsError(.fault, "A revision in the store cannot be read.")
        }
        let middle = stored.utf8.dropFirst(line.utf8.count + 1)
        return String(decoding: bytes[..<numbers[0]] + middle + bytes[(bytes.count - numbers[1])...], as: UTF8.self)
    }

    private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// With saves every ten letters or so, a keyframe each time the splice reaches about four times the root of the
    /// text's length makes the least of splices and keyframes together.
    private static func longestSplice(in length: Int) -> Int { 4 * Int(Double(length).squareRoot()) }
}
