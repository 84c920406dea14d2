// Arrow keys in the matrix: one stop for Tab, every cell by the arrows.
(() => {
  const links = (table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.querySelector("a")));

  function oneStop(root) {
    root.querySelectorAll(".matrix").forEach((table) => {
      let first = true;
      links(table).flat().forEach((link) => {
        if (!link) return;
        link.tabIndex = first ? 0 : -1;
        first = false;
      });
    });
  }

  function target(rows, row, column, key, whole) {
    const last = rows.length - 1;
    const seek = (from, step) => {
      for (let at = from; at >= 0 && at < rows[row].length; at += step) if (rows[row][at]) return rows[row][at];
      return null;
    };
    switch (key) {
      case "ArrowRight": return seek(column + 1, 1);
      case "ArrowLeft": return seek(column - 1, -1);
      case "ArrowDown": return row < last ? rows[row + 1][column] : null;
      case "ArrowUp": return row > 0 ? rows[row - 1][column] : null;
      case "Home": return whole ? rows[0][0] : rows[row][0];
      case "End": return whole ? rows[last][0] : seek(rows[row].length - 1, -1);
      default: return null;
    }
  }

  document.addEventListener("keydown", (event) => {
    const link = event.target.closest(".matrix tbody a");
    if (!link) return;
    const rows = links(link.closest(".matrix"));
    const row = rows.findIndex((cells) => cells.includes(link));
    const next = target(rows, row, rows[row].indexOf(link), event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  // Says on which sides there is more than is in view, and where the shadow of it falls.
  function edges(frame) {
    const hold = frame.parentElement;
    const beyond = frame.scrollWidth - frame.clientWidth;
    const sides = [frame.scrollLeft > 1 && "left", beyond - frame.scrollLeft > 1 && "right"];
    hold.dataset.more = sides.filter(Boolean).join(" ");
    const name = frame.querySelector(".matrix__corner");
    if (name) hold.style.setProperty("--matrix-name", `${name.offsetWidth}px`);
    hold.style.setProperty("--matrix-bar", `${frame.offsetWidth - frame.clientWidth - frame.clientLeft}px`);
  }

  function watched(root) {
    root.querySelectorAll(".matrix-frame").forEach((frame) => {
      edges(frame);
      frame.addEventListener("scroll", () => edges(frame), { passive: true });
    });
  }

  function ready() {
    oneStop(document);
    watched(document);
  }

  window.addEventListener("resize", () => document.querySelectorAll(".matrix-frame").forEach(edges));
  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:afterSettle", ready);
})();
