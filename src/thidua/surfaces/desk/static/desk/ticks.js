// One tick for a whole list; without a script it is not offered.
document.querySelectorAll("[data-tick-all]").forEach((all) => {
  const boxes = [...all.closest(".choice").querySelectorAll("input[name]")];
  const told = () => { all.checked = boxes.every((one) => one.checked); };
  all.closest("label").hidden = false;
  all.addEventListener("change", () => boxes.forEach((one) => { one.checked = all.checked; }));
  boxes.forEach((one) => one.addEventListener("change", told));
  told();
});
