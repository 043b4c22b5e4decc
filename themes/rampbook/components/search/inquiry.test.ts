import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Engine, SearchOptions } from "./api";
import { Inquiry } from "./inquiry";
import type { Question } from "./inquiry";

function question(text: string): Question {
  return { text, filters: {}, literal: false, limit: 10 };
}

function answer(corrected: string, whole: boolean): Answer {
  return { results: [], total: 0, ranked: true, corrected, widened: [], facets: [], whole, partial: false, outdated: false };
}

/** A stand-in for the engine whose answers a test gives by hand. */
class Hand implements Engine {
  readonly asked: { query: string; options: SearchOptions; give: (a: Answer) => void; refuse: (e: Error) => void }[] = [];

  search(query: string, options: SearchOptions = {}): Promise<Answer> {
    return new Promise((give, refuse) => this.asked.push({ query, options, give, refuse }));
  }

  marker(): Promise<never> {
    return Promise.reject(new Error("not asked for here"));
  }
}

function setting() {
  const heard: string[] = [];
  const hand = new Hand();
  const inquiry = new Inquiry(async () => hand, {
    answered: (q, a) => heard.push(`${q.text}: ${a.corrected}`),
    failed: (q) => heard.push(`${q.text} failed`),
  });
  return { heard, hand, inquiry };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test("inquiry: each stage is told, then the whole", async () => {
  const { heard, hand, inquiry } = setting();
  const done = inquiry.ask(question("a"));
  await turn();
  hand.asked[0]?.options.tell?.(answer("titles", false));
  hand.asked[0]?.give(answer("all", true));
  await done;
  assert.deepEqual(heard, ["a: titles", "a: all"]);
});

test("inquiry: replies to an earlier question are dropped", async () => {
  const { heard, hand, inquiry } = setting();
  const first = inquiry.ask(question("a"));
  await turn();
  const second = inquiry.ask(question("ab"));
  await turn();
  assert.equal(hand.asked[0]?.options.signal?.aborted, true);
  hand.asked[1]?.give(answer("second", true));
  hand.asked[0]?.options.tell?.(answer("late title", false));
  hand.asked[0]?.give(answer("late", true));
  await Promise.all([first, second]);
  assert.deepEqual(heard, ["ab: second"]);
});

test("inquiry: a question that is stopped before the engine is there is not asked", async () => {
  const { heard, hand, inquiry } = setting();
  const done = inquiry.ask(question("a"));
  inquiry.stop();
  await done;
  assert.deepEqual([heard, hand.asked.length], [[], 0]);
});

test("inquiry: a failure is told, unless it is of an earlier question", async () => {
  const { heard, hand, inquiry } = setting();
  const first = inquiry.ask(question("a"));
  await turn();
  const second = inquiry.ask(question("b"));
  await turn();
  hand.asked[0]?.refuse(new Error("aborted"));
  hand.asked[1]?.refuse(new Error("no manifest"));
  await Promise.all([first, second]);
  assert.deepEqual(heard, ["b failed"]);
});
