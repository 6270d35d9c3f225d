internal import Foundation
internal import News
internal import NIOSSL
internal import Synchronization

/// The certificate that connections are opened with. Its files are read again when they change, so that whoever renews it
/// need not stop the program.
final class Certificates: Sendable {
    private struct Loaded {
        let context: NIOSSLContext
        let expiresAt: Int64
        let stamp: [Stamp]
    }

    /// What tells that a file is another than the one that was read.
    private struct Stamp: Equatable {
        let number: UInt64
        let changed: Date
        let size: UInt64
    }

    private let settings: TLSSettings
    private let folder: PublicationFolder
    private let loaded: Mutex<Loaded>

    /// - Throws: `NewsError(.invalid)` that says which file is at fault.
    init(_ settings: TLSSettings, in folder: PublicationFolder) throws {
        self.settings = settings
        self.folder = folder
        loaded = Mutex(try Self.load(settings, in: folder))
    }

    /// What the next connection is opened with.
    var context: NIOSSLContext { loaded.withLock { $0.context } }

    /// Seconds since 1970 when the certificate ends.
    var expiresAt: Int64 { loaded.withLock { $0.expiresAt } }

    /// Reads the files again if they changed. What cannot be read changes nothing.
    /// - Returns: Whether another certificate is in use now.
    /// - Throws: As when it was first read.
    func refresh() throws -> Bool {
        let stamp = try Self.stamp(settings, in: folder)
        guard stamp != loaded.withLock({ $0.stamp }) else { return false }
        let new = try Self.load(settings, in: folder)
        loaded.withLock { $0 = new }
        return true
    }

    private static func load(_ settings: TLSSettings, in folder: PublicationFolder) throws -> Loaded {
        let stamp = try stamp(settings, in: folder)
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(folder.path(of: settings.certificate))
        } catch {
            throw NewsError(
                .invalid, "“\(settings.certificate)” holds no certificate.", field: "tls.certificate",
                help: "It is a text file with the certificate and those that vouch for it, in PEM.", underlying: error
            )
        }
        let key: NIOSSLPrivateKey
        do {
            key = try NIOSSLPrivateKey(file: folder.path(of: settings.key), format: .pem)
        } catch {
            throw NewsError(
                .invalid, "“\(settings.key)” holds no key that can be read.", field: "tls.key",
                help: "It is the certificate's private key in PEM, without a passphrase.", underlying: error
            )
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["h2", "http/1.1"]
        do {
            return Loaded(
                context: try NIOSSLContext(configuration: configuration),
                expiresAt: chain.first.map { Int64($0.notValidAfter) } ?? 0, stamp: stamp
            )
        } catch {
            throw NewsError(
                .invalid, "The key in “\(settings.key)” is not that of the certificate in “\(settings.certificate)”.",
                field: "tls.key", help: "Put both in place from the same renewal.", underlying: error
            )
        }
    }

    private static func stamp(_ settings: TLSSettings, in folder: PublicationFolder) throws -> [Stamp] {
        try [("tls.certificate", settings.certificate), ("tls.key", settings.key)].map { key, file in
            // Those who renew certificates put links in place.
            let path = URL(filePath: folder.path(of: file)).resolvingSymlinksInPath().path
            guard let about = try? FileManager.default.attributesOfItem(atPath: path) else {
                throw NewsError(
                    .invalid, "“\(key)” names “\(file)”, and that file cannot be read.", field: key,
                    help: "Write a path that begins at the publication's folder, or a whole one."
                )
            }
            return Stamp(
                number: (about[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
                changed: about[.modificationDate] as? Date ?? .distantPast,
                size: (about[.size] as? NSNumber)?.uint64Value ?? 0
            )
        }
    }
}
