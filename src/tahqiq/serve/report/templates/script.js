(() => {
  "use strict";
  const root = document.documentElement;
  const saved = { get: () => { try { return localStorage.getItem("tahqiq-theme"); } catch { return null; } },
                  set: (v) => { try { localStorage.setItem("tahqiq-theme", v); } catch { /* private window */ } } };
  root.classList.add("js");
  if (["light", "dark"].includes(saved.get())) root.dataset.theme = saved.get();

  document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const byId = (id) => document.getElementById(id);
    const cards = all(".card");
    const marks = all(".mark");
    const marksOf = new Map(cards.map((card) => [card.id, []]));
    for (const mark of marks) for (const id of mark.dataset.claims?.split(" ") ?? []) marksOf.get(id).push(mark);
    const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
    const chosen = new Set();
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const wide = matchMedia("(min-width: 62.01rem)");
    const served = byId("filters"); // of a long report a part is here: the server filters
    let current = null;
    let quiet = 0; // until when scrolling the text must not move the cards: we moved the text ourselves

    /* filters */
    const wanted = (card) => {
      const flag = byId("flag")?.value ?? "";
      const query = (byId("find")?.value ?? "").trim().toLowerCase();
      return (!chosen.size || chosen.has(card.dataset.verdict))
        && (!flag || card.dataset.flags.includes(`|${flag}|`))
        && query.split(/\s+/).every((word) => words.get(card).includes(word));
    };
    const filter = () => {
      if (served) return;
      const shown = new Set(cards.filter(wanted));
      const filtered = shown.size < cards.length;
      for (const card of cards) card.toggleAttribute("data-out", !shown.has(card));
      for (const mark of marks) {
        mark.toggleAttribute("data-dim", !mark.dataset.claims.split(" ").some((id) => shown.has(byId(id))));
      }
      for (const rest of all(".rest")) {
        const inside = all(".card", rest).filter((card) => shown.has(card)).length;
        rest.toggleAttribute("data-out", !inside);
        if (filtered && inside) rest.open = true;
      }
      for (const side of all(".cards")) {
        const none = side.querySelector(".none");
        none.hidden = all(".card", side).some((card) => shown.has(card));
      }
      for (const button of all("[data-verdict][aria-pressed]")) {
        button.setAttribute("aria-pressed", String(chosen.has(button.dataset.verdict)));
      }
      byId("status").textContent = filtered ? `${shown.size} of ${cards.length} claims` : `${cards.length} claims`;
    };
    const reset = () => {
      if (served) {
        if (served.dataset.clear) location.assign(served.dataset.clear);
        return;
      }
      chosen.clear();
      if (byId("flag")) byId("flag").value = "";
      byId("find").value = "";
      filter();
    };

    /* the current claim */
    const reveal = (card) => {
      const rest = card.closest(".rest");
      if (rest) rest.open = true;
    };
    const select = (card, { focus = true, text = true } = {}) => {
      if (!card) return;
      reveal(card);
      for (const on of all(".on")) on.classList.remove("on");
      current = card;
      card.classList.add("on");
      for (const mark of marksOf.get(card.id)) mark.classList.add("on");
      byId(`t-${card.id}`)?.classList.add("on");
      quiet = Date.now() + 1000;
      const behavior = still.matches ? "instant" : "smooth";
      if (wide.matches) {
        const side = card.closest(".cards");
        const top = card.getBoundingClientRect().top - side.getBoundingClientRect().top;
        side.scrollBy({ top: top - 12, behavior });
        const first = marksOf.get(card.id)[0];
        if (text && first) first.scrollIntoView({ block: "center", behavior });
      } else {
        card.scrollIntoView({ block: "start", behavior });
      }
      if (focus) card.focus({ preventScroll: true });
    };
    const step = (by) => {
      const shown = cards.filter((card) => !card.closest("[data-out]") && (!card.closest(".rest:not([open])") || card === current));
      if (!shown.length) return;
      const at = shown.indexOf(current);
      const beyond = served && at >= 0 && !shown[at + by] && document.querySelector(`a[rel=${by > 0 ? "next" : "prev"}]`);
      if (beyond) { beyond.click(); return; }
      select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)]);
    };
    const toggle = (card) => {
      const details = card?.querySelector(".readings");
      if (details) details.open = !details.open;
    };

    /* pointer */
    document.addEventListener("click", (event) => {
      const target = event.target;
      const number = target.closest("a.no");
      const back = target.closest("a.back");
      const mark = target.closest(".mark");
      const button = target.closest("button");
      if (number && byId(number.hash.slice(1))) {
        event.preventDefault();
        if (byId(number.hash.slice(1)).closest("[data-out]")) reset();
        select(byId(number.hash.slice(1)), { text: false });
      } else if (back) {
        event.preventDefault();
        select(back.closest(".card"), { focus: false });
        const there = byId(back.hash.slice(1));
        there.focus({ preventScroll: true });
        there.scrollIntoView({ block: "center", behavior: still.matches ? "instant" : "smooth" });
      } else if (mark?.dataset.claims && !target.closest("a") && getSelection().isCollapsed) {
        const ids = mark.dataset.claims.split(" ").filter((id) => !byId(id).closest(".card[data-out]"));
        if (ids.length) select(byId(ids[(ids.indexOf(current?.id) + 1) % ids.length]), { text: false });
      } else if (button?.dataset.verdict) {
        const verdict = button.dataset.verdict;
        if (!chosen.delete(verdict)) chosen.add(verdict);
        filter();
      } else if (button && "reset" in button.dataset) {
        reset();
      }
    });
    byId("prev")?.addEventListener("click", () => step(-1));
    byId("next")?.addEventListener("click", () => step(1));
    byId("flag")?.addEventListener("change", () => served ? served.requestSubmit() : filter());
    byId("find")?.addEventListener("input", filter);
    const theme = () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      saved.set(root.dataset.theme);
    };
    byId("theme")?.addEventListener("click", theme);
    const help = byId("help");
    byId("ask")?.addEventListener("click", () => help.showModal());

    /* keys */
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      const typing = event.target.closest("input, select, textarea");
      if (event.key === "Escape") { reset(); if (typing) typing.blur(); return; }
      if (typing) return;
      const act = {
        j: () => step(1), k: () => step(-1), t: theme, "?": () => help.showModal(), "/": () => byId("find").focus(),
        Enter: () => toggle(event.target.closest(".card") ?? current),
      }[event.key];
      if (!act || (event.key === "Enter" && event.target.closest("a, button, summary"))) return;
      event.preventDefault();
      act();
    });

    /* the cards follow the text while it is read */
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting || Date.now() < quiet || !wide.matches) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        for (const side of all(".cards")) {
          if (side.matches(":hover") || side.contains(document.activeElement)) continue;
          const box = side.parentElement.getBoundingClientRect();
          if (box.bottom < 0 || box.top > innerHeight) continue;
          const line = innerHeight * 0.25;
          const number = all("a.no", side.parentElement).find((a) => {
            const card = byId(a.hash.slice(1));
            return card && a.getBoundingClientRect().top > line && !card.closest("[data-out], .rest");
          });
          if (!number) continue;
          const card = byId(number.hash.slice(1));
          side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 12;
        }
      });
    }, { passive: true });

    /* paper shows everything */
    const opened = [];
    addEventListener("beforeprint", () => {
      for (const details of all("details:not([open])")) { details.open = true; opened.push(details); }
    });
    addEventListener("afterprint", () => { for (const details of opened.splice(0)) details.open = false; });

    if (byId("status")) filter();
    const linked = byId(location.hash.slice(1));
    if (linked?.classList.contains("card")) select(linked);
    else if (served && !linked && /^#d1c\d+$/.test(location.hash)) { // its card is on another part
      location.replace(`${served.action}?claim=${location.hash.slice(1)}${location.hash}`);
    }
  });
})();
