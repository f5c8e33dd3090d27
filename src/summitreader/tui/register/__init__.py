"""The register of commitments of the article that is open. May import what stands before it in the order of `tui`."""
