"""The result of `animate`: a clip, with everything that goes with it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clip:
    """A rendered animation, or a labelled still, or neither with the reason.

    path, captions, poster: files (MP4, WebVTT, PNG), None where there is none. source: the Manim source, "" without
    one. route: "storyboard"; "coder" when a model wrote it; "static" when nothing could be animated. rendered: whether
    `path` plays. repairs: how often the source was mended (a storyboard's never is). audit: findings by kind, all 0
    when clean. shown: what was on screen. model: who wrote the source; None means Lemma's own compiler. seconds: plan,
    code, gate (measuring what is on screen), still and preview (from the request until the first picture, the clip was
    there); 0 for what was in the cache.
    alt: the clip in words. length: seconds it plays. sharp: where a sharper clip (720p) will lie once it is made.
    """

    path: str | None
    source: str = ""
    route: str = "storyboard"
    rendered: bool = False
    repairs: int = 0
    audit: dict[str, int] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    model: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    reason: str | None = None
    captions: str | None = None
    poster: str | None = None
    alt: str = ""
    length: float = 0.0
    sharp: str | None = None

    def markdown(self) -> str:
        """What a learner reads beside the player."""
        if self.rendered and self.route == "coder":
            return (
                f"Here is an animation ({self.length:.0f} s). {self.model} drew it; nobody has checked what it shows."
            )
        if self.rendered:
            return f"Here is the animation ({self.length:.0f} s)."
        if self.poster:
            return f"I could not animate this, so here is a still of it. {self.reason or ''}".rstrip()
        return self.reason or "I could not animate this."
