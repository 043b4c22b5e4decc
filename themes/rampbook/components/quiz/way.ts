// The way through a scenario.

import { placeOf } from "./response";

/** One step of a way: where it was, what was chosen, and the step that this leads to. */
export interface Taken {
  readonly step: number;
  readonly option: number;
  readonly to: number;
}

/** The steps of a path of letters, from the first one to where it ends or goes astray. */
export function walk(targets: readonly (readonly number[])[], path: readonly string[]): Taken[] {
  const taken: Taken[] = [];
  let step = 0;
  for (const sign of path) {
    const option = placeOf(sign);
    const to = targets[step]?.[option];
    if (to === undefined) break;
    taken.push({ step, option, to });
    step = to;
  }
  return taken;
}

/** The step at which a path arrives. */
export function targetOf(targets: readonly (readonly number[])[], path: readonly string[]): number {
  return walk(targets, path).pop()?.to ?? 0;
}

/** How many steps count: those of the path, and the one at which a way that was not ended has stopped. */
export function stepsOf(targets: readonly (readonly number[])[], path: readonly string[]): number {
  return path.length + (targets[targetOf(targets, path)]?.length ? 1 : 0);
}
