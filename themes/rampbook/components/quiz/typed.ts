import { make, plain } from "../make/make";
import { fields, type Asking, type Control } from "./control";
import type { NumberData, TextData } from "./data";

/** A word or a number, typed into a field. */
export function typed(asking: Asking<TextData | NumberData>): Control {
  const field = asking.body.querySelector(".blank .field");
  const rule = asking.body.querySelector(".rule");
  if (rule) rule.id = `quiz-rule-${asking.data.id}`;
  const input = make("input.quiz-field", plain, {
    "aria-label": asking.stem, ...(rule && { "aria-describedby": rule.id }),
  });
  if (asking.data.kind === "number") input.inputMode = "decimal";
  field?.replaceWith(input);
  return { ...fields([input]), lock: (locked) => void (input.readOnly = locked) };
}
