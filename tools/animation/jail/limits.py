"""What a jailed process may use. Known to both sides: outside, where its output is read, and inside."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """memory_mb: address space. cpu_s: processor seconds of its whole life, warming up included. file_mb: the largest
    file. folder_mb: its folder as a whole. open_files: descriptors. output_mb: all it may send us."""

    memory_mb: int = 2000
    cpu_s: int = 120
    file_mb: int = 100
    folder_mb: int = 200
    open_files: int = 64
    output_mb: int = 100
