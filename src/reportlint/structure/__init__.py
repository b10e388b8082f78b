"""What every format needs once its bytes are text: decoding, rows, normalised view, quality, outline."""
