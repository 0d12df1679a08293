// The score sheet as a grid: every cell is kept when it is left. Without it the form still sends.
// What could not be kept yet waits in this browser, with the version it was typed over.
(() => {
  const form = document.getElementById("phieu-cham");
  if (!form) return;
  const said = document.getElementById("da-luu");
  const cells = () => [...form.querySelectorAll(".sc-cell")];
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const kept = new Map(cells().map((cell) => [cell, cell.value]));
  const waiting = new Map();
  const MARK_OF = { reason: "claimed", crossed_reason: "crossed", appraisal_reason: "appraised" };
  const shelf = `phieu ${form.dataset.cell}`;

  const shelved = () => {
    try {
      return JSON.parse(localStorage.getItem(shelf)) || {};
    } catch {
      return {};
    }
  };

  const shelve = (cell, what) => {
    const all = shelved();
    if (what) all[cell.name] = what;
    else delete all[cell.name];
    try {
      if (Object.keys(all).length) localStorage.setItem(shelf, JSON.stringify(all));
      else localStorage.removeItem(shelf);
    } catch {
      // Without storage a cell still waits on the page.
    }
  };

  const tell = (words, state) => {
    said.textContent = words;
    said.dataset.state = state;
  };

  const complain = (cell, words) => {
    let note = cell.parentElement.querySelector(".missing");
    if (!words) {
      if (note) note.remove();
      cell.removeAttribute("aria-invalid");
      return;
    }
    if (!note) {
      note = document.createElement("span");
      note.className = "td-why missing";
      note.setAttribute("role", "alert");
      cell.after(note);
    }
    note.textContent = words;
    cell.setAttribute("aria-invalid", "true");
  };

  // A moment, or less where the network is back before.
  const connected = (most) => new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, most);
    window.addEventListener("online", go);
  });

  const send = async (cell) => {
    const text = cell.value;
    const body = new FormData();
    body.append("name", cell.name);
    body.append("text", text);
    body.append("version", cell.dataset.version);
    tell(form.dataset.saving, "saving");
    let answer, told;
    try {
      answer = await fetch(form.dataset.cell, {
        method: "POST", body, headers: { "X-CSRFToken": token } });
      told = await answer.json();
    } catch {
      tell(form.dataset.failed, "failed");
      await connected(5000);
      return send(cell);
    }
    if (answer.ok) {
      cell.dataset.version = told.version;
      kept.set(cell, text);
      delete cell.dataset.refused;
      complain(cell, "");
      tell(told.saved, "saved");
      if (cell.value === text) shelve(cell);
      // A mark that was refused for want of a reason is tried again when its reason is there.
      const mark = MARK_OF[cell.name.split("|")[2]];
      const other = mark && form.elements[`${cell.name.split("|")[0]}||${mark}`];
      if (other && other.dataset.refused === "422") save(other);
    } else {
      // The next try knows the value that the sentence has just shown.
      if (told.version !== undefined) {
        cell.dataset.version = told.version;
        kept.set(cell, told.present);
      }
      cell.dataset.refused = answer.status;
      shelve(cell);
      complain(cell, told.said);
      tell("", "");
    }
  };

  // One request a cell at a time, so that versions follow one another.
  const save = (cell) => {
    if (cell.value === kept.get(cell) && !waiting.has(cell)) {
      shelve(cell);
      return complain(cell, "");
    }
    shelve(cell, [cell.value, cell.dataset.version]);
    const before = waiting.get(cell) || Promise.resolve();
    const turn = before.then(() => cell.value === kept.get(cell) || send(cell));
    waiting.set(cell, turn);
    turn.finally(() => waiting.get(cell) === turn && waiting.delete(cell));
    return turn;
  };

  const beside = (cell, down, right) => {
    const place = cell.closest("td");
    const inPlace = [...place.querySelectorAll(".sc-cell")];
    if (right) {
      const all = cells();
      return all[all.indexOf(cell) + right];
    }
    const at = inPlace.indexOf(cell);
    let row = place.parentElement;
    while ((row = down > 0 ? row.nextElementSibling : row.previousElementSibling)) {
      const there = row.cells[place.cellIndex];
      const found = there && [...there.querySelectorAll(".sc-cell")];
      if (found && found.length) return found[Math.min(at, found.length - 1)];
    }
    return null;
  };

  const go = (event, cell) => {
    if (!cell) return;
    event.preventDefault();
    cell.focus();
    if (cell.select) cell.select();
  };

  form.addEventListener("change", (event) => {
    if (event.target.matches(".sc-cell")) save(event.target);
  });

  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches(".sc-cell")) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && cell.value === kept.get(cell)) {
      event.preventDefault();
      document.getElementById("hoan-tac").requestSubmit();
      return;
    }
    if (event.key === "Enter") return go(event, beside(cell, event.shiftKey ? -1 : 1)) || event.preventDefault();
    if (event.altKey || event.ctrlKey || event.metaKey || cell.tagName === "SELECT") return;
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    if (event.key === "ArrowDown") go(event, beside(cell, 1));
    if (event.key === "ArrowUp") go(event, beside(cell, -1));
    if (event.key === "ArrowRight" && (whole || cell.selectionStart === cell.value.length))
      go(event, beside(cell, 0, 1));
    if (event.key === "ArrowLeft" && (whole || cell.selectionEnd === 0)) go(event, beside(cell, 0, -1));
  });

  // A block copied from a spreadsheet fills the cells below and to the right.
  form.addEventListener("paste", (event) => {
    const first = event.target;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!first.matches(".sc-cell") || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    let start = first;
    for (const line of text.split("\n")) {
      let cell = start;
      for (const word of line.split("\t")) {
        if (!cell || cell.closest("tr") !== start.closest("tr")) break;
        cell.value = word.trim();
        save(cell);
        cell = beside(cell, 0, 1);
      }
      start = beside(start, 1);
      if (!start) break;
    }
  });

  // A step of the sheet waits until every cell is kept.
  document.addEventListener("submit", (event) => {
    if (event.target === form || !waiting.size) return;
    event.preventDefault();
    Promise.all(waiting.values()).then(() => event.target.requestSubmit());
  });

  for (const [name, [text, version]] of Object.entries(shelved())) {
    const cell = cells().find((each) => each.name === name);
    if (!cell || cell.value === text) {
      shelve({ name });
      continue;
    }
    cell.value = text;
    cell.dataset.version = version;
    save(cell);
  }
})();
