/** <rb-copy> copies the code it stands beside and says so. */
class Copy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", () => void this.copy());
  }

  private async copy(): Promise<void> {
    const code = this.parentElement?.querySelector("code");
    if (code) say((await copied(code)) ? "copied" : "failed", this.querySelector("button"));
  }
}

async function copied(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    return true;
  } catch {
    return copiedBySelection(code); // plain http has no clipboard
  }
}

function copiedBySelection(code: HTMLElement): boolean {
  const selection = getSelection();
  if (!selection) return false;
  selection.selectAllChildren(code);
  const done = document.execCommand("copy");
  if (done) selection.removeAllRanges();
  return done; // else the code stays selected, ready for the keyboard
}

function say(what: "copied" | "failed", button: HTMLButtonElement | null): void {
  const status = document.getElementById("rb-said");
  const word = status?.dataset[what] ?? "";
  if (!status || !button || button.dataset["word"]) return;
  status.textContent = word;
  button.dataset["word"] = button.textContent ?? "";
  button.textContent = word;
  setTimeout(() => {
    status.textContent = "";
    button.textContent = button.dataset["word"] ?? "";
    delete button.dataset["word"];
  }, 2000);
}

customElements.define("rb-copy", Copy);

const template = document.getElementById("rb-copy");
if (template instanceof HTMLTemplateElement) {
  for (const code of document.querySelectorAll(".code")) {
    const element = document.createElement("rb-copy");
    element.append(template.content.cloneNode(true));
    code.append(element);
  }
}
