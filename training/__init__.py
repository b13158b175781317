"""What trains the encoder: readers of the corpora, the grammar of invented stories, the network, its losses and its export."""
