internal import Crypto
internal import Foundation

/// The theme's one style sheet, made small for standing in every page.
struct StyleSheet: Sendable {
    let text: String
    /// The source expression that lets the browser use it (CSP 3, 2.3.1).
    let securitySource: String

    init(_ source: String) {
        text = StyleSheet.minified(source)
        let digest = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
        securitySource = "'sha256-\(digest)'"
    }

    /// Without comments and without white space that means nothing. Strings are left alone; spaces around `+` and `-`,
    /// which `calc` needs, stay.
    static func minified(_ source: String) -> String {
        var out: [Character] = []
        var characters = Array(source)[...]
        var pendingSpace = false
        while let character = characters.first {
            if character == "/", characters.dropFirst().first == "*" {
                characters = characters.dropFirst(2)
                while !characters.isEmpty, !(characters.first == "*" && characters.dropFirst().first == "/") {
                    characters = characters.dropFirst()
                }
                characters = characters.dropFirst(2)
                continue
            }
            characters = characters.dropFirst()
            if character.isWhitespace {
                pendingSpace = true
                continue
            }
            let tight: Set<Character> = ["{", "}", ";", ",", ">"]
            if pendingSpace, let last = out.last, !tight.contains(last), !tight.contains(character), last != ":" {
                out.append(" ")
            }
            pendingSpace = false
            if character == "}", out.last == ";" { out.removeLast() }
            out.append(character)
            if character == "\"" || character == "'" {
                while let next = characters.first {
                    characters = characters.dropFirst()
                    out.append(next)
                    if next == character { break }
                }
            }
        }
        return String(out)
    }
}
