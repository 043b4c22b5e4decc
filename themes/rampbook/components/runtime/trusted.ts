// The one policy by which the page's scripts may make HTML and name scripts: of the site itself only.

interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL(url) {
    if (!url.startsWith(new URL(".", document.baseURI).origin === "null" ? "file:" : location.origin)) throw new TypeError(`${url} is not of this site`);
    return url;
  },
};

let policy: Policy | undefined;

// A browser without Trusted Types takes the text as it is.
function trusted(): Policy {
  return (policy ??= window.trustedTypes?.createPolicy("rampbook", rules) ?? rules);
}

export function scriptAddress(url: string): string {
  return trusted().createScriptURL(url);
}

export function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = trusted().createHTML(html);
  return template.content;
}
