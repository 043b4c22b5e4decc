/** What the page says of itself. */
export interface PageFacts {
  /** the portal's id */
  readonly portal: string;
  /** its path in the portal, without language: "quizzes/refunds" */
  readonly path: string;
  /** eight hex digits of the text that the reader sees */
  readonly revision: string;
}

export function pageFacts(): PageFacts {
  const { portal = "", path = "", revision = "" } = document.body.dataset;
  return { portal, path, revision };
}
