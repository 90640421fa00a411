import LintelCodec

/// Keywords that look into objects and arrays, and those that put schemas together (JSON Schema core §10, §11).
extension SchemaReader {
    mutating func readMembers(_ compiler: inout SchemaCompiler) throws(SchemaFault) {
        var rules = SchemaMembers()
        let named = try self.schemas(named: "properties", &compiler)
        for (name, node) in named ?? [] { rules.named.append((compiler.name(name).symbol, node)) }
        rules.named.sort { $0.symbol < $1.symbol }
        let patterns = try self.schemas(named: "patternProperties", &compiler)
        for (text, node) in patterns ?? [] {
            rules.patterns.append((try self.pattern("patternProperties", text), node))
        }
        rules.additional = try self.schema("additionalProperties", &compiler)
        if named != nil || patterns != nil || rules.additional != nil { self.append(.members(rules)) }
        if let node = try self.schema("propertyNames", &compiler) { self.append(.memberNames(node)) }
        if let count = try self.count("minProperties", "maxProperties") { self.append(.memberCount(count)) }
        if let value = self["required"] { self.append(.required(try self.names("required", of: value, &compiler))) }
        if let value = self["dependentRequired"] {
            guard let members = value.objectValue else {
                throw self.fault("dependentRequired", "This has to be an object.")
            }
            var pairs: [(SchemaName, [SchemaName])] = []
            for member in members {
                let names = try self.names("dependentRequired", of: member.value, &compiler)
                pairs.append((compiler.name(member.name), names))
            }
            self.append(.dependentRequired(pairs))
        }
        if let pairs = try self.schemas(named: "dependentSchemas", &compiler) {
            self.append(.dependentSchemas(pairs.map { (compiler.name($0.name), $0.node) }))
        }
    }

    mutating func readItems(_ compiler: inout SchemaCompiler) throws(SchemaFault) {
        if self["items"]?.arrayValue != nil {
            throw self.fault("items", "A list of schemas stands under prefixItems in this draft.")
        }
        let first = try self.schemas("prefixItems", &compiler)
        let rest = try self.schema("items", &compiler)
        if first != nil || rest != nil { self.append(.items(SchemaItems(first: first ?? [], rest: rest))) }
        if let count = try self.count("minItems", "maxItems") { self.append(.itemCount(count)) }
        if let value = self["uniqueItems"] {
            guard let flag = value.boolValue else { throw self.fault("uniqueItems", "This has to be true or false.") }
            if flag { self.append(.uniqueItems) }
        }
        // Without it, how many there are says nothing (§6.4.4, §6.4.5).
        let count = try self.count("minContains", "maxContains")
        if let node = try self.schema("contains", &compiler) {
            let least = self["minContains"] == nil ? 1 : count?.minimum ?? 1
            self.append(.contains(node, SchemaCount(minimum: least, maximum: count?.maximum ?? .max)))
        }
    }

    mutating func readCombinations(_ compiler: inout SchemaCompiler) throws(SchemaFault) {
        if let nodes = try self.schemas("allOf", &compiler) { self.append(.all(nodes)) }
        if let nodes = try self.schemas("anyOf", &compiler) { self.append(.any(nodes)) }
        if let nodes = try self.schemas("oneOf", &compiler) { self.append(.one(nodes)) }
        if let node = try self.schema("not", &compiler) { self.append(.not(node)) }
        let then = try self.schema("then", &compiler)
        let otherwise = try self.schema("else", &compiler)
        if let node = try self.schema("if", &compiler) {
            self.append(.conditional(node, then: then, otherwise: otherwise))
        }
    }
}
