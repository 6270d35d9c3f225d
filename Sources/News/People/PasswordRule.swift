internal import Foundation

/// What a password must be: ten characters or more, not the person's own address or name, and none of those that are
/// tried first. There is no rule about kinds of characters: they make passwords worse, not better (NIST SP 800-63B).
public enum PasswordRule {
    /// In characters as people see them.
    public static let leastLength = 10
    /// In bytes of UTF-8; more would only be work for the machine.
    public static let mostBytes = 1024

    /// The form that is hashed: however a keyboard composes an accent, the password is the same (NFKC).
    public static func normalized(_ password: String) -> String { password.precomposedStringWithCompatibilityMapping }

    /// - Throws: `NewsError(.invalid)` with the field `password`; the password itself is in no sentence.
    public static func check(_ password: String, email: EmailAddress, name: String) throws {
        let password = normalized(password)
        guard password.count >= leastLength else {
            throw refusal("The password is too short.", "Take \(leastLength) characters or more.")
        }
        guard password.utf8.count <= mostBytes else {
            throw refusal("The password is too long.", "Take at most \(mostBytes) bytes.")
        }
        let folded = folded(password)
        guard folded != self.folded(email.rawValue), folded != self.folded(name) else {
            throw refusal("The password is the address or the name.", "Take another, which others cannot guess.")
        }
        guard !commonest.contains(folded) else {
            throw refusal("The password is one of those that are tried first.", "Take a few words of your own.")
        }
    }

    private static func refusal(_ message: Sentence, _ help: String) -> NewsError {
        NewsError(.invalid, message, field: "password", help: help)
    }

    private static func folded(_ text: String) -> String {
        normalized(text).folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The commonest of ten characters or more, in the languages of our newsrooms; shorter ones are refused anyway.
    private static let commonest = Set(
        [
            "0123456789", "01234567890", "1029384756", "1111111111", "0000000000", "1122334455", "1212121212",
            "1234512345",
            "1234567890", "12345678910", "123456789a", "123456789q", "12345678900", "9876543210", "0987654321",
            "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qwertyuiop", "qwerty12345", "qwerty123456", "asdfghjkl;",
            "azertyuiop", "azerty12345", "azerty123456", "qsdfghjklm", "aaaaaaaaaa", "abcdefghij", "abcd123456",
            "password12", "password123", "password1234", "password12345", "passw0rd123", "p@ssw0rd123", "p@ssword123",
            "motdepasse", "motdepasse1", "motdepasse123", "contrasena", "contrasena1", "contrasena123",
            "changeme123", "changemenow", "letmein123", "welcome123", "bienvenue1", "bienvenue123", "bienvenido",
            "bienvenido1", "bienvenidos", "administrator", "administrateur", "administrador", "admin12345",
            "admin123456",
            "superadmin", "iloveyou123", "jetaime123", "marseille13", "casablanca", "casablanca1", "marrakech1",
            "maroc12345", "football123", "barcelona1", "realmadrid", "realmadrid1", "manchester", "redaction1",
            "journaliste", "journalist1", "newsroom123", "٠١٢٣٤٥٦٧٨٩", "١٢٣٤٥٦٧٨٩٠", "كلمة السر", "كلمة المرور",
        ].map(folded)
    )
}
