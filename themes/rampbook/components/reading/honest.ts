// When a page counts as read: its end was in view, and it was looked at for long enough. A tab behind
// others, and one in which nothing has moved for a minute, is not looked at.

export interface Look {
  /** milliseconds of looking so far */
  readonly spent: number;
  /** when time was last counted */
  readonly counted: number;
  /** when the reader last moved something */
  readonly moved: number;
  readonly ended: boolean;
}

export const patience = 60000;

export function begin(now: number): Look {
  return { spent: 0, counted: now, moved: now, ended: false };
}

/** Counts the time since the last count, if the page was in view. */
export function count(look: Look, now: number, visible: boolean): Look {
  const until = Math.min(now, look.moved + patience);
  return { ...look, counted: now, spent: look.spent + (visible ? Math.max(0, until - look.counted) : 0) };
}

/** The reader moved something: what came before within a minute counts. */
export function move(look: Look, now: number, visible: boolean): Look {
  return { ...count(look, now, visible), moved: now };
}

export function end(look: Look): Look {
  return { ...look, ended: true };
}

export function isRead(look: Look, seconds: number): boolean {
  return look.ended && look.spent >= seconds * 1000;
}
