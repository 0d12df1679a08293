"""Components, design tokens and base templates shared by all faces."""
