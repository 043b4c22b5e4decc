/** Which folders of the sidebar a reader opened (true) or closed (false), the latest choice last. */
export type Memory = Readonly<Record<string, boolean>>;

const most = 200;

/** Reads a memory back; a text that is none gives an empty one. */
export function parse(text: string | null): Memory {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean"));
  } catch {
    return {};
  }
}

/** Adds a choice; of more than 200 the oldest is forgotten. */
export function remember(memory: Memory, folder: string, open: boolean): Memory {
  const others = Object.entries(memory).filter(([name]) => name !== folder);
  return Object.fromEntries([...others, [folder, open] as const].slice(-most));
}
