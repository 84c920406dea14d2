// The menu is longer than a low screen: the item of this page is brought into its view.
if (matchMedia("(min-width: 992px)").matches) {
  document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest" });
}
