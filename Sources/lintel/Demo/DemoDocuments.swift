/// The demo's documents, as a directory that the data source is filled from.
enum DemoDocuments {
    /// Writes the files for their owner alone.
    static func write(to directory: String) throws {
        try DataDirectory.prepare(directory)
        for (folder, files) in self.folders {
            try DataDirectory.prepare("\(directory)/\(folder)")
            for (name, text) in files {
                try DataDirectory.write(Array(text.utf8), to: "\(directory)/\(folder)/\(name)", mode: 0o600)
            }
        }
    }

    private static let folders: [(name: String, files: [(name: String, text: String)])] = [
        ("Drawings", [("RB-101 Elevation.svg", Self.elevation)]),
        (
            "Specifications",
            [
                (
                    "Concrete.txt",
                    """
                    Abutments and pier  C35/45, XC4 XF3, cover 55 mm
                    Deck                C40/50, XC4 XD1 XF2, cover 50 mm
                    The deck is kept wet for seven days and sealed no earlier than fourteen days after it was cast.

                    """
                ),
                (
                    "Steel.txt",
                    """
                    Girders             S355 K2+N, hot rolled, coated in the workshop
                    Bolts               grade 10.9, tightened by the torque method
                    Reinforcement       B500B

                    """
                ),
            ]
        ),
        (
            "Quantities",
            [
                (
                    "Quantities.csv",
                    """
                    part,material,quantity,unit
                    Western abutment,concrete,142,m3
                    Eastern abutment,concrete,138,m3
                    Pier,concrete,61,m3
                    Deck,concrete,187,m3
                    Deck,reinforcement,24.6,t
                    Girders,steel,96.4,t
                    Railings,steel,4.1,t

                    """
                )
            ]
        ),
    ]

    private static let elevation = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120">
        <title>RB-101 Elevation</title>
        <g fill="none" stroke="#222" stroke-width="2">
        <path d="M10 40H390M10 48H390"/>
        <path d="M20 48V100H60V48M340 48V100H380V48"/>
        <path d="M192 48V108M208 48V108M180 108H220"/>
        <path d="M60 96Q130 88 200 96T340 96" stroke="#48c"/>
        </g>
        </svg>

        """
}
