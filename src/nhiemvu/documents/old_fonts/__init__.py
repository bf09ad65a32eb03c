"""Text typed for old Vietnamese fonts: letters of a Western code page that such a font draws as Vietnamese ones."""
