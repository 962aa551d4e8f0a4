"""What becomes of free prompts: rendered at once, after repairs, cleanly, showing what was asked for, or only a still.

    python -m tests.benchmarks.prompts prompts.jsonl [--model openai:coder@http://localhost:8000/v1] [--most 50]

The file holds one {"prompt": …} a line. Without a model every prompt that is no solved problem ends as a still or a
sentence, and the table says so. "Names" are the shapes, curves and objects a prompt speaks of, as Manim calls them; a
prompt that names none does not count there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from index.home import Home
from tools import worker
from tools.animation import animate, generated
from tools.animation.clip import Clip
from tools.asker import asker
from tools.caller import Caller
from tools.models import load, parse_specs

NAMES = {
    "circle": "Circle",
    "square": "Square",
    "triangle": "Triangle|Polygon",
    "rectangle": "Rectangle",
    "pentagon": "RegularPolygon|Polygon",
    "hexagon": "RegularPolygon|Polygon",
    "polygon": "Polygon",
    "ellipse": "Ellipse",
    "arc": "Arc",
    "arrow": "Arrow|Vector",
    "vector": "Arrow|Vector",
    "line": "Line",
    "dot": "Dot",
    "point": "Dot",
    "axes": "NumberLine|Axes",
    "axis": "NumberLine|Axes",
    "graph": "FunctionGraph|ParametricFunction|Graph",
    "curve": "FunctionGraph|ParametricFunction|Curve",
    "parabola": "FunctionGraph|ParametricFunction",
    "table": "Line",
    "number line": "NumberLine",
    "star": "Star",
}


def names_shown(prompt: str, clip: Clip) -> bool | None:
    """Whether everything the prompt names is on screen; None when it names nothing known.

    >>> names_shown("Draw a circle", Clip("x.mp4", shown=("Circle",))), names_shown("Explain limits", Clip(None))
    (True, None)
    """
    wanted = [kind for word, kind in NAMES.items() if re.search(rf"\b{word}s?\b", prompt, re.IGNORECASE)]
    if not wanted:
        return None
    return all(any(re.search(kind, shown) for shown in clip.shown) for kind in wanted)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.prompts", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--most", type=int, default=1000)
    given = parser.parse_args()
    prompts = [
        json.loads(line)["prompt"] for line in given.file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    specs = [spec for spec in parse_specs(given.model) if spec.kind != "embedded"]
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        home = Home.open(folder)
        models = [load(spec, embedded=lambda: sys.exit("embedded writes no scenes"), home=home) for spec in specs]
        caller = Caller(home, askers=tuple(asker(model) for model in models))
        for prompt in prompts[: given.most]:
            clip = animate(prompt, caller=caller)
            named = names_shown(prompt, clip)
            counts["one shot"] += clip.rendered and clip.repairs == 0
            counts["after repairs"] += clip.rendered
            counts["clean"] += clip.rendered and not any(clip.audit.values())
            counts["named"] += named is not None
            counts["shown"] += bool(clip.rendered and named)
            counts["storyboard"] += clip.rendered and clip.route == "storyboard"
            counts["static"] += clip.route == "static"
        generated.cells.close()
        worker.close()
    asked = min(len(prompts), given.most)
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, model {given.model}, "
          f"{time.perf_counter() - start:.0f} s\n")  # fmt: skip
    print("| prompts | rendered one shot | after repairs | audit clean | shows what it names | static |")
    print("|---|---|---|---|---|---|")
    print(f"| {asked} | {counts['one shot']} | {counts['after repairs']} | {counts['clean']} | "
          f"{counts['shown']} of {counts['named']} | {counts['static']} |")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
