import Testing

@testable import LintelCodec

@Suite struct BlockListTests {
    private static func read(_ text: String) throws(BlockListError) -> [String] {
        try BlockList(parsing: text.utf8).ids
    }

    @Test func readsWhatClientsSend() throws {
        let ids = ["MDAwMA==", "MDAwMQ==", "MDAwMA=="]
        #expect(try Self.read(BlockList(ids: ids).xml) == ids)
        #expect(try Self.read(BlockList(ids: []).xml) == [])
        #expect(try Self.read("<BlockList/>") == [])
        #expect(
            try Self.read(
                """
                \u{FEFF}<?xml version='1.0' encoding='UTF-8' standalone="yes"?>
                <BlockList>
                  <Latest>YQ==</Latest>
                  <Uncommitted>Yg==</Uncommitted>
                </BlockList>

                """
            ) == ["YQ==", "Yg=="]
        )
    }

    @Test(arguments: [
        "", "<", "<BlockList>", "<BlockList></BlockList>x", "x<BlockList></BlockList>",
        "<BlockList><Latest></Latest></BlockList>",
        "<BlockList><Latest>a</Uncommitted></BlockList>", "<BlockList><Latest>a</Latest>", "<BlockList a='b'/>",
        "<blocklist></blocklist>", "<BlockList><Latest>a b</Latest></BlockList>",
        "<BlockList><Latest>&amp;</Latest></BlockList>",
        "<BlockList><!-- --></BlockList>", "<BlockList><Latest>é</Latest></BlockList>", "<?xml <BlockList/>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><BlockList><Latest>&a;</Latest></BlockList>",
        "<BlockList><Other>a</Other></BlockList>", "<BlockList><![CDATA[a]]></BlockList>",
    ])
    func refusesAnythingElse(_ text: String) {
        #expect(throws: BlockListError(.malformed)) { try Self.read(text) }
    }

    @Test func refusesBlocksThatWereCommittedBefore() {
        #expect(throws: BlockListError(.committedBlock)) {
            try Self.read("<BlockList><Committed>YQ==</Committed></BlockList>")
        }
    }

    @Test func staysWithinItsLimits() throws {
        let limits = BlockListLimits(maximumBytes: 200, maximumIDs: 2, maximumIDBytes: 4)
        func read(_ list: BlockList) throws -> [String] {
            try BlockList(parsing: list.xml.utf8, limits: limits).ids
        }
        #expect(try read(BlockList(ids: ["YQ==", "Yg=="])).count == 2)
        #expect(throws: BlockListError(.tooManyIDs)) { try read(BlockList(ids: ["a", "b", "c"])) }
        #expect(throws: BlockListError(.malformed)) { try read(BlockList(ids: ["YWFhYQ=="])) }
        let long = String(repeating: " ", count: 201)
        #expect(throws: BlockListError(.tooLarge)) { try BlockList(parsing: long.utf8, limits: limits) }
        let declaration = "<?xml " + String(repeating: "a", count: 120) + "?><BlockList/>"
        #expect(throws: BlockListError(.malformed)) { try Self.read(declaration) }
    }
}
