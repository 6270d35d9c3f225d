internal import Foundation

/// What a picture's file says of it (IPTC-IIM, XMP, Exif), as far as a newsroom needs it. Where it was taken and with which
/// camera is not part of it.
public struct PictureMetadata: Sendable, Hashable {
    public var caption: String?
    public var headline: String?
    public var altText: String?
    /// Who made it.
    public var creator: String?
    /// The agency or paper it comes from.
    public var credit: String?
    public var copyright: String?
    /// `2026-11-24` or `2026-11-24T10:30:00`, without a zone.
    public var takenOn: String?
    /// 1 to 8, as Exif counts them.
    var orientation = 1

    public init() {}

    /// Who must be named with it, as papers print it: `Imane Souiri / Reuters`.
    public var creditLine: String? {
        guard let creator else { return credit }
        guard let credit, credit != creator else { return creator }
        if credit.localizedStandardContains(creator) { return credit }
        return "\(creator) / \(credit)"
    }

    /// What is missing here is taken from `other`.
    func filled(from other: PictureMetadata) -> PictureMetadata {
        var all = self
        all.caption = caption ?? other.caption
        all.headline = headline ?? other.headline
        all.altText = altText ?? other.altText
        all.creator = creator ?? other.creator
        all.credit = credit ?? other.credit
        all.copyright = copyright ?? other.copyright
        all.takenOn = takenOn ?? other.takenOn
        if orientation == 1 { all.orientation = other.orientation }
        return all
    }

    /// Text as it stands in a file: without ends of white space and NULs, of a bearable length; `nil` for nothing.
    static func text(_ raw: String?) -> String? {
        guard let raw else { return nil }
        let clean = String(
            String.UnicodeScalarView(
                raw.replacing("\r\n", with: "\n").unicodeScalars.filter {
                    $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F
                }))
        let text = clean.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : String(text.prefix(2000))
    }

    /// UTF-8 where it is that, else Latin-1, as old cameras and desks wrote.
    static func text(of bytes: some Sequence<UInt8>) -> String? {
        let bytes = Array(bytes)
        return text(
            String(validating: bytes, as: UTF8.self)
                ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }

    /// `2026:11:24 10:30:00`, `20261124` or an ISO date, as an ISO date with its time where there is one.
    static func date(_ raw: String?) -> String? {
        guard let raw = text(raw) else { return nil }
        let digits = raw.prefix(10).filter { ("0"..."9").contains($0) }
        guard digits.count == 8, let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month),
            let day = Int(digits.suffix(2)), (1...31).contains(day)
        else { return nil }
        let date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        let clock = raw.dropFirst(11).prefix(8)
        guard raw.count >= 16, clock.wholeMatch(of: /[0-2]\d:[0-5]\d(:[0-6]\d)?/) != nil else { return date }
        return "\(date)T\(clock)"
    }
}
