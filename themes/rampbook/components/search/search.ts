// The search's interface, a bundle that the opener loads.

import type { Runtime } from "../runtime/runtime";
import type { Places } from "./api";
import { Dialog } from "./dialog";
import { land } from "./landing";
import { Page } from "./page";
import { wordsOf } from "./words";
import type { Words } from "./words";

const shared = window.rampbook; // made by the reading script
const places = shared?.searching?.places;
if (shared && places) {
  start(shared, places);
  shared.data(""); // the bundle is here
}

function start(shared: Runtime, places: Places): void {
  const page = pageIn(places);
  let element: Promise<HTMLDialogElement> | undefined;
  let dialog: Promise<Dialog> | undefined;
  const found = (): Promise<HTMLDialogElement> => (element ??= dialogOf(shared, places));
  const words = async (): Promise<Words> => wordsOf((await found()).dataset["words"] ?? "{}");
  const arrived = (): void => void land(places, words);
  const made = async (): Promise<Dialog> => new Dialog(await found(), await words(), places, arrived);
  const open = async (): Promise<void> => (page ?? (await (dialog ??= made()))).open();
  if (shared.searching) shared.searching.interface = { open, land: () => land(places, words) };
}

async function dialogOf(shared: Runtime, places: Places): Promise<HTMLDialogElement> {
  const dialog = shared.fragment(await places.dialog()).querySelector("dialog");
  if (!dialog) throw new Error("the search has no dialog");
  return document.adoptNode(dialog);
}

function pageIn(places: Places): Page | undefined {
  const box = document.querySelector<HTMLElement>("[data-search-page]");
  return box ? new Page(box, wordsOf(box.dataset["words"] ?? "{}"), places) : undefined;
}
