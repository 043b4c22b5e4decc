import { button, make } from "../make/make";

/** A question that is asked before something happens. */
export interface Second {
  readonly title: string;
  readonly parts: readonly Node[];
  /** words of the buttons that let it happen, and that do not */
  readonly yes: string;
  readonly no: string;
  /** language of all these */
  readonly lang: string;
}

/** Asks for a second look; `go` is called when the answer is yes. A link in it closes it. */
export function ask({ title, parts, yes, no, lang }: Second, go: () => void): void {
  const close = (): void => dialog.close();
  const dialog: HTMLDialogElement = make("dialog.ask", { lang, "aria-labelledby": "rb-ask" }, make("h2", { id: "rb-ask" }, title), ...parts,
    make("div.quiz-actions", button(yes, () => {
      close();
      go();
    }), button(no, close, "is-quiet")));
  dialog.addEventListener("click", (event) => (event.target as Element).closest("a") && close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
