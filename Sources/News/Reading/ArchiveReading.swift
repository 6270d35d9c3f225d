/// How many articles an edition published on a day, a month or a year of the archive.
public struct ArchiveCount: Sendable, Hashable {
    public let date: CivilDate
    public let count: Int

    public init(date: CivilDate, count: Int) {
        self.date = date
        self.count = count
    }
}
