"use strict";
// What was found stands in the page: the script only shows and hides it.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const ids = (element, key) => (element.dataset[key] || "").split(" ").filter(Boolean);
  const note = (id) => document.getElementById("n-" + id);
  const body = document.body;
  const card = document.getElementById("card");
  const state = document.getElementById("state");

  // Filters: an item is shown when its speaker and its topics are among those pressed, or none are.
  const items = all(".notes > li[data-item]");
  const shown = new Set(items.map((item) => item.dataset.item));
  const pressed = (key) =>
    new Set(all(`button[data-${key}][aria-pressed="true"]`).map((button) => button.dataset[key]));
  const passes = (wanted, has) => wanted.size === 0 || has.some((value) => wanted.has(value));

  const colour = (element) => [...element.classList].find((name) => /^v\d+$/.test(name));
  const paint = (element, id) => element.classList.replace(colour(element), colour(note(id)));

  function filter() {
    const speakers = pressed("speaker");
    const topics = pressed("topic");
    shown.clear();
    for (const item of items) {
      if (passes(speakers, ids(item, "speakers")) && passes(topics, ids(item, "topics"))) shown.add(item.dataset.item);
    }
    for (const element of all("[data-item]")) element.classList.toggle("off", !shown.has(element.dataset.item));
    for (const element of all("article [data-q], article [data-c], article [data-s]")) {
      const any = (key) => ids(element, key).some((id) => shown.has(id));
      element.classList.toggle("off", !any("q") && !any("c") && !any("s"));
      element.classList.toggle("plain", !any("c"));
    }
    // Where quotes lie over each other, the innermost that is shown gives its colour.
    for (const element of all("article [data-q]")) {
      const inner = ids(element, "q").filter((id) => shown.has(id)).at(-1);
      element.classList.toggle("off", !inner);
      if (inner) paint(element, inner);
    }
    const active = speakers.size + topics.size > 0;
    body.classList.toggle("filtered", active);
    document.getElementById("clear").hidden = !active;
    const count = (kind) => [...shown].filter((id) => id[0] === kind).length;
    const of = (kind, name) => `${count(kind)} of ${items.filter((item) => item.dataset.item[0] === kind).length} ${name}`;
    state.textContent = active ? `${of("q", "quotes")}, ${of("c", "claims")}` : "";
    hide();
  }

  function clear() {
    for (const button of all('button[aria-pressed="true"]')) button.setAttribute("aria-pressed", "false");
    filter();
  }

  // The card: what is known about the words under the pointer, or of the reference that has the focus. What a click
  // pinned stays until the next one.
  let told = null;
  let pinned = false;

  function hide() {
    told = null;
    pinned = false;
    card.hidden = true;
    for (const element of all(".on")) element.classList.remove("on");
  }

  // The innermost quote that is shown, and the claims there.
  function there(element) {
    if (element.dataset.item) return [element.dataset.item];
    const quotes = ids(element, "q").concat(ids(element, "s"), ids(element, "u")).filter((id) => shown.has(id));
    return quotes.slice(-1).concat(ids(element, "c").filter((id) => shown.has(id)));
  }

  function show(element) {
    const found = there(element);
    if (found.length === 0) return hide();
    for (const old of all(".on")) old.classList.remove("on");
    for (const id of found) {
      for (const part of all(`article [data-q~="${id}"], article [data-s~="${id}"], article [data-u~="${id}"], article [data-c~="${id}"]`)) {
        part.classList.add("on");
      }
    }
    card.replaceChildren(...found.map((id) => note(id).querySelector(".note").cloneNode(true)));
    card.className = "card " + colour(note(found[0]));
    card.hidden = false;
    told = element;
    pinned = false;
    place();
  }

  function place() {
    const box = told.getClientRects()[0] || told.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = box.bottom + 8 + height < innerHeight;
    card.style.left = Math.max(8, Math.min(box.left, innerWidth - width - 8)) + "px";
    card.style.top = Math.max(8, below ? box.bottom + 8 : box.top - height - 8) + "px";
  }

  const target = (event) =>
    event.target instanceof Element ? event.target.closest("article [data-q], article [data-c], article [data-s], article [data-u], article [data-item]") : null;

  // Not pointerover, which also tells of what scrolls under a pointer at rest.
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const element = target(event);
    if (element === told) return;
    if (element) show(element);
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    const element = target(event);
    if (element && element.matches(":focus-visible")) show(element);
    else if (!pinned) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (card.hidden) clear();
    else hide();
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("#card")) return;
    const button = event.target.closest("button[aria-pressed]");
    if (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      return filter();
    }
    if (event.target.closest("#clear")) return clear();
    const mark = event.target.closest(".strip [data-item]");
    if (mark) return document.getElementById("r-" + mark.dataset.item)?.scrollIntoView({ block: "center" });
    const element = event.target.closest("a") ? null : target(event);
    if (!element || (pinned && element === told)) return hide();
    show(element);
    pinned = told !== null;
  });
  // A focus that moves out of sight scrolls by itself, and its card goes along.
  document.addEventListener("scroll", () => {
    if (!told || pinned) return;
    if (told.matches(":focus-visible")) place();
    else hide();
  }, { passive: true });
})();
