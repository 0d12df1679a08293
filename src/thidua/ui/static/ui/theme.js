// Runs before the first paint: the chosen theme, or the machine's own.
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => (document.cookie.match(/(?:^|; )theme=(light|dark)/) || [])[1];
  const show = () => {
    root.dataset.bsTheme = chosen() || (dark.matches ? "dark" : "light");
  };
  root.classList.add("js");
  show();
  dark.addEventListener("change", show);
  document.addEventListener("theme:changed", show);
})();
