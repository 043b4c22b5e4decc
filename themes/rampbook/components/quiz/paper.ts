// The printed questions of a page: found, put into an attempt's order, numbered, and those that are
// not asked hidden.

/** The questions of a page, in its order; a pool is none. */
export function sectionsIn(part: ParentNode): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("section.question:not(.pool)")];
}

/** For each question the stretch of neighbouring questions that it belongs to. */
export function stretchesOf(sections: readonly Element[]): number[] {
  let stretch = -1;
  return sections.map((section, place) => {
    if (place === 0 || section.previousElementSibling !== sections[place - 1]) stretch++;
    return stretch;
  });
}

/** The block of the page's text with which its questions begin: the first one, or the headings above it. */
export function firstBlock(sections: readonly HTMLElement[]): Element | undefined {
  let first: Element | null | undefined = sections[0]?.closest(".prose > *");
  while (first?.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6")) first = first.previousElementSibling;
  return first ?? undefined;
}

/** Shows the questions of an attempt in its order. */
export function arrange(sections: ReadonlyMap<string, HTMLElement>, home: readonly HTMLElement[], ask: readonly string[]): void {
  restore(home);
  const asked = ask.flatMap((id) => sections.get(id) ?? []);
  const stretch = stretchesOf(home);
  const last = new Map(home.map((section, place) => [stretch[place] ?? 0, section]));
  for (const [group, end] of last) {
    const members = asked.filter((section) => stretch[home.indexOf(section)] === group);
    let after: Element = end;
    for (const section of members) {
      if (section === end && after === end) continue;
      after.after(section);
      after = section;
    }
  }
  for (const section of home) section.hidden = !asked.includes(section);
  asked.forEach((section, place) => number(section, place + 1));
  hideEmpty(home[0]?.closest(".quiz-paper")?.children ?? []);
}

const homes = new WeakMap<Element, Comment>();

/** Puts the questions back to where they were printed. */
function restore(home: readonly HTMLElement[]): void {
  for (const section of home) {
    let mark = homes.get(section);
    if (!mark) {
      mark = new Comment();
      section.before(mark);
      homes.set(section, mark);
    } else mark.after(section);
  }
}

function number(section: Element, place: number): void {
  const words = section.querySelector(".question-kind")?.firstChild;
  if (words instanceof Text) words.data = words.data.replace(/\d+/, String(place));
}

/** Hides headings below which nothing is asked, and pools of which nothing is drawn. */
function hideEmpty(blocks: ArrayLike<Element>): void {
  const list = Array.from(blocks) as HTMLElement[];
  for (const pool of list) {
    if (pool.matches(".pool")) pool.hidden = !pool.querySelector(".question:not([hidden])");
  }
  list.forEach((block, place) => {
    const level = levelOf(block);
    if (!level) return;
    const next = list.findIndex((other, at) => at > place && levelOf(other) > 0 && levelOf(other) <= level);
    const below = list.slice(place + 1, next < 0 ? undefined : next);
    const questions = below.filter((other) => other.matches(".question"));
    block.hidden = questions.length > 0 && questions.every((q) => q.hidden);
  });
}

function levelOf(block: Element): number {
  return /^H[1-6]$/.test(block.tagName) ? Number(block.tagName[1]) : 0;
}
