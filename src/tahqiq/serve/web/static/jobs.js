(() => {
  "use strict";
  const job = document.querySelector("[data-job]");
  if (!job) return;
  const part = (name) => document.getElementById(`job-${name}`);
  const set = (name, text) => { if (part(name).textContent !== text) part(name).textContent = text; };
  let wait = 700;

  /* what has ended has a page that says so: lines, links, no button */
  async function look() {
    try {
      const answer = await fetch(job.dataset.job, { headers: { accept: "application/json" } });
      if (answer.ok) {
        const now = await answer.json();
        if (now.ended_at) {
          if (job.dataset.done && now.state === "done") location.replace(job.dataset.done);
          else location.reload();
          return;
        }
        if (job.dataset.ready && now.step > 1) { // the page of a brief is there before its files are
          const ready = await fetch(job.dataset.ready, { headers: { accept: "application/json" } });
          if (ready.ok && (await ready.json()).made) { location.reload(); return; }
        }
        set("state", now.stopping ? "cancelling" : now.state);
        set("says", now.says);
        set("step", now.step ? `step ${now.step} of ${now.steps}` : "");
        if (now.steps) { part("progress").max = now.steps; part("progress").value = Math.max(0, now.step - 0.5); }
        else part("progress").removeAttribute("value");
        wait = 700;
      } else if (answer.status === 404 || answer.status === 401) return;
      else wait = Math.min(wait * 2, 15000);
    } catch { wait = Math.min(wait * 2, 15000); }
    setTimeout(look, wait);
  }
  setTimeout(look, wait);
})();
