"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const findings = all("li.finding");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const bar = document.querySelector(".bar");
  const tools = document.querySelector(".tools");
  let visible = findings;
  let current = null;

  for (const each of all(".script")) each.classList.remove("script");

  // What belongs to a finding is looked up once: pages hold thousands of marks.
  const owned = { f: new Map(), r: new Map() };
  for (const [kind, places] of Object.entries(owned)) {
    for (const mark of all(`[data-${kind}]`)) {
      for (const owner of mark.dataset[kind].split(" ")) {
        if (!places.has(owner)) places.set(owner, []);
        places.get(owner).push(mark);
      }
    }
  }
  const marksOf = (item) => owned.f.get(item.id) ?? [];
  const relatedOf = (item) => owned.r.get(item.id) ?? [];

  function light(item, on) {
    for (const [marks, name] of [[relatedOf(item), "lit-related"], [marksOf(item), "lit"]]) {
      for (const mark of marks) {
        mark.classList.toggle(name, on);
        mark.closest("td, th")?.classList.toggle(`${name}-cell`, on);
      }
    }
    if (on) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }

  function show(element, block) {
    if (!element) return;
    const off = () => {
      const { top, bottom } = element.getBoundingClientRect();
      return Math.max(-bottom, top - innerHeight);
    };
    const far = off() > 2 * innerHeight;
    const go = (behavior) => element.scrollIntoView({ block, inline: "center", behavior });
    go(calm.matches || far ? "instant" : "smooth");
    // What lies far away gets its size only when it comes near, and moves the goal.
    let tries = 10;
    const settle = () => {
      if (off() > 0) go("instant");
      if (tries-- > 0) requestAnimationFrame(settle);
    };
    if (far) requestAnimationFrame(settle);
  }

  function say(item) {
    if (!bar) return;
    const at = bar.querySelector(".at");
    at.textContent = at.dataset.text.replace("{at}", visible.indexOf(item) + 1).replace("{all}", visible.length);
    const said = bar.querySelector(".said");
    said.textContent = item.querySelector(".go").textContent;
    said.href = `#${item.id}`;
    bar.className = `bar ${item.dataset.severity}`;
    bar.hidden = false;
  }

  function select(item) {
    if (current && current !== item) light(current, false);
    current = item;
    light(item, true);
    say(item);
  }

  function leave() {
    if (current) light(current, false);
    current = null;
    if (bar) bar.hidden = true;
  }

  // The list scrolls by itself beside the document, and with the page where the screen is narrow.
  function beside(item) {
    const list = item.closest(".list");
    return list !== null && getComputedStyle(list).overflowY === "auto";
  }

  function reveal(item, focus) {
    select(item);
    if (focus) item.querySelector(".go").focus({ preventScroll: true });
    const mark = marksOf(item)[0];
    if (mark) show(mark, "center");
    if (!mark || beside(item)) {
      if (mark) {
        // Two smooth scrolls at once stop each other: the list jumps.
        const list = item.closest(".list");
        const [frame, box] = [list.getBoundingClientRect(), item.getBoundingClientRect()];
        if (box.top < frame.top + 56 || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - 56;
      } else show(item, "nearest");
    }
  }

  function step(by) {
    if (!visible.length) return;
    const at = visible.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length;
    reveal(visible[next], true);
  }

  function filter() {
    const grades = new Set(all("input[name=severity]:checked", tools).map((box) => box.value));
    const rule = tools.elements.rule.value;
    visible = [];
    for (const item of findings) {
      const wanted = grades.has(item.dataset.severity) && (!rule || item.dataset.rule === rule);
      item.hidden = !wanted;
      if (wanted) visible.push(item);
    }
    const kept = new Set(visible.map((item) => item.id));
    for (const mark of all("[data-f]")) {
      mark.classList.toggle("off", !mark.dataset.f.split(" ").some((owner) => kept.has(owner)));
    }
    for (const cell of all(".wrong")) cell.classList.toggle("off", !cell.querySelector("[data-f]:not(.off)"));
    if (current?.hidden) leave();
    else if (current) say(current);
    const shown = tools.querySelector(".shown");
    shown.textContent = shown.dataset.text.replace("{shown}", visible.length).replace("{all}", findings.length);
  }

  if (tools) {
    tools.addEventListener("change", filter);
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.reset();
    filter();
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-f]");
    if (mark) {
      const item = mark.dataset.f.split(" ").map((id) => document.getElementById(id)).find((each) => each && !each.hidden);
      if (!item) return;
      event.preventDefault();
      select(item);
      if (beside(item)) show(item, "nearest");
      return;
    }
    const stepper = event.target.closest("[data-step]");
    if (stepper) return step(Number(stepper.dataset.step));
    if (event.target.closest("[data-close]")) return leave();
    const item = event.target.closest("li.finding");
    if (!item) return;
    const related = event.target.closest(".related a");
    if (related) {
      event.preventDefault();
      select(item);
      show(document.getElementById(related.hash.slice(1)), "center");
    } else if (!event.target.closest("details") && !String(getSelection())) {
      event.preventDefault();
      reveal(item, true);
    }
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest("li.finding");
    if (item && item !== current) select(item);
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape") return leave();
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const inList = event.target.closest("li.finding, .list");
    const letters = tools?.elements.keys.checked;
    const by = { j: letters && 1, k: letters && -1, ArrowDown: inList && 1, ArrowUp: inList && -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });

  const search = document.getElementById("find");
  const rows = all("#documents tbody tr");
  const names = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  search?.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !names.get(row).includes(wanted);
  });

  // A click on the head of a column of the index sorts by it: names upwards, numbers with the largest first.
  for (const head of all("#documents thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const column = head.cellIndex;
      const words = column < 2 || !head.nextElementSibling;
      const value = (row) => row.cells[column].textContent;
      const order = head.getAttribute("aria-sort") === (words ? "ascending" : "descending") ? -1 : 1;
      rows.sort((a, b) => order * (words ? value(a).localeCompare(value(b), "zh") : value(b) - value(a)));
      for (const other of all("#documents thead th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", (order === 1) === words ? "ascending" : "descending");
      document.querySelector("#documents tbody").append(...rows);
    });
  }

  // Paper shows everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
