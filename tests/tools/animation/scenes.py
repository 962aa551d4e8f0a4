"""Scenes as a model might write them: good, broken, hostile, slow, empty."""

GOOD = """
from manim import *

class CircleArea(Scene):
    def construct(self):
        self.next_section("circle")
        circle = Circle(radius=1.5, color=BLUE)
        self.play(Create(circle))
        self.next_section("formula")
        area = MathTex("A", "=", r"\\pi r^2").next_to(circle, RIGHT, buff=1)
        area[2].set_color(YELLOW)
        self.play(Write(area))
        self.wait(1)
"""
BROKEN = GOOD.replace("Create(circle)", "Create(cirle)")  # a NameError
OVERLAPPING = GOOD.replace(".next_to(circle, RIGHT, buff=1)", "").replace(
    "self.play(Write(area))", 'self.play(Write(area), FadeIn(Text("the area")))'
)
NOT_PYTHON = "from manim import *\nclass A(Scene:\n"
EMPTY = """
from manim import *

class Nothing(Scene):
    def construct(self):
        self.wait(2)
"""
ECHO = """
from manim import *

class Words(Scene):
    def construct(self):
        self.play(Write(Text("show why the area")))
        self.wait(1)
"""
INVISIBLE = """
from manim import *

class Black(Scene):
    def construct(self):
        self.play(Create(Square(color=BLACK)))
        self.wait(1)
"""
SLOW = """
from manim import *

class Slow(Scene):
    def construct(self):
        while True:
            pass
"""
ENDLESS_FILM = """
from manim import *

class Long(Scene):
    def construct(self):
        self.add(Circle())
        self.wait(10 ** 9)
"""
THIEF = """
from manim import *

class Thief(Scene):
    def construct(self):
        import pathlib
        self.add(Text(pathlib.Path("/etc/passwd").read_text()[:20]))
        self.wait(1)
"""
# Its own encoder: a file that is no film.
FORGER = """
from manim import *
import tools.animation.film as film

def nothing(self, pixels, *, repeat=1):
    self.target.write_bytes(b"this is the best film ever made")

film.Film.write_frame = nothing
film.Film.finish = lambda self: None

class Forger(Scene):
    def construct(self):
        self.play(Create(Circle()))
"""
# A report of success, written straight to the wire, without a film.
LIAR = """
from manim import *
import os
from tools.animation.jail import child, wire

child.send(wire.pack_json(wire.ASK, ["film", {"shown": ["Circle"], "audit": {}, "findings": []}]))
child.receive()
child.send(wire.pack_json(wire.DONE, {"value": {"length": 5.0, "marks": []}}))
os._exit(0)

class Liar(Scene):
    def construct(self):
        pass
"""
