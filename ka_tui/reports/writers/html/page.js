(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const shown = document.getElementById("shown");
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const sections = [...document.querySelectorAll("section.activities")].map((section) => ({
    section,
    entry: document.querySelector(`.contents a[href="#${section.getAttribute("aria-labelledby")}"]`).parentElement,
    rows: [...section.querySelectorAll("tr[data-status]")].map((row) => ({ row, words: fold(row.textContent) })),
  }));
  const total = sections.reduce((sum, { rows }) => sum + rows.length, 0);

  const chosen = () => {
    const answers = [...new FormData(form)].filter(([name, value]) => name === "status" || value.trim());
    return new URLSearchParams(answers);
  };

  const fits = ({ row, words }, wanted, texts, statuses) =>
    texts.every((text) => words.includes(text)) &&
    (!statuses.length || statuses.includes(row.dataset.status)) &&
    (!wanted.has("team") || row.dataset.team === wanted.get("team")) &&
    (!wanted.has("portfolio") || row.dataset.portfolio === wanted.get("portfolio")) &&
    (!wanted.has("changed") || "changed" in row.dataset);

  const show = () => {
    const wanted = chosen();
    const texts = fold(wanted.get("text") || "").split(/\s+/).filter(Boolean);
    const statuses = wanted.getAll("status");
    let count = 0;
    for (const { section, entry, rows } of sections) {
      let here = 0;
      for (const item of rows) {
        item.row.hidden = !fits(item, wanted, texts, statuses);
        here += !item.row.hidden;
      }
      section.hidden = entry.hidden = !here;
      count += here;
    }
    shown.textContent = `Showing ${count} of ${total} ${total === 1 ? "activity" : "activities"}`;
    shown.classList.toggle("narrowed", count < total);
  };

  const remember = () => {
    try {
      history.replaceState(null, "", `#${chosen()}`);
    } catch {
      // A page inside another may not change its address; the filter works all the same.
    }
  };

  const restore = () => {
    const hash = location.hash.slice(1);
    const target = hash && document.getElementById(hash);
    if (target && target.closest("[hidden]")) {
      form.reset();
      show();
      target.scrollIntoView();
    } else if (hash.includes("=")) {
      const wanted = new URLSearchParams(hash);
      for (const field of form.elements) {
        if (field.type === "checkbox") field.checked = wanted.getAll(field.name).includes(field.value);
        else if (field.name) field.value = wanted.get(field.name) || "";
      }
      show();
    }
  };

  form.addEventListener("input", () => { show(); remember(); });
  form.querySelector("button").addEventListener("click", () => { form.reset(); show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", restore);
  form.hidden = false;
  show();
  restore();
})();
