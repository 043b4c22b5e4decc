// The script of the page for repeating: what is due today, one question after the other.

import { dayOf } from "../day/day";
import type { LogRecord } from "../log/log";
import { make, button } from "../make/make";
import { askable, loadOverview, type Overview, type PageOverview } from "../overview/overview";
import type { Answer } from "../quiz/attempt";
import { runtime } from "../runtime/runtime";
import { wordsIn, type Words } from "../words/words";
import { Again, load } from "./again";
import { cardsOf } from "./answers";
import { isLeech, NEW_CARD } from "./card";
import { deadline, keepDeadline } from "./deadline";
import { plan } from "./plan";
import { deadlineOf, queue, type Item } from "./queue";

interface Place {
  readonly page: PageOverview;
  readonly id: string;
}

/** <rb-review> asks what is due. */
class Review extends HTMLElement {
  private words!: Words;
  private places = new Map<string, Place>();
  private items: Item[] = [];
  private day = 0;
  private asked = 0;
  private right = 0;
  private progress = "";

  async connectedCallback(): Promise<void> {
    this.progress = this.querySelector("a")?.href ?? "";
    this.words = wordsIn(this);
    const overview = await loadOverview(runtime());
    const records = await runtime().log.records("quiz/").catch(() => []);
    this.gather(overview, records);
    this.start();
  }

  private gather(overview: Overview, records: readonly LogRecord[]): void {
    const now = new Date();
    this.day = dayOf(now.toISOString(), now.getTimezoneOffset());
    const cards = cardsOf(records, now.getTimezoneOffset());
    for (const { page, question, object } of askable(overview)) {
      this.places.set(object, { page, id: question.id });
      this.items.push({ id: object, topic: question.skill ?? page.page, card: cards.get(object) ?? NEW_CARD });
    }
  }

  /** The date the learner wants to be ready by, as a day's number. */
  private deadline(): number | undefined {
    return deadlineOf(deadline(), this.day);
  }

  private start(): void {
    const { words } = this;
    const today = queue(this.items, this.day, this.deadline());
    const parts: Node[] = today.length > 0
      ? [make("p.review-count", words("review_today", today.length)), make("p", button(words("review_begin"), () => void this.ask(today, 0)))]
      : [make("p.review-count.lede", words("review_none")), this.elsewhere()];
    parts.push(plan({ words, items: this.items, day: this.day, deadline: this.deadline(), choose: (date) => this.choose(date) }));
    this.replaceChildren(...parts);
  }

  /** Where a learner goes on who has nothing to repeat: questions never answered, and the page of all that was done. */
  private elsewhere(): HTMLElement {
    const { words } = this;
    const fresh = this.items.filter(({ card }) => card === NEW_CARD).map(({ id }) => this.places.get(id)?.page);
    const page = fresh.find((one) => one?.quiz) ?? fresh[0];
    const ways = make("p.ways");
    if (page) ways.append(make("a.button", { href: page.url }, words("review_new", page.title)));
    ways.append(make("a.button.is-quiet", { href: this.progress }, words("progress")));
    return ways;
  }

  private choose(date: string | null): void {
    keepDeadline(date);
    this.start();
    this.querySelector<HTMLElement>("[name=deadline]")?.focus();
  }

  private async ask(list: readonly Item[], at: number): Promise<void> {
    const item = list[at];
    const place = item && this.places.get(item.id);
    if (!place) return this.finish(list.length);
    try {
      this.show(await this.desk(place, list, at), place, item, at, list.length);
    } catch {
      void this.ask(list, at + 1); // its page changed meanwhile
    }
  }

  private async desk(place: Place, list: readonly Item[], at: number): Promise<Again> {
    const { quiz, section } = await load(place.page, place.id);
    const desk = document.createElement("rb-again") as Again;
    desk.begin({ quiz, lang: "", object: `quiz/${place.page.page}`, sections: new Map([[place.id, section]]) });
    desk.addEventListener("answered", (event) => this.took((event as CustomEvent<Answer>).detail, list, at));
    desk.prepend(section);
    return desk;
  }

  private show(desk: Again, { page }: Place, { card }: Item, at: number, of: number): void {
    const { words } = this;
    const where = make("p.review-where", words("review_place", at + 1, of), " · ", make("a", { href: page.url }, page.title));
    const leech = isLeech(card) ? [make("p.review-leech", words("progress_leech"))] : [];
    this.replaceChildren(where, ...leech, desk);
    desk.querySelector<HTMLElement>(":is(h2, h3, h4, h5, h6)")?.setAttribute("tabindex", "-1");
    desk.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
  }

  private took(answer: Answer, list: readonly Item[], at: number): void {
    this.asked++;
    if (answer.score !== null && answer.score >= answer.max) this.right++;
    const last = at + 1 === list.length;
    this.append(make("p.review-next", button(this.words(last ? "review_end" : "review_next"), () => void this.ask(list, at + 1))));
  }

  private finish(of: number): void {
    const heading = make("h2", { tabindex: "-1" }, this.words("review_done"));
    this.replaceChildren(heading, make("p", this.words("review_done_text", this.right, this.asked || of)), make("p", make("a", { href: this.progress }, this.words("progress"))));
    heading.focus();
  }
}

customElements.define("rb-review", Review);
