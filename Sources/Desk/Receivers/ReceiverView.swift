internal import News
internal import Newsroom

/// Receivers, their webhooks' fields and their deliveries, as the desk shows them.
struct ReceiverView {
    let frame: DeskFrame
    let zone: Zone
    let hooks: [Webhook]

    private var words: DeskWords { frame.words }

    /// The program's own, then the webhooks.
    func receivers(_ readers: [Receiver: Int64]) -> HTML {
        let own: [HTML] = [Receiver.indexNow, .webSub].map { receiver in
            """
            <li><p><strong dir="ltr">\(name(receiver))</strong> \
            <span class="tag">\(words[readers[receiver] == nil ? "receiver_unset" : "webhook_state_on"])</span></p></li>
            """
        }
        let rows: [HTML] = hooks.map { hook in
            """
            <li><p><a href="\(DeskURL.receiver(hook.id).path)"><strong dir="ltr">\(hook.address.rawValue)</strong></a> \
            <span class="tag">\(words["webhook_state_\(hook.state.rawValue)"])</span></p>\
            <p class="soft">\(words.rules.joined(hook.topics.sorted { $0.rawValue < $1.rawValue }.map { words["webhook_topic_\($0)"] }))</p></li>
            """
        }
        return """
            <p class="soft">\(words["receivers_help"])</p>
            <ul class="articles rows" aria-label="\(words["house_receivers"])">\(own)\(rows)</ul>
            """
    }

    func fields(address: String, topics: Set<Webhook.Topic>, error: NewsError?) -> HTML {
        let boxes: [HTML] = Webhook.Topic.allCases.map { topic in
            """
            <label class="box"><input type="checkbox" name="topics[]" value="\(topic.rawValue)"\
            \(" checked", if: topics.contains(topic))> <span>\(words["webhook_topic_\(topic)"]) \
            <code dir="ltr" class="soft">\(topic.rawValue)</code></span></label>
            """
        }
        return """
            \(DeskParts.field(words["webhook_address"], name: "address", type: "url", value: address, autocomplete: "off", hint: words["webhook_address_hint"], error: HouseParts.note(error, "address", words), direction: "ltr"))
            <fieldset><legend>\(words["webhook_topics"])</legend><div class="boxes wide">\(boxes)</div></fieldset>
            """
    }

    func secret(_ secret: WebhookSecret) -> HTML {
        """
        <section class="panel" aria-labelledby="made"><h2 id="made">\(words["webhook_secret"])</h2>
        <p class="field"><label for="secret">\(words["token_once"])</label>\
        <input id="secret" readonly dir="ltr" value="\(secret.text)"></p></section>
        """
    }

    func hook(_ hook: Webhook, address: String?, topics: Set<Webhook.Topic>?, error: NewsError?) -> HTML {
        let states: [(value: String, label: String)] = [
            (Webhook.State.on.rawValue, words["webhook_state_on"]),
            hook.state == .gone
                ? (Webhook.State.gone.rawValue, words["webhook_state_gone"])
                : (Webhook.State.off.rawValue, words["webhook_state_off"]),
        ]
        let url = DeskURL.receiver(hook.id)
        return """
            <section class="panel"><form method="post" action="\(url.path)" class="stack">\(frame.csrf)
            <input type="hidden" name="action" value="change">\
            <input type="hidden" name="version" value="\(hook.version)">
            \(fields(address: address ?? hook.address.rawValue, topics: topics ?? hook.topics, error: error))
            \(DeskParts.choice(words["webhook_state"], name: "state", options: states, chosen: hook.state.rawValue))
            <p><button class="main">\(words["save"])</button></p></form></section>
            <div class="buttons">\
            \(DeskParts.button(words["webhook_try"], to: url, csrf: frame.csrf, fields: [("action", "try")]))\
            \(DeskParts.button(words["webhook_renew"], to: url, csrf: frame.csrf, fields: [("action", "renew")]))\
            \(DeskParts.button(words["webhook_delete"], to: url, csrf: frame.csrf, fields: [("action", "delete")], style: "plain"))\
            </div>
            """
    }

    /// What was given up, with a way to send it again.
    func dead(_ deliveries: [DeliveryRecord]) -> HTML {
        guard !deliveries.isEmpty else { return "<p class=\"soft\">\(words["deliveries_dead_none"])</p>" }
        return """
            \(list(deliveries, none: ""))
            \(DeskParts.button(words["delivery_replay_all"], to: .deliveries, csrf: frame.csrf))
            """
    }

    func list(_ deliveries: [DeliveryRecord], none: String) -> HTML {
        guard !deliveries.isEmpty else { return "<p class=\"soft\">\(none)</p>" }
        return """
            <ul class="articles rows" aria-label="\(words["deliveries"])">\(deliveries.map(row))</ul>
            """
    }

    private func row(_ delivery: DeliveryRecord) -> HTML {
        let next: HTML? =
            delivery.state == .waiting && delivery.tries > 0
            ? delivery.dueAt.map { " · \(words["mail_next_try"]) \(words.moment($0, zone))" } : nil
        let reason: HTML? = delivery.failure.map { "<p class=\"soft\" lang=\"en\" dir=\"ltr\">\($0)</p>" }
        let what: HTML =
            if let article = delivery.content.article {
                """
                <a href="\(DeskURL.article(article).path)">\(words["article_number", ["number": String(article.rawValue)]])</a>
                """
            } else {
                delivery.content.addresses.isEmpty
                    ? "\(words["delivery_test"])"
                    : "\(words["delivery_addresses", count: delivery.content.addresses.count])"
            }
        let topic: HTML? = delivery.content.topic.map { " \(words["webhook_topic_\($0)"]) ·" }
        let button: HTML? =
            delivery.state == .dead
            ? DeskParts.button(words["delivery_replay"], to: .delivery(delivery.id), csrf: frame.csrf) : nil
        return """
            <li><p><strong dir="ltr">\(name(delivery.receiver))</strong> \
            <span class="tag">\(words["delivery_state_\(delivery.state.rawValue)"])</span></p>\
            <p class="soft">\(topic) \(what) · \(words.moment(delivery.queuedAt, zone)) · \
            \(words["delivery_tries", count: delivery.tries])\(next)</p>\
            <p class="keys" dir="ltr">\(delivery.key)</p>\(reason)\(button)</li>
            """
    }

    private func name(_ receiver: Receiver) -> String {
        switch receiver {
        case .indexNow: "IndexNow"
        case .webSub: "WebSub"
        case .webhook(let id): hooks.first { $0.id == id }?.address.host ?? receiver.text
        }
    }
}
