internal import News

/// The names of networks in a line that invites to follow.
enum CaptureNetworks {
    private static let names: [(name: String, network: SocialProfile.Network)] = [
        ("facebook", .facebook), ("فيسبوك", .facebook), ("فايسبوك", .facebook), ("فيس بوك", .facebook),
        ("instagram", .instagram), ("إنستغرام", .instagram), ("انستغرام", .instagram), ("إنستجرام", .instagram),
        ("أنستغرام", .instagram), ("انستجرام", .instagram), ("youtube", .youtube), ("يوتيوب", .youtube),
        ("twitter", .x),
        ("تويتر", .x), ("tiktok", .tiktok), ("tik tok", .tiktok), ("تيك توك", .tiktok), ("تيكتوك", .tiktok),
        ("linkedin", .linkedin), ("لينكد", .linkedin), ("whatsapp", .whatsapp), ("واتساب", .whatsapp),
        ("واتس آب", .whatsapp),
        ("telegram", .telegram), ("تلغرام", .telegram), ("تيليغرام", .telegram), ("تليغرام", .telegram),
        ("تيليجرام", .telegram),
        ("mastodon", .mastodon), ("ماستودون", .mastodon), ("bluesky", .bluesky), ("بلوسكاي", .bluesky),
        ("threads", .threads),
        ("ثريدز", .threads),
    ]

    static func network(in text: String) -> SocialProfile.Network? {
        let lowered = text.lowercased()
        if let known = names.first(where: { lowered.contains($0.name) }) { return known.network }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.count <= 6 && (words.last == "X" || words.last == "إكس" || words.last == "اكس") ? .x : nil
    }

    private static let invitations = [
        "suivez", "suivre", "suis-", "rejoignez", "rejoindre", "retrouvez", "abonnez", "aimez", "follow", "join",
        "find us",
        "like us", "subscribe", "watch us", "تابع", "انضم", "إنضم", "اشترك", "إشترك", "شارك", "síguenos", "síganos",
        "sigue",
        "únete", "únase", "suscríbete", "ḍfer", "ⴹⴼⵕ",
    ]

    /// Whether the words ask to follow, or there are no other words than the name.
    static func invites(_ text: String) -> Bool {
        let lowered = text.lowercased()
        if text.split(whereSeparator: \.isWhitespace).count <= 2, names.contains(where: { lowered.hasPrefix($0.name) })
        {
            return true
        }
        return invitations.contains { lowered.contains($0) }
    }
}
