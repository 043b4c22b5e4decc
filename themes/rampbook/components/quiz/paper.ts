// The printed questions of a page: found, put into an attempt's order, numbered, and those that are
// not asked hidden.

/** The questions of a page, in its order; a pool is none. */
export function sectionsIn(part: ParentNode): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("section.question:not(.pool)")];
}

/** The block of the page's text with which its questions begin: the first one, or the headings above it. */
export function firstBlock(sections: readonly HTMLElement[]): Element | undefined {
  let first: Element | null | undefined = sections[0]?.closest(".prose > *");
  while (first?.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6")) first = first.previousElementSibling;
  return first ?? undefined;
}

/** The places of a page's questions, in stretches of neighbours. */
export class Paper {
  /** for each question the number of its stretch */
  readonly stretches: number[] = [];
  readonly #home: readonly HTMLElement[];
  readonly #slots: readonly Comment[];

  constructor(home: readonly HTMLElement[]) {
    this.#home = home;
    let stretch = -1;
    home.forEach((section, place) => this.stretches.push(place > 0 && section.previousElementSibling === home[place - 1] ? stretch : ++stretch));
    this.#slots = home.map((section) => {
      const slot = new Comment();
      section.before(slot);
      return slot;
    });
  }

  /** Shows what an attempt asks, in its order, each question in its stretch. */
  arrange(asked: readonly HTMLElement[]): void {
    const order = [...asked, ...this.#home.filter((section) => !asked.includes(section))];
    const stretchOf = (section: HTMLElement): number | undefined => this.stretches[this.#home.indexOf(section)];
    order.sort((a, b) => (stretchOf(a) ?? 0) - (stretchOf(b) ?? 0)); // a sort keeps the order of equals
    order.forEach((section, place) => {
      this.#slots[place]?.after(section);
      section.hidden = !asked.includes(section);
    });
    asked.forEach((section, place) => number(section, place + 1));
    hideEmpty([...(this.#home[0]?.closest(".quiz-paper")?.children ?? [])] as HTMLElement[]);
  }
}

function number(section: Element, place: number): void {
  const words = section.querySelector(".question-kind")?.firstChild;
  if (words instanceof Text) words.data = words.data.replace(/\d+/, String(place));
}

/** Hides pools of which nothing is drawn, and headings below which nothing is asked. */
function hideEmpty(blocks: readonly HTMLElement[]): void {
  const below: { level: number; heading: HTMLElement }[] = [];
  for (const block of blocks) {
    const level = /^H\d$/.test(block.tagName) ? Number(block.tagName[1]) : 0;
    if (level) {
      while ((below[below.length - 1]?.level ?? 0) >= level) below.pop();
      below.push({ level, heading: block });
      block.hidden = true;
    }
    if (block.matches(".pool")) block.hidden = !block.querySelector(".question:not([hidden])");
    if (!level && !block.matches(".question[hidden]")) for (const { heading } of below) heading.hidden = false;
  }
}
