"""File formats: what is read becomes `domain.pages.Pages`, and `Pages` become what is written. One module a format."""
