"""A first look at a scene's source before it runs: what will surely fail, said in a sentence its writer can act on.

Fast feedback, not a boundary: it keeps nothing out that the jail does not keep out as well. It reads the source as a
syntax tree and runs nothing.
"""

from __future__ import annotations

import ast

MAX_SOURCE = 60_000  # characters
_MODULES = """
manim numpy math cmath random itertools functools collections fractions decimal statistics colorsys
typing dataclasses enum operator string textwrap copy scipy __future__
"""
MODULES = frozenset(_MODULES.split())
_CALLS = {
    "open": "a scene reads and writes no files",
    "eval": "write the expression itself",
    "exec": "write the statements themselves",
    "compile": "write the statements themselves",
    "__import__": "import at the top",
    "input": "nobody is there to answer",
    "breakpoint": "nobody is there to answer",
}
# ManimGL and old Community names, and what they are called now.
_OLD = {
    "ShowCreation": "Create",
    "TextMobject": "Tex",
    "TexMobject": "MathTex",
    "OldTex": "MathTex",
    "OldTexText": "Tex",
    "FadeInFrom": "FadeIn(…, shift=…)",
    "FadeInFromDown": "FadeIn(…, shift=DOWN)",
    "FadeOutAndShift": "FadeOut(…, shift=…)",
    "GraphScene": "Scene with Axes",
    "ParametricSurface": "Surface",
    "ShowPassingFlashAround": "ShowPassingFlash",
    "CircleIndicate": "Circumscribe",
    "ShowCreationThenDestruction": "ShowPassingFlash",
    "DrawBorderThenFillText": "Write",
}
_FILES = {"ImageMobject": "picture", "add_sound": "sound"}


def lint(source: str) -> list[str]:
    """Return what is wrong with `source`, one sentence a finding; an empty list when nothing is known to be.

    >>> lint("class A(Scene):\\n    def construct(self):\\n        self.play(ShowCreation(Circle()))")
    ['line 3: ShowCreation is called Create in Manim Community.']
    """
    if not source.strip():
        return ["there is no source."]
    if len(source) > MAX_SOURCE:
        return [f"the source has {len(source)} characters; at most {MAX_SOURCE} are taken."]
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
        return [f"{line}this is not Python: {getattr(error, 'msg', None) or error}."]
    found = [*_scenes(tree)]
    for node in ast.walk(tree):
        found += [f"line {getattr(node, 'lineno', 1)}: {what}" for what in (*_imports(node), *_names(node))]
    return list(dict.fromkeys(found))


def scenes(tree: ast.Module) -> list[ast.ClassDef]:
    """The classes of a source that extend a Scene, directly or through one of its own; the last is the one to run."""
    found: dict[str, ast.ClassDef] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base).split(".")[-1] for base in node.bases]
            if any(base.endswith("Scene") or base in found for base in bases):
                found[node.name] = node
    return list(found.values())


def _scenes(tree: ast.Module) -> list[str]:
    found = scenes(tree)
    if not found:
        return ["there is no class that extends Scene."]
    methods = {node.name for node in ast.walk(found[-1]) if isinstance(node, ast.FunctionDef)}
    inherited = any(ast.unparse(base) in {c.name for c in found} for base in found[-1].bases)
    if "construct" not in methods and not inherited:
        return [f"class {found[-1].name} has no method construct."]
    return []


def _imports(node: ast.AST) -> list[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    if isinstance(node, ast.ImportFrom):
        names = [node.module or "."]
    wrong = [name for name in names if name.split(".")[0] not in MODULES]
    manimgl = [name for name in wrong if name.startswith("manimlib") or name.startswith("manim_imports")]
    return [
        "write for Manim Community: from manim import *." if name in manimgl else f"a scene has no use for {name}."
        for name in wrong
    ]


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        return [f"{node.func.id}() is not to be had: {_CALLS[node.func.id]}."]
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).split(".")[-1] if isinstance(node.func, ast.Name | ast.Attribute) else ""
        if called in _FILES:
            return [f"there are no {_FILES[called]} files here: draw it."]
    if isinstance(node, ast.Name) and node.id in _OLD:
        return [f"{node.id} is called {_OLD[node.id]} in Manim Community."]
    return []
