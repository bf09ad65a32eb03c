"""From paragraphs to a clean text, its outline, tasks, citations, links and metadata; everything keeps its place."""
