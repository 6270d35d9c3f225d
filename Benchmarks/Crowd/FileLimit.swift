internal import Foundation

/// How many files and connections this program may have open.
enum FileLimit {
    /// Asks for as many as the system gives.
    /// - Throws: Where that is fewer than `wanted`.
    static func raise(to wanted: Int) throws {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
        if limit.rlim_max < rlim_t(wanted) {
            throw CrowdError(
                "\(wanted) open files are needed and the system allows \(limit.rlim_max): raise it (ulimit -Hn)."
            )
        }
    }
}
