internal import AsyncHTTPClient
internal import Foundation
internal import News
internal import NIOCore

/// Fetches files from one host alone: the one that whoever started it named. What an archive says of addresses can lead
/// nowhere else, not by a redirect either.
public struct FileSource: Sendable {
    /// In lower case, with its port where it names one.
    private let host: String
    private static let mostRedirects = 4
    /// Seconds that one file may take.
    private static let patience: Int64 = 60

    /// - Parameter host: `example.org` or `example.org:8080`.
    /// - Throws: `NewsError(.invalid)` for what is no host.
    public init(host: String) throws {
        guard let target = LinkTarget(rawValue: "https://\(host)/"), target.host != nil,
            host.allSatisfy({ $0.isLetter || $0.isNumber || ".-:[]".contains($0) })
        else {
            throw NewsError(
                .invalid, "“\(host.prefix(80))” is no host.", field: "--fetch", help: "Write it as www.example.org."
            )
        }
        self.host = host.lowercased()
    }

    /// - Parameter atMost: Bytes.
    /// - Throws: `NewsError` for an address of another host, an answer that is no file, or one that is too large.
    public func fetch(_ address: String, atMost: Int) async throws -> [UInt8] {
        var next = address
        for _ in 0...Self.mostRedirects {
            guard let url = URL(string: next), let scheme = url.scheme?.lowercased(),
                ["http", "https"].contains(scheme),
                url.user == nil, isOurs(url)
            else {
                throw NewsError(.forbidden, "“\(next.prefix(120))” is not of \(host), the host that may be asked.")
            }
            switch try await answer(to: url.absoluteString, atMost: atMost) {
            case .file(let bytes): return bytes
            case .elsewhere(let location):
                guard let moved = URL(string: location, relativeTo: url)?.absoluteURL else {
                    throw NewsError(.invalid, "The server sends us on to what is no address.")
                }
                next = moved.absoluteString
            }
        }
        throw NewsError(.invalid, "The server sends us on and on.")
    }

    private func isOurs(_ url: URL) -> Bool {
        guard let name = url.host()?.lowercased() else { return false }
        let whole = url.port.map { "\(name):\($0)" } ?? name
        return whole == host || whole == "www." + host || "www." + whole == host
    }

    private enum Answer { case file([UInt8]), elsewhere(String) }

    private func answer(to address: String, atMost: Int) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "accept", value: "image/*")
        request.headers.add(name: "user-agent", value: "Manchette")
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(20))
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                let answer = try await client.execute(request, timeout: .seconds(Self.patience))
                if (300..<400).contains(answer.status.code), let location = answer.headers.first(name: "location") {
                    return .elsewhere(location)
                }
                guard answer.status.code == 200 else {
                    throw NewsError(.notFound, "The server answers \(answer.status.code).")
                }
                var bytes: [UInt8] = []
                for try await part in answer.body {
                    bytes += part.readableBytesView
                    guard bytes.count <= atMost else {
                        throw NewsError(.invalid, "The file has more than \(atMost / 1_000_000) MB.")
                    }
                }
                return .file(bytes)
            }
        } catch let error as NewsError {
            throw error
        } catch {
            throw NewsError(.unavailable, "The server does not answer.", underlying: error)
        }
    }
}
