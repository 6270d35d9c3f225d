import News
import Testing

@testable import Server
@testable import Wire

@Suite struct MovedTimesTests {
    private static let now = Instant(rawValue: 1_764_000_000_000)

    private func times(_ change: (inout MovedItem) -> Void) throws -> MovedTimes {
        var item = MovedItem(identity: ["x"], headline: "Titre", body: "", markup: .html)
        item.publishedAt = ImportedDate(reading: "2019-05-04T10:00:00Z")
        change(&item)
        return MovedTimes(of: item, zone: try Zone.load("Africa/Casablanca"), now: Self.now)
    }

    @Test("an embargo that holds keeps an item within under it, and one that has passed keeps nothing")
    func embargo() throws {
        let held = try times { $0.embargo = .instant(Self.now.advanced(seconds: 60)) }
        #expect(held.state == .draft && held.embargoedUntil == Self.now.advanced(seconds: 60))
        #expect(held.problem == .embargoed)
        let free = try times { $0.embargo = .instant(Self.now) }
        #expect(free.state == .published && free.embargoedUntil == nil && free.problem == nil)
    }

    @Test("a scheduled item goes out at its time where that is to come and no embargo holds it longer")
    func schedule() throws {
        func due(_ seconds: Int64, embargo: Int64? = nil) throws -> MovedTimes {
            try times { item in
                item.state = .scheduled
                item.dueAt = .instant(Self.now.advanced(seconds: seconds))
                item.embargo = embargo.map { .instant(Self.now.advanced(seconds: $0)) }
            }
        }
        let coming = try due(60)
        #expect(coming.state == .scheduled && coming.scheduledFor == Self.now.advanced(seconds: 60))
        let late = try due(-60)
        #expect(late.state == .draft && late.scheduledFor == nil && late.problem == .wasScheduled)
        let crossed = try due(60, embargo: 120)
        #expect(crossed.state == .draft && crossed.embargoedUntil == Self.now.advanced(seconds: 120))
        #expect(try due(120, embargo: 60).scheduledFor == Self.now.advanced(seconds: 120))
    }
}
