// The address of a page of results says what was asked, so that it can be shared.

import type { FilterName, Filters } from "./api";

const names: readonly FilterName[] = ["lang", "kind", "section", "tag"];

/** The address of the page of results for a query. */
export function addressOf(page: string, query: string, filters: Filters): string {
  const url = new URL(page);
  url.search = "";
  url.hash = "";
  if (query.trim()) url.searchParams.set("q", query.trim());
  for (const name of names) {
    const value = filters[name];
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}

/** What the address of a page of results asks. */
export function askedBy(address: string): { query: string; filters: Filters } {
  const asked = new URL(address).searchParams;
  const filters: { [Name in FilterName]?: string } = {};
  for (const name of names) {
    const value = asked.get(name);
    if (value) filters[name] = value;
  }
  return { query: asked.get("q") ?? "", filters };
}
