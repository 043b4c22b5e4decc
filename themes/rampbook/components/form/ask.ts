import { button, make } from "../quiz/make";
import { freshId } from "./field";
import { words } from "./words";

/** A question that is asked before something happens. */
export interface Second {
  readonly title: string;
  readonly parts: readonly (Node | string)[];
  /** word of the button that lets it happen */
  readonly yes: string;
}

/** Asks for a second look; `go` is called when the answer is yes. A link in it closes it. */
export function ask({ title, parts, yes }: Second, go: () => void): void {
  const id = freshId();
  const dialog = make("dialog.quiz-dialog.form-dialog", { lang: words.lang, "aria-labelledby": id });
  const close = (): void => dialog.close();
  dialog.append(
    make("h2", { id }, title),
    ...parts.map((part) => (typeof part === "string" ? make("p", part) : part)),
    make("div.quiz-actions", button(yes, () => {
      close();
      go();
    }), button(words("form_stay"), close, "is-quiet")));
  dialog.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
