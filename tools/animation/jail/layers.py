"""Which protections hold on this machine, found by starting a cell and letting it try."""

from __future__ import annotations

from dataclasses import dataclass

NAMESPACES = "namespaces"


@dataclass(frozen=True)
class Protection:
    """What one cell reported of itself before anything foreign came near it.

    layers: what was taken ("namespaces", "capabilities", "landlock", "seccomp", "limits"). files, network, processes:
    whether an attempt to read a file outside, to reach the network, to reach or start another process was refused.
    """

    layers: tuple[str, ...] = ()
    files: bool = False
    network: bool = False
    processes: bool = False

    @property
    def enough(self) -> bool:
        """The stated minimum for foreign code: no file, no network, no process but its own, and bounded resources."""
        return self.files and self.network and self.processes and "limits" in self.layers

    def markdown(self) -> str:
        """One sentence for a maintainer.

        >>> Protection(("limits",)).markdown()
        'Generated scenes are not run here: nothing keeps them from files, network and processes. Active: limits.'
        """
        missing = [name for name in ("files", "network", "processes") if not getattr(self, name)]
        active = f"Active: {', '.join(self.layers) or 'nothing'}."
        if self.enough:
            return f"Generated scenes run jailed. {active}"
        return f"Generated scenes are not run here: nothing keeps them from {_listed(missing)}. {active}"


def protection(namespaces: bool = True) -> Protection:
    """Start a cell, let it try, throw it away. `namespaces`: whether to ask for them (False: as if they were refused).

    Takes about a tenth of a second. Nothing foreign runs.
    """
    from tools.animation.jail.cell import Cell

    cell = Cell(preload=(), namespaces=namespaces)
    try:
        return cell.await_ready()
    finally:
        cell.kill()


def from_report(report: object, namespaced: bool) -> Protection:
    """Read what a cell said of itself; anything odd counts as not held."""
    if not isinstance(report, dict):
        return Protection()
    tried = report.get("tried")
    layers = report.get("layers")
    if not isinstance(tried, dict) or not isinstance(layers, list) or tried.get("writing") is not True:
        return Protection()
    taken = ((NAMESPACES,) if namespaced else ()) + tuple(name for name in layers if isinstance(name, str))
    alone = namespaced or tried.get("processes") is True  # in a pid namespace there is nobody to reach
    return Protection(taken, tried.get("files") is True, tried.get("network") is True, alone)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
