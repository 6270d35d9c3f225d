internal import Logging
internal import News
internal import ServiceLifecycle

/// Takes a renewed certificate into use, and says in the log when one is about to end.
struct CertificateKeeper: Service {
    /// Seconds; whoever renews it by a program does so a month before.
    private static let notice: Int64 = 14 * 86_400

    let certificates: Certificates
    let clock: NewsClock
    let logger: Logger

    func run() async throws {
        var noticedDay: Int64?
        await repeating(
            "The renewed certificate cannot be used; the one from before is.", logger: logger, pause: .seconds(30)
        ) {
            if try certificates.refresh() {
                logger.notice("A renewed certificate is in use.")
            }
            let now = clock.now().rawValue / 1000
            let left = certificates.expiresAt - now
            if left < Self.notice, noticedDay != now / 86_400 {
                noticedDay = now / 86_400
                logger.warning("\(Self.sentence(secondsLeft: left))")
            }
            return .seconds(30)
        }
    }

    /// What is said of a certificate that ends so soon.
    static func sentence(secondsLeft: Int64) -> String {
        secondsLeft < 0
            ? "The certificate has ended: browsers refuse it. Renew it; the files are read again by themselves."
            : "The certificate ends in \(secondsLeft / 86_400) days. Renew it; the files are read again by themselves."
    }

    /// The same for `doctor`; `nil` while there is time.
    static func finding(expiresAt: Int64, now: Int64) -> String? {
        expiresAt - now < notice ? sentence(secondsLeft: expiresAt - now) : nil
    }
}
