"""What is true without a database: papers, references, the log. No Django."""
