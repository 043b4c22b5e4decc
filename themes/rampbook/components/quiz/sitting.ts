import { attemptsIn, nothing, usedBy, type Attempt } from "./attempt";
import { tryName } from "./chance";
import { left, moment } from "./clock";
import { Desk, isEmpty } from "./desk";
import { countOf, draw, drawAgain, seedFor, startedData, type Drawn } from "./draw";
import { askToSubmit } from "./submit";
import { handInPart } from "./handin";
import { gradingOf } from "./key";
import { button, make } from "./make";
import { arrange, stretchesOf } from "./paper";
import { stemOf } from "./question";
import { resultOf, type Result } from "./result";
import { resultPanel } from "./resultpanel";
import { pausePanel, startPanel } from "./startpanel";

/** Milliseconds of work after which the page may breathe. */
const slice = 12;

/** <rb-quiz> holds a quiz: what is said before, the questions, how far one is, and what came of it. */
class Quiz extends Desk {
  private readonly panel = make("section.quiz-panel");
  private readonly paper = make("div.quiz-paper.prose");
  private readonly end = make("div.quiz-end");
  private readonly bar = make("div.quiz-bar", { role: "group" });
  private readonly count = make("span.quiz-count");
  private readonly time = make("span.quiz-time");
  /** the attempt that is looked at; "" before one is begun or gone on with here */
  private current = "";
  private arranged = "";
  private panelState = "";
  private heard = 0;
  private home: HTMLElement[] = [];
  private groups: number[] = [];

  connectedCallback(): void {
    if (this.home.length > 0) return;
    this.home = [...this.page.sections.values()];
    this.groups = stretchesOf(this.home);
    const { words } = this;
    while (this.nextSibling) this.paper.append(this.nextSibling);
    this.panel.lang = this.end.lang = this.bar.lang = words.lang;
    this.bar.setAttribute("aria-label", words("progress"));
    const pause = button(words("pause"), () => this.pause(), "is-quiet");
    this.bar.append(this.count, this.time, this.saved, pause);
    this.end.append(button(words("submit"), () => this.ask()));
    this.append(this.panel, this.paper, this.end, this.bar);
    window.setInterval(() => this.tick(), 1000);
  }

  retry(): void {} // a question of a quiz is tried again in a new attempt

  protected tryOf(): string {
    return this.current;
  }

  protected ruleOf(): string {
    return this.attempt()?.rule || this.settings.rule;
  }

  protected override progress(): void {
    const attempt = this.attempt();
    if (attempt) this.count.textContent = this.words("answered", attempt.ask.length - this.unanswered(attempt).length, attempt.ask.length);
  }

  protected draw(): void {
    const attempt = this.attempt();
    const asking = attempt !== undefined && !attempt.submitted;
    const paused = asking && !attempt.clock.running;
    this.drawPanel(attempt, paused);
    this.panel.hidden = asking && !paused;
    this.paper.hidden = !attempt || paused;
    this.end.hidden = this.bar.hidden = !asking || paused;
    if (attempt && !paused) this.drawPaper(attempt);
    this.dataset["state"] = !attempt ? "start" : paused ? "paused" : asking ? "asking" : "ended";
    this.progress();
    this.showSaved();
    this.tick();
  }

  private attempts(): Attempt[] {
    return attemptsIn(this.ledger.all(), this.page.object);
  }

  private attempt(): Attempt | undefined {
    return this.current ? this.attempts().find((a) => a.id === this.current) : undefined;
  }

  private result(attempt: Attempt): Result {
    return resultOf(attempt, (id) => this.data(id)?.points ?? 0, (id) => {
      const q = this.data(id);
      return q ? gradingOf(q, this.settings) : "none";
    });
  }

  private whole(attempt: Attempt): boolean {
    return attempt.ask.length >= countOf(this.page.quiz);
  }

  private unanswered(attempt: Attempt): string[] {
    return attempt.ask.filter((id) => {
      const question = this.questions.get(id);
      if (attempt.answers.has(id)) return false;
      return question && this.arranged === attempt.id ? question.blank() : isEmpty(attempt.drafts.get(id));
    });
  }

  // The panel above the questions.

  private drawPanel(attempt: Attempt | undefined, paused: boolean): void {
    const state = JSON.stringify([attempt?.id, paused, attempt?.submitted, [...(attempt?.submitted ? attempt.answers : [])], attempt ? 0 : this.ledger.all().length]);
    if (state === this.panelState) return;
    this.panelState = state;
    const focused = this.panel.contains(document.activeElement);
    if (!attempt) this.panel.replaceChildren(...this.start());
    else if (paused) this.panel.replaceChildren(...pausePanel(this.words, () => this.resume(attempt)));
    else if (attempt.submitted) this.panel.replaceChildren(...this.ended(attempt));
    if (focused && !this.panel.hidden) this.focusPanel();
  }

  private focusPanel(): void {
    this.panel.querySelector<HTMLElement>("h2")?.focus();
    this.panel.scrollIntoView({ block: "start" });
  }

  private start(): Node[] {
    const all = this.attempts();
    const open = [...all].reverse().find((a) => !a.submitted);
    const ended = all.filter((a) => a.submitted);
    return startPanel({
      quiz: this.page.quiz, words: this.words, open: open && !ended.some((a) => a.begun > open.begun) ? open : undefined,
      answered: open ? open.ask.filter((id) => open.answers.has(id) || !isEmpty(open.drafts.get(id))).length : 0,
      earlier: ended.map((attempt) => ({ attempt, result: this.result(attempt) })),
      used: ended.filter((a) => this.whole(a)).length,
      begin: () => void this.first(), resume: () => open && void this.resume(open),
      review: (attempt) => this.look(attempt.id),
    });
  }

  private ended(attempt: Attempt): Node[] {
    const { quiz, words, lang, object, sections } = this.page;
    const used = this.attempts().filter((a) => a.submitted && this.whole(a)).length;
    const later = attempt.ask.some((id) => this.data(id) && gradingOf(this.data(id) as never, this.settings) === "later");
    const records = this.ledger.all().filter((r) => r.d?.["try"] === attempt.id && r.e !== "note");
    return resultPanel({
      quiz, words, lang, attempt, result: this.result(attempt), more: quiz.settings.attempts === 0 || used < quiz.settings.attempts,
      handIn: later ? handInPart({ words, name: `${object.replace(/[^\p{L}\p{N}-]+/gu, "-")}-${attempt.id}`, records, object, take: (entries) => void this.ledger.keep(...entries) }) : null,
      stem: (id) => stemOf(sections.get(id) ?? this), anchor: (id) => sections.get(id)?.id ?? "",
      again: (missed) => void this.open(drawAgain(quiz, missed, attempt.seed), attempt.seed, false),
      begin: () => void this.first(), back: () => this.look(""), print: (answers) => this.print(answers),
    });
  }

  private look(id: string): void {
    this.current = id;
    this.draw();
    this.focusPanel();
  }

  private print(answers: boolean): void {
    this.toggleAttribute("data-answers", answers);
    window.print();
  }

  // Beginning, pausing, going on.

  private first(): Promise<void> {
    const id = tryName();
    const seeds = this.attempts().map((a) => a.seed);
    const seed = seedFor(this.settings.seed, id, seeds, new Date());
    return this.open(draw(this.page.quiz, this.groups, seed), seed, true, id);
  }

  private async open(drawn: Drawn, seed: string, whole: boolean, id = tryName()): Promise<void> {
    this.heard = 0;
    await this.ledger.keep({ e: "started", o: this.page.object, d: startedData(this.page.quiz, drawn, { id, seed, lang: this.page.lang, whole }) });
    this.enter(id);
  }

  private async resume(attempt: Attempt): Promise<void> {
    await this.ledger.keep({ e: "resumed", o: this.page.object, d: { try: attempt.id } });
    this.heard = usedBy(attempt.clock, Date.now());
    this.enter(attempt.id);
  }

  private enter(id: string): void {
    this.current = id;
    this.restart();
    this.draw();
    const first = this.attempt()?.ask[0];
    const heading = this.page.sections.get(first ?? "")?.querySelector<HTMLElement>("h1, h2, h3, h4, h5, h6");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  private pause(): void {
    this.flush();
    void this.ledger.keep({ e: "paused", o: this.page.object, d: { try: this.current } }).then(() => this.focusPanel());
  }

  private tick(): void {
    const attempt = this.attempt();
    const { minutes } = this.settings;
    if (!minutes || !attempt || attempt.submitted || !attempt.clock.running) return;
    const used = usedBy(attempt.clock, Date.now());
    const rest = left(minutes, used);
    const text = rest.over ? this.words("time_over") : this.words("time_left", rest.minutes);
    if (this.time.textContent !== text) this.time.textContent = text;
    const now = moment(minutes, this.heard, used);
    this.heard = used;
    if (now) this.say(this.words(`clock_${now}`));
  }

  // The questions.

  private drawPaper(attempt: Attempt): void {
    if (this.arranged !== attempt.id) {
      this.arranged = attempt.id;
      for (const question of this.questions.values()) this.settled(question);
      arrange(this.page.sections, this.home, attempt.ask);
      delete this.dataset["ready"];
      void this.equipAll(attempt.id);
      return;
    }
    for (const id of attempt.ask) this.drawQuestion(attempt, id);
  }

  /** Makes the questions answerable from the top, in slices, so that the first can be answered at once. */
  private async equipAll(id: string): Promise<void> {
    let began = performance.now();
    for (const question of this.attempt()?.ask ?? []) {
      const attempt = this.attempt();
      if (!attempt || this.arranged !== id) return;
      this.equip(question);
      this.drawQuestion(attempt, question);
      if (performance.now() - began < slice) continue;
      await new Promise((go) => setTimeout(go));
      began = performance.now();
    }
    this.dataset["ready"] = id;
    this.progress();
  }

  private drawQuestion(attempt: Attempt, id: string): void {
    const { reveal, sealed } = this.settings;
    const answer = attempt.answers.get(id) ?? (attempt.submitted ? { ...nothing, score: this.ungraded(id) ? null : 0, max: this.data(id)?.points ?? 0 } : undefined);
    const each = reveal === "after-each" && !sealed;
    this.questions.get(id)?.show({
      draft: attempt.drafts.get(id) ?? nothing, answer, order: attempt.order[id] ?? "",
      open: !attempt.submitted, check: each, retry: false,
      reveal: answer !== undefined && !sealed && reveal !== "never" && (each || attempt.submitted !== null),
    });
  }

  private ungraded(id: string): boolean {
    const q = this.data(id);
    return !q || gradingOf(q, this.settings) !== "here";
  }

  // Submitting.

  private ask(): void {
    const attempt = this.attempt();
    if (!attempt) return;
    const open = this.unanswered(attempt).map((id) => ({ name: stemOf(this.page.sections.get(id) ?? this), section: this.page.sections.get(id), place: attempt.ask.indexOf(id) + 1 }));
    if (open.length === 0) void this.submit(attempt);
    else this.append(askToSubmit(open, this.page, () => void this.submit(attempt)));
  }

  private async submit(attempt: Attempt): Promise<void> {
    for (const id of attempt.ask) this.equip(id);
    const answers = new Map(attempt.answers);
    for (const id of attempt.ask.filter((one) => !attempt.answers.has(one))) {
      const question = this.questions.get(id);
      if (question && !question.blank()) answers.set(id, this.graded(id, question.given()));
      if (question) this.settled(question);
    }
    const entries = [...answers].filter(([id]) => !attempt.answers.has(id)).map(([id, answer]) => this.answered(id, answer));
    const result = this.result({ ...attempt, answers });
    const graded = result.share === null ? {} : { score: result.score, passed: result.passed };
    await this.ledger.keep(...entries, { e: "submitted", o: this.page.object, d: { try: attempt.id, ...graded, max: result.max, answered: result.answered, of: result.of } });
    this.focusPanel();
  }
}

customElements.define("rb-quiz", Quiz);
