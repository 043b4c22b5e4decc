// What the scripts of a page share: window.rampbook. The reading script makes it; the scripts that
// only some pages have, and data files, find it there.

import type { KeptLog } from "../log/log";

export interface Runtime {
  readonly log: KeptLog;
  /** The address of the folder that holds the portal's scripts and what they all need. */
  readonly folder: string;
  /** A data file calls it, once, with what it holds. */
  data(text: string): void;
  /** Runs a data file of the site and gives what it holds. Each file is run once, however often it is asked for. */
  load(url: string): Promise<string>;
  /** Makes nodes of HTML that the site itself holds. Never for what a learner typed. */
  fragment(html: string): DocumentFragment;
}

declare global {
  interface Window {
    rampbook?: Runtime;
  }
}

/** The runtime of the page: the reading script has made it. */
export function runtime(): Runtime {
  if (!window.rampbook) throw new Error("reading.js has not run");
  return window.rampbook;
}
