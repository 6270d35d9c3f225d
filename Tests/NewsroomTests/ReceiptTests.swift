import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ReceiptTests {
    @Test("a receipt tells when each address was fresh; the first time counts, and an event without one is passed over")
    func arrivals() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let receipt = try #require(try await bench.database.read { try $0.receipts(of: id) }.first)
        let soon = PublishReceipt.Arrival(address: "/sport", freshAt: bench.clock.now)
        let late = PublishReceipt.Arrival(address: "/sport", freshAt: bench.clock.now.advanced(seconds: 9))
        let home = PublishReceipt.Arrival(address: "/", freshAt: bench.clock.now.advanced(seconds: 1))
        try await RecordArrivals(bench.newsroom)([soon, home], of: receipt.id)
        try await RecordArrivals(bench.newsroom)([late], of: receipt.id)
        try await RecordArrivals(bench.newsroom)([late], of: receipt.id + 1000)
        #expect(try await bench.database.read { try $0.receipts(of: id) }.first?.arrivals == [home, soon])
    }
}
