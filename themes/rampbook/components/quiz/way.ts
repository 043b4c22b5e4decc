// The way through a scenario.

import { placeOf } from "./response";

/** The steps and options of a path of letters, from the first step to where it ends or goes astray. */
export function walk(targets: readonly (readonly number[])[], path: readonly string[]): { step: number; option: number }[] {
  const taken: { step: number; option: number }[] = [];
  let step = 0;
  for (const sign of path) {
    const option = placeOf(sign);
    const next = targets[step]?.[option];
    if (next === undefined) break;
    taken.push({ step, option });
    step = next;
  }
  return taken;
}

/** The step at which a path arrives. */
export function targetOf(targets: readonly (readonly number[])[], path: readonly string[]): number {
  return walk(targets, path).reduce((_, { step, option }) => targets[step]?.[option] ?? -1, 0);
}
