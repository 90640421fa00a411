"""Other authorization servers, started on loopback addresses for a comparison in the same run."""
