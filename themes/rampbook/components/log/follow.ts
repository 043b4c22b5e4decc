import type { Log, LogRecord } from "./log";

/** Shows the learner's records, now and whenever they change, here or in another tab. What cannot be read is shown as nothing. */
export function follow(log: Log, show: (records: readonly LogRecord[]) => void): void {
  const known = new Map<string, LogRecord>();
  let reading = 0;
  const take = (records: readonly LogRecord[]): void => {
    for (const record of records) known.set(record.id, record);
    if (reading === 0) show([...known.values()]); // part of a log would be a wrong one
  };
  const read = async (): Promise<void> => {
    reading++;
    known.clear(); // what is added from here on is kept beside what is read
    const records = await log.records("").catch(() => []);
    reading--;
    take(records);
  };
  log.watch((added) => {
    if (added.length === 0 || added.some(({ e }) => e === "reset")) void read();
    else take(added);
  });
  void read();
}
