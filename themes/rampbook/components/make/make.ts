type Tag = keyof HTMLElementTagNameMap;

/** Attributes by name; true: without a value. */
interface Attributes {
  readonly [name: string]: string | true;
}

/** Makes an element, named as "p" or "p.class.class", of its attributes and what stands in it. */
export function make<K extends Tag>(name: K | `${K}.${string}`, ...parts: readonly (Attributes | Node | string)[]): HTMLElementTagNameMap[K] {
  const [tag, ...classes] = name.split(".") as [K, ...string[]];
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Node) element.append(part);
    else for (const [key, value] of Object.entries(part)) element.setAttribute(key, value === true ? "" : value);
  }
  return element;
}

/** A field for a few words, which nobody is to correct. */
export const plain = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "400" };

export function button(word: string, press: () => void, kind = ""): HTMLButtonElement {
  const element = make("button", { type: "button", class: `quiz-button ${kind}`.trim() }, word);
  element.addEventListener("click", press);
  return element;
}

/** A button that shows an arrow and says what it does. */
export function arrow(sign: string, name: string, press: () => void): HTMLButtonElement {
  const element = button("", press, "quiz-arrow");
  element.setAttribute("aria-label", name);
  element.append(make("span", { "aria-hidden": "true" }, sign));
  return element;
}
