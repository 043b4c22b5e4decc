// Scores the cards on standard input with the browser's code; see TestTwin.
import { readFileSync } from "node:fs";
import type { CardData, Sheet } from "../../../themes/rampbook/components/scorecard/data";
import { agreement, joined, sensitivity } from "../../../themes/rampbook/components/scorecard/panel";
import { scoreOf, sharesOf } from "../../../themes/rampbook/components/scorecard/score";

const vectors: { card: CardData; sheets: Sheet[] }[] = JSON.parse(readFileSync(0, "utf8"));
const results = vectors.map(({ card, sheets }) => {
  const [first = [], second = []] = sheets.map((sheet) => sheet.ratings);
  const shares = sharesOf(card, first);
  const { shares: all, voices: raters } = card.raters.length > 0 ? joined(card, sheets) : { shares, voices: [] };
  return { ...scoreOf(card, all), raters, swings: sensitivity(card, shares), agreement: sheets.length > 1 ? agreement(card, first, second) : null };
});
process.stdout.write(JSON.stringify(results));
