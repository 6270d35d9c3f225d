/// The kinds of action that the audit log can be read by: each is a handful of verbs.
public enum AuditArea: String, Sendable, Codable, CaseIterable {
    case writing, publishing, people, signIn, sections, topics, authors, fronts, redirects, settings, media, views,
        imports

    /// The verbs as the log names them.
    public var verbs: [String] {
        switch self {
        case .writing:
            [
                "CreateDraft", "SaveDraft", "RestoreRevision", "SubmitArticle", "StartReview", "AskForChanges",
                "ApproveArticle", "CommentOnPassage", "ResolveComment", "TakeOver", "SpikeArticle", "RestoreArticle",
                "NameArticle", "AnswerComment", "AssignArticle", "MoveArticle", "TagArticle", "SharePreview",
                "RevokePreview", "OpenPreview",
                "TranslateArticle", "LinkTranslation", "UnlinkTranslation", "CatchUpTranslation",
                "ProposeTranslation",
            ]
        case .publishing:
            [
                "PublishArticle", "ScheduleArticle", "UnscheduleArticle", "PublishDue", "SetEmbargo", "CorrectArticle",
                "UnpublishArticle", "KillArticle",
            ]
        case .people:
            [
                "AddUser", "InviteUser", "AcceptInvitation", "ChangeRole", "DisableUser", "EnableUser",
                "AddFirstAdministrator", "MakeFirstAdministratorLink", "MakeAccessToken", "RevokeAccessToken",
                "EditUser", "WishForMail",
            ]
        case .signIn:
            [
                "SignIn", "SignOut", "SignOutEverywhere", "SignOutSession", "ChangePassword", "ChangeAddress",
                "RequestPasswordReset", "ResetPassword",
            ]
        case .sections: ["AddSection", "RenameSection", "MoveSection", "RetireSection"]
        case .topics: ["AddTopic", "RenameTopic", "MergeTopics", "DeleteTopic"]
        case .authors: ["AddAuthor", "ChangeAuthor", "MergeAuthors"]
        case .fronts: ["ArrangeFront", "RestoreFront", "SetBanner", "RemoveBanner"]
        case .redirects: ["AddRedirect", "ChangeRedirect", "DeleteRedirect"]
        case .settings:
            [
                "ApplySettings", "ChangeSettings", "AddEdition", "AddWebhook", "ChangeWebhook", "RenewWebhookSecret",
                "DeleteWebhook", "TryWebhook", "ReplayDelivery",
            ]
        case .media: ["AddPicture", "DescribePicture", "FramePicture", "AddAttachment", "TitleAttachment"]
        case .views: ["SaveView", "RenameView", "MoveView", "DeleteView", "SetDefaultView"]
        case .imports: ["ImportArticles", "WriteArchive"]
        }
    }
}
