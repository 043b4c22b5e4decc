// The script of pages with questions.

import type { LockedForm } from "../locked/locked";
import { runtime } from "../runtime/runtime";
import "./alone";
import { isLocked, parseData, type QuizData } from "./data";
import type { Desk } from "./desk";
import { firstBlock, sectionsIn } from "./paper";
import "./sitting";

async function begin(): Promise<void> {
  const address = document.body.dataset["exercises"];
  if (!address) return;
  const quiz = parseData(await runtime().load(address)).quiz;
  if (!quiz) return;
  if (!isLocked(quiz)) return open(quiz);
  const form = document.createElement("rb-locked") as LockedForm;
  document.querySelector(".locked-question")?.before(form);
  form.offer(quiz.locked, open);
}

/** Sets the desk up: in a quiz around the questions, elsewhere behind the last. */
function open(quiz: QuizData): void {
  const found = sectionsIn(document);
  const sections = new Map(quiz.questions.flatMap((q, place) => (found[place] ? [[q.id, found[place]] as const] : [])));
  for (const [id, section] of sections) section.id ||= `quiz-${id}`;
  const last = found[found.length - 1];
  if (!last) return;
  const desk = document.createElement(quiz.settings.quiz ? "rb-quiz" : "rb-exercises") as Desk;
  const lang = last.closest<HTMLElement>("[lang]")?.lang ?? "";
  desk.begin({ quiz, lang, object: `quiz/${document.body.dataset["path"]}`, sections });
  desk.classList.add("prose");
  if (quiz.settings.quiz) firstBlock(found)?.before(desk);
  else (last.closest(".prose > *") ?? last).after(desk);
}

void begin();
