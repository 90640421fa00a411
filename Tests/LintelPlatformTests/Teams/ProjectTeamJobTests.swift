import LintelPlatform
import LintelTokens
import Testing

struct ProjectTeamJobTests {
    /// A job that breaks off is not active: what was not tried has failed.
    @Test(arguments: [
        (0, 0, ProjectTeamJob.Status.failed), (2, 0, .partial), (2, 1, .partial), (2, 2, .failed), (3, 0, .completed),
    ])
    func endsWhenItBreaksOff(_ tried: Int, _ refused: Int, _ status: ProjectTeamJob.Status) {
        let refusal = ProjectTeamJob.Failure(PlatformError(.notFound, "Nobody", field: "member"), target: "x")
        var job = ProjectTeamJob(
            id: ProjectTeamJobID("job"),
            projectID: ProjectID("project"),
            status: .active,
            actions: (0..<3).map { .init(.removeMembers, email: "p\($0)@example.org") },
            errors: Array(repeating: refusal, count: refused),
            createdBy: Subject("somebody"),
            createdAt: UnixTime(seconds: 1),
        )
        job.breakOff(after: tried)
        #expect(job.status == status)
    }
}
