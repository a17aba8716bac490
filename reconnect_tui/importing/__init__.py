"""Foreign files to our values, one module per format; nothing here touches the book."""
