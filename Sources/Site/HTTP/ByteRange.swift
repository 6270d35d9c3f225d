/// The part of a file that a request asks for (RFC 9110, 14.1): one range of bytes; of several the whole is given.
enum ByteRange: Equatable {
    case part(ClosedRange<Int>)
    case unsatisfiable
    /// It cannot be read, and the whole file is the answer.
    case ignored

    static func read(_ header: String, length: Int) -> ByteRange {
        guard header.hasPrefix("bytes="), header.utf8.count < 100 else { return .ignored }
        let pieces = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            return .ignored
        }
        switch (Int(pieces[0]), Int(pieces[1])) {
        case (let first?, let last?):
            guard first <= last else { return .ignored }
            return first < length ? .part(first...min(last, length - 1)) : .unsatisfiable
        case (let first?, nil): return first < length ? .part(first...(length - 1)) : .unsatisfiable
        case (nil, let count?):
            return count > 0 && length > 0 ? .part(max(length - count, 0)...(length - 1)) : .unsatisfiable
        case (nil, nil): return .ignored
        }
    }
}
