// Says what the browser's pages make of logs, for twin_test.go: a JSON array in, one out.

import { readFileSync } from "node:fs";
import type { ListData } from "../../../themes/rampbook/components/checklist/data";
import { progressOf as settledOf, runOf } from "../../../themes/rampbook/components/checklist/state";
import { dateOf } from "../../../themes/rampbook/components/day/day";
import { toldRuns } from "../../../themes/rampbook/components/form/runs";
import type { LogRecord } from "../../../themes/rampbook/components/log/log";
import { parseLog, recordsOf } from "../../../themes/rampbook/components/log/read";
import { living } from "../../../themes/rampbook/components/log/reset";
import { attempts, bestOf } from "../../../themes/rampbook/components/path/attempts";
import { progressOf, startOf, type PathData } from "../../../themes/rampbook/components/path/progress";
import { cardsOf } from "../../../themes/rampbook/components/review/answers";
import type { CardData } from "../../../themes/rampbook/components/scorecard/data";
import { outcomeOf, sheetsOf } from "../../../themes/rampbook/components/scorecard/state";

interface Portal {
  list: ListData;
  cards: CardData[];
  path: PathData;
}

const { portal, logs, day } = JSON.parse(readFileSync(0, "utf8")) as { portal: Portal; logs: string[]; day: number };

function listed(records: readonly LogRecord[]): unknown {
  const { list } = portal;
  const told = toldRuns(records, `check/x#${list.id}`, new Set(list.items.map(({ id }) => `check/x#${id}`)));
  return told.map((one) => runOf(list, "check/x", one)).map((run) => {
    const { of, open } = settledOf(list, run);
    return { name: run.name, changed: run.changed, done: of - open, signed: run.signed !== null, stale: run.signed?.stale ?? false };
  });
}

function rated(records: readonly LogRecord[]): unknown {
  return portal.cards.flatMap((card) =>
    toldRuns(records, `card/x#${card.id}`).flatMap((run) => {
      const { score, band } = outcomeOf(card, sheetsOf(card, run));
      return score === null ? [] : [{ card: card.id, changed: run.changed, score, band: card.bands[band]?.name ?? "" }];
    }));
}

const answers = logs.map((log) => {
  const all = recordsOf(parseLog(new TextEncoder().encode(log)).lines);
  const records = living(all, all.filter(({ e }) => e === "reset"));
  const { states, ready } = progressOf(portal.path, { records, cards: cardsOf(records, 0), start: undefined, today: dateOf(day), day });
  return {
    start: startOf(records, "x") ?? "",
    steps: [...states.values()].map((state) => state === "done"),
    ready,
    best: bestOf(attempts(records.filter(({ o }) => o === "quiz/x")))?.share ?? null,
    runs: listed(records),
    ratings: rated(records),
  };
});
process.stdout.write(JSON.stringify(answers));
