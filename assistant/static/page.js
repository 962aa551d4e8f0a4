// What the page does without asking the server: seek to a quoted moment, follow the transcript while it plays.
(() => {
  const media = () => document.querySelector("#lm-media");
  const panel = () => document.querySelector("#lm-lecture");

  // The position in the open lecture, in seconds; null when none is open. The server reads it with each message.
  let chosen = null; // the last moment jumped to, for lectures without a recording
  window.lemmaPosition = () => {
    const element = media();
    if (element && element.currentTime > 0) return element.currentTime;
    return panel() ? chosen : null;
  };

  const mark = (seconds) => {
    const buttons = [...document.querySelectorAll("#lm-transcript button")];
    let current = null;
    for (const button of buttons) {
      if (Number(button.dataset.t) <= seconds + 0.05) current = button;
      else break;
    }
    for (const button of buttons) {
      if (button === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    return current;
  };

  const follow = (button) => {
    const list = document.querySelector("#lm-transcript");
    if (!button || !list) return;
    const top = button.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 60) list.scrollTo({ top: top - 60 });
  };

  const seek = (seconds, play = true) => {
    chosen = seconds;
    const element = media();
    if (element) {
      const go = () => {
        element.currentTime = seconds;
        if (play) element.play().catch(() => {}); // a browser may refuse to play without a click; the seek stands
      };
      if (element.readyState >= 1) go();
      else element.addEventListener("loadedmetadata", go, { once: true });
    }
    follow(mark(seconds));
  };

  // Opening a lecture at a moment is the server's business: hand it over through a hidden box.
  const open = (lecture, seconds) => {
    const box = document.querySelector("#lm-goto textarea, #lm-goto input");
    if (!box) return;
    const prototype = box.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(box, `${lecture}@${seconds}@${Date.now()}`);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('a[href*="#t="]');
      if (link) {
        event.preventDefault();
        event.stopPropagation();
        const query = new URLSearchParams(link.getAttribute("href").split("#")[1]);
        const seconds = Number(query.get("t"));
        const lecture = query.get("lecture");
        if (panel() && (!lecture || panel().dataset.lecture === lecture)) seek(seconds);
        else if (lecture) open(lecture, seconds);
        return;
      }
      const source = event.target.closest?.('a[href$="/scene.py"]');
      if (source) {
        source.download = "scene.py"; // kept, rather than opened as a page of text
        source.removeAttribute("target");
        return;
      }
      const button = event.target.closest?.("#lm-transcript button");
      if (button) seek(Number(button.dataset.t));
    },
    true,
  );

  document.addEventListener("timeupdate", (event) => {
    if (event.target.id === "lm-media") follow(mark(event.target.currentTime));
  }, true);

  // A panel that has just been put in place may want to begin at a moment.
  new MutationObserver(() => {
    const here = panel();
    if (!here || here.dataset.ready) return;
    here.dataset.ready = "1";
    chosen = null;
    const start = Number(here.dataset.start);
    if (start > 0) seek(start);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // A clip's first picture is an empty stage: show one a little later until it is played, then play from the beginning.
  document.addEventListener("loadeddata", (event) => {
    const clip = event.target;
    if (!clip.matches?.("#lm-chat video") || clip.dataset.posed || clip.currentTime > 0) return;
    clip.dataset.posed = "1";
    clip.currentTime = Math.min(2.5, clip.duration / 2);
    clip.addEventListener("play", () => { clip.currentTime = 0; }, { once: true });
  }, true);

  // Keys: "/" goes to the message box from anywhere that is not a text field.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, [contenteditable]")) return;
    event.preventDefault();
    document.querySelector("#lm-composer textarea")?.focus();
  });
})();
