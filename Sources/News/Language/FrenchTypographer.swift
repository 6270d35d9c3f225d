/// French spacing and marks (Lexique des règles typographiques en usage à l'Imprimerie nationale): U+202F before ; ! ?
/// and inside « », U+00A0 before : and between a number and its unit, curly apostrophes, … for three points, 20 h 03 for
/// 20h03, 2e and 1re for 2ème and 1ère.
struct FrenchTypographer: Typographer {
    private static let narrow: StaticString = "\u{202F}"
    private static let wide: StaticString = "\u{00A0}"
    /// Bytes that begin what this looks at: the marks, spaces, the h of hours, « and » (0xC2), è (0xC3), € (0xE2).
    private static let marks = ByteSet(" ;!?:\"'.,%hH", and: [0xC2, 0xC3, 0xE2])

    func set(_ galley: inout Galley) {
        let marks = Self.marks
        var index = 0
        while index < galley.source.count {
            let byte = galley.source[index]
            guard marks.contains(byte) else {
                index += 1
                continue
            }
            switch byte {
            case 0x20: index = setSpace(at: index, &galley)
            case 0x21, 0x3A, 0x3B, 0x3F:
                setMark(byte, at: index, &galley)
                index += 1
            case 0x22: index = galley.setQuote(at: index, open: "«", close: "»", space: Self.narrow)
            case 0x27:
                setApostrophe(at: index, &galley)
                index += 1
            case 0x2C:
                if !galley.isLiteral(at: index) { galley.tighten(before: index, length: 1) }
                index += 1
            case 0x2E:
                let next = galley.setPoints(at: index)
                if next == index + 1, !galley.isLiteral(at: index) { galley.tighten(before: index, length: 1) }
                index = next
            case 0x25:
                setUnit(at: index, length: 1, &galley)
                index += 1
            case 0x48, 0x68:
                setHour(at: index, &galley)
                index += 1
            case 0xC3: index = setOrdinal(at: index, &galley)
            case 0xC2 where galley.has("«", at: index):
                index = galley.setLeftGuillemet(at: index, space: Self.narrow)
            case 0xC2 where galley.has("»", at: index):
                galley.setRightGuillemet(at: index, space: Self.narrow)
                index += 2
            case 0xE2 where galley.has("€", at: index):
                setUnit(at: index, length: 3, &galley)
                index += 3
            default: index += 1
            }
        }
    }

    /// Sets the space before ; ! ? or :.
    private func setMark(_ mark: UInt8, at index: Int, _ galley: inout Galley) {
        // A mark within a word is no mark of a sentence: 12:30, std::x, index.php?id.
        guard galley.closes(at: index + 1) || galley.has("«", at: index + 1), !galley.has("::", at: index),
            !galley.isLiteral(at: index)
        else { return }
        galley.take(to: index)
        guard let before = galley.lastVisible else { return }
        let isApart = galley.endsWithSpace
        switch before {
        case "(", "[", "{", "«", "“", "‹", "¿", "¡": return
        case "!" where !isApart, "?" where !isApart:
            // "?!" and "!!!" stand together.
            if mark == 0x21 || mark == 0x3F { return }
        case ":" where !isApart, ";" where !isApart: return
        default: break
        }
        // :) and ;-)
        if isApart, mark == 0x3A || mark == 0x3B, galley.has(")", at: index + 1) { return }
        galley.endWithSpace(mark == 0x3A ? Self.wide : Self.narrow)
    }

    /// l'eau → l’eau; minutes and feet (5'30) are left.
    private func setApostrophe(at index: Int, _ galley: inout Galley) {
        guard let next = galley.scalar(at: index + 1),
            next.isLetterOrDigit || next == "«" || next == "“" || next == "\"",
            !galley.isLiteral(at: index)
        else { return }
        galley.take(to: index)
        guard let last = galley.last, last.isLetter || last.isLetterOrDigit && next.isLetter else { return }
        galley.put("’", insteadTo: index + 1)
    }

    /// Sets the space between a number and % or €.
    private func setUnit(at index: Int, length: Int, _ galley: inout Galley) {
        guard galley.byte(before: index)?.isDigit ?? false, !galley.isLiteral(at: index) else { return }
        if let next = galley.scalar(at: index + length), next.isLetterOrDigit { return }
        galley.take(to: index)
        galley.endWithSpace(Self.wide)
    }

    // MARK: Hours and ordinals

    /// 20h03 and 20H03 → 20 h 03, 20h → 20 h.
    private func setHour(at index: Int, _ galley: inout Galley) {
        guard let before = galley.byte(before: index) else { return }
        let minutes = galley.digits(at: index + 1)
        // Most that have an h are words.
        guard before.isDigit || before >= 0x80 && minutes == 2 else { return }
        guard minutes == 0 || minutes == 2, !galley.isLiteral(at: index) else { return }
        if let next = galley.scalar(at: index + 1 + minutes), next.isLetterOrDigit { return }
        galley.take(to: index)
        guard let hours = galley.lastNumber else { return }
        if minutes == 2 {
            guard hours <= 24, galley.source[index + 1] < 0x36 else { return }
            galley.endWithSpace(Self.wide)
            galley.put("h\u{00A0}", insteadTo: index + 1)
        } else if galley.source[index] == 0x68 {
            galley.endWithSpace(Self.wide)
        }
    }

    /// 2ème → 2e, XXème → XXe, 1ère → 1re, and several of them.
    /// - Returns: Where to go on in the source.
    private func setOrdinal(at index: Int, _ galley: inout Galley) -> Int {
        let isFirst = galley.has("ère", at: index)
        guard isFirst || galley.has("ème", at: index), let before = galley.byte(before: index),
            before.isDigit || "IVXLC".utf8.contains(before), !galley.isLiteral(at: index)
        else { return index + 2 }
        let isMany = galley.has("s", at: index + 4)
        let end = index + (isMany ? 5 : 4)
        if let next = galley.scalar(at: end), next.isLetterOrDigit { return index + 2 }
        galley.take(to: index)
        let number = word(galley)
        let isNumber = number.allSatisfy(\.isNumber) || number.allSatisfy { "IVXLC".contains($0) }
        guard !number.isEmpty, isNumber, !isFirst || number == "1" || number == "I" else { return index + 2 }
        switch (isFirst, isMany) {
        case (true, false): galley.put("re", insteadTo: end)
        case (true, true): galley.put("res", insteadTo: end)
        case (false, false): galley.put("e", insteadTo: end)
        case (false, true): galley.put("es", insteadTo: end)
        }
        return end
    }

    // MARK: Spaces that do not break

    /// Binds what must stay on one line.
    /// - Returns: Where to go on in the source.
    private func setSpace(at index: Int, _ galley: inout Galley) -> Int {
        let next = galley.endOfSpaces(from: index)
        guard let before = galley.byte(before: index), before >= 0x2E else { return next }
        guard let space = space(after: before, at: index, next: next, &galley) else { return next }
        galley.put(space, insteadTo: next)
        return next
    }

    private func space(after before: UInt8, at index: Int, next: Int, _ galley: inout Galley) -> StaticString? {
        switch before {
        case _ where before.isDigit:
            if isUnit(at: next, galley) {
                galley.take(to: index)
                return Self.wide
            }
            guard galley.digits(at: next) == 3 else { return nil }
            galley.take(to: index)
            return (1...3).contains(galley.lastDigits) ? Self.narrow : nil
        // 20 h 03
        case 0x68 where galley.digits(at: next) == 2:
            galley.take(to: index)
            return galley.endsWithNumber(then: 0x68) ? Self.wide : nil
        // n° 5, and º as many keyboards have it
        case 0xB0 where galley.digits(at: next) > 0, 0xBA where galley.digits(at: next) > 0:
            galley.take(to: index)
            return ["n°", "N°", "nº", "Nº"].contains(word(galley)) ? Self.wide : nil
        // M. X, Mme X, Dr X
        case 0x2E, 0x65, 0x72, 0x73:
            let isHonoured = galley.scalar(at: next)?.isUppercase ?? false
            guard isHonoured || before == 0x65 && galley.has("siècle", at: next) else { return nil }
            galley.take(to: index)
            return isHonoured && Self.honorifics.contains(word(galley)) || !isHonoured && isCentury(galley)
                ? Self.wide : nil
        // XXᵉ siècle
        case 0x89 where galley.has("siècle", at: next):
            galley.take(to: index)
            return isCentury(galley) ? Self.wide : nil
        default: return nil
        }
    }

    private static let honorifics: Set<String> = [
        "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Mes", "Dr", "Drs", "Pr", "Prs", "Mgr", "St.", "Ste",
    ]

    private static let units: [StaticString] = [
        "DH", "MDH", "MMDH", "MAD", "km", "kg", "h", "m", "cm", "mm", "ha", "°C",
    ]

    private func isUnit(at index: Int, _ galley: Galley) -> Bool {
        if galley.has("%", at: index) || galley.has("€", at: index) || galley.has("$", at: index) { return true }
        return Self.units.contains { unit in
            guard galley.has(unit, at: index) else { return false }
            let after = galley.scalar(at: index + unit.utf8CodeUnitCount)
            // km/h, km2 and km² are units too.
            return after.map { !$0.isLetter } ?? true
        }
    }

    private func word(_ galley: Galley) -> String { galley.lastWord(maximum: 8) }

    /// Whether the output ends with a century's number: XXᵉ, XXe, Ier.
    private func isCentury(_ galley: Galley) -> Bool {
        let word = word(galley)
        let number = word.prefix { "IVXLC".contains($0) }
        return !number.isEmpty && ["ᵉ", "e", "ème"].contains(String(word.dropFirst(number.count)))
    }
}
