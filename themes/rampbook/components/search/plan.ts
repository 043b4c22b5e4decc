// What a query looks for, by the rules in generator/search.

import type { Library } from "./library";
import type { Query } from "./query";
import { spaced } from "./spaced";
import type { Postings } from "./terms";
import { all } from "./terms";
import type { Token, Word } from "./tokens";
import { foldedText, isWord, keyOf, rootOf, tokensOf, wordIn } from "./tokens";
import { closest, mayBeWrong } from "./typo";

const most = 64; // words and characters of a text that are looked for
const exact = 2, part = 3, prefix = 4, backoff = 5, lead = 6, open = 7, synonym = 8; // places in the manifest's rank

/** What may be done to a query. */
export interface How {
  /** take the words as they are: no correction, no synonyms */
  readonly literal: boolean;
  /** words may be corrected */
  readonly correct: boolean;
}

/** Sections are scored by how often they have a group of terms. */
export interface Group {
  readonly weight: number;
  readonly postings: Postings;
}

export interface Plan {
  readonly groups: readonly Group[];
  /** the folded text that is looked for: with words put right, if any had to be */
  readonly text: string;
  readonly corrected: boolean;
  readonly widened: readonly string[];
}

/** A text's words and characters, as many as are looked for. */
export function units(text: string, library: Library): Token[] {
  let left = most;
  return tokensOf(text, library.simplified).flatMap((token): Token[] => {
    const count = Math.min(left, isWord(token) ? 1 : token.characters.length);
    left -= count;
    if (count === 0) return [];
    return [isWord(token) ? token : { ...token, characters: token.characters.slice(0, count) }];
  });
}

/** For each word and pair of characters of a text, the sections that have it. */
export async function needs(text: string, library: Library): Promise<Postings[]> {
  const lists = units(text, library).flatMap((token) => {
    if (isWord(token)) return [library.term(rootOf(token.whole))];
    const [first = ""] = token.characters;
    return token.characters.length === 1 ? [library.beginning(first)] : pairs(token.characters).map((pair) => library.term(pair));
  });
  return Promise.all(lists);
}

export function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, place) => (characters[place] ?? "") + character);
}

/** Plans how to answer a query from an index. */
export async function planOf(query: Query, library: Library, how: How): Promise<Plan> {
  return new Planner(library, how).plan(query);
}

class Planner {
  private readonly groups: Group[] = [];

  constructor(private readonly library: Library, private readonly how: How) {}

  async plan(query: Query): Promise<Plan> {
    let text = foldedText(query.text, this.library.simplified);
    const tokens = units(text, this.library);
    await this.fetch(tokens, query);
    let changed = "", from = 0;
    for (const token of tokens) {
      if (!isWord(token)) {
        await this.stretch(token.characters);
        continue;
      }
      const instead = await this.word(token, token.last && !query.quoted);
      if (!instead) continue;
      changed += text.slice(from, token.from) + instead;
      from = token.to;
    }
    if (from > 0) text = changed + text.slice(from);
    if (query.phrases.length === 0) await this.lead(text);
    const widened = this.how.literal ? [] : await this.synonyms(text);
    return { groups: this.groups, text, corrected: from > 0, widened };
  }

  // Asks for the files of a query's terms together; what follows asks for one after the other.
  private async fetch(tokens: readonly Token[], query: Query): Promise<void> {
    const terms = tokens.flatMap((token) => {
      if (!isWord(token)) return token.characters.length === 1 ? token.characters : pairs(token.characters);
      return [token.whole, ...token.parts].flatMap((form) => [form, rootOf(form)]);
    });
    const key = keyOf(query.text, this.library.simplified);
    if (query.phrases.length === 0 && [...key].length > 1) terms.push(`${key}=`);
    await Promise.all(terms.map((term) => this.library.term(term)));
  }

  private add(weight: number, postings: Postings): boolean {
    const found = postings.sections.length > 0;
    if (found) this.groups.push({ weight, postings });
    return found;
  }

  private weight(place: number): number {
    return this.library.manifest.rank[place] ?? 0;
  }

  // The groups of a word; of the last one, which may not be whole yet, also what begins with it.
  // Returns the word that was looked for instead, if any.
  private async word(word: Word, typing: boolean): Promise<string> {
    const { library } = this, { whole } = word;
    const found = await this.forms(word);
    let met = found;
    if (typing && whole.length >= 3 && !word.ending) {
      met = this.add(found ? this.weight(prefix) : 1, await library.beginning(whole)) || met;
    }
    if (!found && library.manifest.pinyin && /^[a-z]{2,}$/.test(whole)) {
      met = this.add(1, await library.beginning(`~${whole}`)) || met;
    }
    if (met || this.how.literal || !this.how.correct || !mayBeWrong(whole)) return "";
    const instead = closest(whole, await library.words());
    if (instead) await this.forms(wordIn(instead));
    return instead;
  }

  // Tells whether the word is found: its root is, or all its parts are.
  private async forms({ whole, parts }: Pick<Word, "whole" | "parts">): Promise<boolean> {
    const root = rootOf(whole);
    const found = this.add(1, await this.library.term(root));
    if (root !== whole) this.add(this.weight(exact), await this.library.term(whole));
    let every = parts.length > 0;
    for (const form of parts) every = this.add(this.weight(part), await this.library.term(rootOf(form))) && every;
    return found || every;
  }

  private async stretch(characters: readonly string[]): Promise<void> {
    if (characters.length === 1) {
      this.add(1, await this.library.beginning(characters[0] ?? ""));
      return;
    }
    let found = false;
    for (const pair of pairs(characters)) found = this.add(1, await this.library.term(pair)) || found;
    if (found) return;
    for (const character of characters) this.add(this.weight(backoff), await this.library.beginning(character));
  }

  // Titles and headings that are the text, or begin with it.
  private async lead(text: string): Promise<void> {
    const key = keyOf(text, this.library.simplified);
    if ([...key].length < 2) return;
    this.add(this.weight(lead), await this.library.term(`${key}=`));
    this.add(this.weight(open), await this.library.beginning(key, true));
  }

  // What means the same as something in the text.
  private async synonyms(text: string): Promise<string[]> {
    const { library } = this, widened: string[] = [];
    const said = spaced(units(text, library), rootOf);
    for (const members of library.manifest.synonyms) {
      const others = members.filter((member) => {
        const key = spaced(units(member, library), rootOf);
        return key === "" || !said.includes(key);
      });
      if (others.length === members.length) continue;
      for (const member of others) {
        if (this.add(this.weight(synonym), all(await needs(member, library)))) widened.push(member);
      }
    }
    return widened;
  }
}
