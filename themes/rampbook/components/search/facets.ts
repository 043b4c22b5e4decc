import type { Facet, FilterName, Filters } from "./api";
import type { Found } from "./ask";
import type { Page } from "./manifest";
import { passing } from "./narrow";

/** How what was found can be narrowed: for each filter its values, and how many pages each leaves. */
export function facetsOf(founds: readonly Found[], filters: Filters): Facet[] {
  const titleOf = (path: string): string | undefined => founds.map(({ library }) => library.catalogue.titles.get(path)).find(Boolean);
  const facet = (name: FilterName, valuesOf: (page: Page) => readonly string[]): Facet => {
    const { [name]: _, ...others } = filters;
    const pages = new Map<string, Set<string>>(); // by value; twins are one
    for (const { open, library } of founds) {
      const passes = passing(others, library);
      for (const { page } of open) {
        if (passes(page)) for (const value of valuesOf(page)) pages.set(value, (pages.get(value) ?? new Set()).add(page.path));
      }
    }
    const values = [...pages].map(([value, { size: count }]) => ({ value, label: (name === "section" && titleOf(value)) || value, count }));
    return { name, values: values.sort((a, b) => b.count - a.count) };
  };
  return [
    facet("kind", (page) => [page.kind]),
    facet("section", (page) => page.section ? [page.section] : []),
    facet("tag", (page) => page.tags),
  ];
}

/** The portal's languages. How many pages there are is known of those that were asked. */
export function languages(founds: readonly [Found, ...Found[]]): Facet {
  const values = founds[0].library.manifest.langs.map((lang) => {
    const found = founds.find(({ library }) => library.manifest.lang === lang);
    return { value: lang, label: lang, count: found ? found.hits.length : null };
  });
  return { name: "lang", values };
}
