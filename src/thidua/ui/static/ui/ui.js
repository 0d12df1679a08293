// Small behaviour of every page. Without it all pages still read and all forms still send.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const typing = (element) =>
    element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);

  // Theme: "auto" forgets the choice; theme.js reads the cookie before the next paint.
  const chosenTheme = () => (document.cookie.match(/(?:^|; )theme=(light|dark)/) || [, "auto"])[1];
  const markTheme = () =>
    all("[data-theme]").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.theme === chosenTheme())));
  const chooseTheme = (theme) => {
    const age = theme === "auto" ? 0 : 31536000;
    document.cookie = `theme=${theme}; path=/; max-age=${age}; SameSite=Lax`;
    document.dispatchEvent(new Event("theme:changed"));
    markTheme();
  };

  // Dialogs: a link that opens one keeps its address for those without scripts.
  const openDialog = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || !dialog.showModal || dialog.open) return false;
    dialog.showModal();
    return true;
  };

  const closeMenus = (except) =>
    all("details.td-menu-wrap[open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
    });

  const copied = (button) => {
    const said = button.querySelector("[data-said]");
    if (said) said.textContent = button.dataset.done;
    button.dataset.state = "done";
  };
  const copy = async (button) => {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(button.dataset.copy);
    } else {
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      field.className = "visually-hidden";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    copied(button);
  };

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const theme = on("[data-theme]");
    const opener = on("[data-opens]");
    const closer = on("[data-closes]");
    const copier = on("[data-copy]");
    const dismisser = on("[data-dismisses]");
    if (theme) chooseTheme(theme.dataset.theme);
    if (opener && openDialog(opener.dataset.opens)) event.preventDefault();
    if (closer) {
      const dialog = closer.closest("dialog");
      if (dialog) {
        event.preventDefault();
        dialog.close();
      }
    }
    if (copier) copy(copier);
    if (on("[data-prints]")) window.print();
    if (dismisser) dismisser.closest(".td-toast").remove();
    closeMenus(on("details.td-menu-wrap"));
    if (event.target.matches("dialog")) event.target.close();
  });

  // A typed word frees the final button; the server asks for the same word again.
  const same = (one, other) =>
    one.normalize("NFC").trim().toLocaleLowerCase("vi") === other.toLocaleLowerCase("vi");
  const guard = (field) => {
    const button = field.form && field.form.querySelector("[data-final]");
    if (button) button.disabled = !same(field.value, field.dataset.word.normalize("NFC"));
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-word]")) guard(event.target);
  });

  // A file dropped on a drop zone goes to the file field inside it.
  const zoneOf = (event) => event.target.closest && event.target.closest(".td-drop");
  ["dragover", "dragleave", "drop"].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      const zone = zoneOf(event);
      if (!zone) return;
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      const field = zone.querySelector('input[type="file"]');
      if (kind === "drop" && field && event.dataTransfer.files.length) {
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }));

  document.addEventListener("change", (event) => {
    const zone = zoneOf(event);
    const said = zone && zone.querySelector("output");
    if (said && event.target.files)
      said.textContent = [...event.target.files].map((file) => file.name).join("; ");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") {
      const field = all("[data-search]").find((one) => one.offsetParent !== null);
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    }
    if (event.key === "?" && openDialog("phim-tat")) event.preventDefault();
    // A link that names a key is followed by it, unless a dialog or a menu wants the key.
    const keyed = all("[data-key]").find((one) => one.dataset.key === event.key);
    if (keyed && !event.shiftKey && !event.target.closest("dialog, details, [tabindex]")) {
      event.preventDefault();
      keyed.click();
    }
  });

  const ready = () => {
    markTheme();
    all("[data-word]").forEach(guard);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
  document.addEventListener("htmx:afterSettle", ready);
})();
