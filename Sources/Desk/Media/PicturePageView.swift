internal import News
internal import Newsroom
internal import Pages

/// The page of one picture of the library.
struct PicturePageView {
    let picture: LibraryPicture
    let uses: MediaUses
    let publication: Publication
    let frame: DeskFrame
    let zone: Zone
    let today: CivilDate
    let mayChange: Bool

    private var words: DeskWords { frame.words }
    private var id: PictureID { picture.picture.id }

    private var title: String {
        let texts = picture.picture.texts
        let own = publication.editions.first { $0.language.primary == words.language.primary }.flatMap { texts[$0.id] }
        let text = own ?? publication.editions.lazy.compactMap { texts[$0.id] }.first
        return [picture.headline, text?.caption, text?.altText, picture.fileName].compactMap { $0 }
            .first { !$0.isEmpty } ?? words["media_picture_number", ["number": String(id.rawValue)]]
    }

    func page(
        done: String?, error: NewsError?, typed: PicturePageController.DescribeForm?,
        framed: PicturePageController.FrameForm?
    ) -> HTML {
        let message = done.flatMap { ["described", "framed"].contains($0) ? words["done_\($0)"] : nil }
        let expired: HTML? =
            picture.picture.isExpired(on: today)
            ? DeskParts.message(
                words["media_right_ended", ["date": picture.picture.expiresOn?.iso ?? ""]], isError: true) : nil
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.media.path)">\(words["media"])</a></p>
            <h1><bdi>\(String(title.prefix(200)))</bdi></h1>
            \(DeskParts.message(message))\(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))\(expired)
            <div class="media-page">
            <div class="stack">\(view)\(mayChange ? framing(framed) : .empty)</div>
            <div class="stack">\(mayChange ? description(typed, error) : saidOfIt)\(used)\(facts)</div>
            </div>
            """
        return frame.page(title, content, modules: mayChange ? ["modules/frame.js"] : [])
    }

    // MARK: The picture

    private var view: HTML {
        let picture = picture.picture
        let width = Rendition.widths.last { $0 <= min(picture.width, 960) } ?? Rendition.widths[0]
        let text = publication.editions.lazy.compactMap { picture.texts[$0.id]?.altText }.first { !$0.isEmpty }
        return """
            <div class="media-view" id="media-view"><img src="\(PictureCard.thumb(picture, width: width))" width="\(picture.width)" \
            height="\(picture.height)" alt="\(text ?? words["media_without_alt"])"></div>
            """
    }

    private func percent(_ thousandths: Int) -> String {
        thousandths.isMultiple(of: 10) ? String(thousandths / 10) : "\(thousandths / 10).\(thousandths % 10)"
    }

    private func number(_ label: String, _ name: String, id: String, _ value: String, least: Int = 0) -> HTML {
        """
        <p class="field"><label for="\(id)">\(words[label])</label><input id="\(id)" name="\(name)" type="number" \
        inputmode="decimal" min="\(least)" max="100" step="any" value="\(value)" dir="ltr"></p>
        """
    }

    private func framing(_ typed: PicturePageController.FrameForm?) -> HTML {
        let picture = picture.picture
        let point = picture.focalPoint
        let crops = Crop.allCases.filter { $0.ratio != nil }.map { crop -> HTML in
            let name = crop.rawValue
            let kept = picture.crops[crop]
            // Where nothing was chosen, what is cut around the focal point is what a choice begins with.
            let start = kept ?? CropFrame(around: point, crop, ofWidth: picture.width, height: picture.height)
            let isByHand = typed.map { $0.byHand?.contains(name) ?? false } ?? (kept != nil)
            func value(_ typed: String?, _ kept: Int?) -> String { typed ?? percent(kept ?? 0) }
            let file = RenditionAddress(picture, crop: crop, width: 320, format: .webp).path
            return """
                <fieldset class="crop" data-crop="\(name)" data-ratio="\(String(crop.ratio ?? 1))"><legend>\(words["crop_\(name)"])</legend>
                <div class="crop-view"><img src="\(file)" alt="" width="320" height="\(Int(320 / (crop.ratio ?? 1)))" loading="lazy"></div>
                <label class="box"><input type="checkbox" name="byHand[]" value="\(name)"\(" checked", if: isByHand)> \(words["crop_by_hand"])</label>
                <div class="numbers">\(number("crop_left", "left[\(name)]", id: "left-\(name)", value(typed?.left[name], start?.left)))\
                \(number("crop_top", "top[\(name)]", id: "top-\(name)", value(typed?.top[name], start?.top)))\
                \(number("crop_width", "width[\(name)]", id: "width-\(name)", value(typed?.width[name], start?.width), least: 5))</div>
                </fieldset>
                """
        }
        return """
            <form method="post" action="\(DeskURL.pictureAction(id, "frame").path)" class="panel wide" id="framing" \
            data-marker="\(words["focal_marker"])" aria-labelledby="framing-title">\(frame.csrf)
            <input type="hidden" name="version" value="\(typed?.version ?? self.picture.version)">
            <h2 id="framing-title">\(words["framing"])</h2>
            <p class="soft">\(words["framing_help"])</p>
            <div class="numbers">\(number("focal_x", "focalX", id: "focal-x", typed?.focalX ?? String(point.hundredthsX)))\
            \(number("focal_y", "focalY", id: "focal-y", typed?.focalY ?? String(point.hundredthsY)))</div>
            <details\(" open", if: !picture.crops.isEmpty || typed != nil)><summary>\(words["crops"])</summary><div class="crops">\(crops)</div></details>
            <p><button class="main">\(words["framing_save"])</button></p></form>
            """
    }

    // MARK: What is said of it

    private func area(_ label: String, _ name: String, id: String, _ value: String, _ edition: Edition, rows: Int)
        -> HTML
    {
        """
        <p class="field"><label for="\(id)">\(words[label])</label><textarea id="\(id)" name="\(name)" rows="\(rows)" maxlength="2000" \
        lang="\(edition.language.rawValue)" dir="\(edition.language.direction.rawValue)">\(value)</textarea></p>
        """
    }

    private func description(_ typed: PicturePageController.DescribeForm?, _ error: NewsError?) -> HTML {
        let picture = picture.picture
        let texts = publication.editions.map { edition -> HTML in
            let key = "e\(edition.id.rawValue)"
            let text = picture.texts[edition.id]
            let fields =
                area(
                    "alt_text", "alt[\(key)]", id: "alt-\(key)", typed?.alt[key] ?? text?.altText ?? "", edition,
                    rows: 2)
                + area(
                    "caption", "caption[\(key)]", id: "caption-\(key)", typed?.caption[key] ?? text?.caption ?? "",
                    edition, rows: 3)
            guard publication.editions.count > 1 else { return fields }
            return "<fieldset class=\"stack\"><legend><bdi>\(languageName(edition))</bdi></legend>\(fields)</fieldset>"
        }
        let wrongDate = error?.field == "expires" ? words["error_this_is_no_date"] : nil
        return """
            <form method="post" action="\(DeskURL.picture(id).path)" class="panel wide" aria-labelledby="said">\(frame.csrf)
            <input type="hidden" name="version" value="\(typed?.version ?? self.picture.version)">
            <h2 id="said">\(words["said_of_it"])</h2>
            <p class="soft">\(words["alt_help"])</p>
            \(texts)
            \(DeskParts.field(words["credit"], name: "credit", value: typed?.credit ?? picture.creditLine ?? "", autocomplete: "off", hint: words["credit_help"], isRequired: false, direction: "auto"))
            \(DeskParts.field(words["copyright"], name: "copyright", value: typed?.copyright ?? picture.copyrightNotice ?? "", autocomplete: "off", isRequired: false, direction: "auto"))
            \(DeskParts.field(words["expires"], name: "expires", type: "date", value: typed?.expires ?? picture.expiresOn?.iso ?? "", hint: words["expires_help"], error: wrongDate, isRequired: false, direction: "ltr"))
            <p><button class="main">\(words["save"])</button></p></form>
            """
    }

    private func languageName(_ edition: Edition) -> String { "\(edition.name) – \(edition.language.rawValue)" }

    private var saidOfIt: HTML {
        let picture = picture.picture
        var rows: [HTML] = []
        for edition in publication.editions {
            guard let text = picture.texts[edition.id] else { continue }
            rows.append(row(words["alt_text"], text.altText))
            if let caption = text.caption { rows.append(row(words["caption"], caption)) }
        }
        if let credit = picture.creditLine { rows.append(row(words["credit"], credit)) }
        if let notice = picture.copyrightNotice { rows.append(row(words["copyright"], notice)) }
        if let day = picture.expiresOn { rows.append(row(words["expires"], words.rules.longDate(day))) }
        return
            "<section class=\"panel wide\"><h2>\(words["said_of_it"])</h2><p class=\"soft\">\(words["media_not_yours"])</p><dl>\(rows)</dl></section>"
    }

    // MARK: Where it is, and where it comes from

    private var used: HTML { uses.panel(frame, zone: zone) }

    private func row(_ name: String, _ value: String) -> HTML {
        "<div><dt>\(name)</dt><dd><bdi>\(value)</bdi></dd></div>"
    }

    private var facts: HTML {
        var rows: [HTML] = []
        let picture = self.picture.picture
        rows.append(
            "<div><dt>\(words["pixels"])</dt><dd><bdi dir=\"ltr\">\(picture.width) × \(picture.height) · \(picture.format.rawValue.uppercased())</bdi></dd></div>"
        )
        if let bytes = self.picture.byteCount { rows.append(row(words["size"], FileSize.text(bytes, words))) }
        if let name = self.picture.fileName { rows.append(row(words["file_name"], name)) }
        if let creator = self.picture.creator { rows.append(row(words["creator"], creator)) }
        if let day = self.picture.takenOn { rows.append(row(words["taken_on"], day.replacing("T", with: " "))) }
        if let at = self.picture.addedAt {
            rows.append(
                row(words["added"], words.moment(at, zone) + (self.picture.addedBy.map { " · " + $0.name } ?? "")))
        }
        return """
            <section class="panel wide" aria-labelledby="facts"><h2 id="facts">\(words["the_file"])</h2><dl>\(rows)</dl>
            <p><a class="button" href="\(DeskURL.pictureAction(id, "original").path)" download>\(words["download_original"])</a></p>
            <p class="soft">\(words["download_help"])</p></section>
            """
    }
}
