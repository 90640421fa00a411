/// A page while it is written.
struct TemplateRendering {
    /// UTF-8.
    private(set) var output: [UInt8] = []
    private let escaping: TemplateEscaping
    /// The values whose sections are being written, the innermost last.
    private var stack: [TemplateValue]

    init(_ model: TemplateValue, escaping: TemplateEscaping) {
        self.stack = [model]
        self.escaping = escaping
        // Most pages fit.
        self.output.reserveCapacity(16_384)
    }

    mutating func render(_ steps: [Template.Step]) {
        for step in steps {
            switch step {
            case .text(let text): self.output.append(contentsOf: text)
            case .value(let path): self.write(self.value(at: path))
            case .section(let path, let content): self.renderSection(self.value(at: path), content)
            case .inverted(let path, let content):
                if !Self.isShown(self.value(at: path)) { self.render(content) }
            }
        }
    }

    private mutating func write(_ value: TemplateValue?) {
        switch value {
        case .text(let text): self.escaping.append(text, to: &self.output)
        case .truth(let truth): self.output.append(contentsOf: (truth ? "true" : "false").utf8)
        case .list, .object, .nothing, nil: break
        }
    }

    private mutating func renderSection(_ value: TemplateValue?, _ content: [Template.Step]) {
        switch value {
        case .truth(true):
            self.render(content)
        case .list(let list):
            for element in list.elements { self.render(content, within: element) }
        case .text, .object:
            if let value { self.render(content, within: value) }
        case .truth(false), .nothing, nil:
            break
        }
    }

    private mutating func render(_ content: [Template.Step], within value: TemplateValue) {
        self.stack.append(value)
        self.render(content)
        self.stack.removeLast()
    }

    private static func isShown(_ value: TemplateValue?) -> Bool {
        switch value {
        case .text, .object, .truth(true): true
        case .list(let list): !list.elements.isEmpty
        case .truth(false), .nothing, nil: false
        }
    }

    /// What has the first name, from the inside out, and in it what has the other names.
    private func value(at path: Template.Path) -> TemplateValue? {
        var found = path.first.map { self.innermost(named: $0) } ?? self.stack.last
        for name in path.rest {
            guard case .object(let object)? = found else { return nil }
            found = object[name]
        }
        return found
    }

    private func innermost(named name: TemplateName) -> TemplateValue? {
        var index = self.stack.count
        while index > 0 {
            index -= 1
            if case .object(let object) = self.stack[index], let part = object[name] { return part }
        }
        return nil
    }
}
