"""Pure knowledge of the calendar: days off as packaged, working days and deadlines, no database."""
