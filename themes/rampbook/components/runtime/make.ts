// Makes the runtime. Only the reading script imports this: all others would carry the log with them.

import { recordingLog } from "../log/recording";
import type { Runtime } from "./runtime";
import { fragmentOf, scriptAddress } from "./trusted";

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;

window.rampbook ??= make();

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
