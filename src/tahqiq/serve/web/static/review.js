/* a key presses what bears it; nothing is only reachable so */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input:not([type=radio],[type=checkbox]), textarea, select")) return;
    if (!/^[a-z]$/.test(event.key)) return;
    const bearer = document.querySelector(`[data-key="${event.key}"]`);
    if (!bearer) return;
    event.preventDefault();
    bearer.click();
  });
})();
