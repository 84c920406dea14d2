// The latest years stand at the right: show them first.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".picture__scroll").forEach((box) => { box.scrollLeft = box.scrollWidth; });
});
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
