// Names of those who signed. A log holds no names, since it is copied and sent: they stay in this browser, and go into the
// files of a run that its reader saves. Who erases all records erases them as well.
import { keep, recall } from "../storage/storage";

const place = "signers";

export function signerOf(run: string): string {
  return all()[run] ?? "";
}

/** Keeps the name of who signed a run; "" forgets it. */
export function rememberSigner(run: string, name: string): void {
  const { [run]: _, ...others } = all();
  keep("local", place, JSON.stringify(name === "" ? others : { ...others, [run]: name }));
}

export function forgetSigners(): void {
  keep("local", place, null);
}

function all(): { readonly [run: string]: string } {
  try {
    return JSON.parse(recall("local", place) ?? "{}") as { [run: string]: string };
  } catch {
    return {};
  }
}
