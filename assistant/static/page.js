// What the page does without asking the server: seek to a quoted moment, follow the transcript while it plays.
(() => {
  const media = () => document.querySelector("#lm-media");
  const panel = () => document.querySelector("#lm-lecture");

  // The position in the open lecture, in seconds; null when none is open. The server reads it with each message.
  let chosen = null; // the last moment jumped to, for lectures without a recording
  const position = () => {
    const element = media();
    if (element && element.currentTime > 0) return element.currentTime;
    return panel() ? chosen : null;
  };

  // How far each lecture was watched, and whether answers are to be held to that: this browser's own memory.
  const KEEPS = "lemma-watched";
  const watched = () => JSON.parse(localStorage.getItem(KEEPS) || "{}");
  const far = () => (panel() && watched()[panel().dataset.lecture]) || 0;
  const watch = (seconds) => {
    if (!panel() || seconds <= far()) return;
    localStorage.setItem(KEEPS, JSON.stringify({ ...watched(), [panel().dataset.lecture]: seconds }));
    tell();
  };
  const hold = () => document.querySelector("#lm-hold");
  const tell = () => {
    const told = document.querySelector("#lm-watched");
    const whole = Math.floor(far());
    if (told) told.textContent = `(so far ${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")})`;
  };
  // What the server reads with each message: the position, and how far the lecture was watched where that matters.
  window.lemmaPlace = () => [position(), hold()?.checked ? far() : null];

  const mark = (seconds) => {
    const buttons = [...document.querySelectorAll("#lm-transcript button[data-t]")];
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

  // What only the server can do is handed over through a hidden box.
  const hand = (name, value) => {
    const box = document.querySelector(`${name} textarea, ${name} input`);
    if (!box) return;
    const prototype = box.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(box, value);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const open = (lecture, seconds) => hand("#lm-goto", `${lecture}@${seconds}@${Date.now()}`);

  // A sentence of the transcript, opened for editing in its place. Enter saves, Escape leaves it as it was.
  const edit = (pencil) => {
    const row = pencil.closest("li");
    if (row.querySelector("textarea")) return;
    const said = row.querySelector("[data-t] span");
    const box = Object.assign(document.createElement("div"), { className: "lm-editor" });
    const field = Object.assign(document.createElement("textarea"), { value: said.textContent, rows: 3, maxLength: 1000 });
    field.setAttribute("aria-label", pencil.getAttribute("aria-label"));
    const close = () => { box.remove(); pencil.focus(); };
    const save = (text) => {
      if (text.trim() && text !== said.textContent) {
        hand("#lm-change", JSON.stringify({ lecture: panel().dataset.lecture, n: Number(pencil.dataset.n), text, at: Date.now() }));
        field.disabled = true;
      } else close();
    };
    const button = (name, action) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: name });
      made.addEventListener("click", action);
      box.append(made);
    };
    box.append(field);
    button("Save", () => save(field.value));
    button("Cancel", close);
    if (pencil.dataset.was !== undefined) button("As it was at first", () => save(pencil.dataset.was));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(field.value); }
    });
    row.append(box);
    field.focus();
  };

  // A key term shows where it is said: those sentences stay, with the words marked; pressing it again shows all.
  const term = (button) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of document.querySelectorAll(".lm-terms button")) other.setAttribute("aria-pressed", String(on && other === button));
    const words = button.textContent.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?:s|es)?(?![\\p{L}\\p{N}])`, "giu");
    let moments = 0;
    for (const row of document.querySelectorAll("#lm-transcript li")) {
      const span = row.querySelector("[data-t] span");
      const text = span.textContent;
      const found = on ? [...text.matchAll(pattern)] : [];
      row.hidden = on && found.length === 0;
      moments += found.length > 0;
      const parts = [];
      let end = 0;
      for (const match of found) {
        parts.push(text.slice(end, match.index), Object.assign(document.createElement("mark"), { textContent: match[0] }));
        end = match.index + match[0].length;
      }
      span.replaceChildren(...parts, text.slice(end));
    }
    const told = document.querySelector("#lm-found");
    const heard = moments === 1 ? "one sentence" : `${moments} sentences`;
    if (told) told.textContent = on ? `“${button.textContent.trim()}” is said in ${heard}. Press it again for the whole transcript.` : "";
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
      const pencil = event.target.closest?.("#lm-transcript .lm-edit");
      if (pencil) return edit(pencil);
      const pressed = event.target.closest?.(".lm-terms button");
      if (pressed) return term(pressed);
      const button = event.target.closest?.("#lm-transcript button[data-t]");
      if (button) seek(Number(button.dataset.t));
    },
    true,
  );

  document.addEventListener("change", (event) => {
    if (event.target.id === "lm-hold") localStorage.setItem(`${KEEPS}-hold`, event.target.checked ? "1" : "0");
  }, true);

  document.addEventListener("timeupdate", (event) => {
    if (event.target.id !== "lm-media") return;
    follow(mark(event.target.currentTime));
    if (!event.target.paused) watch(event.target.currentTime);
  }, true);

  // A panel that has just been put in place may want to begin at a moment.
  new MutationObserver(() => {
    const here = panel();
    if (!here || here.dataset.ready) return;
    here.dataset.ready = "1";
    chosen = null;
    if (hold()) hold().checked = localStorage.getItem(`${KEEPS}-hold`) === "1";
    tell();
    const start = Number(here.dataset.start);
    if (start > 0) seek(start);
    if (here.dataset.shown) follow(document.querySelectorAll("#lm-transcript button[data-t]")[Number(here.dataset.shown)]);
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
