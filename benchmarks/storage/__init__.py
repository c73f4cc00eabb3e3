"""How safe and how fast records are kept: kills, power cuts, and saving beside plain SQLite."""
