// What one tab writes, the others hear of.

/** Lines that were added; none when the log was erased. */
export type News = readonly string[];

/** Returns how to tell the other tabs. Without a channel they hear of the mirror's keys only. */
export function openChannel(name: string, hear: (news: News) => void): (news: News) => void {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data as News);
    return (news) => channel.postMessage(news);
  } catch {
    return () => {};
  }
}
