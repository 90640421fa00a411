/// An invitation as the invited person sees it; looking at it accepts nothing.
struct InvitationPage: PortalPage {
    static let template = PageTemplate("invitation")

    /// What the person can say yes to.
    struct Offer: Encodable, Sendable, Hashable {
        let organisation: String
        let inviter: String
        let role: String
        let expires: TimeText
        let email: String
        /// The token that the browser has brought: nobody else is shown it.
        let token: String
    }

    let title = "Invitation · Lintel"
    let portal: PortalFrame
    let offer: Offer?
    /// Why there is no offer.
    let refusal: String?
    let accept = SiteURL.organisations(.acceptance)
    let decline = SiteURL.organisations(.refusal)
    let list = SiteURL.organisations(.list)
}
