// The twin of generator/review/fsrs.go, whose comment says where the formulas are from.

/** 1 again, 2 hard, 3 good, 4 easy. An answer of a quiz is 1 when wrong, 2 when right with a hint, else 3. */
export type Grade = 1 | 2 | 3 | 4;

/** What is predicted of one question and one learner. */
export interface Memory {
  /** the days after which recall is predicted to be 0.9; 0 before the first answer */
  readonly stability: number;
  /** 1 to 10 */
  readonly difficulty: number;
}

/** The recall at which a question is asked again. */
export const RETENTION = 0.9;

/** The longest time between two reviews, in days. */
export const MAX_INTERVAL = 180;

export const BLANK: Memory = { stability: 0, difficulty: 0 };

const FIRST = [0.212, 1.2931, 2.3065, 8.2956] as const; // w0 to w3
const [W4, W5, W6, W7] = [6.4133, 0.8334, 3.0194, 0.001] as const;
const [W8, W9, W10] = [1.8722, 0.1666, 0.796] as const;
const [W11, W12, W13, W14] = [1.4835, 0.0614, 0.2629, 1.6483] as const;
const [W15, W16, W17, W18, W19, W20] = [0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542] as const;

const FACTOR = 0.9 ** (-1 / W20) - 1;
const MIN_STABILITY = 0.001;
const MIN_FIRST = 0.1;

/** The predicted share of such questions that would be answered right after days. */
export function recall(memory: Memory, days: number): number {
  if (memory.stability === 0) return 0;
  return (1 + (FACTOR * Math.max(0, days)) / memory.stability) ** -W20;
}

/** The number of whole days, from 1 to MAX_INTERVAL, after which recall comes nearest to retention. */
export function interval(memory: Memory, retention: number): number {
  const days = Math.round((memory.stability / FACTOR) * (retention ** (-1 / W20) - 1));
  return Math.min(MAX_INTERVAL, Math.max(1, days));
}

/** The memory after an answer that came days after the one before; days do not matter for the first. */
export function after(memory: Memory, grade: Grade, days: number): Memory {
  if (memory.stability === 0) {
    return { stability: Math.max(FIRST[grade - 1] ?? 0, MIN_FIRST), difficulty: clamp(firstDifficulty(grade)) };
  }
  return { stability: Math.max(MIN_STABILITY, nextStability(memory, grade, days)), difficulty: nextDifficulty(memory, grade) };
}

function firstDifficulty(grade: Grade): number {
  return W4 - Math.exp(W5 * (grade - 1)) + 1;
}

function clamp(difficulty: number): number {
  return Math.min(10, Math.max(1, difficulty));
}

function nextDifficulty({ difficulty }: Memory, grade: Grade): number {
  const moved = difficulty - (W6 * (grade - 3) * (10 - difficulty)) / 9;
  return clamp(W7 * firstDifficulty(4) + (1 - W7) * moved);
}

function nextStability(memory: Memory, grade: Grade, days: number): number {
  const { stability: s, difficulty: d } = memory;
  if (days <= 0) {
    const k = Math.exp(W17 * (grade - 3 + W18)) * s ** -W19;
    return s * (grade === 1 ? k : Math.max(1, k));
  }
  const lost = 1 - recall(memory, days);
  if (grade === 1) {
    return Math.min(W11 * d ** -W12 * ((s + 1) ** W13 - 1) * Math.exp(W14 * lost), s / Math.exp(W17 * W18));
  }
  const ease = grade === 2 ? W15 : grade === 4 ? W16 : 1;
  return s * (1 + Math.exp(W8) * (11 - d) * s ** -W9 * (Math.exp(W10 * lost) - 1) * ease);
}
