// A link to the same page in another language leads to the same heading. Ids are made from the
// words of a heading, so they differ between languages; its place among the headings does not.

import { keep, recall } from "../storage/storage";
import { idAt, placeOf } from "./place";

const name = "heading";
const ids = [...document.querySelectorAll(".prose :is(h2, h3, h4)[id]")].map((heading) => heading.id);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-language]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  link.hash = location.hash;
  keep("session", name, placeOf(ids, fragment()) || null);
});

function fragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // an address someone mistyped
  }
}

const place = recall("session", name);
if (place) {
  keep("session", name, null);
  const id = idAt(ids, place);
  if (id && !document.getElementById(fragment())) location.replace(`#${encodeURIComponent(id)}`);
}
