/* Explore: a brush over the timeline, and links followed in place. Without this the page is the same, a page at a time. */
(() => {
  "use strict";
  let asked = 0;

  /* the period from one bar to another, as the form's field writes it */
  const named = (svg, at) => {
    const [year, month] = svg.dataset.first.split("-").map(Number);
    if (svg.dataset.unit === "year") return String(year + at);
    const months = year * 12 + month - 1 + at;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  };
  const between = (svg, a, b) => {
    const [first, last] = [named(svg, Math.min(a, b)), named(svg, Math.max(a, b))];
    return first === last ? first : `${first}..${last}`;
  };

  const go = async (address, push = true) => {
    const mine = ++asked, root = document.getElementById("explore");
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("explore");
      if (mine !== asked) return;
      if (!fresh) throw new Error("no such page");
      const focused = document.activeElement, kept = focused && root.contains(focused) && (focused.id || focused.getAttribute("href"));
      if (push) history.pushState(null, "", address);
      root.replaceWith(fresh);
      ready(fresh);
      const again = kept && [...fresh.querySelectorAll("a,button,input,select")].find((e) => (e.id || e.getAttribute("href")) === kept);
      (again || fresh.querySelector(".finding, .fault"))?.focus({ preventScroll: true });
      if (push && address.includes("#")) document.getElementById(address.split("#")[1])?.scrollIntoView();
    } catch {
      location.href = address;
    }
  };

  const period = (root, value) => {
    const form = root.querySelector("form.ask");
    form.elements.period.value = value;
    go(query(form));
  };
  const query = (form) => {
    const filled = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return `/explore${filled.size ? "?" + filled : ""}`;
  };

  const brush = (root, svg) => {
    const bars = Number(svg.dataset.bars), shade = svg.querySelector(".brush");
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      return Math.max(0, Math.min(bars - 1, Math.floor(((event.clientX - box.left) / box.width) * bars)));
    };
    const show = (a, b) => {
      shade.setAttribute("x", (Math.min(a, b) * 1000) / bars);
      shade.setAttribute("width", ((Math.abs(a - b) + 1) * 1000) / bars);
    };
    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button || event.ctrlKey || event.metaKey) return;
      from = at(event);
      svg.setPointerCapture(event.pointerId);
      show(from, from);
    });
    svg.addEventListener("pointermove", (event) => from !== null && show(from, at(event)));
    svg.addEventListener("pointercancel", () => { from = null; shade.setAttribute("width", 0); });
    svg.addEventListener("pointerup", (event) => {
      if (from === null) return;
      const [a, b] = [from, at(event)];
      from = null;
      period(root, between(svg, a, b));
    });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey) event.preventDefault(); });

    /* the same by keyboard */
    const ends = root.querySelector(".ends"), [first, last] = ends.querySelectorAll("input");
    const chosen = [...svg.querySelectorAll("a rect:last-child")].map((rect, i) => (rect.classList.contains("on") ? i : -1)).filter((i) => i >= 0);
    first.value = chosen[0] ?? 0;
    last.value = chosen.at(-1) ?? bars - 1;
    const told = () => {
      for (const end of [first, last]) {
        end.setAttribute("aria-valuetext", named(svg, Number(end.value)));
        end.nextElementSibling.value = named(svg, Number(end.value));
      }
    };
    told();
    for (const end of [first, last]) {
      end.addEventListener("input", () => { told(); show(Number(first.value), Number(last.value)); });
      end.addEventListener("keydown", (event) => { if (event.key === "Enter") root.querySelector("#between").click(); });
    }
    root.querySelector("#between").addEventListener("click", () => period(root, between(svg, Number(first.value), Number(last.value))));
    ends.hidden = false;
    root.querySelector(".brushes").hidden = false;
  };

  /* an area of the map and its row light up together */
  const pair = (root) => {
    const light = (event, on) => {
      const id = event.target.closest("[data-area]")?.dataset.area;
      if (id) for (const e of root.querySelectorAll(`[data-area="${CSS.escape(id)}"]`)) e.classList.toggle("lit", on);
    };
    for (const [kind, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
      root.querySelector(".where")?.addEventListener(kind, (event) => light(event, on));
  };

  const ready = (root) => {
    const svg = root.querySelector("#timeline");
    if (svg) brush(root, svg);
    pair(root);
    root.querySelector("form.ask").addEventListener("submit", (event) => { event.preventDefault(); go(query(event.target)); });
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = link.getAttribute("href");
      if (!/^\/explore(\?|#|$)/.test(to) && !to.startsWith("?")) return;
      event.preventDefault();
      go(to.startsWith("?") ? `/explore${to}` : to);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.getElementById("explore");
    if (root) ready(root);
  });
  addEventListener("popstate", () => go(location.pathname + location.search, false));
})();
