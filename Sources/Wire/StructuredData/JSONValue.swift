/// A piece of JSON that keeps the order of its keys.
public indirect enum JSONValue: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSONValue])
    /// Absent values are left out.
    case object([(String, JSONValue?)])

    /// The JSON text (RFC 8259), with `<`, `>`, `&` and the line separators escaped so that it may stand inside a
    /// `script` element of an HTML page.
    public var scriptSafeText: String {
        var out = ""
        write(to: &out, inScript: true)
        return out
    }

    /// The JSON text as a document of its own, where markup means nothing.
    public var plainText: String {
        var out = ""
        write(to: &out, inScript: false)
        return out
    }

    /// The same with every text changed; names of members stay.
    public func mapTexts(_ change: (String) -> String) -> JSONValue {
        switch self {
        case .text(let text): .text(change(text))
        case .number, .flag: self
        case .list(let values): .list(values.map { $0.mapTexts(change) })
        case .object(let members): .object(members.map { ($0, $1?.mapTexts(change)) })
        }
    }

    private func write(to out: inout String, inScript: Bool) {
        switch self {
        case .text(let text): JSONValue.write(text, to: &out, inScript: inScript)
        case .number(let number): out += String(number)
        case .flag(let flag): out += flag ? "true" : "false"
        case .list(let values):
            out += "["
            for (index, value) in values.enumerated() {
                if index > 0 { out += "," }
                value.write(to: &out, inScript: inScript)
            }
            out += "]"
        case .object(let members):
            out += "{"
            var isFirst = true
            for case (let name, let value?) in members {
                if !isFirst { out += "," }
                isFirst = false
                JSONValue.write(name, to: &out, inScript: inScript)
                out += ":"
                value.write(to: &out, inScript: inScript)
            }
            out += "}"
        }
    }

    private static func write(_ text: String, to out: inout String, inScript: Bool) {
        out += "\""
        // Most texts need no escape; U+2028 and U+2029 begin with E2 80.
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C
                && (!inScript || $0 != 0x3C && $0 != 0x3E && $0 != 0x26 && $0 != 0xE2)
        }
        if isPlain {
            out += text
            out += "\""
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "<" where inScript: out += "\\u003c"
            case ">" where inScript: out += "\\u003e"
            case "&" where inScript: out += "\\u0026"
            case "\u{2028}": out += "\\u2028"
            case "\u{2029}": out += "\\u2029"
            case _ where scalar.value < 0x20:
                out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
