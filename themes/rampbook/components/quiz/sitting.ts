import { ask } from "../ask/ask";
import type { HandIn } from "../handin/handin";
import { chanceName } from "../log/id";
import type { Entry, LogRecord } from "../log/log";
import { button, make } from "../make/make";
import { attemptsIn, isBlank, nothing, usedBy, type Attempt } from "./attempt";
import { left, moment } from "./clock";
import { Desk } from "./desk";
import { countOf, draw, seedFor } from "./draw";
import { gradingOf, type Grading } from "./key";
import { Paper } from "./paper";
import { stemOf } from "./question";
import { resultOf, type Result } from "./result";
import { resultPanel } from "./resultpanel";
import { pausePanel, startPanel } from "./startpanel";
import { words } from "./words";

/** <rb-quiz> holds a quiz: what is said before, the questions, how far one is, and what came of it. */
class Quiz extends Desk {
  readonly #panel = make("section.quiz-panel");
  readonly #paper = make("div.quiz-paper.prose");
  readonly #end = make("div.quiz-end");
  readonly #bar = make("div.quiz-bar", { role: "group", "aria-label": words("progress") });
  readonly #count = make("span.quiz-count");
  readonly #time = make("span.quiz-time");
  /** the attempt that is looked at; "" before one is begun or gone on with here */
  #current = "";
  #arranged = "";
  #panelState = "";
  #heard = 0;
  #printed: Paper | undefined;
  #folded: { records: readonly LogRecord[]; attempts: Attempt[] } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#printed) return;
    this.#printed = new Paper([...this.page.sections.values()]);
    while (this.nextSibling) this.#paper.append(this.nextSibling);
    this.#paper.lang = this.page.lang;
    const pause = button(words("pause"), () => this.#pause(), "is-quiet");
    this.#bar.append(this.#count, this.#time, this.saved, pause);
    this.#end.append(button(words("submit"), () => this.#ask()));
    this.append(this.#panel, this.#paper, this.#end, this.#bar);
    window.setInterval(() => this.#tick(), 1000);
  }

  protected tryOf(): string {
    return this.#current;
  }

  protected override ruleOf(): string {
    return this.#attempt()?.rule || super.ruleOf();
  }

  protected override progress(): void {
    const attempt = this.#attempt();
    if (attempt) this.#count.textContent = words("answered", attempt.ask.length - this.#unanswered(attempt).length, attempt.ask.length);
  }

  protected draw(): void {
    const attempt = this.#attempt();
    const asking = attempt !== undefined && !attempt.submitted;
    const paused = asking && !attempt.clock.running;
    this.#drawPanel(attempt, paused);
    this.#panel.hidden = asking && !paused;
    this.#paper.hidden = !attempt || paused;
    this.#end.hidden = this.#bar.hidden = !asking || paused;
    if (attempt && !paused) this.#drawPaper(attempt);
    this.dataset["state"] = !attempt ? "start" : paused ? "paused" : asking ? "asking" : "ended";
    this.progress();
    this.showSaved();
    this.#tick();
  }

  #attempts(): Attempt[] {
    const records = this.ledger.all();
    if (this.#folded?.records !== records) this.#folded = { records, attempts: attemptsIn(records, this.page.object) };
    return this.#folded.attempts;
  }

  #attempt(): Attempt | undefined {
    return this.#current ? this.#attempts().find((a) => a.id === this.#current) : undefined;
  }

  #result(attempt: Attempt): Result {
    return resultOf(attempt, (id) => this.data(id)?.points ?? 0, (id) => this.#gradingOf(id));
  }

  #gradingOf(id: string): Grading {
    const q = this.data(id);
    return q ? gradingOf(q, this.settings) : "none";
  }

  /** How many attempts at the whole quiz were submitted. */
  #used(): number {
    return this.#attempts().filter((a) => a.submitted && !a.part && a.ask.length >= countOf(this.page.quiz)).length;
  }

  #unanswered(attempt: Attempt): string[] {
    return attempt.ask.filter((id) => {
      const question = this.questions.get(id);
      if (attempt.answers.has(id)) return false;
      return question && this.#arranged === attempt.id ? question.blank() : isBlank(attempt.drafts.get(id) ?? nothing);
    });
  }

  // The panel above the questions.

  #drawPanel(attempt: Attempt | undefined, paused: boolean): void {
    const state = JSON.stringify([attempt?.id, paused, attempt?.submitted, [...(attempt?.submitted ? attempt.answers : [])], attempt ? 0 : this.ledger.all().length]);
    if (state === this.#panelState) return;
    this.#panelState = state;
    const focused = this.#panel.contains(document.activeElement);
    if (!attempt) this.#panel.replaceChildren(...this.#start());
    else if (paused) this.#panel.replaceChildren(...pausePanel(() => this.#resume(attempt)));
    else if (attempt.submitted) this.#panel.replaceChildren(...this.#ended(attempt));
    if (focused && !this.#panel.hidden) this.#focusPanel();
  }

  #focusPanel(): void {
    this.#panel.querySelector<HTMLElement>("h2")?.focus();
    this.#panel.scrollIntoView({ block: "start" });
  }

  #start(): Node[] {
    const all = this.#attempts();
    const last = all[all.length - 1];
    const open = last?.submitted ? undefined : last;
    return startPanel({
      quiz: this.page.quiz, open,
      answered: open ? open.ask.length - this.#unanswered(open).length : 0,
      earlier: all.filter((a) => a.submitted).map((attempt) => ({ attempt, result: this.#result(attempt) })),
      used: this.#used(),
      begin: () => void this.#open(), resume: () => open && void this.#resume(open),
      review: (attempt) => this.#look(attempt.id),
    });
  }

  #ended(attempt: Attempt): Node[] {
    const { quiz, lang } = this.page;
    return resultPanel({
      quiz, lang, attempt, result: this.#result(attempt), more: !quiz.settings.attempts || this.#used() < quiz.settings.attempts,
      handIn: this.#handIn(attempt), link: (id) => this.#link(id),
      again: (missed) => void this.#open(missed),
      begin: () => void this.#open(), back: () => this.#look(""), print: (answers) => this.#print(answers),
    });
  }

  /** Leads to a question, in its own words. */
  #link(id: string): HTMLElement {
    const section = this.page.sections.get(id) ?? this;
    return make("a", { href: `#${section.id}`, lang: this.page.lang }, stemOf(section));
  }

  /** What an attempt that somebody else grades is handed in with. */
  #handIn(attempt: Attempt): HandIn | null {
    if (!attempt.ask.some((id) => this.#gradingOf(id) === "later")) return null;
    const element = document.createElement("rb-handin") as HandIn;
    element.offer({ attempt: attempt.id, records: this.ledger.all(), object: this.page.object, take: (entries) => this.ledger.keep(...entries) });
    return element;
  }

  #look(id: string): void {
    this.#current = id;
    this.draw();
    this.#focusPanel();
  }

  #print(answers: boolean): void {
    this.toggleAttribute("data-answers", answers);
    window.print();
  }

  // Beginning, pausing, going on.

  /** Begins an attempt at the whole quiz, or at some of its questions. */
  async #open(only?: readonly string[]): Promise<void> {
    const { quiz, lang, object } = this.page;
    const id = chanceName();
    const seed = seedFor(quiz.settings.seed, id, this.#attempts().map((a) => a.seed), new Date());
    const { ask, order } = draw(quiz, this.#printed?.stretches ?? [], seed, only);
    this.#heard = 0;
    await this.ledger.keep({
      e: "started", o: object, d: { try: id, rev: quiz.revision, seed, lang, ask, order, rule: quiz.settings.rule, pass: only ? null : quiz.settings.pass, ...(only && { part: true }) },
    });
    this.#enter(id);
  }

  async #resume(attempt: Attempt): Promise<void> {
    await this.ledger.keep({ e: "resumed", o: this.page.object, d: { try: attempt.id } });
    this.#heard = usedBy(attempt.clock, Date.now());
    this.#enter(attempt.id);
  }

  #enter(id: string): void {
    this.#current = id;
    this.restart();
    this.draw();
    const first = this.#attempt()?.ask[0];
    const heading = this.page.sections.get(first ?? "")?.querySelector<HTMLElement>("h1, h2, h3, h4, h5, h6");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  #pause(): void {
    this.flush();
    void this.ledger.keep({ e: "paused", o: this.page.object, d: { try: this.#current } }).then(() => this.#focusPanel());
  }

  #tick(): void {
    const attempt = this.#attempt();
    const { minutes } = this.settings;
    if (!minutes || !attempt || attempt.submitted || !attempt.clock.running) return;
    const used = usedBy(attempt.clock, Date.now());
    const rest = left(minutes, used);
    const text = words(rest.over ? "time_over" : "time_left", rest.minutes);
    if (this.#time.textContent !== text) this.#time.textContent = text;
    const now = moment(minutes, this.#heard, used);
    this.#heard = used;
    if (now) this.say(words(`clock_${now}`));
  }

  // The questions.

  #drawPaper(attempt: Attempt): void {
    if (this.#arranged !== attempt.id) {
      this.#arranged = attempt.id;
      for (const question of this.questions.values()) this.settled(question);
      this.#printed?.arrange(attempt.ask.flatMap((id) => this.page.sections.get(id) ?? []));
      delete this.dataset["ready"];
      void this.equipAll(attempt.ask, (id) => this.#drawQuestion(this.#attempt() ?? attempt, id), () => this.#current === attempt.id);
      return;
    }
    for (const id of attempt.ask) this.#drawQuestion(attempt, id);
  }

  #drawQuestion(attempt: Attempt, id: string): void {
    const { reveal, sealed } = this.settings;
    const answer = attempt.answers.get(id) ?? (attempt.submitted ? { ...nothing, score: this.#gradingOf(id) === "here" ? 0 : null, max: this.data(id)?.points ?? 0 } : undefined);
    const each = reveal === "after-each" && !sealed;
    this.questions.get(id)?.show({
      draft: attempt.drafts.get(id) ?? nothing, answer, order: String(attempt.order[id] ?? ""),
      open: !attempt.submitted, check: each, retry: false,
      reveal: answer !== undefined && !sealed && reveal !== "never" && (each || attempt.submitted > 0),
    });
  }

  // Submitting.

  #ask(): void {
    const attempt = this.#attempt();
    if (!attempt) return;
    const submit = (): void => void this.#submit();
    const open = this.#unanswered(attempt);
    if (!open.length) return submit();
    const items = open.map((id) => make("li", { value: String(attempt.ask.indexOf(id) + 1) }, this.#link(id)));
    ask({ title: words("unanswered", open.length), parts: [make("ol", ...items)], yes: words("submit_anyway"), no: words("stay"), lang: words.lang }, submit);
  }

  async #submit(): Promise<void> {
    const attempt = this.#attempt();
    if (!attempt || attempt.submitted) return; // in another tab, while it was asked whether to
    const answers = new Map(attempt.answers);
    const entries: Entry[] = [];
    for (const id of attempt.ask) {
      const question = this.equip(id);
      if (!question || answers.has(id)) continue;
      this.#drawQuestion(attempt, id); // one that was not equipped yet has its draft in the log alone
      this.settled(question);
      if (question.blank()) continue;
      const answer = this.graded(question);
      answers.set(id, answer);
      entries.push(this.answered(id, answer));
    }
    const result = this.#result({ ...attempt, answers });
    const graded = attempt.part || result.share === null ? {} : { score: result.score, passed: result.passed };
    await this.ledger.keep(...entries, { e: "submitted", o: this.page.object, d: { try: attempt.id, ...graded, max: result.max, answered: result.answered, of: result.of } });
    this.#focusPanel();
  }
}

customElements.define("rb-quiz", Quiz);
