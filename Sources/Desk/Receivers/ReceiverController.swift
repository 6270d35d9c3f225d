internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Those outside who are told of what happens: the webhooks, what was given up, and what became of everything else.
struct ReceiverController {
    let desk: Desk

    private static let length = 50

    struct WebhookForm: DeskForm {
        let csrf: String
        let action: String?
        let address: String?
        let topics: [String]?
        let version: Int?
        let state: String?

        var chosen: Set<Webhook.Topic> { Set((topics ?? []).compactMap(Webhook.Topic.init(rawValue:))) }
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("receivers", use: show)
        router.post("receivers", use: create)
        router.get("receivers/deliveries", use: list)
        router.post("receivers/deliveries", use: replayAll)
        router.post("receivers/deliveries/:id", use: replay)
        router.get("receivers/:id", use: showOne)
        router.post("receivers/:id", use: change)
    }

    // MARK: All of them

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(request, context, form: nil, error: nil)
    }

    private func page(
        _ request: Request, _ context: SignedInContext, form: WebhookForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageSettings)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let (hooks, readers, dead) = try await desk.newsroom.database.read { store in
            (try store.webhooks(), try store.outboxReaders(), try store.deadDeliveries(limit: Self.length))
        }
        let view = ReceiverView(frame: frame, zone: desk.newsroom.zone, hooks: hooks)
        let content: HTML = """
            <h1>\(words["house_receivers"])</h1>\(frame.houseLinks(.receivers))
            \(HouseParts.message(error, words))\(HouseParts.done(request, words))
            \(view.receivers(readers))
            <section class="panel" aria-labelledby="new-hook"><h2 id="new-hook">\(words["webhook_add"])</h2>
            <p class="soft">\(words["webhook_help"])</p>
            <form method="post" action="\(DeskURL.receivers.path)" class="stack">\(frame.csrf)
            \(view.fields(address: form?.address ?? "", topics: form?.chosen ?? Set(Webhook.Topic.allCases), error: error))
            <p><button class="main">\(words["webhook_add"])</button></p></form></section>
            <section class="panel" aria-labelledby="dead"><h2 id="dead">\(words["deliveries_dead"])</h2>
            <p class="soft">\(words["deliveries_dead_help"])</p>\(view.dead(dead))</section>
            <p><a class="button" href="\(DeskURL.deliveries.path)">\(words["deliveries"])</a></p>
            """
        return DeskResponse.page(frame.page(words["house_receivers"], content), status: Self.status(error))
    }

    private static func status(_ error: NewsError?) -> HTTPResponse.Status {
        error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: WebhookForm = try await request.form(context)
        do {
            let added = try await AddWebhook(desk.newsroom)(
                at: form.address ?? "", topics: form.chosen, as: context.found.actor
            )
            return try await page(added.webhook.id, request, context, secret: added.secret)
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(request, context, form: form, error: error)
        }
    }

    // MARK: One webhook

    @Sendable private func showOne(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(WebhookID(rawValue: try context.number()), request, context)
    }

    /// - Parameter secret: Shown once, to whoever had it made.
    private func page(
        _ id: WebhookID, _ request: Request, _ context: SignedInContext, secret: WebhookSecret? = nil,
        form: WebhookForm? = nil, error: NewsError? = nil
    ) async throws -> Response {
        try context.found.actor.require(.manageSettings)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let (known, recent) = try await desk.newsroom.database.read { store in
            (try store.webhook(id), try store.deliveries(to: .webhook(id), limit: Self.length))
        }
        guard let hook = known else { throw NewsError(.notFound, "There is no such webhook.") }
        let view = ReceiverView(frame: frame, zone: desk.newsroom.zone, hooks: [hook])
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.receivers.path)">\(words["house_receivers"])</a></p>
            <h1><bdi dir="ltr">\(hook.address.host ?? hook.address.rawValue)</bdi></h1>
            \(HouseParts.message(error, words))\(HouseParts.done(request, words))
            \(secret.map { view.secret($0) })
            \(view.hook(hook, address: form?.address, topics: form?.chosen, error: error))
            <h2>\(words["deliveries"])</h2>\(view.list(recent, none: words["deliveries_none"]))
            """
        return DeskResponse.page(frame.page(words["house_receivers"], content), status: Self.status(error))
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: WebhookForm = try await request.form(context)
        let id = WebhookID(rawValue: try context.number())
        let actor = context.found.actor
        do {
            switch form.action {
            case "change":
                try await ChangeWebhook(desk.newsroom)(
                    id, version: form.version ?? 0, address: form.address ?? "", topics: form.chosen,
                    isOn: form.state == Webhook.State.on.rawValue, as: actor
                )
                return DeskResponse.see(.receiver(id), done: "saved")
            case "renew":
                let renewed = try await RenewWebhookSecret(desk.newsroom)(id, as: actor)
                return try await page(id, request, context, secret: renewed.secret)
            case "try":
                try await TryWebhook(desk.newsroom)(id, as: actor)
                return DeskResponse.see(.receiver(id), done: "webhook_tried")
            case "delete":
                try await DeleteWebhook(desk.newsroom)(id, as: actor)
                return DeskResponse.see(.receivers, done: "webhook_deleted")
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(id, request, context, form: form, error: error)
        }
    }

    // MARK: Deliveries

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.manageSettings)
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }.map { DeliveryID(rawValue: $0) }
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let (hooks, found) = try await desk.newsroom.database.read { store in
            (try store.webhooks(), try store.deliveries(before: before, limit: Self.length + 1))
        }
        let view = ReceiverView(frame: frame, zone: desk.newsroom.zone, hooks: hooks)
        let older: HTML? =
            found.count > Self.length
            ? "<p><a class=\"button\" rel=\"next\" href=\"\(DeskURL.deliveries.path)?before=\(found[Self.length - 1].id.rawValue)\">\(words["older"])</a></p>"
            : nil
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.receivers.path)">\(words["house_receivers"])</a></p>
            <h1>\(words["deliveries"])</h1>
            \(view.list(Array(found.prefix(Self.length)), none: words["deliveries_none"]))\(older)
            """
        return DeskResponse.page(frame.page(words["deliveries"], content))
    }

    @Sendable private func replay(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let _: WebhookForm = try await request.form(context)
        try await ReplayDelivery(desk.newsroom)(
            DeliveryID(rawValue: try context.number()), as: context.found.actor
        )
        return DeskResponse.see(.receivers, done: "delivery_replayed")
    }

    /// Everything that was given up and can be sent: what a receiver that was turned off missed stays.
    @Sendable private func replayAll(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let _: WebhookForm = try await request.form(context)
        try context.found.actor.require(.manageSettings)
        let replay = ReplayDelivery(desk.newsroom)
        var before: DeliveryID?
        while true {
            let place = before
            let dead = try await desk.newsroom.database.read { try $0.deadDeliveries(before: place, limit: 200) }
            for delivery in dead {
                do { try await replay(delivery.id, as: context.found.actor) } catch let error as NewsError
                    where error.code == .conflict || error.code == .notFound
                {}
            }
            guard dead.count == 200, let last = dead.last?.id else { break }
            before = last
        }
        return DeskResponse.see(.receivers, done: "delivery_replayed")
    }
}
