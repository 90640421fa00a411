package import LintelTokens

/// What the owner of an account is told of it.
extension Notice {
    static func passwordChanged(by actor: Actor, at now: UnixTime) -> Notice {
        Notice(
            subject: "Your password was changed",
            opening: "The password of your account was changed. Every other browser has been signed out.",
            facts: self.circumstances(actor, now),
            action: Action("See where you are signed in", .security),
            closing:
                "If it was not you, choose a new password at once: use \u{201C}Forgot your password?\u{201D} on the "
                + "sign-in page.",
        )
    }

    /// Goes to the address that the account had.
    static func emailChanged(to address: String, by actor: Actor, at now: UnixTime) -> Notice {
        Notice(
            subject: "Your e-mail address was changed",
            opening: "Your account has another e-mail address now. This one no longer signs you in.",
            facts: [Fact("New address", address)] + self.circumstances(actor, now),
            action: Action("Recover an account", .recovery),
            closing:
                "If it was not you, somebody knows your password: recover the account with the new address if it is "
                + "yours, and otherwise write to the people who run this server.",
        )
    }

    static func accountDeactivated(by actor: Actor, at now: UnixTime) -> Notice {
        Notice(
            subject: "Your account is deactivated",
            opening: "Your account was switched off, as was asked for with its password. Nobody can sign in with it.",
            facts: self.circumstances(actor, now),
            closing: "If it was not you, or you want it back, write to the people who run this server.",
        )
    }

    /// Somebody signed in from a browser or a network that has not been seen for long.
    package static func newSignIn(device: String, address: String, at now: UnixTime) -> Notice {
        Notice(
            subject: "A new sign-in to your account",
            opening:
                "Somebody, hopefully you, signed in from a browser or a network that has not been seen here lately.",
            facts: [Fact("Browser", device), Fact("Network address", address), Fact("Time", now.timestamp)],
            action: Action("See where you are signed in", .security),
            closing: "If it was you, there is nothing to do. If not, sign that browser out and change your password.",
        )
    }

    private static func circumstances(_ actor: Actor, _ now: UnixTime) -> [Fact] {
        [actor.address.map { Fact("Network address", $0) }, Fact("Time", now.timestamp)].compactMap { $0 }
    }
}
