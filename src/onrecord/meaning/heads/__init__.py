"""What the encoder's states tell beside the spans: words, sentences, syntax, names, who is who, what happened."""
