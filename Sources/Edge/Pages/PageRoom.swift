/// Which pages stay when not all have room: S3-FIFO (Yang and others, 2023). New pages wait in a small queue; those asked
/// for meanwhile go on into the main one, the others are forgotten but for their names, and a page whose name is
/// remembered goes into the main queue at once. The main queue gives each page as many rounds as it was asked for since the
/// last. So a crawler that asks for everything once pushes nothing out, and a hit moves nothing.
struct PageRoom<Key: Hashable> {
    private struct Place {
        var bytes: Int
        /// Which entry of a queue is meant: older ones of the same key mean nothing any more.
        var ticket: Int
        var isMain: Bool
    }

    private let limit: Int
    private var places: [Key: Place] = [:]
    private var small = Line<Key>()
    private var main = Line<Key>()
    private var remembered = Line<Key>()
    private var names: [Key: Int] = [:]
    private var smallBytes = 0
    private var tickets = 0
    private(set) var bytes = 0

    init(limit: Int) { self.limit = limit }

    /// A page takes its place; one that has it already keeps it.
    mutating func insert(_ key: Key, bytes size: Int) {
        if let place = places[key] {
            places[key]?.bytes = size
            bytes += size - place.bytes
            if !place.isMain { smallBytes += size - place.bytes }
            return
        }
        let isMain = names.removeValue(forKey: key) != nil
        enter(key, bytes: size, isMain: isMain)
        bytes += size
    }

    mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key) else { return }
        bytes -= place.bytes
        if !place.isMain { smallBytes -= place.bytes }
        small.compact(beyond: places.count) { places[$0]?.ticket == $1 }
        main.compact(beyond: places.count) { places[$0]?.ticket == $1 }
    }

    /// Names pages to forget until the others have room.
    /// - Parameters:
    ///   - size: What a page takes by now: one that takes less than when it came stays for another turn.
    ///   - uses: How often a page was asked for, up to three.
    ///   - spend: Has a page's count set.
    /// - Returns: Those that went.
    mutating func makeRoom(
        size: (Key) -> Int, uses: (Key) -> Int, spend: (Key, Int) -> Void
    ) -> [Key] {
        var gone: [Key] = []
        // Readers ask meanwhile: were every page asked for again before its next turn, this would not end.
        var patience = 4 * places.count
        while bytes > limit, !places.isEmpty {
            patience -= 1
            let counted: (Key) -> Int = { patience > 0 ? uses($0) : 0 }
            let isSmall = smallBytes > limit / 10 || smallBytes == bytes
            if let key = isSmall ? leaveSmall(size, counted, spend) : leaveMain(size, counted, spend) {
                gone.append(key)
            }
        }
        return gone
    }

    private mutating func enter(_ key: Key, bytes size: Int, isMain: Bool) {
        tickets += 1
        places[key] = Place(bytes: size, ticket: tickets, isMain: isMain)
        if isMain {
            main.add(key, tickets)
        } else {
            small.add(key, tickets)
            smallBytes += size
        }
    }

    /// Takes the oldest of the small queue, which goes on or is forgotten.
    private mutating func leaveSmall(
        _ size: (Key) -> Int, _ uses: (Key) -> Int, _ spend: (Key, Int) -> Void
    ) -> Key? {
        guard let (key, ticket) = small.next(), let place = places[key], place.ticket == ticket else { return nil }
        smallBytes -= place.bytes
        if isSmaller(key, place, size) { return nil }
        if uses(key) > 0 {
            spend(key, 0)
            enter(key, bytes: place.bytes, isMain: true)
            return nil
        }
        places[key] = nil
        bytes -= place.bytes
        remember(key)
        return key
    }

    /// Takes the oldest of the main queue, which goes to its end once more or is forgotten.
    private mutating func leaveMain(
        _ size: (Key) -> Int, _ uses: (Key) -> Int, _ spend: (Key, Int) -> Void
    ) -> Key? {
        guard let (key, ticket) = main.next(), let place = places[key], place.ticket == ticket else { return nil }
        if isSmaller(key, place, size) { return nil }
        let count = uses(key)
        if count > 0 {
            spend(key, count - 1)
            enter(key, bytes: place.bytes, isMain: true)
            return nil
        }
        places[key] = nil
        bytes -= place.bytes
        return key
    }

    /// Puts a page that takes less than it did to the end of its queue.
    private mutating func isSmaller(_ key: Key, _ place: Place, _ size: (Key) -> Int) -> Bool {
        let now = size(key)
        guard now < place.bytes else { return false }
        bytes -= place.bytes - now
        enter(key, bytes: now, isMain: place.isMain)
        return true
    }

    /// As many names as there are pages.
    private mutating func remember(_ key: Key) {
        tickets += 1
        names[key] = tickets
        remembered.add(key, tickets)
        while names.count > max(places.count, 16), let (key, ticket) = remembered.next() {
            if names[key] == ticket { names[key] = nil }
        }
        remembered.compact(beyond: names.count) { names[$0] == $1 }
    }
}

/// A queue from which entries are passed over, not taken out, when they mean nothing any more.
private struct Line<Key> {
    private var entries: [(Key, Int)] = []
    private var start = 0

    mutating func add(_ key: Key, _ ticket: Int) { entries.append((key, ticket)) }

    mutating func next() -> (Key, Int)? {
        guard start < entries.count else { return nil }
        start += 1
        let entry = entries[start - 1]
        if start > 64, start > entries.count / 2 {
            entries.removeFirst(start)
            start = 0
        }
        return entry
    }

    /// Takes out what means nothing once that is more than half.
    mutating func compact(beyond count: Int, isMeant: (Key, Int) -> Bool) {
        guard entries.count - start > 2 * count + 64 else { return }
        entries = entries[start...].filter { isMeant($0.0, $0.1) }
        start = 0
    }
}
