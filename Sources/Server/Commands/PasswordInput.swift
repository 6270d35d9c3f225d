internal import Foundation
internal import News

/// A password from standard input: the first line, or what is typed, which the terminal does not show.
enum PasswordInput {
    static func read(console: Console) throws -> String {
        let isTyped = isatty(0) == 1
        var shown = termios()
        let hides = isTyped && tcgetattr(0, &shown) == 0
        if isTyped { console.note("Password (it is not shown):") }
        if hides {
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(0, TCSAFLUSH, &hidden)
        }
        defer { if hides { tcsetattr(0, TCSAFLUSH, &shown) } }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw NewsError(
                .invalid, "There is no password.", help: "Give it on standard input: manchette user add … < FILE"
            )
        }
        return line
    }
}
