import { active, nudge } from "./active";

// All that lies above the reading line, which is in the upper third of the window. It reaches far
// up, so that a heading which a jump carries past the window counts as well.
const zone = "1000000px 0px -68% 0px";

/** <rb-contents> is open where it stands beside the text, and marks the heading being read. */
class Contents extends HTMLElement {
  private links: HTMLAnchorElement[] = [];
  private reached: boolean[] = [];

  connectedCallback(): void {
    const beside = matchMedia("(min-width: 80rem)");
    this.unfold(beside.matches);
    beside.addEventListener("change", () => this.unfold(beside.matches));
    this.follow();
  }

  private unfold(open: boolean): void {
    const details = this.querySelector("details");
    if (details) details.open = open;
  }

  private follow(): void {
    const places = new Map<Element, number>();
    const observer = new IntersectionObserver((entries) => this.moved(entries, places), { rootMargin: zone });
    for (const link of this.querySelectorAll<HTMLAnchorElement>("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      places.set(heading, this.links.push(link) - 1);
      this.reached.push(false);
      observer.observe(heading);
    }
  }

  private moved(entries: IntersectionObserverEntry[], places: Map<Element, number>): void {
    for (const entry of entries) {
      const place = places.get(entry.target);
      if (place !== undefined) this.reached[place] = entry.isIntersecting;
    }
    this.mark(this.links[active(this.reached)]);
  }

  private mark(link: HTMLAnchorElement | undefined): void {
    for (const other of this.links) {
      if (other !== link) other.removeAttribute("aria-current");
    }
    if (!link) return;
    link.setAttribute("aria-current", "true");
    this.scrollTop += nudge(this.getBoundingClientRect(), link.getBoundingClientRect());
  }
}

customElements.define("rb-contents", Contents);
