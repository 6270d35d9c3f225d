/// Pieces that pages of the desk are made of.
enum DeskParts {
    /// A labelled field of a form, with what is wrong with it; what is wrong is where whoever typed it goes on.
    static func field(
        _ label: String, name: String, type: String = "text", value: String = "", autocomplete: String? = nil,
        hint: String? = nil, error: String? = nil, isRequired: Bool = true, direction: String? = nil
    ) -> HTML {
        let described: HTML? = (error ?? hint).map { _ in " aria-describedby=\"\(name)-note\"" }
        let note: HTML? =
            error.map { "<span class=\"wrong\" id=\"\(name)-note\">\($0)</span>" }
            ?? hint.map { "<span class=\"hint\" id=\"\(name)-note\">\($0)</span>" }
        let completion: HTML? = autocomplete.map { " autocomplete=\"\($0)\"" }
        // A sign-in name is text to HTML, whatever keyboard it asks for.
        let isAccount = type == "account"
        let type = isAccount ? "text" : type
        let dir: HTML? = direction.map { " dir=\"\($0)\"" }
        return """
            <p class="field"><label for="\(name)">\(label)</label><input id="\(name)" name="\(name)" type="\(type)" \
            value="\(value)"\(" inputmode=\"email\" autocapitalize=\"none\" spellcheck=\"false\"", if: isAccount)\(completion)\(dir)\(described)\(" aria-invalid=\"true\" autofocus", if: error != nil)\
            \(" required", if: isRequired)>\(note)</p>
            """
    }

    /// A choice of one among several.
    static func choice(_ label: String, name: String, options: [(value: String, label: String)], chosen: String?)
        -> HTML
    {
        let items: [HTML] = options.map {
            "<option value=\"\($0.value)\"\(" selected", if: $0.value == chosen)>\($0.label)</option>"
        }
        return """
            <p class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\(items)</select></p>
            """
    }

    /// What just happened, or went wrong; screen readers say it at once.
    static func message(_ text: String?, isError: Bool = false) -> HTML? {
        text.map {
            "<p class=\"message\(" wrong", if: isError)\" role=\"\(isError ? "alert" : "status")\">\($0)</p>"
        }
    }

    /// A form with one button.
    static func button(
        _ label: String, to url: DeskURL, csrf: HTML, fields: [(String, String)] = [], style: String = ""
    )
        -> HTML
    {
        let hidden: [HTML] = fields.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" }
        return """
            <form method="post" action="\(url.path)">\(csrf)\(hidden)<button class="\(style)">\(label)</button></form>
            """
    }

    /// The words that may have been meant, as a way to look for them.
    static func suggestion(_ text: String?, _ words: DeskWords, path: (String) -> String) -> HTML? {
        text.map { text in
            """
            <p role="status">\(words["find_suggestion"]) <a href="\(path(text))"><bdi>\(text)</bdi></a></p>
            """
        }
    }
}
