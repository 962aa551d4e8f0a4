"""What the assistant can do: each tool is a typed function anyone can call."""
