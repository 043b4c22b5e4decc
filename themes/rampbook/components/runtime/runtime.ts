// What the scripts of a page share: window.rampbook. The reading script makes it; the scripts that
// only some pages have, and data files, find it there.

import type { KeptLog } from "../log/log";
import { recordingLog } from "../log/recording";
import { fragmentOf, scriptAddress } from "./trusted";

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

/** The runtime of the page. */
export function runtime(): Runtime {
  return (window.rampbook ??= make());
}

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

function make(): Runtime {
  const held = new Map<string, string>(); // by address of the file
  const asked = new Map<string, Promise<string>>();
  return {
    log: recordingLog(),
    folder: new URL(".", own).href,
    fragment: fragmentOf,
    data(text) {
      const script = document.currentScript;
      if (script instanceof HTMLScriptElement) held.set(script.src, text);
    },
    load(url) {
      const address = new URL(url, document.baseURI).href;
      const promise = asked.get(address) ?? run(address, held);
      asked.set(address, promise);
      promise.catch(() => asked.delete(address)); // may be asked for again
      return promise;
    },
  };
}

function run(address: string, held: Map<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => {
      const text = held.get(script.src);
      script.remove();
      if (text === undefined) reject(new Error(`${address} holds no data`));
      else resolve(text);
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} cannot be loaded`));
    };
    script.src = scriptAddress(address);
    document.head.append(script);
  });
}
