// The form in which typed answers are compared: the twin of generator/quiz/fold.go, sign for sign.

/** Characters of a typed answer that are compared. */
const longest = 200;

const blanks = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]$/;

/** Folds full-width signs, joins blanks, cuts off those at the ends, and keeps the first 200 characters. */
export function tidy(text: string): string {
  let out = "";
  let count = 0;
  let blank = false;
  for (const sign of text) {
    if (count >= longest) break;
    const narrowed = narrow(sign);
    if (blanks.test(narrowed)) {
      blank = out !== "";
      continue;
    }
    if (blank) {
      out += " ";
      count++;
      blank = false;
    }
    out += narrowed;
    count++;
  }
  return out;
}

/** Full-width signs become ASCII; the long s and the Kelvin sign the letters they are taken for; half a character none. */
function narrow(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xff01 + 0x21);
  if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
  if (sign === "\u017f") return "s";
  return sign === "\u212a" ? "K" : sign;
}

/** Makes letters small one by one, so that no language and no neighbour has its own rule. */
export function lower(text: string): string {
  return [...text].map((sign) => (sign === "\u0130" ? "i" : sign.toLowerCase())).join("");
}

/** Tidies, makes letters small and drops 。. and ! — but a point between two digits stays: 3.5 is not 35. */
export function fold(text: string): string {
  const signs = [...tidy(text)];
  const kept = signs.filter((sign, i) => {
    if (sign === "。" || sign === "!") return false;
    return sign !== "." || (isDigit(signs[i - 1]) && isDigit(signs[i + 1]));
  });
  return lower(kept.join("")).replace(/^ +| +$/g, "");
}

function isDigit(sign = ""): boolean {
  return /^[0-9]$/.test(sign);
}
