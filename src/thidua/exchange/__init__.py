"""Files in and out: units and people from Excel and to Excel."""
