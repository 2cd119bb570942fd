"""The record of a reform plan, and every figure worked out of it."""

__version__ = "0.1.0"
