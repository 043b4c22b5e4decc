import type { Answer, Engine, Filters } from "./api";

/** What a reader asks. */
export interface Question {
  readonly text: string;
  readonly filters: Filters;
  readonly literal: boolean;
  readonly limit: number;
}

/** Who is told how a question fares. */
export interface Listener {
  answered(question: Question, answer: Answer): void;
  /** The engine, or all of its index, cannot be had. */
  failed(question: Question): void;
}

/** Questions one after the other. What belongs to an earlier one than the last is dropped. */
export class Inquiry {
  readonly #engine: () => Promise<Engine>;
  readonly #listener: Listener;
  #work: AbortController | undefined;

  constructor(engine: () => Promise<Engine>, listener: Listener) {
    this.#engine = engine;
    this.#listener = listener;
  }

  async ask(question: Question): Promise<void> {
    this.stop();
    const work = (this.#work = new AbortController());
    const tell = (answer: Answer): void => {
      if (!work.signal.aborted) this.#listener.answered(question, answer);
    };
    try {
      const engine = await this.#engine();
      if (work.signal.aborted) return;
      tell(await engine.search(question.text, { ...question, tell, signal: work.signal }));
    } catch {
      if (!work.signal.aborted) this.#listener.failed(question);
    }
  }

  /** Forgets the last question. */
  stop(): void {
    this.#work?.abort();
  }
}
