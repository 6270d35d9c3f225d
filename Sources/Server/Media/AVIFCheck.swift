internal import Foundation
internal import Pictures

/// Whether renditions in AVIF can be made on this machine. The library that makes them is asked in a process of its own:
/// it takes memory that a server may not need until its first picture (docs/decisions/0004).
public enum AVIFCheck {
    /// The argument with which the program asks it and ends with 0 for yes.
    public static let argument = "check-avif"

    /// Asks in this process, which ends after five seconds, whatever the library does.
    public static func answerHere() -> Bool {
        _ = alarm(5)
        return VipsPictureProcessor.writesAVIF()
    }

    /// Asks in another; no, where that is not this program or does not answer in time.
    /// - Parameter environment: `MANCHETTE_AVIF` of `yes` or `no` decides without asking.
    static func answer(environment: [String: String]) async -> Bool {
        switch environment["MANCHETTE_AVIF"] {
        case "yes": return true
        case "no": return false
        default: break
        }
        guard let program = Bundle.main.executableURL, program.lastPathComponent == "manchette" else { return false }
        let process = Process()
        process.executableURL = program
        process.arguments = [argument]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return await withCheckedContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus == 0) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(returning: false)
            }
        }
    }
}
