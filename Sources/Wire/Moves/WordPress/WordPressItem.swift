/// One `item` of a WordPress export, as written.
struct WordPressItem {
    var title = ""
    var link = ""
    var guid = ""
    var creator = ""
    var content = ""
    var excerpt = ""
    var publishedText = ""
    var number: Int64 = 0
    /// The number of the item that a file was uploaded for.
    var parent: Int64 = 0
    var localDate = ""
    var universalDate = ""
    var modifiedLocal = ""
    var modifiedUniversal = ""
    var slug = ""
    var status = ""
    var type = ""
    var password = ""
    var attachmentAddress = ""
    var isSticky = false
    var comments = 0
    var terms: [Term] = []
    /// What plug-ins and themes say of it, as far as we know what it means.
    var details: [String: String] = [:]
    var oldSlugs: [String] = []

    struct Term {
        var taxonomy: String
        var slug: String
        var name: String
    }

    static let knownDetails: Set<String> = [
        "_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt", "_yoast_wpseo_primary_category",
        "rank_math_primary_category", "newspack_post_subtitle", "_wp_old_slug", "subtitle", "_subtitle",
    ]
}
