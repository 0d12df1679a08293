"""The guide of the first day: the steps that its pictures show, and how they are taken."""
