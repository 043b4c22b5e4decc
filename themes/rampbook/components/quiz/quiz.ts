// The script of pages with questions.

import { pageFacts } from "../runtime/page";
import "./alone";
import { isLocked, parseData, type QuizData } from "./data";
import type { Desk } from "./desk";
import { firstBlock, sectionsIn } from "./paper";
import { runtime } from "./site";
import "./sitting";
import { wordsFrom, type Words } from "./words";

async function begin(): Promise<void> {
  const address = document.body.dataset["exercises"];
  const template = document.getElementById("rb-quiz-words");
  if (!address || !template) return;
  const quiz = parseData(await runtime().load(address)).quiz;
  if (!quiz) return;
  const words = wordsFrom(template.dataset["words"] ?? "", template.lang);
  if (!isLocked(quiz)) open(quiz, words);
}

/** Sets the desk up: in a quiz around the questions, elsewhere behind the last. */
function open(quiz: QuizData, words: Words): void {
  const found = sectionsIn(document);
  const sections = new Map(quiz.questions.flatMap((q, place) => (found[place] ? [[q.id, found[place]] as const] : [])));
  for (const [id, section] of sections) section.id ||= `quiz-${id}`;
  const last = found[found.length - 1];
  if (!last) return;
  const desk = document.createElement(quiz.settings.quiz ? "rb-quiz" : "rb-exercises") as Desk;
  const lang = last.closest<HTMLElement>("[lang]")?.lang ?? "";
  desk.begin({ quiz, words, lang, object: `quiz/${pageFacts().path}`, sections });
  desk.classList.add("prose");
  if (quiz.settings.quiz) firstBlock(found)?.before(desk);
  else (last.closest(".prose > *") ?? last).after(desk);
}

void begin();
