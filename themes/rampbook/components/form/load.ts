// Sets up the forms of one kind on a page.

import { Ledger } from "../log/ledger";
import { pageFacts } from "../runtime/page";
import { runtime } from "../runtime/runtime";
import type { Form } from "./form";

/** Something of which a page's exercises.js has a list. */
interface Data {
  readonly id: string;
  readonly title: string;
}

export interface Kind<D extends Data> {
  /** member of exercises.js */
  readonly member: string;
  /** the printed forms */
  readonly sections: string;
  /** what the log's objects begin with */
  readonly object: string;
  /** objects of a form's parts */
  within(data: D, page: string): Iterable<string>;
  form(data: D): Form;
}

export async function load<D extends Data>(kind: Kind<D>): Promise<void> {
  const address = document.body.dataset["exercises"];
  if (!address) return;
  const all = (JSON.parse(await runtime().load(address)) as { readonly [member: string]: readonly D[] | undefined })[kind.member] ?? [];
  const page = `${kind.object}/${pageFacts().path}`;
  const forms: Form[] = [];
  const ledger = new Ledger(runtime().log, page, () => forms.forEach((form) => form.draw()));
  await ledger.open(); // what is filled in before would begin a run, and put earlier ones aside
  const sections = document.querySelectorAll<HTMLElement>(kind.sections);
  all.forEach((data, i) => {
    const section = sections[i];
    if (!section) return;
    const form = kind.form(data);
    form.begin({ page, id: data.id, title: data.title, section, within: new Set(kind.within(data, page)) }, ledger);
    forms.push(form);
  });
  for (const form of forms) {
    form.draw();
    form.where.section.dataset["ready"] = "";
  }
}
