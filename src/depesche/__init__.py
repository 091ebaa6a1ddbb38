"""Depesche reads news on world affairs and writes down who did what to whom, and according to whom."""
