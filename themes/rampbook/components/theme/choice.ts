export type Choice = "auto" | "light" | "dark";

/** Reads what storage or a form gives; anything unknown means to follow the system. */
export function choiceOf(text: string | null): Choice {
  return text === "light" || text === "dark" ? text : "auto";
}
