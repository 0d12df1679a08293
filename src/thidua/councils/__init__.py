"""Councils and review meetings: sessions, questions, counted ballots."""
