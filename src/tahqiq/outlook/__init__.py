"""Forecasts and their scores. Not built yet."""
