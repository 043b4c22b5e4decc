// What a query looks for, by the rules in generator/search.

import type { Asked, Sought } from "./ask";
import type { Library } from "./library";
import { numbersIn } from "./numbers";
import type { Postings } from "./terms";
import { all, spread } from "./terms";
import { rootOf } from "./tokens";
import type { Stretch, Word } from "./units";
import { formsOf, isWord, spaced } from "./units";

// Places in the manifest's rank; what has none weighs 1.
const plain = -1, exact = 2, part = 3, prefix = 4, backoff = 5, lead = 6, open = 7, synonym = 8;

/** Sections are scored by how often they have a group of terms. */
export interface Group {
  readonly weight: number;
  readonly postings: Postings;
  /** in how many sections it is */
  readonly sections: number;
}

export interface Plan {
  readonly groups: readonly Group[];
  readonly sought: Sought;
  /** the text that is looked for instead of the query's, with words put right */
  readonly corrected: string | null;
}

/** Plans how to answer a query from an index. */
export async function planOf(library: Library, asked: Asked): Promise<Plan> {
  return new Planner(library, asked).plan();
}

class Planner {
  readonly #groups: Group[] = [];
  readonly #library: Library;
  readonly #asked: Asked;

  constructor(library: Library, asked: Asked) {
    this.#library = library;
    this.#asked = asked;
  }

  async plan(): Promise<Plan> {
    const library = this.#library, groups = this.#groups, { query, widen, details } = this.#asked;
    let text = library.folded(query.text);
    const tokens = library.units(text);
    const terms = [...this.#keys(text), ...tokens.flatMap(formsOf).flatMap((form) => [form, rootOf(form)])];
    await Promise.all(terms.map((term) => library.fileOf(term))); // together; what follows asks for one after the other
    const missed = new Set<Word>(), widened: string[] = [], typed = text;
    for (const token of tokens) {
      if (!isWord(token)) await this.#stretch(token);
      else if (!(await this.#word(token))) missed.add(token);
    }
    if (widen && (missed.size > 0 || /\d \D|\D \d/.test(text))) {
      text = await (await details()).mend(text, tokens.filter(isWord), missed, {
        library, asked: this.#asked, numbers: numbersIn,
        also: (other, postings) => this.#add(plain, postings) && widened.push(other) > 0,
        forms: async (instead) => {
          for (const word of library.units(instead)) if (isWord(word)) await this.#forms(word);
        },
      });
    }
    for (const key of this.#keys(text)) {
      this.#add(lead, await library.term(key));
      this.#add(open, await library.beginning(key.slice(0, -1), true));
    }
    if (widen) await this.#synonyms(text, widened);
    return { groups, sought: { text, widened, open: !query.quoted }, corrected: text === typed ? null : text };
  }

  // Adds a group, unless no section has it; tells whether one has.
  #add(place: number, postings: Postings): boolean {
    const sections = spread(postings);
    if (sections > 0) this.#groups.push({ weight: this.#library.manifest.rank[place] ?? 1, postings, sections });
    return sections > 0;
  }

  // The groups of a word; of the last one, which may not be whole yet, also what begins with it.
  // Tells whether there are any.
  async #word(word: Word): Promise<boolean> {
    const library = this.#library, { whole } = word;
    const found = await this.#forms(word);
    let met = found;
    if (word.last && !this.#asked.query.quoted && whole.length >= 3 && !word.ending) {
      met = this.#add(found ? prefix : plain, await library.beginning(whole)) || met;
    }
    if (!found && library.manifest.pinyin && /^[a-z]{2,}$/.test(whole)) {
      met = this.#add(plain, await library.beginning(`~${whole}`)) || met;
    }
    return met;
  }

  // Tells whether the word is found: its root is, or all its parts are.
  async #forms({ whole, parts }: Word): Promise<boolean> {
    const root = rootOf(whole);
    const found = this.#add(plain, await this.#library.term(root));
    if (root !== whole) this.#add(exact, await this.#library.term(whole));
    let every = parts.length > 0;
    for (const form of parts) every = this.#add(part, await this.#library.term(rootOf(form))) && every;
    return found || every;
  }

  async #stretch(stretch: Stretch): Promise<void> {
    const library = this.#library, { characters } = stretch;
    const found: boolean[] = [];
    for (const form of formsOf(stretch)) found.push(this.#add(plain, await library.characters(form)));
    library.doubt(characters.filter((_, place) => !found[place - 1] && !found[place]).join(""));
    if (!characters[1] || found.includes(true)) return;
    for (const character of characters) this.#add(backoff, await library.characters(character));
  }

  // What titles and headings that are a text have for it, if they are looked for at all.
  #keys(text: string): string[] {
    const key = this.#library.key(text);
    return this.#asked.query.phrases.length === 0 && [...key].length > 1 ? [`${key}=`] : [];
  }

  // Adds what means the same as something in the text. What is quoted is meant as it is.
  async #synonyms(text: string, widened: string[]): Promise<void> {
    const library = this.#library;
    const keyOf = (member: string): string => spaced(library.units(member), rootOf);
    const { excluded, phrases } = this.#asked.query, said = keyOf(text), without = excluded.map(keyOf), quoted = phrases.map(keyOf).join("");
    for (const members of library.manifest.synonyms) {
      const others = members.filter((member) => !said.includes(keyOf(member)));
      if (others.length === members.length || members.some((member) => quoted.includes(keyOf(member)))) continue;
      for (const member of others) {
        if (!without.includes(keyOf(member)) && this.#add(synonym, all(await library.needs(member)))) widened.push(member);
      }
    }
  }
}
