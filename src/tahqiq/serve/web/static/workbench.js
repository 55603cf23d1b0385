(() => {
  "use strict";
  const root = document.documentElement;
  const saved = { get: () => { try { return localStorage.getItem("tahqiq-theme"); } catch { return null; } },
                  set: (v) => { try { localStorage.setItem("tahqiq-theme", v); } catch { /* private window */ } } };
  root.classList.add("js");
  if (["light", "dark"].includes(saved.get())) root.dataset.theme = saved.get();

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("frame-theme")?.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      saved.set(root.dataset.theme);
    });

    /* a file dropped on the form is the one to check */
    for (const form of document.querySelectorAll("form[data-drop]")) {
      const file = form.querySelector("input[type=file]");
      form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
      form.addEventListener("dragleave", () => form.classList.remove("over"));
      form.addEventListener("drop", (event) => {
        form.classList.remove("over");
        if (!event.dataTransfer.files.length) return;
        event.preventDefault();
        file.files = event.dataTransfer.files;
      });
    }
    for (const form of document.querySelectorAll("form[data-drop], form[data-busy]")) {
      form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
    }
  });
})();
