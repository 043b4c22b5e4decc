// What a page's script gets to know of its questions: the file exercises.js beside the page, written by
// generator/quiz/data.go and secret.go, which have the same types.
//
// A response is a list of strings. An option is named by its place on the page as it was printed: a, b, c.
//
//   choice         the letters that are ticked
//   text, number   what was typed
//   cloze          a string for each gap: what was typed, or the words that were chosen
//   order          the letter of the item at each place
//   match          for each left side the letter of its right side, "" for none
//   scenario       the letter of the option chosen at each step, from the first on
//   reflect        the letters of the things found in the own answer; the answer itself is no part

export type Kind = "choice" | "text" | "number" | "cloze" | "order" | "match" | "scenario" | "reflect";

export type Rule = "balanced" | "exact" | "edc" | "canvas" | "none";

export interface ExerciseData {
  readonly quiz?: QuizData | LockedQuiz;
}

export interface QuizData {
  /** eight hex digits of the page's text */
  readonly revision: string;
  readonly settings: Settings;
  /** in the order of the page */
  readonly questions: readonly QuestionData[];
  readonly pools: readonly { readonly id: string; readonly draw: number }[];
}

/** In place of QuizData where the questions are kept under a passphrase. */
export interface LockedQuiz {
  readonly revision: string;
  readonly settings: Settings;
  readonly locked: Locked;
}

/** PBKDF2-SHA-256 makes the key for AES-256-GCM. Bytes are base64. */
export interface Locked {
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly text: string;
}

export interface Settings {
  /** the page is a quiz, not a page with a question or two */
  readonly quiz: boolean;
  /** percent of the points */
  readonly pass: number | null;
  /** 0: as many as one likes */
  readonly attempts: number;
  /** 0: no time is set */
  readonly minutes: number;
  readonly reveal: "after-each" | "after-submit" | "never";
  readonly rule: Rule;
  readonly shuffle: boolean;
  readonly seed: "attempt" | "learner" | "date";
  readonly confidence: boolean;
  /** nothing that gives an answer away is in the data */
  readonly sealed: boolean;
}

interface Common {
  /** the author's, or "n" and the number on the page */
  readonly id: string;
  readonly points: number;
  readonly skill: string;
  /** where the answer can be read; url is relative to the page */
  readonly source: { readonly url: string; readonly title: string } | null;
  /** place in QuizData.pools */
  readonly pool?: number;
  readonly html: Said;
}

/** What is shown when it is time, as HTML of the site; "" where nothing is said. */
export interface Said {
  /** feedback of each option, of a scenario step after step; of a reflection the things to look for; absent when sealed */
  readonly options?: readonly string[];
  readonly hints: readonly string[];
  readonly explanation: string;
  readonly wrong: string;
  readonly right: string;
}

export type QuestionData = ChoiceData | TextData | NumberData | ClozeData | OrderData | MatchData | ScenarioData | ReflectData;

export interface ChoiceData extends Common {
  readonly kind: "choice";
  /** several may be chosen; absent: one */
  readonly many?: boolean;
  readonly options: number;
  /** places of the options that are never shuffled */
  readonly pinned?: readonly number[];
  readonly key?: OptionsKey;
}

export interface OptionsKey {
  readonly right: readonly boolean[];
  /** what each option counts, when the author says so */
  readonly weights?: readonly number[];
}

/** Words that are accepted, or a pattern. */
export type Accepted = { readonly text: string } | { readonly pattern: string; readonly flags?: string };

export interface TextData extends Common {
  readonly kind: "text";
  readonly key?: { readonly answers: readonly Accepted[]; readonly shown: readonly string[] };
}

export interface NumberData extends Common {
  readonly kind: "number";
  readonly unit?: string;
  /** ranges that are right, both ends included */
  readonly key?: { readonly ranges: readonly (readonly [number, number])[]; readonly shown: readonly string[] };
}

export interface ClozeData extends Common {
  readonly kind: "cloze";
  /** the choices of each gap as printed; null for a typed one */
  readonly gaps: readonly (readonly string[] | null)[];
  readonly key?: { readonly gaps: readonly GapKey[] };
}

/** `right` of a gap to choose from, `answers` of a typed one. */
export interface GapKey {
  readonly right?: string;
  readonly answers?: readonly Accepted[];
  readonly shown: readonly string[];
}

export interface OrderData extends Common {
  readonly kind: "order";
  readonly options: number;
  /** the letters in the right order */
  readonly key?: { readonly order: readonly string[] };
}

export interface MatchData extends Common {
  readonly kind: "match";
  readonly lefts: number;
  readonly rights: number;
  /** the letter of the right side of each left one */
  readonly key?: { readonly pairs: readonly string[] };
}

export interface ScenarioData extends Common {
  readonly kind: "scenario";
  /** of each step the steps its options lead to; -1: nowhere; no option: an ending */
  readonly steps: readonly (readonly number[])[];
  readonly key?: { readonly steps: readonly OptionsKey[] };
}

export interface ReflectData extends Common {
  readonly kind: "reflect";
  /** how many things to look for; absent when there are none, and when sealed */
  readonly options?: number;
  /** a manager reads the answer */
  readonly manager?: boolean;
}

/** The data of a page's exercises. The file comes from the same build as the script, so its form is not doubted. */
export function parseData(text: string): ExerciseData {
  return JSON.parse(text) as ExerciseData;
}

export function isLocked(quiz: QuizData | LockedQuiz): quiz is LockedQuiz {
  return "locked" in quiz;
}
