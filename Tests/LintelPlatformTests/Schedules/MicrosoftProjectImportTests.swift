import LintelTokens
import Testing

@testable import LintelPlatform

struct MicrosoftProjectImportTests {
    private static let head =
        #"<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">"#

    private static func read(_ bytes: [UInt8], step: Int = 10_000) throws -> ScheduleContent {
        var number = 0
        let file = MicrosoftProjectImport(into: ScheduleScene.id, at: ScheduleScene.monday) {
            number += 1
            return "id-\(number)"
        }
        let reader = try XMLReader(namespace: MicrosoftProjectImport.namespace) {
            (event: XMLReader.Event) throws(PlatformError) in try file.take(event)
        }
        for start in stride(from: 0, to: bytes.count, by: step) {
            try reader.read(bytes[start..<min(start + step, bytes.count)])
        }
        try reader.finish()
        return try file.finish()
    }

    private static func read(_ body: String) throws -> ScheduleContent {
        try Self.read(Array((Self.head + body + "</Project>").utf8))
    }

    private static func refusal(_ bytes: [UInt8]) -> PlatformError.Code? {
        do {
            _ = try Self.read(bytes)
            return nil
        } catch {
            return (error as? PlatformError)?.code
        }
    }

    private static let sample = """
        <CalendarUID>1</CalendarUID><StatusDate>2026-11-24T17:00:00</StatusDate>
        <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName>
        <Alias>Floor</Alias></ExtendedAttribute></ExtendedAttributes>
        <Calendars><Calendar><UID>1</UID><Name>Site</Name><IsBaseCalendar>1</IsBaseCalendar>
        <WeekDays><WeekDay><DayType>1</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>
        <FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
        <WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>
        <Exceptions><Exception><TimePeriod><FromDate>2026-12-24T00:00:00</FromDate>
        <ToDate>2026-12-26T23:59:00</ToDate></TimePeriod><Name>Christmas</Name><Type>1</Type>
        <DayWorking>0</DayWorking></Exception>
        <Exception><TimePeriod><FromDate>2026-01-01T00:00:00</FromDate><ToDate>2036-01-01T23:59:00</ToDate>
        </TimePeriod><Name>Each year</Name><Type>2</Type><DayWorking>0</DayWorking></Exception></Exceptions>
        </Calendar><Calendar><UID>2</UID><Name>Crane</Name><BaseCalendarUID>1</BaseCalendarUID><WeekDays>
        <WeekDay><DayType>6</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>
        <FromTime>08:00:00</FromTime><ToTime>09:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays>
        </Calendar></Calendars>
        <Tasks><Task><UID>0</UID><Name>All</Name><OutlineLevel>0</OutlineLevel></Task>
        <Task><UID>10</UID><Name>Shell &amp; core</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
        <Task><UID>11</UID><Name>Walls</Name><OutlineLevel>2</OutlineLevel><WBS>1.1</WBS>
        <Start>2026-11-23T08:00:00</Start><Finish>2026-11-27T12:00:00</Finish><Duration>PT36H0M0S</Duration>
        <DurationFormat>7</DurationFormat><PercentComplete>25</PercentComplete><Notes>Mind.</Notes>
        <ActualStart>2026-11-23T09:00:00</ActualStart><ActualDuration>PT9H0M0S</ActualDuration>
        <ConstraintType>4</ConstraintType><ConstraintDate>2026-11-23T08:00:00</ConstraintDate>
        <CalendarUID>2</CalendarUID><HyperlinkAddress>https://example.org</HyperlinkAddress>
        <Baseline><Number>0</Number><Start>2026-11-20T08:00:00</Start><Finish>2026-11-25T17:00:00</Finish>
        <Duration>PT32H0M0S</Duration></Baseline><ExtendedAttribute><FieldID>188743731</FieldID><Value>Ground</Value>
        </ExtendedAttribute></Task>
        <Task><UID>12</UID><Name>Done</Name><OutlineLevel>2</OutlineLevel><Milestone>1</Milestone>
        <Duration>PT0H0M0S</Duration><PredecessorLink><PredecessorUID>11</PredecessorUID><Type>0</Type>
        <LinkLag>-4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
        <Task><UID>13</UID><Name>Dry</Name><OutlineLevel>1</OutlineLevel><Duration>PT72H0M0S</Duration>
        <DurationFormat>8</DurationFormat><PredecessorLink><PredecessorUID>12</PredecessorUID><LinkLag>600</LinkLag>
        <LagFormat>6</LagFormat></PredecessorLink><PredecessorLink><PredecessorUID>99</PredecessorUID>
        </PredecessorLink></Task><Task><UID>14</UID><IsNull>1</IsNull></Task></Tasks>
        <Resources><Resource><UID>0</UID></Resource><Resource><UID>5</UID><Name>Masons</Name><Type>1</Type>
        <EmailAddress>masons@example.org</EmailAddress><CalendarUID>2</CalendarUID></Resource></Resources>
        <Assignments><Assignment><UID>1</UID><TaskUID>11</TaskUID><ResourceUID>5</ResourceUID><Units>1.5</Units>
        <Work>PT54H0M0S</Work></Assignment><Assignment><TaskUID>11</TaskUID><ResourceUID>-65535</ResourceUID>
        </Assignment></Assignments>
        """

    @Test func bringsInWhatAFileHolds() throws {
        let content = try Self.read(Self.sample)
        #expect(content.tasks.map(\.name) == ["Shell & core", "Walls", "Done", "Dry"])
        let walls = content.tasks[1]
        #expect(walls.parentID == content.tasks[0].id && content.tasks[3].parentID == nil)
        #expect(walls.plannedStart == ScheduleScene.at(0, 8) && walls.plannedFinish == ScheduleScene.at(4, 12))
        #expect(walls.plannedDuration == 36 * ScheduleScene.hour && walls.actualDuration == 9 * ScheduleScene.hour)
        #expect(walls.completion == 2_500 && walls.actualStart == ScheduleScene.at(0, 9))
        #expect(walls.constraint == TaskConstraint(.startAfter, ScheduleScene.at(0, 8)))
        #expect(walls.comment == "Mind." && walls.url == "https://example.org" && walls.userDefinedID == "1.1")
        #expect(content.tasks[2].type == .finishKeyDate)
        #expect(content.links.map(\.type) == [.finishToFinish, .finishToStart])
        #expect(content.links.map(\.lag) == [-8 * ScheduleScene.hour, ScheduleScene.hour])
        let always = try #require(content.calendars.last)
        #expect(always.week == WorkCalendar.wholeWeek)
        #expect(content.links.map(\.calendarID) == [nil, always.id])
        #expect(content.tasks[3].calendarID == always.id)
        #expect(content.resources.map(\.name) == ["Masons"] && content.resources[0].type == .human)
        #expect(content.assignments.map(\.units) == [15_000])
        #expect(content.assignments.map(\.work) == [54 * ScheduleScene.hour])
        #expect(content.baselineTasks.map(\.plannedDuration) == [32 * ScheduleScene.hour])
        #expect(content.codes.map(\.name) == ["Floor"] && content.codeValues.map(\.name) == ["Ground"])
        #expect(content.codeValueAssignments.map(\.taskID) == [walls.id])
        #expect(content.dataDate == ScheduleScene.at(1, 17))
    }

    @Test func readsCalendarsWithTheirBases() throws {
        let content = try Self.read(Self.sample)
        let (site, crane) = (content.calendars[0], content.calendars[1])
        #expect(content.defaultCalendarID == site.id && content.tasks[1].calendarID == crane.id)
        #expect(site.week[6] == [.init(79_200, 86_400)])
        #expect(site.week[4] == [] && crane.week[4] == [.init(28_800, 32_400)])
        #expect(crane.week[6] == site.week[6] && site.week[0] == WorkCalendar.standardWeek[0])
        #expect(site.exceptions.map(\.name) == ["Christmas"] && crane.exceptions == site.exceptions)
        #expect(site.exceptions[0].lastDay - site.exceptions[0].firstDay == 2)
        #expect(content.warnings.contains("Site: the exception Each year that comes again is left out."))
        #expect(content.warnings.contains("Dry: a link to a task that the file does not have is left out."))
    }

    @Test func keepsTheDatesOfMoreThanAThousandActivities() throws {
        var generator = SplitMix(state: 7)
        var dates: [(UnixTime, UnixTime)] = []
        var body = "<Tasks>"
        for number in 1...1_500 {
            let start = ScheduleScene.monday + Int64.random(in: 0..<5_000, using: &generator) * 900
            let finish = start + Int64.random(in: 0..<500, using: &generator) * 900
            dates.append((start, finish))
            let link =
                number > 1 ? "<PredecessorLink><PredecessorUID>\(number - 1)</PredecessorUID></PredecessorLink>" : ""
            body += """
                <Task><UID>\(number)</UID><Name>A\(number)</Name><OutlineLevel>1</OutlineLevel>
                <Start>\(start.timestamp.dropLast())</Start><Finish>\(finish.timestamp.dropLast())</Finish>
                <Duration>PT8H0M0S</Duration>\(link)</Task>
                """
        }
        let content = try Self.read(body + "</Tasks>")
        #expect(content.tasks.count == 1_500 && content.links.count == 1_499)
        #expect(zip(content.tasks, dates).allSatisfy { $0.plannedStart == $1.0 && $0.plannedFinish == $1.1 })
    }

    @Test func readsWhateverPiecesTheFileComesIn() throws {
        let bytes = Array((Self.head + Self.sample + "</Project>").utf8)
        let whole = try Self.read(bytes, step: bytes.count)
        for step in [1, 7, 4_096] { #expect(try Self.read(bytes, step: step) == whole) }
        let wide = (Self.head.replacing("UTF-8", with: "UTF-16") + Self.sample + "</Project>").utf16
        let utf16: [UInt8] = [0xFE, 0xFF] + wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try Self.read(utf16) == whole)
    }

    @Test func refusesHostileFiles() {
        let bomb =
            #"<!DOCTYPE Project [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project>&b;</Project>"#
        let outside = #"<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>"#
        let latin = #"<?xml version="1.0" encoding="ISO-8859-1"?><Project/>"#
        let deep =
            "<Project>" + String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100) + "</Project>"
        let long = String(repeating: "x", count: XMLReader.maximumPieceBytes * 2)
        let texts = [
            "", "   ", "<html/>", bomb, outside, latin, deep, "<Project>&b;</Project>", "<Project><\(long)/></Project>",
            "<Project><!--\(long)--></Project>", "<Project/><Project/>", "{}", "<Project a='1' a='2'/>",
            "<Project><Tasks><Task><Name>" + String(repeating: "x", count: 9_000_000)
                + "</Name></Task></Tasks></Project>",
        ]
        for text in texts {
            #expect(Self.refusal(Array(text.utf8)) == .scheduleInvalid, "\(text.prefix(60))")
        }
        #expect(Self.refusal([0xFF, 0xFE, 0x00, 0xD8, 0x3C, 0x00]) == .scheduleInvalid)
        #expect(
            Self.refusal(Array("<Project><Name>".utf8) + [0xC3, 0x28] + Array("</Name></Project>".utf8))
                == .scheduleInvalid
        )
    }

    @Test func refusesCircles() {
        let task = { (number: Int, other: Int) in
            "<Task><UID>\(number)</UID><PredecessorLink><PredecessorUID>\(other)</PredecessorUID></PredecessorLink></Task>"
        }
        let error = #expect(throws: PlatformError.self) {
            try Self.read("<Tasks>" + task(1, 2) + task(2, 1) + "</Tasks>")
        }
        #expect(error?.code == .scheduleCycle)
    }

    /// Each of few calendars would get thousands of exceptions of the one that it builds on.
    @Test func refusesCalendarsThatMultiplyExceptions() throws {
        let exception = """
            <Exception><TimePeriod><FromDate>2026-12-24T00:00:00</FromDate><ToDate>2026-12-24T23:59:00</ToDate>
            </TimePeriod><Type>1</Type><DayWorking>0</DayWorking></Exception>
            """
        func calendars(_ count: Int) -> String {
            let base = "<Calendar><UID>1</UID><Exceptions>" + String(repeating: exception, count: 2_000)
            let derived = (2...count).map {
                "<Calendar><UID>\($0)</UID><BaseCalendarUID>1</BaseCalendarUID></Calendar>"
            }
            return "<Calendars>\(base)</Exceptions></Calendar>\(derived.joined())</Calendars>"
        }
        #expect(try Self.read(calendars(25)).calendars.last?.exceptions.count == 2_000)
        #expect(Self.refusal(Array((Self.head + calendars(26) + "</Project>").utf8)) == .listFull)
    }

    @Test func keepsFewWarningsWhileItReads() throws {
        func record(_ name: String, _ text: String = "", _ children: [XMLRecord] = []) -> XMLRecord {
            var record = XMLRecord(name)
            record.append(text)
            for child in children { record.append(child) }
            return record
        }
        let days = [record("FromDate", "2026-01-01T00:00:00"), record("ToDate", "2036-01-01T00:00:00")]
        let exception = record("Exception", "", [record("TimePeriod", "", days), record("Type", "2")])
        let exceptions = record("Exceptions", "", Array(repeating: exception, count: 300))
        var calendars = MicrosoftProjectCalendars(scheduleID: ScheduleScene.id) { "id" }
        try calendars.add(record("Calendar", "", [record("UID", "1"), exceptions]))
        #expect(calendars.warnings.count == ScheduleOperation.maximumWarnings)
    }

    @Test func refusesEveryBeginningOfAFile() {
        let bytes = Array((Self.head + Self.sample + "</Project>").utf8)
        for end in stride(from: 0, to: bytes.count, by: 13) {
            #expect(Self.refusal(Array(bytes[..<end])) == .scheduleInvalid)
        }
    }

    /// Whatever is in a file, it is brought in or refused, and what is brought in can be calculated.
    @Test func bringsInOrRefusesFilesWithErrors() throws {
        var generator = SplitMix(state: 99)
        let bytes = Array((Self.head + Self.sample + "</Project>").utf8)
        let words = [
            "-1", "9999999999999999999", "PT1E9H", "\u{0}", "<", "&#0;", "NaN", "2026-99-99T08:00:00", "0", "-65535",
        ]
        for _ in 0..<300 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<mutated.count, using: &generator)
                if Bool.random(using: &generator) {
                    mutated[place] = UInt8.random(in: 0...255, using: &generator)
                } else {
                    let word = words.randomElement(using: &generator) ?? ""
                    mutated.replaceSubrange(place..<min(place + 4, mutated.count), with: word.utf8)
                }
            }
            do {
                let content = try Self.read(mutated)
                var network = ScheduleScene().network
                (network.tasks, network.links, network.calendars) = (content.tasks, content.links, content.calendars)
                _ = try ScheduleCalculation(network, at: ScheduleScene.monday).changes
            } catch let error as PlatformError {
                #expect([.scheduleInvalid, .scheduleCycle, .listFull].contains(error.code))
            }
        }
    }
}
