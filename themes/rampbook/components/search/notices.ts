import type { Answer } from "./api";
import type { Question } from "./inquiry";
import { make } from "./render";
import type { Words } from "./words";

/** What a notice's button asks for. */
export type Wish = "literal" | "retry" | "reload";

/** What a reader should know of an answer: that it is to something else than was typed, or not whole. */
export function noticesOf(question: Question, answer: Answer, words: Words, wish: (what: Wish) => void): HTMLElement[] {
  const notices: HTMLElement[] = [];
  const add = (what: Wish, act: string, key: string, value = ""): void => {
    notices.push(notice(words(key, value), words(act, question.text.trim()), () => wish(what)));
  };
  if (answer.corrected !== null) add("literal", "instead", "corrected", answer.corrected);
  if (answer.widened.length > 0) add("literal", "only", "widened", answer.widened.join(words("list_comma")));
  if (answer.outdated) add("reload", "reload", "outdated");
  else if (answer.partial) add("retry", "retry", "partial");
  if (answer.more) notices.push(make("p", "search-notice", words("unread")));
  return notices;
}

/** Shows notices. Those that are there already stay, with the focus that may be in them. */
export function showNotices(box: HTMLElement, notices: readonly HTMLElement[]): void {
  if (box.textContent !== notices.map((notice) => notice.textContent).join("")) box.replaceChildren(...notices);
}

export function failure(words: Words, wish: (what: Wish) => void): HTMLElement {
  return notice(words("failed"), words("retry"), () => wish("retry"));
}

function notice(text: string, act: string, pressed: () => void): HTMLElement {
  const button = make("button", "search-act", act);
  button.type = "button";
  button.addEventListener("click", pressed);
  return make("p", "search-notice", text, " ", button);
}
