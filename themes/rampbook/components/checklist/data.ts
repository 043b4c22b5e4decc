// A checklist as the page's exercises.js has it; the twin of generator/checklist/data.go.

export type Severity = "" | "high" | "medium" | "low";

export interface ListData {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** in reading order, those within an item behind it */
  readonly items: readonly ItemData[];
}

export interface ItemData {
  readonly id: string;
  /** its place: "1", "1.1" */
  readonly number: string;
  readonly text: string;
  /** 0 for an item within none */
  readonly depth: number;
  readonly owner: string;
  /** "2026-05-12", or days and weeks after a run begins: "3d", "2w" */
  readonly due: string;
  readonly severity: Severity;
  /** 1 to 5; 0: none */
  readonly likelihood: number;
  readonly impact: number;
  /** the item is not done without a link to a proof */
  readonly evidence: boolean;
  /** what the evidence is; "" when the author does not say */
  readonly proof: string;
  readonly source: { readonly url: string; readonly title: string } | null;
  /** questions that are asked again when the item fails, as the log calls them: "quiz/quizzes/a#q1" */
  readonly quiz: readonly string[];
}
