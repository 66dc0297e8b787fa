"""From characters at places on pages to paragraphs in reading order: what the PDF and the OFD reader share."""
