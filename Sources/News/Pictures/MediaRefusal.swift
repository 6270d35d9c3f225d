/// Why a file is not taken into the media library: a word for programs, and the values of the sentence that goes with it.
public struct MediaRefusal: Error, Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
        case unknownFormat, tooLarge, tooManyPixels, damaged, twoThings, wrongName, unavailable
    }

    public let reason: Reason
    public let values: [String: String]

    public init(_ reason: Reason, _ values: [String: String] = [:]) {
        self.reason = reason
        self.values = values
    }
}
