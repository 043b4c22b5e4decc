// The runtime of the page. The reading script, which runs before this one, made it; a bundle that
// brought its own would have another log.

import type { Runtime } from "../runtime/runtime";

export function runtime(): Runtime {
  return window.rampbook as Runtime;
}
