internal import News

/// Reads the schema of a type from the way it is decoded: the type is given a decoder that writes down what it is asked
/// for and answers with samples. What the compiler synthesises for a type and what its schema says are one thing.
enum SchemaReader {
    /// - Throws: `NewsError(.fault)` for a type that cannot be read so: a fault of the program, found by its tests.
    static func schema<Value: Decodable>(of type: Value.Type) throws -> Schema { try read(type).schema }

    fileprivate static func read<Value: Decodable>(_ type: Value.Type) throws -> (schema: Schema, sample: Value) {
        if let known = type as? any Schematic.Type, let sample = known.sample as? Value {
            return (known.schema, sample)
        }
        if let (words, sample) = words(of: type) { return (Schema(.word(words)), sample) }
        if let identity = type as? any RawRepresentable<Int64>.Type, let sample = one(identity) as? Value {
            return (.identity, sample)
        }
        let log = SchemaLog(name: String(describing: type))
        let sample = try Value(from: log)
        guard var shape = log.shape else { throw NewsError(.fault, "\(type) cannot be described.") }
        if let noted = type as? any Noted.Type, case .object(let name, var properties) = shape {
            for (place, property) in properties.enumerated() {
                guard let note = noted.notes[property.name] else { continue }
                if let rule = note.rule { properties[place].schema.shape = rule }
                properties[place].schema.note = note.text
            }
            if let stray = noted.notes.keys.first(where: { name in !properties.contains { $0.name == name } }) {
                throw NewsError(.fault, "\(type) has no member \(stray).")
            }
            shape = .object(name: name, properties)
        }
        return (Schema(shape), sample)
    }

    private static func words<Value>(of type: Value.Type) -> ([String], Value)? {
        func all<Cases: CaseIterable>(_ type: Cases.Type) -> [Any] { type.allCases.map { $0 } }
        guard let type = type as? any CaseIterable.Type else { return nil }
        let cases = all(type)
        let words = cases.compactMap { ($0 as? any RawRepresentable<String>)?.rawValue }
        guard words.count == cases.count, let sample = cases.first as? Value else { return nil }
        return (words, sample)
    }

    private static func one<Identity: RawRepresentable<Int64>>(_ type: Identity.Type) -> Any? { Identity(rawValue: 1) }
}

/// A decoder that writes down what it is asked for.
private final class SchemaLog: Decoder {
    let name: String
    var shape: Schema.Shape?
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(name: String) { self.name = name }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        if shape == nil { shape = .object(name: name, []) }
        return KeyedDecodingContainer(KeyedLog(log: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ListLog(log: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { ValueLog(log: self) }

    func add(_ key: any CodingKey, _ schema: Schema, isRequired: Bool) {
        guard case .object(let name, let properties) = shape else { return }
        shape = .object(
            name: name,
            properties + [Schema.Property(name: key.stringValue, schema: schema, isRequired: isRequired)]
        )
    }

    static func unreadable(_ type: Any.Type) -> NewsError { NewsError(.fault, "\(type) cannot be described.") }
}

private struct KeyedLog<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let log: SchemaLog
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key, isRequired: Bool) throws -> Value {
        let (schema, sample) = try SchemaReader.read(type)
        log.add(key, schema, isRequired: isRequired)
        return sample
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try note(type, key, isRequired: true) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try note(type, key, isRequired: true) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try note(type, key, isRequired: true) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try note(type, key, isRequired: true) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try note(type, key, isRequired: true) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw SchemaLog.unreadable(type) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try note(type, key, isRequired: true)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try note(type, key, isRequired: false) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try note(type, key, isRequired: false)
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try note(type, key, isRequired: false)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try note(type, key, isRequired: false) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try note(type, key, isRequired: false)
    }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try note(type, key, isRequired: false)
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> { throw SchemaLog.unreadable(type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SchemaLog.unreadable(Key.self)
    }
    func superDecoder() throws -> any Decoder { throw SchemaLog.unreadable(Key.self) }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaLog.unreadable(Key.self) }
}

private struct ListLog: UnkeyedDecodingContainer {
    let log: SchemaLog
    var codingPath: [any CodingKey] { [] }
    var count: Int? { nil }
    var currentIndex = 0
    /// One element is enough to see what they are.
    var isAtEnd: Bool { currentIndex > 0 }

    init(log: SchemaLog) { self.log = log }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, sample) = try SchemaReader.read(type)
        currentIndex += 1
        log.shape = .array(schema, 0...10_000)
        return sample
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw SchemaLog.unreadable(type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw SchemaLog.unreadable(ListLog.self)
    }
    mutating func superDecoder() throws -> any Decoder { throw SchemaLog.unreadable(ListLog.self) }
}

private struct ValueLog: SingleValueDecodingContainer {
    let log: SchemaLog
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    private func write<Value>(_ shape: Schema.Shape, _ sample: Value) -> Value {
        log.shape = shape
        return sample
    }

    private static var range: ClosedRange<Int64> { -Schema.largestInteger...Schema.largestInteger }

    func decode(_ type: Bool.Type) throws -> Bool { write(.boolean, false) }
    func decode(_ type: String.Type) throws -> String { write(.text(Schema.TextRule()), "") }
    func decode(_ type: Double.Type) throws -> Double { write(.number(-1e300...1e300), 0) }
    func decode(_ type: Float.Type) throws -> Float { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int.Type) throws -> Int { write(.integer(Self.range), 1) }
    func decode(_ type: Int8.Type) throws -> Int8 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { throw SchemaLog.unreadable(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { write(.integer(Self.range), 1) }
    func decode(_ type: UInt.Type) throws -> UInt { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { throw SchemaLog.unreadable(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { throw SchemaLog.unreadable(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, sample) = try SchemaReader.read(type)
        log.shape = schema.shape
        return sample
    }
}
