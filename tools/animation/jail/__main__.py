"""Say which protections hold on this machine:  python -m tools.animation.jail [--without-namespaces]"""

from __future__ import annotations

import argparse
import sys

from index.errors import LemmaError
from tools.animation.jail import protection


def main() -> int:
    """Print one sentence; the exit status says whether generated scenes may run here."""
    parser = argparse.ArgumentParser(prog="python -m tools.animation.jail", description=__doc__)
    parser.add_argument("--without-namespaces", action="store_true", help="as on a machine that refuses them")
    try:
        found = protection(namespaces=not parser.parse_args().without_namespaces)
    except LemmaError as error:
        print(error, file=sys.stderr)
        return 1
    print(found.markdown())
    return 0 if found.enough else 1


if __name__ == "__main__":
    sys.exit(main())
