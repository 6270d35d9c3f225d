internal import Foundation
internal import News
internal import Outbound
internal import Wire

/// Takes the pictures of saved pages: from beside the page, from the folder that holds them or the whole site, or fetched
/// where that is allowed.
struct PageMedia: Sendable {
    /// What became of a picture.
    enum Outcome: Sendable {
        case taken(Picture)
        /// There is one, and nothing is to be written.
        case found
        case missing
        case notFetched(any Error)
        case refused(any Error)
    }

    private let mirror: FolderOfFiles?
    private let fetcher: FileSource?
    private let desk: PictureDesk
    private let isTrial: Bool

    /// - Parameter folder: Where the old site was mirrored into, or a folder of pictures; without it a page reaches no
    ///   further than the folder it lies in.
    init(folder: String?, fetcher: FileSource?, desk: PictureDesk, isTrial: Bool) {
        mirror = folder.map(FolderOfFiles.init)
        self.fetcher = fetcher
        self.desk = desk
        self.isTrial = isTrial
    }

    /// - Parameters:
    ///   - path: Where the page lies.
    ///   - address: Where it stood, for what it names from there.
    func take(
        _ picture: ImportedPicture, beside path: String, address: String?, edition: EditionID
    ) async -> Outcome {
        let sources = [picture.source] + picture.otherSources
        let addresses = [picture.address?.rawValue].compactMap { $0 } + sources.compactMap { whole($0, from: address) }
        guard let file = file(sources, addresses, beside: path) else {
            guard let fetcher, let first = addresses.first, !isTrial else { return .missing }
            do {
                return await keep(
                    try await fetcher.fetch(first, atMost: PictureDesk.maximumBytes), picture, edition: edition)
            } catch {
                return .notFetched(error)
            }
        }
        return isTrial ? .found : await keep(file, picture, edition: edition)
    }

    private func keep(_ file: [UInt8], _ picture: ImportedPicture, edition: EditionID) async -> Outcome {
        do {
            return .taken(try await desk.take(file, of: picture, edition: edition))
        } catch {
            return .refused(error)
        }
    }

    private func file(_ sources: [String], _ addresses: [String], beside path: String) -> [UInt8]? {
        let beside = sources.flatMap(Self.names)
        let own = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        if let file = FolderOfFiles(own).first(of: beside, atMost: PictureDesk.maximumBytes) { return file.bytes }
        guard let mirror else { return nil }
        let above = mirror.place(of: path).map { $0.split(separator: "/").dropLast().joined(separator: "/") }
        var places: [String] = above.map { above in beside.map { above + "/" + $0 } } ?? []
        for address in addresses {
            places += AddressList.places(of: address)
            // Programs that mirror a site keep a file's query in its name, or do not.
            places += AddressList.places(of: String(address.prefix { $0 != "?" }))
            places += MovedFile.places(of: address)
        }
        return mirror.first(of: places, atMost: PictureDesk.maximumBytes)?.bytes
    }

    /// How a file may be called that a page names by a relative address. Some browsers write the name of the folder as it
    /// is, with per cent signs that escape nothing.
    private static func names(of source: String) -> [String] {
        guard !source.contains("://"), !source.hasPrefix("/") else { return [] }
        let bare = String(source.prefix { $0 != "?" && $0 != "#" })
        return [source.removingPercentEncoding, source, bare.removingPercentEncoding, bare].compactMap { $0 }
            .filter { !$0.isEmpty && !$0.contains("\0") }
    }

    /// The whole address of what a page names.
    private func whole(_ source: String, from address: String?) -> String? {
        guard let url = URL(string: source, relativeTo: address.flatMap { URL(string: $0) })?.absoluteURL,
            ["http", "https"].contains(url.scheme?.lowercased()), url.host() != nil
        else { return nil }
        return url.absoluteString
    }
}
