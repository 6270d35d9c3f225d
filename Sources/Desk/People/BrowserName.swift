/// What people call the browser that a session is in: `Firefox · Windows`.
struct BrowserName {
    let text: String

    // Whoever goes by another's name too stands before it.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    /// - Parameter userAgent: As the browser sent it.
    /// - Returns: `nil` for one that says nothing; a name nobody knows stands as it came, cut short.
    init?(_ userAgent: String) {
        let browser = Self.browsers.first { userAgent.contains($0.0) }?.1
        let system = Self.systems.first { userAgent.contains($0.0) }?.1
        let known = [browser, system].compactMap { $0 }
        let text = known.isEmpty ? String(userAgent.prefix(80)) : known.joined(separator: " · ")
        guard !text.isEmpty else { return nil }
        self.text = text
    }
}
