internal import Foundation

/// Where a command writes: results to standard output, errors and progress to standard error.
public struct Console: Sendable {
    private let write: @Sendable (String, Bool) -> Void
    /// Whether standard error is a terminal, so that a line may be drawn over.
    public let isInteractive: Bool

    /// - Parameter write: Takes a text and whether it goes to standard error.
    public init(isInteractive: Bool, write: @escaping @Sendable (String, Bool) -> Void) {
        self.isInteractive = isInteractive
        self.write = write
    }

    /// The process's own streams.
    public static let standard = Console(isInteractive: isatty(2) == 1) { text, isError in
        let handle = isError ? FileHandle.standardError : FileHandle.standardOutput
        try? handle.write(contentsOf: Data(text.utf8))
    }

    /// A line of the answer.
    public func line(_ text: String = "") { write(text + "\n", false) }

    /// A sentence about something wrong.
    public func error(_ text: String) { write(text + "\n", true) }

    /// Draws over the present line of a terminal; elsewhere does nothing.
    func redraw(_ text: String) { if isInteractive { write("\r\u{1B}[2K" + text, true) } }

    func note(_ text: String) { write(text + "\n", true) }

    /// How far a long command has come where nobody knows how much there is: over the line before on a terminal, else a
    /// line of its own.
    func step(_ text: String) { if isInteractive { redraw(text) } else { note(text) } }
}
