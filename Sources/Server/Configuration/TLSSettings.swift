internal import News

/// The certificate the site is served with, where no proxy does that.
public struct TLSSettings: Sendable, Hashable {
    /// A PEM file with the certificate and those that vouch for it; from the publication's folder, or absolute.
    let certificate: String
    /// A PEM file with its private key.
    let key: String
    /// The port on which those who ask without TLS are sent on; `nil` for none.
    let redirectPort: Int?
}

extension SettingsReader {
    static let tlsKeys: Set<String> = ["tls.certificate", "tls.key", "tls.redirect"]

    /// `nil` where nothing is said of TLS.
    func tls() throws -> TLSSettings? {
        let certificate = try text("tls.certificate")
        let key = try text("tls.key")
        let redirectPort = try number("tls.redirect", in: 0...65535)
        switch (certificate, key) {
        case (let certificate?, let key?):
            return TLSSettings(certificate: certificate, key: key, redirectPort: redirectPort)
        case (nil, nil) where redirectPort == nil: return nil
        case (nil, _):
            throw NewsError(
                .invalid, "“tls.certificate” is missing.", field: place(of: key == nil ? "tls.redirect" : "tls.key"),
                help: "Write the file that holds the certificate and those that vouch for it."
            )
        case (_, nil):
            throw NewsError(
                .invalid, "“tls.key” is missing.", field: place(of: "tls.certificate"),
                help: "Write the file that holds the certificate's private key."
            )
        }
    }
}
