/// The marks that open what ends with ? or ! in Spanish (Ortografía de la lengua española, RAE 2010, § 3.4.9).
enum SpanishMarks {
    /// Whether a question or an exclamation has no mark that opens it. One of the two kinds may open what the other
    /// closes, as in ¡Qué has hecho?, and a mark alone between brackets doubts or wonders at what stands before it.
    static func lacksOpening(_ text: String) -> Bool {
        var isOpen = false
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "¿", "¡": isOpen = true
            // What was opened ends with its paragraph.
            case "\n": isOpen = false
            case "?", "!":
                let next = index + 1 < scalars.count ? scalars[index + 1] : " "
                // Within a word it is no mark of a sentence: index.php?id=1. Of several the last one closes.
                if next.properties.isAlphabetic || next.properties.numericType != nil || next == "?" || next == "!" {
                    continue
                }
                if !isOpen, index == 0 || scalars[index - 1] != "(" || next != ")" { return true }
                isOpen = false
            default: break
            }
        }
        return false
    }
}
