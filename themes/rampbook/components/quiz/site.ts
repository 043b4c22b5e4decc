// The runtime that the reading script made. This bundle brings none of its own: two would be two logs.

import type { Runtime } from "../runtime/runtime";

export function runtime(): Runtime {
  const made = window.rampbook;
  if (!made) throw new Error("the reading script did not run");
  return made;
}
