/// The passwords of eight characters and more that lists of stolen ones are full of; shorter ones are refused anyway.
enum CommonPasswords {
    /// Whether a password, in lower case, is in the list, as it stands or with digits and marks at its end.
    static func contains(_ folded: String) -> Bool {
        if self.all.contains(folded) { return true }
        // `password2024!` is tried right after `password`.
        let stem = folded.reversed().drop { $0.isNumber || "!?.@#$*_-".contains($0) }.reversed()
        return self.stems.contains(String(stem))
    }

    private static let stems: Set<String> = [
        "admin", "administrator", "changeme", "default", "guest", "hello", "letmein", "login", "master", "p@ssw0rd",
        "pass", "passw0rd", "password", "qwerty", "root", "secret", "summer", "temp", "test", "user", "welcome",
        "winter", "spring", "autumn",
    ]

    private static let all = Set(
        """
        00000000 000000000 0123456789 01234567 0987654321 10203040 1029384756 11111111 111111111 1111111111
        11223344 1122334455 112233445566 12121212 123123123 123123123a 1231231234 12312312 12341234 123412345
        12344321 12345678 123456789 1234567890 12345678910 123456789a 12345679 1234567a 123456abc 123456aa
        123456qwerty 12345qwert 1234qwer 123654789 123789456 123qweasd 123qweasdzxc 12qwaszx 13131313 134679852
        135792468 14141414 14725836 147258369 147852369 159357456 159753456 18436572 1a2b3c4d 1q2w3e4r
        1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20202020 21212121 22222222 23232323 24681012
        25802580 31415926 321321321 33333333 44444444 55555555 5555555555 66666666 69696969 741852963 77777777
        7777777777 78945612 789456123 87654321 88888888 963852741 987654321 9876543210 98765432 99999999
        a1234567 a12345678 a123456789 a1b2c3d4 aa12345678 aa123456 aaaaaaaa abc12345 abc123456 abcd1234 abcdefg1
        abcdefgh abcdefghi access14 adgjmptw admin123 administrator alexander alexandra america1 amanda12
        angel123 anthony1 anything apple123 arsenal1 asdasd123 asdf1234 asdfasdf asdfghjk asdfghjkl asdfjkl1
        asdfqwer ashley12 australia azerty123 azertyuiop babygirl babygirl1 barcelona baseball baseball1
        basketball batman123 benjamin bigdaddy blahblah blink182 business butterfly california caroline
        cardinal carolina champion changeme changeme1 charlie1 charlotte cheese12 chelsea1 chocolate christian
        christine christopher cocacola computer computer1 consumer corvette courtney cowboys1 creative danielle
        dearbook december default1 diamond1 dolphins donald12 dragon12 dragonball drowssap einstein elephant
        elizabeth everyone facebook fernando ferrari1 fireball flower12 football football1 forever1 freedom1
        friends1 garfield gateway1 gfhjkm123 godzilla goldfish google12 guitar12 hardcore hello123 helloworld
        hellokitty honda123 hotmail1 hunter12 iloveyou iloveyou1 iloveyou2 infinity internet jackson1 jasmine1
        jennifer jessica1 johncena jonathan jordan23 justin12 killer12 kristina lalalala leonardo letmein1
        letmein123 liverpool lovelove loveyou1 macintosh manchester marlboro marina12 martin12 maverick
        mercedes metallica michael1 michelle midnight minecraft mistress monkey12 monkey123 monster1 mustang1
        mypassword naruto123 nicholas november nirvana1 october1 ohmygod1 olivia12 p@ssw0rd p@ssword pa55word
        pa$$word pa$$w0rd panther1 passport passw0rd passw0rd1 passwort password password1 password12 password123
        patricia peaches1 pepper12 pokemon1 precious princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsx12 qazwsxedc
        qazwsx123 qq123456 qwaszx12 qweasdzxc qweqweqwe qwer1234 qwerasdf qwert123 qwerty12 qwerty123 qwerty1234
        qwerty12345 qwertyui qwertyuiop qwertz123 qwertzui rainbow1 rangers1 rockstar rush2112 samantha
        samsung1 scorpion security september shadow12 shopping slipknot snickers soccer12 softball spiderman
        spongebob starwars startrek steelers stephanie sunflower sunshine sunshine1 superman superman1 superstar
        swordfish sysadmin test1234 testtest tigger12 tinkerbell trustno1 trustnoone universe valentina
        vanessa1 veronica victoria volleyball warcraft welcome1 welcome123 westside whatever whatever1
        wordpass xxxxxxxx yankees1 yellow12 zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcv1234 zzzzzzzz
        """.split(whereSeparator: \.isWhitespace).map(String.init),
    )
}
