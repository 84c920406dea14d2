// What was typed into a filter before the page could follow is followed now.
document.addEventListener("DOMContentLoaded", () => {
  const typed = document.getElementById("filter-q");
  if (typed && typed.form && typed.value !== typed.defaultValue) htmx.trigger(typed.form, "submit");
});
