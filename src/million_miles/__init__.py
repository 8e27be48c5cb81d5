"""Million Miles: from a far goal to an honest arrival date, and one next thing to do."""
