/** A key that moves the choice in a list of results. */
export type Move = "ArrowDown" | "ArrowUp" | "Home" | "End";

export function isMove(key: string): key is Move {
  return ["ArrowDown", "ArrowUp", "Home", "End"].includes(key);
}

/** The place that a key leads to in a list of count entries, round at its ends; -1 in an empty list. */
export function moved(at: number, key: Move, count: number): number {
  if (count === 0) return -1;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return at <= 0 ? count - 1 : at - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
}
