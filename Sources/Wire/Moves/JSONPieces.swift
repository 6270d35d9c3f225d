/// Cuts a long JSON text into the elements of its lists as they stream by: each element whole, with the path of names
/// that leads to it, so that memory does not grow with the file. JSON lines are elements of no list.
struct JSONPieces {
    /// An element is no longer than this; a longer one is passed over.
    static let longest = 16_000_000

    /// An element that nests deeper is passed over.
    private static let deepest = 64

    private enum Level: Equatable { case object, list }

    /// Paths of lists whose elements are wanted; an element that holds such a list is gone through and not kept.
    private let wanted: Set<String>
    private var levels: [Level] = []
    private var names: [String] = []
    private var nextName = ""
    private var isInText = false
    private var isEscaped = false
    private var expectsName = false
    private var text: [UInt8] = []
    private var piece: [UInt8] = []
    /// How many levels stood around the element that is being gathered.
    private var gathering: Int?
    private var isTooLong = false
    private var isLost = false
    private(set) var passed = 0
    /// Whether the text ended within an element.
    private(set) var isCut = false

    /// - Parameter wanted: Paths with dots: `db.data.posts`; the empty one is the whole text's own list, or its lines.
    init(wanted: Set<String>) { self.wanted = wanted }

    /// The names around the present place, lists left out.
    private var path: String { names.filter { !$0.isEmpty }.joined(separator: ".") }

    mutating func read(_ bytes: [UInt8], isLast: Bool, _ visit: (String, [UInt8]) -> Void) {
        for byte in bytes where !isLost { take(byte, visit) }
        if isLast, isLost || gathering != nil || isInText || !levels.isEmpty { isCut = true }
    }

    private mutating func take(_ byte: UInt8, _ visit: (String, [UInt8]) -> Void) {
        if gathering != nil {
            if piece.count < Self.longest { piece.append(byte) } else { isTooLong = true }
        }
        if isInText {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInText = false
                if expectsName, gathering == nil { nextName = String(decoding: text, as: UTF8.self) }
            } else if expectsName, gathering == nil, text.count < 200 {
                text.append(byte)
            }
            return
        }
        switch byte {
        case 0x22:
            isInText = true
            text.removeAll(keepingCapacity: true)
        case 0x7B, 0x5B: open(byte == 0x7B ? .object : .list, byte)
        case 0x7D, 0x5D: close(byte == 0x7D ? .object : .list, visit)
        case 0x2C: expectsName = levels.last == .object
        case 0x3A: expectsName = false
        default: break
        }
    }

    private mutating func open(_ level: Level, _ byte: UInt8) {
        let isElement = level == .object && levels.last != .object
        levels.append(level)
        if gathering == nil {
            names.append(nextName)
            nextName = ""
            if isElement, wanted.contains(path) {
                gathering = levels.count - 1
                piece = [byte]
                isTooLong = false
            }
        }
        expectsName = level == .object
        if let depth = gathering, levels.count - depth > Self.deepest { isTooLong = true }
        // No archive nests so deep; nothing behind it can be told apart.
        if levels.count > 100_000 { isLost = true }
    }

    private mutating func close(_ level: Level, _ visit: (String, [UInt8]) -> Void) {
        guard !levels.isEmpty else { return }
        levels.removeLast()
        expectsName = false
        if let depth = gathering {
            guard levels.count <= depth else { return }
            gathering = nil
            if isTooLong { passed += 1 } else { visit(path, piece) }
            piece = []
        }
        if !names.isEmpty { names.removeLast() }
    }
}
