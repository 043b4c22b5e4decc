// What a query looks for, by the rules in generator/search.

import type { Asked, Sought } from "./ask";
import type { Library } from "./library";
import type { Postings } from "./terms";
import { all, spread } from "./terms";
import type { Stretch, Word } from "./tokens";
import { formsOf, isWord, rootOf, spaced } from "./tokens";

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

/** Whether a word that is not found may be a mistyped one. */
export function mayBeWrong(word: string): boolean {
  return /^[^0-9+%#]{4,}$/.test(word);
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
    const library = this.#library, groups = this.#groups, { query, widen } = this.#asked;
    let text = library.folded(query.text);
    const tokens = library.units(text);
    const terms = [...this.#keys(text), ...tokens.flatMap(formsOf).flatMap((form) => [form, rootOf(form)])];
    await Promise.all(terms.map((term) => library.fileOf(term))); // together; what follows asks for one after the other
    let changed = "", from = 0;
    for (const token of tokens) {
      if (!isWord(token)) {
        await this.#stretch(token);
        continue;
      }
      const instead = await this.#word(token);
      if (!instead) continue;
      changed += text.slice(from, token.from) + instead;
      from = token.to;
    }
    text = changed + text.slice(from);
    for (const key of this.#keys(text)) {
      this.#add(lead, await library.term(key));
      this.#add(open, await library.beginning(key.slice(0, -1), true));
    }
    const widened = widen ? await this.#synonyms(text) : [];
    return { groups, sought: { text, widened, open: !query.quoted }, corrected: from > 0 ? text : null };
  }

  // Adds a group, unless no section has it; tells whether one has.
  #add(place: number, postings: Postings): boolean {
    const sections = spread(postings);
    if (sections > 0) this.#groups.push({ weight: this.#library.manifest.rank[place] ?? 1, postings, sections });
    return sections > 0;
  }

  // The groups of a word; of the last one, which may not be whole yet, also what begins with it.
  // Returns the word that was looked for instead, if any.
  async #word(word: Word): Promise<string> {
    const library = this.#library, { query, correct, details } = this.#asked, { whole } = word;
    const found = await this.#forms(word);
    let met = found;
    if (word.last && !query.quoted && whole.length >= 3 && !word.ending) {
      met = this.#add(found ? prefix : plain, await library.beginning(whole)) || met;
    }
    if (!found && library.manifest.pinyin && /^[a-z]{2,}$/.test(whole)) {
      met = this.#add(plain, await library.beginning(`~${whole}`)) || met;
    }
    if (met || !mayBeWrong(whole) || !correct(whole)) return "";
    const [{ closest }, words] = await Promise.all([details(), library.words()]);
    const instead = closest(whole, words);
    for (const other of library.units(instead)) if (isWord(other)) await this.#forms(other);
    return instead;
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

  // What means the same as something in the text.
  async #synonyms(text: string): Promise<string[]> {
    const library = this.#library, widened: string[] = [];
    const keyOf = (member: string): string => spaced(library.units(member), rootOf);
    const said = keyOf(text);
    for (const members of library.manifest.synonyms) {
      const others = members.filter((member) => {
        const key = keyOf(member);
        return key === "" || !said.includes(key);
      });
      if (others.length === members.length) continue;
      for (const member of others) {
        if (this.#add(synonym, all(await library.needs(member)))) widened.push(member);
      }
    }
    return widened;
  }
}
