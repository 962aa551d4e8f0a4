"""The chat: page, agent and tutoring policy on top of the tools."""
