"""Reading of Word's .docx, .docm and their templates."""
