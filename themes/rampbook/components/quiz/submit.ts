import { button, make } from "./make";
import { words } from "./words";

/** A question that was left open. */
export interface Open {
  readonly name: string;
  readonly section: HTMLElement | undefined;
  readonly place: number;
}

/** Asks whether to submit with questions left open; each can be gone to. */
export function askToSubmit(open: readonly Open[], lang: string, submit: () => void): void {
  const dialog = make("dialog.quiz-dialog", { lang: words.lang, "aria-labelledby": "quiz-ask" });
  const items = open.map(({ name, section, place }) => {
    const link = make("a", { href: `#${section?.id ?? ""}`, lang }, name);
    link.addEventListener("click", () => dialog.close());
    return make("li", { value: String(place) }, link);
  });
  dialog.append(
    make("h2", { id: "quiz-ask" }, words("unanswered", open.length)),
    make("ol", ...items),
    make("div.quiz-actions", button(words("submit_anyway"), () => {
      dialog.close();
      submit();
    }), button(words("stay"), () => dialog.close(), "is-quiet")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
