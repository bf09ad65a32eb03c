"""What the formats of XML in a zip (Word, OpenDocument) share: parsing, words, lists, symbols, names of styles."""
