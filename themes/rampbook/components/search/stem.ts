// Porter's stemmer: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with his
// two later departures (bli to ble, logi to log). The Go side has it from bleve's analysis.

const second = /* @__PURE__ */ rules("ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log");
const third = /* @__PURE__ */ rules("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const fourth = /* @__PURE__ */ rules("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:");

/** The stem of a word of at least three letters a to z. */
export function stem(word: string): string {
  let w = past(word.replace(/(.ss|.i)es$|([^s])s$/, "$1$2"));
  if (w.endsWith("y") && hasVowel(w.slice(0, -1))) w = w.slice(0, -1) + "i";
  w = replaced(w, second, 0);
  w = replaced(w, third, 0);
  w = replaced(w, fourth, 1);
  if (w.endsWith("e")) {
    const rest = w.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsShort(rest))) w = rest;
  }
  return w.length > 2 && w.endsWith("ll") && measure(w.slice(0, -1)) > 1 ? w.slice(0, -1) : w;
}

type Rule = readonly [suffix: string, by: string];

function rules(list: string): Rule[] {
  return list.split(" ").map((rule) => {
    const [suffix = "", by = ""] = rule.split(":");
    return [suffix, by];
  });
}

// The first rule whose suffix a word has decides, whether or not it then applies.
function replaced(w: string, list: readonly Rule[], least: number): string {
  for (const [suffix, by] of list) {
    if (w.length === suffix.length || !w.endsWith(suffix)) continue;
    const rest = w.slice(0, -suffix.length);
    return measure(rest) > least && (suffix !== "ion" || /[st]$/.test(rest)) ? rest + by : w;
  }
  return w;
}

function past(w: string): string {
  if (/.eed$/.test(w)) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const rest = w.replace(/(.)(ed|ing)$/, "$1");
  if (rest === w || !hasVowel(rest)) return w;
  if (/.(at|bl|iz)$/.test(rest)) return rest + "e";
  if (/([^aeioulsz])\1$/.test(rest) && shape(rest).endsWith("c")) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? rest + "e" : rest;
}

/** A word as consonants and vowels: "c" and "v". A y behind a consonant is a vowel. */
function shape(w: string): string {
  let out = "";
  for (const letter of w) out += "aeiou".includes(letter) || (letter === "y" && out.endsWith("c")) ? "v" : "c";
  return out;
}

// How often a vowel is followed by a consonant.
function measure(w: string): number {
  return shape(w).split("vc").length - 1;
}

function hasVowel(w: string): boolean {
  return shape(w).includes("v");
}

function endsShort(w: string): boolean {
  return shape(w).endsWith("cvc") && !/[wxy]$/.test(w);
}
