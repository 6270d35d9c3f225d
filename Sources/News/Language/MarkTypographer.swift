/// A language whose marks stand close to the word before them: English, Spanish, Arabic. They differ in their quotation
/// marks and in the script of a few others.
struct MarkTypographer: Typographer {
    let openQuote: StaticString
    let closeQuote: StaticString
    /// Whether ' becomes ’ or ‘.
    var curlsApostrophes = true
    /// Whether , ; ? become ، ؛ ؟ in Arabic text.
    var usesArabicMarks = false

    /// Bytes that begin what this looks at: the marks, « and » (0xC2), ، ؛ ؟ (0xD8).
    private static let marks = ByteSet("\"'.,;:!?", and: [0xC2])
    private static let arabicMarks = ByteSet("\"'.,;:!?", and: [0xC2, 0xD8])

    func set(_ galley: inout Galley) {
        let marks = usesArabicMarks ? Self.arabicMarks : Self.marks
        var isQuoted = false
        var index = 0
        while index < galley.source.count {
            let byte = galley.source[index]
            guard marks.contains(byte) else {
                index += 1
                continue
            }
            switch byte {
            case 0x22: index = galley.setQuote(at: index, open: openQuote, close: closeQuote, space: nil)
            case 0x27:
                if curlsApostrophes { setApostrophe(at: index, isQuoted: &isQuoted, &galley) }
                index += 1
            case 0x2E:
                let next = galley.setPoints(at: index)
                if next == index + 1, !galley.isLiteral(at: index) { galley.tighten(before: index, length: 1) }
                index = next
            case 0xC2 where galley.has("«", at: index): index = galley.setLeftGuillemet(at: index, space: nil)
            case 0xC2 where galley.has("»", at: index):
                galley.setRightGuillemet(at: index, space: nil)
                index += 2
            case 0xC2 where galley.has("¿", at: index) || galley.has("¡", at: index):
                index = setOpening(after: index + 2, &galley)
            case 0xD8:
                let isMark = galley.has("،", at: index) || galley.has("؛", at: index) || galley.has("؟", at: index)
                if isMark { galley.tighten(before: index, length: 2) }
                index += 2
            case 0x2C, 0x3A, 0x3B, 0x3F, 0x21:
                if !galley.isLiteral(at: index) { setMark(byte, at: index, &galley) }
                index += 1
            default: index += 1
            }
        }
    }

    /// ¿ Qué → ¿Qué.
    /// - Returns: Where to go on in the source.
    private func setOpening(after index: Int, _ galley: inout Galley) -> Int {
        let next = galley.endOfSpaces(from: index)
        guard next > index, galley.scalar(at: next)?.isLetterOrDigit ?? false else { return index }
        galley.take(to: index)
        galley.put("", insteadTo: next)
        return next
    }

    private func setMark(_ mark: UInt8, at index: Int, _ galley: inout Galley) {
        guard usesArabicMarks, let arabic = Self.arabic(mark) else {
            galley.tighten(before: index, length: 1)
            return
        }
        galley.take(to: index)
        guard let before = galley.lastVisible else { return }
        let next = galley.endOfSpaces(from: index + 1)
        let goesOn = next > index + 1 && (galley.scalar(at: next)?.isArabic ?? false)
        guard before.isArabic || goesOn else { return }
        if before.isLetterOrDigit || before.isArabic || before.isClosing { galley.dropSpaces() }
        galley.put(arabic, insteadTo: index + 1)
    }

    private static func arabic(_ mark: UInt8) -> StaticString? {
        switch mark {
        case 0x2C: "،"
        case 0x3B: "؛"
        case 0x3F: "؟"
        default: nil
        }
    }

    /// don't → don’t, the players' → the players’, 'so' → ‘so’, '90s → ’90s; feet (5'10) are left.
    private func setApostrophe(at index: Int, isQuoted: inout Bool, _ galley: inout Galley) {
        guard !galley.isLiteral(at: index) else { return }
        galley.take(to: index)
        let next = galley.scalar(at: index + 1)
        guard let last = galley.last, !galley.endsWithSpace, last != "\n", !last.isOpening else {
            guard let next, next.isLetterOrDigit else { return }
            isQuoted = next.isLetter && hasEndOfQuote(after: index, galley)
            galley.put(isQuoted ? "‘" : "’", insteadTo: index + 1)
            return
        }
        if last.isLetter || last.isLetterOrDigit && !(next?.isLetterOrDigit ?? false) || next?.isLetter ?? false
            || isQuoted && last.isClosing
        {
            if !(next?.isLetterOrDigit ?? false) { isQuoted = false }
            galley.put("’", insteadTo: index + 1)
        }
    }

    /// Whether another ' on the line stands at the end of a word.
    private func hasEndOfQuote(after index: Int, _ galley: Galley) -> Bool {
        let source = galley.source
        var place = index + 1
        while place < source.count, source[place] != 0x0A {
            if source[place] == 0x27, Galley.spaceLength(of: source, endingAt: place) == 0,
                !(galley.scalar(at: place + 1)?.isLetterOrDigit ?? false)
            {
                return true
            }
            place += 1
        }
        return false
    }
}
