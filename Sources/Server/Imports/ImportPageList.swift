internal import Foundation
internal import News
internal import Wire

/// `manchette import SITE html LIST --media FOLDER`: the saved pages of an old site, each by its address, become
/// articles, and their addresses lead to them.
struct ImportPageList {
    let list: AddressList
    /// Where the site was mirrored into.
    let folder: String
    let page: ImportPage

    private static let largestPage = 32_000_000

    func run(
        name: String, in site: OpenPublication, console: Console, environment: [String: String]
    ) async throws -> MoveReport {
        var report = MoveReport(file: name, format: "html", isTrial: page.isTrial)
        var log = MoveLog()
        var progress = Progress("pages", total: list.addresses.count, console: console)
        let folder = FolderOfFiles(folder)
        let started = Date()
        for (number, address) in list.addresses.enumerated() {
            defer { progress.advance(to: number + 1) }
            guard let (path, bytes) = folder.first(of: AddressList.places(of: address), atMost: Self.largestPage) else {
                log.add(.pageMissing, address)
                continue
            }
            report.read += 1
            do {
                let page = try await page.run(
                    bytes, path: path, address: address, in: site, environment: environment)
                report.add(page)
                log.add(page.log)
            } catch let error as NewsError where error.code != .unavailable {
                log.add(.unreadable, "\(address): \(error.message)")
            }
        }
        let seconds = Date().timeIntervalSince(started)
        report.rate = seconds > 0 ? Int(Double(report.read) / seconds) : 0
        report.add(log)
        return report
    }
}
