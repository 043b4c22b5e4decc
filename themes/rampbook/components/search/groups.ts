import type { Result } from "./api";

/** Results of one kind. */
export interface Group {
  readonly kind: string;
  readonly results: Result[];
}

/** Results by kind, in the order of the best of each; within a kind as they were. */
export function groupsOf(results: readonly Result[]): Group[] {
  const groups = new Map<string, Group>();
  for (const result of results) {
    const group = groups.get(result.kind) ?? { kind: result.kind, results: [] };
    group.results.push(result);
    groups.set(result.kind, group);
  }
  return [...groups.values()];
}
