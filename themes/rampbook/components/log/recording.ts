import { pageFacts } from "../runtime/page";
import { keep, ownName, recall } from "../storage/storage";
import { openDatabase, type Database, type Shelf } from "./database";
import { actorName, chanceName, idMaker } from "./id";
import type { Entry, KeptLog, LogRecord, Saved } from "./log";
import { openMirror, type Mirror } from "./mirror";
import { itemOf, lineOf, recordOf, recordsIn, type Item } from "./record";
import { erasing, living, undoing } from "./reset";
import { openChannel, type News } from "./tabs";

const tail = 64; // records that a page may leave on their way into the database

/** The log of this portal in this browser: in the database, in its mirror, and where both are closed in memory until the page is left. */
export function recordingLog(): KeptLog {
  return new Recording(ownName(`${pageFacts().portal} log`));
}

/** A session is one showing of one page. */
class Recording implements KeptLog {
  saved: Saved = "saved";
  private readonly session = chanceName();
  private readonly nextId = idMaker();
  private readonly held = new Map<string, Item>(); // not safely kept
  private readonly told = new Set<string>(); // ids that watchers know of
  private readonly watchers = new Set<(records: readonly LogRecord[]) => void>();
  private readonly onlookers = new Set<(saved: Saved) => void>();
  private readonly mirror: Mirror | undefined;
  private readonly shelves: Promise<Shelf[]>; // the best first
  private readonly spread: (news: News) => void;
  private who: Promise<string>;
  private count = 0;
  private busy = 0;

  constructor(name: string) {
    this.mirror = attempt(() => openMirror(name));
    this.shelves = this.open(name);
    this.who = this.name(actorName());
    this.spread = openChannel(name, (news) => this.hear(news));
    addEventListener("storage", (event) => {
      const line = this.mirror?.news(event);
      if (line) this.hear([line]);
    });
  }

  private async open(name: string): Promise<Shelf[]> {
    const { mirror } = this;
    const database = await openDatabase(name).catch(() => undefined);
    if (database && mirror) await restore(database, mirror).catch(() => {});
    const shelves = [database, mirror].filter((shelf): shelf is Database | Mirror => shelf !== undefined);
    if (!shelves.length) this.show("memory");
    return shelves;
  }

  private async name(fresh: string): Promise<string> {
    let name = this.mirror?.recall("actor") ?? fresh;
    for (const shelf of await this.shelves) name = await shelf.fact("actor", name).catch(() => name);
    return name;
  }

  actor(): Promise<string> {
    return this.who;
  }

  async append(...entries: Entry[]): Promise<readonly LogRecord[]> {
    const a = await this.who;
    const whole: Entry[] = [];
    for (const entry of entries) whole.push(...(await this.seeing(entry)));
    const items = this.stamp(whole, a);
    const kept = this.keep(items);
    this.tell(items); // records() has them already
    await kept;
    this.spread(items.map(({ line }) => line));
    return items.map(({ line }) => recordOf(line));
  }

  /** Undoing undoes what is here now. */
  private async seeing(entry: Entry): Promise<Entry[]> {
    if (entry.e === "unchecked" && !entry.d?.["of"]) return [undoing(entry, await this.records(entry.o))];
    if (entry.e === "reset" && !entry.d?.["seen"]) return erasing(entry, await this.records(entry.o === "portal" ? "" : entry.o));
    return [entry];
  }

  private stamp(entries: readonly Entry[], a: string): Item[] {
    const { portal: p, revision: r } = pageFacts();
    const now = Date.now();
    const items = entries.map((entry, i) => {
      const record = { v: 1 as const, id: this.nextId(now), t: new Date(now).toISOString(), s: this.session, n: this.count + i, a, p, r, ...entry };
      return { id: record.id, e: entry.e, o: entry.o, line: lineOf(record) };
    });
    this.count += items.length; // not before all could be written: a gap would mean a loss
    return items;
  }

  private async keep(items: readonly Item[]): Promise<void> {
    for (const item of items) this.held.set(item.id, item);
    this.mirror?.copy(items); // at once, in case the page is left now
    this.busy++;
    this.show("saving");
    const shelves = await this.shelves;
    const kept = await this.put(shelves, items);
    if (kept && this.held.size) await this.put(shelves, [...this.held.values()]); // what failed before
    this.busy--;
    this.show(!shelves.length ? "memory" : this.held.size && !this.busy ? "unsaved" : this.busy ? "saving" : "saved");
    if (!kept) throw new Error("the record is not kept: the browser's storage is full or closed");
  }

  private async put(shelves: readonly Shelf[], items: readonly Item[]): Promise<boolean> {
    for (const shelf of shelves) {
      const kept = await shelf.put(items).then(() => true, () => false);
      if (!kept) continue;
      for (const { id } of items) this.held.delete(id);
      return true;
    }
    return false;
  }

  async records(prefix: string): Promise<readonly LogRecord[]> {
    const about = await this.gather((shelf) => shelf.find(prefix), ({ o }) => o.startsWith(prefix));
    const resets = await this.gather((shelf) => shelf.events("reset"), ({ e }) => e === "reset");
    return living(recordsIn(about), recordsIn(resets));
  }

  lines(after = ""): Promise<string[]> {
    return this.gather((shelf) => shelf.after(after), ({ id }) => id > after);
  }

  /** Lines of the best shelf that answers, and those that are on none yet, by id. */
  private async gather(find: (shelf: Shelf) => Promise<string[]>, wanted: (item: Item) => boolean): Promise<string[]> {
    const found = new Map([...this.held.values()].filter(wanted).map(({ id, line }) => [id, line]));
    for (const shelf of await this.shelves) {
      const lines = await find(shelf).catch(() => undefined);
      for (const line of lines ?? []) found.set(recordOf(line).id, line);
      if (lines) break;
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  }

  async add(lines: readonly string[]): Promise<void> {
    const items = lines.map(itemOf);
    try {
      await this.keep(items);
    } catch (error) {
      for (const { id } of items) this.held.delete(id); // they are where they came from
      throw error;
    }
    this.tell(items);
    this.spread(lines);
  }

  async erase(actor = actorName()): Promise<void> {
    this.held.clear();
    this.told.clear();
    for (const shelf of [...(await this.shelves)].reverse()) await shelf.clear(); // the mirror first: it would restore
    this.who = this.name(actor);
    await this.who;
    this.spread([]);
    for (const tell of this.watchers) tell([]);
  }

  watch(tell: (records: readonly LogRecord[]) => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }

  watchSaved(tell: (saved: Saved) => void): () => void {
    this.onlookers.add(tell);
    tell(this.saved);
    return () => this.onlookers.delete(tell);
  }

  private show(saved: Saved): void {
    this.saved = saved;
    for (const tell of this.onlookers) tell(saved);
  }

  private hear(news: News): void {
    if (news.length) return this.tell(news.map(itemOf));
    this.told.clear();
    this.who = this.name(actorName());
    for (const tell of this.watchers) tell([]);
  }

  private tell(items: readonly Item[]): void {
    const fresh = items.filter(({ id }) => !this.told.has(id));
    for (const { id } of fresh) this.told.add(id);
    const records = recordsIn(fresh.map(({ line }) => line));
    if (!records.length) return; // none would mean that the log was erased
    for (const tell of this.watchers) tell(records);
  }
}

/** Puts into the database what is only in the mirror: all of it once a visit, on each page what the page before may have left on its way. */
async function restore(database: Database, mirror: Mirror): Promise<void> {
  const ids = mirror.ids();
  const recent = recall("session", "restored") ? ids.slice(-tail) : ids;
  const known = new Set(recent.length ? await database.ids(recent[0] ?? "") : []);
  const lost = recent.filter((id) => !known.has(id)).flatMap((id) => mirror.item(id) ?? []);
  if (lost.length) await database.put(lost);
  keep("session", "restored", "1");
}

function attempt<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
