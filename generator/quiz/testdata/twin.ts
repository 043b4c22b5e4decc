// Grades what a Go test sends, with the theme's grader: questions and cases come in as JSON, scores go out.

import { readFileSync } from "node:fs";

import type { QuestionData, Rule } from "../../../themes/rampbook/components/quiz/data";
import { fold } from "../../../themes/rampbook/components/quiz/fold";
import { grade } from "../../../themes/rampbook/components/quiz/grade";
import { parseNumber } from "../../../themes/rampbook/components/quiz/number";
import { wilson } from "../../../themes/rampbook/components/quiz/wilson";

interface Input {
  questions: QuestionData[];
  cases: { question: number; resp: string[]; rule: Rule }[];
  texts: string[];
  trials: { share: number; n: number }[];
}

const input = JSON.parse(readFileSync(0, "utf8")) as Input;
const scores = input.cases.map(({ question, resp, rule }) => {
  const q = input.questions[question];
  if (!q) throw new Error(`no question ${question}`);
  return grade(q, resp, rule);
});
const folded = input.texts.map(fold);
const numbers = input.texts.map(parseNumber);
const intervals = input.trials.map(({ share, n }) => wilson(share, n));
process.stdout.write(JSON.stringify({ scores, folded, numbers, intervals }));
