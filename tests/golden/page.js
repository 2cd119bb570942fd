
"use strict";
// Searches and sorts tables. Without it a page says and filters all the same.
const folded = text => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\u0640]/gu, "").replace(/\s+/g, " ").trim();
const compared = new Intl.Collator(document.documentElement.lang, {numeric: true}).compare;
for (const group of document.querySelectorAll(".table.chosen")) {
  const body = group.querySelector(":scope > table > tbody");
  const rows = [...body.children].filter(row => !row.matches(".details"));
  const behind = row => row.nextElementSibling?.matches(".details") ? [row.nextElementSibling] : [];
  const entries = rows.map(row => [row, ...behind(row)]);

  const search = group.parentElement.querySelector(".search");
  search.hidden = false;
  const texts = entries.map(entry => folded(entry.map(row => row.textContent).join(" ")));
  const choose = () => {
    const words = folded(search.querySelector("input").value).split(" ");
    entries.forEach((entry, at) => {
      const found = words.every(word => texts[at].includes(word));
      for (const row of entry) row.hidden = !found;
    });
  };
  search.addEventListener("input", choose);
  choose();

  const headings = [...group.querySelectorAll(":scope > table > thead th")];
  const keys = at => new Map(entries.map(entry => {
    const cell = entry[0].cells[at];
    return [entry, cell.dataset.key ?? cell.textContent.trim()];
  }));
  headings.forEach((heading, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const turn = heading.ariaSort === "ascending" ? -1 : 1;
      const key = keys(at);
      const unknown = entry => key.get(entry) === "–";
      const sorted = [...entries].sort((a, b) =>
        unknown(a) - unknown(b) || turn * compared(key.get(a), key.get(b)));
      for (const each of headings) each.ariaSort = null;
      heading.ariaSort = turn > 0 ? "ascending" : "descending";
      body.append(...sorted.flat());
    });
  });
}
