import { make, plain } from "../make/make";
import type { Asking, Control } from "./control";
import type { NumberData, TextData } from "./data";

/** A word or a number, typed into a field. */
export function typed(asking: Asking<TextData | NumberData>): Control {
  const field = asking.body.querySelector(".blank .field");
  const rule = asking.body.querySelector(".rule");
  if (rule) rule.id = `quiz-rule-${asking.data.id}`;
  const input = make("input.quiz-field", plain, {
    "aria-label": asking.stem, ...(rule ? { "aria-describedby": rule.id } : {}),
  });
  if (asking.data.kind === "number") input.inputMode = "decimal";
  field?.replaceWith(input);
  input.addEventListener("input", () => asking.changed());
  return {
    given: () => ({ resp: [input.value] }),
    put: ({ resp }) => void (input.value = resp[0] ?? ""),
    lock: (locked) => void (input.readOnly = locked),
    mark: () => undefined, // the verdict on the whole says it
  };
}
