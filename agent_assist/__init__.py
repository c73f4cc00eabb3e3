"""Agent Assist: the companion a customer-service agent has beside the softphone."""

__version__ = "0.1.0"
