// A link to the same page in another language leads to the same heading.

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-language]") : null;
  if (link instanceof HTMLAnchorElement) link.hash = location.hash;
});
