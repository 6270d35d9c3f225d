/// The kinds of action that the audit log can be read by: each is a handful of verbs.
public enum AuditArea: String, Sendable, CaseIterable {
    case writing, publishing, people, signIn, sections, topics, authors, redirects, settings, media, imports

    /// The verbs as the log names them.
    public var verbs: [String] {
        switch self {
        case .writing:
            [
                "CreateDraft", "SaveDraft", "RestoreRevision", "SubmitArticle", "StartReview", "AskForChanges",
                "ApproveArticle", "CommentOnPassage", "ResolveComment", "TakeOver", "SpikeArticle", "RestoreArticle",
                "NameArticle", "TranslateArticle", "LinkTranslation", "UnlinkTranslation", "CatchUpTranslation",
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
            ]
        case .signIn:
            [
                "SignIn", "SignOut", "SignOutEverywhere", "ChangePassword", "RequestPasswordReset", "ResetPassword",
            ]
        case .sections: ["AddSection", "RenameSection", "MoveSection", "RetireSection"]
        case .topics: ["RenameTopic", "MergeTopics", "DeleteTopic"]
        case .authors: ["AddAuthor", "ChangeAuthor"]
        case .redirects: ["AddRedirect", "DeleteRedirect"]
        case .settings: ["ApplySettings", "ChangeSettings"]
        case .media: ["AddPicture", "DescribePicture", "FramePicture", "AddAttachment", "TitleAttachment"]
        case .imports: ["ImportArticles", "WriteArchive"]
        }
    }
}
