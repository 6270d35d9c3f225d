/// What a render gives: an answer to one address, with everything it depends on.
public struct Page: Sendable {
    public struct Header: Sendable, Hashable {
        /// In lower case.
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// HTTP status.
    public var status: Int
    /// All but length, coding, date and entity tag, which the edge makes; each name once.
    public var headers: [Header]
    public var body: [UInt8]
    /// Keys that a purge names: `article:42`.
    public var dependencies: [String]
    /// Milliseconds since 1970 from when on it is stale; `nil` for never.
    public var expiresAt: Int64?
    /// Whether compressing it is worth while.
    public var compresses: Bool
    /// Whether it may be kept at all.
    public var storable: Bool
    /// Whether the edge may answer with it: its address is a path, and what is sent depends on nothing but the fields that
    /// the edge knows.
    public var isForEdge: Bool

    public init(
        status: Int, headers: [Header], body: [UInt8], dependencies: [String], expiresAt: Int64? = nil,
        compresses: Bool = true, storable: Bool = true, isForEdge: Bool = false
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.dependencies = dependencies
        self.expiresAt = expiresAt
        self.compresses = compresses
        self.storable = storable
        self.isForEdge = isForEdge
    }
}

/// The address that a page is kept under: its path and the parameters that matter, as the caller decides.
public struct PageKey: Sendable, Hashable {
    public let text: String

    public init(_ text: String) { self.text = text }
}
