/// The names in a byline, without the words around them.
enum BylineNames {
    static func names(in text: String) -> [String] {
        var line = PageText.plain(text)
        guard line.utf8.count <= 400 else { return [] }
        line = withoutBrackets(line)
        for _ in 0..<3 {
            let shorter = withoutOpening(line)
            if shorter == line { break }
            line = shorter
        }
        var names: [String] = []
        for piece in pieces(of: line) {
            guard names.count < 20, let name = name(piece), !names.contains(name) else { continue }
            names.append(name)
        }
        return names
    }

    private static let openings = [
        "propos recueillis par", "article rédigé par", "rédigé par", "publié par", "écrit par", "texte de", "par",
        "written by", "posted by", "published by", "story by", "words by", "reported by", "author:", "by:", "by",
        "escrito por", "publicado por", "redactado por", "por", "auteur :", "auteur:", "autor:", "بقلم", "كتب:", "كتبه",
        "كتبها", "كتبت", "كتب", "الكاتب", "إعداد", "حاوره", "تحرير", "sɣur", "ⵙⵖⵓⵔ",
    ]

    private static func withoutOpening(_ text: String) -> String {
        let line = PageText.trimmed(text)
        let lowered = line.lowercased()
        // Lower case may change the count of characters in rare scripts; none of ours.
        guard lowered.count == line.count else { return line }
        for opening in openings where lowered.hasPrefix(opening) {
            let rest = line.dropFirst(opening.count)
            guard let next = rest.first else { return "" }
            if next.isLetter, !opening.hasSuffix(":") { continue }
            return PageText.trimmed(String(rest.drop { $0.isWhitespace || ":：-–—".contains($0) }))
        }
        return line
    }

    private static func withoutBrackets(_ text: String) -> String {
        var depth = 0
        var result = ""
        for character in text {
            if character == "(" || character == "[" { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ")" || character == "]" { depth = max(0, depth - 1) }
        }
        return result
    }

    private static func pieces(of line: String) -> [String] {
        var pieces: [String] = [""]
        var words: [Substring] = []
        func close() {
            if !words.isEmpty { pieces[pieces.count - 1] = words.joined(separator: " ") }
            words = []
            pieces.append("")
        }
        let all = line.split(whereSeparator: \.isWhitespace)
        for (place, word) in all.enumerated() {
            let lowered = word.lowercased()
            if ["et", "and", "&", "y", "avec", "with", "con", "و", "مع", "d", "ⴷ", "/", "|", "-", "–", "—", "•", "·"]
                .contains(lowered)
            {
                close()
                continue
            }
            // What follows these is a date or a place, no name.
            if !words.isEmpty || pieces.count > 1,
                ["à", "at", "في", "يوم"].contains(lowered) || isDated(lowered, all.dropFirst(place + 1).first)
            {
                close()
                break
            }
            var rest = word[...]
            while let place = rest.firstIndex(where: { ",;،؛/|".contains($0) }) {
                if place > rest.startIndex { words.append(rest[..<place]) }
                close()
                rest = rest[rest.index(after: place)...]
            }
            if !rest.isEmpty { words.append(rest) }
        }
        close()
        return pieces.filter { !$0.isEmpty }
    }

    /// Whether an article stands before a day, as in “le 12 mai”, and not within a name, as in “Karim El Fassi”.
    private static func isDated(_ word: String, _ next: Substring?) -> Bool {
        guard ["le", "el", "on"].contains(word), let next else { return false }
        return next.first?.isNumber == true || days.contains(next.lowercased().trimmingEdges(of: ",."))
    }

    private static let days: Set<String> = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
        "domingo", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]

    private static let honorifics: Set<String> = [
        "m.", "mme", "mlle", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "pr", "pr.", "me",
        "د.", "ذ.", "الدكتور", "الدكتورة", "الأستاذ", "الأستاذة", "الصحفي", "الصحفية", "الصحافي", "الصحافية", "sr.",
        "sra.",
        "don", "doña", "journaliste", "journalist", "reporter", "grand", "correspondant", "correspondante",
    ]

    /// Words that tell a job: a piece with one of them is no name.
    private static let jobs: Set<String> = [
        "journaliste", "correspondant", "correspondante", "envoyé", "envoyée", "spécial", "spéciale", "rédacteur",
        "rédactrice", "chef", "reporter", "editor", "writer", "correspondent", "journalist", "columnist", "chroniqueur",
        "chroniqueuse", "éditorialiste", "stagiaire", "redactor", "redactora", "corresponsal", "periodista", "مراسل",
        "مراسلة", "صحفي", "صحفية", "صحافي", "صحافية", "محرر", "محررة", "متدرب", "متدربة", "desk", "senior", "directeur",
        "directrice",
    ]
    private static let machines: Set<String> = [
        "admin", "administrator", "administrateur", "webmaster", "wpadmin", "user",
    ]

    private static func name(_ piece: String) -> String? {
        var words = piece.split(whereSeparator: \.isWhitespace)
        while let first = words.first, words.count > 1, honorifics.contains(first.lowercased()) { words.removeFirst() }
        guard (1...6).contains(words.count), !words.contains(where: { jobs.contains($0.lowercased()) }) else {
            return nil
        }
        let name = words.joined(separator: " ").trimmingEdges(of: ".:،,*")
        guard (2...60).contains(name.count), name.contains(where: \.isLetter), !name.contains(where: \.isNumber),
            !name.contains("@"), !name.contains("://"), !name.contains("www."), !machines.contains(name.lowercased())
        else { return nil }
        // "avec agences", "de Rabat": words of a sentence and no name.
        if let first = name.first, first.isLowercase, words.count == 1 || !name.contains(where: \.isUppercase) {
            return nil
        }
        return name
    }
}

extension String {
    fileprivate func trimmingEdges(of marks: String) -> String {
        var rest = self[...]
        while let first = rest.first, marks.contains(first) || first.isWhitespace { rest = rest.dropFirst() }
        // "M. A." keeps its point.
        while let last = rest.last,
            marks.contains(last) && !(last == "." && rest.dropLast().last?.isUppercase == true) || last.isWhitespace
        {
            rest = rest.dropLast()
        }
        return String(rest)
    }
}
