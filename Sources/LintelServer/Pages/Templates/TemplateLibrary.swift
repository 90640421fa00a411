/// All templates, each ready to be filled.
struct TemplateLibrary: Sendable {
    private let templates: [String: Template]
    private let names: TemplateNames

    /// Reads all templates.
    ///
    /// - Throws: ``PageError`` when one is missing or is not Mustache.
    init(_ source: PageSource) throws(PageError) {
        var texts: [String: String] = [:]
        for name in source.templateNames { texts[name] = try source.template(named: name) }
        try self.init(texts: texts)
    }

    /// - Parameter texts: the templates as they are written, by name.
    init(texts: [String: String]) throws(PageError) {
        var linker = TemplateLinker()
        for (name, text) in texts {
            do throws(TemplateFault) {
                linker.parts[name] = try TemplateParser.parse(text)
            } catch {
                throw .templateBroken(name, error.reason)
            }
        }
        var templates: [String: Template] = [:]
        for name in texts.keys {
            do throws(TemplateFault) {
                templates[name] = try linker.template(named: name)
            } catch {
                throw .templateBroken(name, error.reason)
            }
        }
        self.templates = templates
        self.names = linker.names
    }

    /// A filled template.
    ///
    /// - Parameter model: the values; its stored properties are the outermost names.
    /// - Returns: UTF-8; nothing when there is no such template.
    func render(_ model: some Encodable, with name: String) -> [UInt8] {
        guard let template = self.templates[name] else { return [] }
        var rendering = TemplateRendering(TemplateValue(model, names: self.names), escaping: template.escaping)
        rendering.render(template.steps)
        return rendering.output
    }
}

/// Puts templates into the places where others include or fill them.
private struct TemplateLinker {
    var parts: [String: [TemplatePart]] = [:]
    var names = TemplateNames()
    /// The templates that are being put into one another, the outermost first.
    private var within: [String] = []

    mutating func template(named name: String) throws(TemplateFault) -> Template {
        // Only the text part of a mail is no markup.
        Template(
            steps: try self.steps(ofTemplate: name, filledWith: [:]),
            escaping: name.hasSuffix("-text") ? .plainText : .markup,
        )
    }

    private mutating func steps(
        ofTemplate name: String,
        filledWith blocks: [String: [TemplatePart]],
    ) throws(TemplateFault) -> [Template.Step] {
        guard let parts = self.parts[name] else { throw TemplateFault("There is no template \(name).") }
        guard !self.within.contains(name) else { throw TemplateFault("\(name) includes itself.") }
        self.within.append(name)
        defer { self.within.removeLast() }
        return try self.steps(parts, filledWith: blocks)
    }

    /// - Parameter blocks: what takes the place of the blocks of these names.
    private mutating func steps(
        _ parts: [TemplatePart],
        filledWith blocks: [String: [TemplatePart]],
    ) throws(TemplateFault) -> [Template.Step] {
        var steps: [Template.Step] = []
        for part in parts {
            switch part {
            case .text(let text):
                Self.append(.text(text), to: &steps)
            case .value(let path):
                steps.append(.value(self.path(path)))
            case .section(let path, let content):
                steps.append(.section(self.path(path), try self.steps(content, filledWith: blocks)))
            case .inverted(let path, let content):
                steps.append(.inverted(self.path(path), try self.steps(content, filledWith: blocks)))
            case .included(let name):
                for step in try self.steps(ofTemplate: name, filledWith: blocks) { Self.append(step, to: &steps) }
            case .block(let name, let content):
                // A block within what takes its own place stands for itself.
                let others = blocks.filter { $0.key != name }
                let filled = try self.steps(blocks[name] ?? content, filledWith: others)
                for step in filled { Self.append(step, to: &steps) }
            case .filled(let name, let inner):
                // The template further out decides.
                let all = inner.merging(blocks) { $1 }
                for step in try self.steps(ofTemplate: name, filledWith: all) { Self.append(step, to: &steps) }
            }
        }
        return steps
    }

    /// Texts that follow one another are one.
    private static func append(_ step: Template.Step, to steps: inout [Template.Step]) {
        if case .text(let text) = step, case .text(let before)? = steps.last {
            steps[steps.count - 1] = .text(before + text)
        } else {
            steps.append(step)
        }
    }

    private mutating func path(_ path: TemplatePath) -> Template.Path {
        let names = path.names.map { self.names.number($0) }
        return path.isInnermost
            ? Template.Path(first: nil, rest: names)
            : Template.Path(first: names.first, rest: Array(names.dropFirst()))
    }
}
