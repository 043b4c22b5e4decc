import { button, make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { ticked, type Asking, type Control } from "./control";
import type { ReflectData } from "./data";
import { letter } from "./response";
import { words } from "./words";

/** Own words; then, if nobody else reads them, a model answer and what to look for in one's own. */
export function reflect(asking: Asking<ReflectData>): Control {
  const { body, data } = asking;
  const area = make("textarea.quiz-area", { rows: "5", maxlength: "20000", "aria-label": asking.stem });
  const own = !data.manager;
  const checks = make("fieldset.quiz-set", make("legend.caption", words("checklist")), ...(own ? (data.html.options ?? []).map(checkOf) : []));
  const found = [...checks.querySelectorAll("input")];
  const after = make("div.quiz-model", { hidden: true, tabindex: "-1" });
  if (asking.reveals && own && data.html.explanation) after.append(make("p.caption", words("model")), runtime().fragment(data.html.explanation));
  if (found.length) after.append(checks);
  const compare = button(words("compare"), () => {
    open(true);
    asking.changed();
    after.focus();
  }, "is-quiet");
  const ready = (): boolean => !after.hidden || !after.hasChildNodes();
  const open = (opened: boolean): void => {
    after.hidden = !opened || !after.hasChildNodes();
    compare.hidden = ready();
  };
  body.querySelector(".lines")?.replaceWith(area, compare, after);
  open(false);
  return {
    given: () => ({
      resp: ticked(found),
      ...(area.value && { text: area.value }),
      ...(!after.hidden && { open: true }),
    }),
    put(given) {
      area.value = given.text ?? "";
      for (const input of found) input.checked = given.resp.includes(input.value);
      open(given.open === true);
    },
    ready,
    lock(locked) {
      area.readOnly = locked;
      compare.hidden = locked || ready();
      for (const input of found) input.disabled = locked;
    },
  };
}

function checkOf(html: string, place: number): HTMLElement {
  return make("label", make("input", { type: "checkbox", value: letter(place) }), make("span.quiz-label", runtime().fragment(html)));
}
