import LintelPlatform

/// What an app has done lately: its tokens by day, and the events of the audit log.
package struct AppActivityPage: PortalPage {
    package static let template = PageTemplate("app-activity")

    package let portal: PortalFrame
    let head: AppHead
    let chart: ActivityChart
    let lines: [AuditLine]
    let hasLines: Bool

    package let title: String

    init(portal: PortalFrame, app: App, days: [AppActivity.Day], lines: [AuditLine]) {
        self.portal = portal
        self.head = AppHead(app, tab: .activity)
        self.chart = ActivityChart(days)
        self.lines = lines
        self.hasLines = !lines.isEmpty
        self.title = "Activity · Lintel"
    }
}
