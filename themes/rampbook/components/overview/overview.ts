// What the portal holds to read in order and to answer, in the language of the page: generator/overview.go writes it.

import type { StageData } from "../path/progress";
import type { Runtime } from "../runtime/runtime";

export interface Overview {
  readonly paths: readonly PathOverview[];
  /** the pages with questions */
  readonly pages: readonly PageOverview[];
  /** the names of skills, where the portal gives them any */
  readonly skills?: { readonly [skill: string]: string };
}

export interface PathOverview {
  /** its path in the portal, without language */
  readonly page: string;
  readonly title: string;
  /** below the root of the site, until `withAddresses` */
  readonly url: string;
  readonly stages: readonly StageData[];
}

export interface PageOverview {
  readonly page: string;
  readonly title: string;
  readonly url: string;
  readonly quiz: boolean;
  /** percent; missing: no pass mark */
  readonly pass?: number;
  readonly sealed?: boolean;
  /** address of what its script gets of its questions */
  readonly data: string;
  /** address of the questions as printed; missing when they are not asked again */
  readonly asks?: string;
  readonly questions: readonly QuestionOverview[];
}

export interface QuestionOverview {
  readonly id: string;
  readonly kind: string;
  readonly skill?: string;
  readonly words: string;
  /** where it can be read */
  readonly source?: { readonly url: string; readonly title: string };
}

/** A question whose recall can be predicted: its answers get a score at once, and it can be asked again. */
export interface Askable {
  readonly page: PageOverview;
  readonly question: QuestionOverview;
  /** what the log calls it */
  readonly object: string;
}

/** All such questions. Those of sealed and locked quizzes are not among them, nor reflections: nobody can say how well one was recalled. */
export function askable({ pages }: Overview): Askable[] {
  const open = pages.filter(({ asks }) => asks !== undefined);
  return open.flatMap((page) => page.questions.filter(({ kind }) => kind !== "reflect").map((question) => ({ page, question, object: `quiz/${page.page}#${question.id}` })));
}

/** Loads the overview in the language of the page. Its addresses are absolute. It is empty where the portal has none: without exercises. */
export async function loadOverview({ load, folder }: Runtime): Promise<Overview> {
  const text = await load(`${folder}portal-${document.body.dataset["lang"]}.js`).catch(() => `{"paths":[],"pages":[]}`);
  return withAddresses(JSON.parse(text) as Overview, new URL("..", folder).href);
}

export function withAddresses({ paths, pages, skills = {} }: Overview, root: string): Overview {
  const at = (address: string): string => new URL(address, root).href;
  const absolute = <T extends { readonly url: string }>(item: T): T => ({ ...item, url: at(item.url) });
  const question = (one: QuestionOverview): QuestionOverview => (one.source ? { ...one, source: absolute(one.source) } : one);
  return {
    skills,
    paths: paths.map((path) => ({ ...absolute(path), stages: path.stages.map((stage) => ({ ...stage, steps: stage.steps.map(absolute) })) })),
    pages: pages.map((page) => ({ ...absolute(page), data: at(page.data), ...(page.asks ? { asks: at(page.asks) } : {}), questions: page.questions.map(question) })),
  };
}
