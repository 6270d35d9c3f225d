internal import News
internal import Pages
internal import Pictures

extension OpenPublication {
    func themes(environment: [String: String]) throws -> ThemeHolder {
        try ThemeHolder(
            folder: ThemeLocation.defaultTheme(environment: environment), overrides: folder.themePath
        )
    }

    var pictureDesk: PictureDesk {
        PictureDesk(folder: MediaFolder(path: folder.mediaPath), processor: VipsPictureProcessor())
    }

    /// First path pieces of an edition that no section may take.
    func reservedPathPieces(
        in edition: Edition, publication: Publication, environment: [String: String]
    ) throws -> Set<String> {
        let words = try pathWords(of: publication, environment: environment)
        return AddressBook(publication: publication, words: words).reservedPieces(in: edition.id)
    }

    /// The words of addresses by edition, as the theme has them.
    func pathWords(of publication: Publication, environment: [String: String]) throws -> [EditionID: PathWords] {
        let theme = try themes(environment: environment).theme
        return Dictionary(
            uniqueKeysWithValues: publication.editions.map { ($0.id, theme.pathWords(for: $0.language)) })
    }
}
