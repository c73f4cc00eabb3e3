"""How well details are taken out of notes, and how fast."""
