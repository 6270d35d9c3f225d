/// Lines above the text that are about it.
enum OpeningLine {
    static func isByline(_ line: String) -> Bool {
        let lowered = line.lowercased()
        return ["par ", "par:", "by ", "by:", "por ", "بقلم", "كتب:", "كتبه", "إعداد", "sɣur "].contains {
            lowered.hasPrefix($0)
        }
    }

    /// A date with few words around it.
    static func isDate(_ line: String) -> Bool {
        line.split(whereSeparator: \.isWhitespace).count <= 10
            && (line.count <= 40
                || ["publi", "post", "le ", "mis ", "نشر", "بتاريخ", "on ", "updated", "date"].contains {
                    line.lowercased().hasPrefix($0)
                })
    }
}
