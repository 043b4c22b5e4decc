// The page that a reader looked at last, for the home page to lead back to.

import { keep, recall } from "../storage/storage";
import type { Last } from "./offers";

const NAME = "last page";

export function keepLast(last: Last): void {
  keep("local", NAME, JSON.stringify(last));
}

export function forgetLast(): void {
  keep("local", NAME, null);
}

export function lastPage(): Last | undefined {
  try {
    const { title, url } = JSON.parse(recall("local", NAME) ?? "") as Partial<Last>;
    return typeof title === "string" && typeof url === "string" && /^(https?|file):/.test(url) ? { title, url } : undefined;
  } catch {
    return undefined;
  }
}
