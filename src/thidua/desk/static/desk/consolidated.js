// The consolidated table: moved in by arrows, a cell opened beside it, kept at once, drawn anew when
// anybody changed something. Without it every cell is a link to a page with the same form.
(() => {
  const grid = document.getElementById("bang");
  if (!grid) return;
  const side = document.getElementById("o-dang-xem");
  const said = document.getElementById("da-luu");
  const EVERY = 3000;
  const folded = new Set();
  let version = grid.dataset.version;
  let current = "";

  const table = () => grid.querySelector("table");
  const cells = () => [...grid.querySelectorAll(".ct-cell")].filter((cell) => cell.offsetParent);
  const ask = (address, options = {}) =>
    fetch(address, { cache: "no-store", ...options,
      headers: { "HX-Request": "true", ...(options.headers || {}) } });
  const tell = (words, state = "") => {
    said.textContent = words;
    said.dataset.state = state;
  };

  // Sections fold; what was folded stays so when the table is drawn anew.
  const fold = () => {
    let hiding = null;
    for (const row of table().tBodies[0].rows) {
      const level = Number(row.dataset.level);
      if (hiding !== null && level <= hiding) hiding = null;
      row.hidden = hiding !== null;
      const button = row.querySelector(".ct-fold");
      if (!button) continue;
      const shut = folded.has(button.dataset.fold);
      button.hidden = false;
      button.setAttribute("aria-expanded", String(!shut));
      button.setAttribute("aria-label", row.cells[0].textContent);
      if (shut && hiding === null) hiding = level;
    }
  };
  const mark = () => {
    grid.querySelectorAll("[aria-current]").forEach((cell) => cell.removeAttribute("aria-current"));
    const cell = current && document.getElementById(current);
    if (cell) cell.setAttribute("aria-current", "true");
  };

  const redraw = async () => {
    const answer = await ask(location.href.split("#")[0], { headers: { "If-None-Match": version } });
    if (answer.status !== 200) return answer.status;
    const focused = grid.contains(document.activeElement) && document.activeElement.id;
    version = answer.headers.get("ETag") || "";
    grid.innerHTML = await answer.text();
    fold();
    mark();
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    return 200;
  };
  const look = async () => {
    let status = 0;
    const known = version;
    try {
      if (!document.hidden) status = await redraw();
    } catch { /* the next turn asks again */ }
    if (status === 200 && known) tell(grid.dataset.moved);
    if (status < 400) setTimeout(look, EVERY);
  };

  const open = async (cell, then) => {
    current = cell.id || cell.dataset.open;
    mark();
    const answer = await ask(cell.href);
    if (!answer.ok) return;
    side.innerHTML = await answer.text();
    side.hidden = false;
    side.parentElement.classList.remove("alone");
    const field = side.querySelector("[name=mark]");
    if (!field) return side.focus();
    if (then === "reason") return side.querySelector("[name=reason]").focus();
    field.focus();
    if (then) field.value = then;
    else field.select();
  };
  const back = () => {
    const cell = document.getElementById(current);
    if (cell) cell.focus();
  };

  const agree = async (form) => {
    tell(grid.dataset.saving, "saving");
    let answer;
    try {
      answer = await ask(form.action, { method: "POST", body: new FormData(form) });
    } catch {
      return tell(grid.dataset.failed, "failed");
    }
    if (answer.ok) {
      const kept = await answer.json();
      await redraw();
      tell(kept.saved, "saved");
      const cell = document.getElementById(form.dataset.cell);
      if (cell) {
        const shown = await ask(cell.href);
        if (shown.ok) side.innerHTML = await shown.text();
      }
      return back();
    }
    // What was refused comes back with what stands there now and what was typed.
    side.innerHTML = await answer.text();
    tell("");
    const field = side.querySelector("[name=mark]");
    if (field) field.focus();
  };
  const speak = async (address, token) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token);
    const answer = await ask(address, { method: "POST", body });
    if (answer.ok) tell(grid.dataset.shown, "saved");
  };

  const beside = (cell, down, right) => {
    const place = cell.closest("td");
    let row = place.parentElement;
    if (right) {
      const next = row.cells[place.cellIndex + right];
      return next && next.querySelector(".ct-cell");
    }
    while ((row = down > 0 ? row.nextElementSibling : row.previousElementSibling)) {
      const there = !row.hidden && row.cells[place.cellIndex];
      const found = there && there.querySelector(".ct-cell");
      if (found) return found;
    }
    return null;
  };
  const MOVES = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest(".ct-cell");
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = MOVES[event.key];
    const token = document.querySelector("#hoan-tac [name=csrfmiddlewaretoken]");
    let taken = true;
    if (!cell && move && event.target === grid && cells().length) cells()[0].focus();
    else if (!cell) taken = false;
    else if (move) {
      const next = beside(cell, ...move);
      if (next) next.focus();
    } else if (/^[0-9]$/.test(event.key)) open(cell, event.key);
    else if (event.key === "l" || event.key === "L") open(cell, "reason");
    else if (event.key === "n" || event.key === "N") {
      const all = cells();
      const after = [...all.slice(all.indexOf(cell) + 1), ...all];
      const next = after.find((each) => each.dataset.waits !== undefined);
      if (next) next.focus();
    } else if ((event.key === "p" || event.key === "P") && token) speak(`${cell.href}speak/`, token.value);
    else taken = false;
    if (taken) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".ct-fold");
    if (button) {
      const key = button.dataset.fold;
      if (!folded.delete(key)) folded.add(key);
      return fold();
    }
    const cell = event.target.closest(".ct-cell, .ct-side [data-open]");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(cell).then(() => {
      if (matchMedia("(max-width: 63.99rem)").matches) side.scrollIntoView();
    });
  });

  side.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      side.hidden = true;
      side.parentElement.classList.add("alone");
      back();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  side.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-agree], [data-speak]")) return;
    event.preventDefault();
    if (form.matches("[data-agree]")) return agree(form);
    speak(form.action, form.querySelector("[name=csrfmiddlewaretoken]").value);
  });

  fold();
  setTimeout(look, EVERY);
})();
