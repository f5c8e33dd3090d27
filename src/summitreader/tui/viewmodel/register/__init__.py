"""The rows of the register of commitments. Pure: may import the nouns and the other parts of `viewmodel`."""
