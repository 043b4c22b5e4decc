/** Makes an element: attributes by name (true: without a value, false: none), then what stands in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string | boolean } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

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
