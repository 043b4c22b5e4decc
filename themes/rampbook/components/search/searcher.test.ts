// Small indexes written by hand, as the manual in generator/search has them.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, MakeDetails } from "./api";
import { Detailed } from "./detailed";
import { Searcher } from "./searcher";

const site = "https://host/team/";

function index(lang: string, langs: string[], rest: object): string {
  return `index\n${JSON.stringify({
    format: 4, build: "b1", lang, langs, prefix: lang === "en" ? "" : `${lang}/`, rank: [1.2, 0.5, 0.25, 0.5, 0.5, 0.5, 3, 1, 0.5],
    words: "", fold: "", pinyin: false, synonyms: [], tags: ["pricing", "money"], tagged: "", elsewhere: [], ...rest,
  })}`;
}

// English: section 0 is the page "a", section 1 its heading, section 2 the page "b/c", in the folder "b".
const english = {
  "en/index.js": index("en", ["en", "zh"], {
    paths: ["Aa", "Ab", "B/c"], titles: ["Prices", "Folder", "Refunds & <co>"], kinds: ["page", "quiz"], kind: "AAB", lengths: "DE  F", tagged: "A  AB",
    sections: 3, length: 12, terms: "a", files: "terms000", texts: "parts000", words: "words000", synonyms: [["返点", "rebate"]],
  }),
  "en/terms000.js": "terms000\nAgone A\nAprice AA\nArebat E\nFe E\nArefund FB",
  "en/parts000.js": "parts000\nD\ntexts000",
  "en/texts000.js": `texts000\n${JSON.stringify([["", "The price of everything."], ["é 1", "More of the price.", "Where"], ["", "A refund or rebate."]])}`,
  "en/words000.js": "words000\nAprice C\nArefund C",
};

const chinese = {
  "zh/index.js": index("zh", ["en", "zh"], {
    paths: ["Aa", "Ad"], titles: ["价格", "退款 price"], kinds: ["page"], kind: "AA", lengths: "D D", sections: 2, length: 6, terms: "p", files: "terms111", texts: "parts111",
  }),
  "zh/terms111.js": "terms111\nAprice AA",
  "zh/parts111.js": "parts111\nC\ntexts111",
  "zh/texts111.js": `texts111\n${JSON.stringify([["", "Der price."], ["", "Ein price."]])}`,
};

const details = async (): Promise<MakeDetails> => (finder) => new Detailed(finder);

function searcher(files: { readonly [file: string]: string }, asked: string[] = [], lang = "en"): Searcher {
  return new Searcher(lang, site, async (file) => {
    const name = file.replace(/\?.*/, "");
    asked.push(name);
    const text = files[name];
    if (text === undefined) throw new Error(`${name} is not there`);
    return summed(text);
  }, details);
}

// A file as it is published: its sum stands behind its name.
function summed(file: string): string {
  const [name, ...lines] = file.split("\n"), content = lines.join("\n");
  const sum = Number(BigInt.asIntN(32, [...content].reduce((sum, unit) => sum * 31n + BigInt(unit.charCodeAt(0)), 0n)));
  return `${name} ${sum}\n${content}`;
}

function brief(answer: Answer): string[] {
  return answer.results.map((result) => `${result.url.slice(site.length)} ${result.title}/${result.heading}: ${result.excerpt}`);
}

test("searcher: the best section of a page, its place and its text", async () => {
  const answer = await searcher({ ...english, ...chinese }).search("refunds");
  assert.deepEqual(brief(answer), ["b/c/index.html Refunds & <co>/: A refund or rebate."]);
  const [result] = answer.results;
  assert.deepEqual(result?.trail, ["Folder"]);
  assert.deepEqual(result?.spans, { title: [[0, 7]], heading: [], excerpt: [[2, 8]] });
});

test("searcher: few results are followed by other languages, but no twins", async () => {
  const answer = await searcher({ ...english, ...chinese }).search("price");
  assert.deepEqual(brief(answer), ["a/index.html Prices/: The price of everything.", "zh/d/index.html 退款 price/: Ein price."]);
  assert.equal(answer.total, 2);
});

test("searcher: a filter on the language keeps to it", async () => {
  const asked: string[] = [];
  const answer = await searcher({ ...english, ...chinese }, asked).search("price", { filters: { lang: "zh" } });
  assert.deepEqual(answer.results.map((result) => result.title), ["价格", "退款 price"]);
  assert.deepEqual(asked.filter((file) => file.startsWith("en")), ["en/index.js"]);
});

test("searcher: a language that the portal has not", async () => {
  const engine = searcher({ ...english, ...chinese });
  assert.equal((await engine.search("price lang:fr")).total, 0);
  assert.deepEqual((await engine.search("price", { lang: "fr" })).results.map((result) => result.lang), ["en", "zh"]);
});

test("searcher: what is no language of the portal is never made an address", async () => {
  const asked: string[] = [];
  const engine = searcher({ ...english, ...chinese }, asked);
  for (const lang of ["../../evil", "en/../zh", "constructor", ""]) {
    await engine.search(`price lang:${lang}`);
    await engine.search("price", { lang });
    await engine.search("price", { filters: { lang } });
    await engine.marker("price", lang, "");
  }
  assert.deepEqual(asked.filter((file) => !/^(en|zh)\/\w+\.js$/.test(file)), []);
});

test("searcher: a file in which anything differs from what was published is left out", async () => {
  for (const file of ["en/terms000.js", "en/texts000.js", "en/parts000.js", "en/words000.js"] as const) {
    const whole = summed(english[file]);
    for (let at = whole.indexOf("\n") + 1; at < whole.length; at++) {
      const harmed = whole.slice(0, at) + (whole[at] === "Z" ? "Y" : "Z") + whole.slice(at + 1);
      const engine = new Searcher("en", site, async (name) => (name === file ? harmed : summed({ ...english, ...chinese }[name] ?? "")), details);
      assert.equal((await engine.search("refnud lang:en")).partial, true, `${file} at ${at}`);
    }
  }
});

test("searcher: filters and what each would leave", async () => {
  const engine = searcher(english);
  const answer = await engine.search("price refund", { filters: { kind: "quiz", lang: "en" } });
  assert.deepEqual(answer.results.map((result) => result.title), ["Refunds & <co>"]);
  assert.deepEqual(answer.facets.map((facet) => `${facet.name}: ${facet.values.map((v) => `${v.label} ${v.count}`).join(", ")}`), [
    "lang: en 1, zh null", "kind: quiz 1, page 1", "section: Folder 1", "tag: pricing 1, money 1",
  ]);
  assert.equal((await engine.search("kind:page lang:en")).total, 1);
});

test("searcher: twins count once in what a filter would leave", async () => {
  const engine = searcher({ ...english, ...chinese });
  for (const query of ["price", "refund price lang:zh"]) {
    const { facets } = await engine.search(query);
    const known = facets.flatMap(({ name, values }) => values.map(({ value, count }) => ({ name, value, count }))).filter(({ count }) => count !== null);
    assert.ok(known.some(({ name }) => name === "kind"));
    for (const { name, value, count } of known) assert.equal((await engine.search(query, { filters: { [name]: value } })).total, count, `${query} ${name}:${value}`);
  }
});

test("searcher: what is known is told as it comes", async () => {
  const files: { [file: string]: string } = { ...english, "en/index.js": english["en/index.js"].replace('["en","zh"]', '["en"]') };
  const slow = new Searcher("en", site, async (file) => {
    if (!file.endsWith("index.js")) await new Promise((done) => setTimeout(done, 20));
    return summed(files[file] ?? "");
  }, details);
  const told = async (query: string, filters = {}): Promise<string[]> => {
    const stages: string[] = [];
    const tell = (a: Answer): void => void stages.push(`${a.whole} ${a.total} ${a.results[0]?.title}: ${a.results[0]?.excerpt}`);
    tell(await slow.search(query, { tell, filters }));
    return stages;
  };
  // By title, by the terms, with the details; then with excerpts. Later the details are there.
  assert.deepEqual(await told("price"), ["false 1 Prices: ", "false 1 Prices: ", "false 1 Prices: ", "true 1 Prices: The price of everything."]);
  assert.deepEqual(await told("prices"), ["false 1 Prices: ", "true 1 Prices: The price of everything."]);
  assert.deepEqual(await told("refund"), ["false 1 Refunds & <co>: ", "true 1 Refunds & <co>: A refund or rebate."]);
});

test("searcher: without the details there are titles, and a notice", async () => {
  const load = async (file: string): Promise<string> => summed(({ ...english, ...chinese })[file] ?? "");
  const engine = new Searcher("en", site, load, async () => Promise.reject(new Error("not there")));
  const answer = await engine.search("price");
  assert.deepEqual([brief(answer), answer.whole, answer.partial], [["a/index.html Prices/: "], true, true]);
});

test("searcher: an answer that is no longer wanted is not looked for", async () => {
  const work = new AbortController();
  const promise = searcher(english).search("price", { signal: work.signal, filters: { lang: "en" } });
  work.abort();
  await assert.rejects(promise);
});

test("searcher: a correction, a synonym, and neither when the words are to be taken as they are", async () => {
  const engine = searcher(english);
  const filters = { lang: "en" };
  assert.equal((await engine.search("refnud", { filters })).corrected, "refund");
  assert.deepEqual([(await engine.search("返点", { filters })).widened, (await engine.search("返点", { filters })).total], [["rebate"], 1]);
  assert.deepEqual([(await engine.search("返点 -rebates", { filters })).widened, (await engine.search("refnud -rebate 返点", { filters })).widened], [[], []]);
  const literal = await engine.search("refnud 返点", { filters, literal: true });
  assert.deepEqual([literal.corrected, literal.widened, literal.total], [null, [], 0]);
});

const traditional = {
  "zh/index.js": index("zh", ["zh"], {
    paths: ["Aa", "Ab"], titles: ["First", "Second"], kinds: ["page"], kind: "AA", lengths: "D D", sections: 2, length: 6, terms: "a", files: "terms111", texts: "parts111", fold: "fold1111",
  }),
  "zh/terms111.js": "terms111\nAprice C\nA价格 AA\nA定价 C",
  "zh/parts111.js": "parts111\nC\ntexts111",
  "zh/texts111.js": `texts111\n${JSON.stringify([["", `${"字".repeat(200)}的價格`], ["", "定价，价格 price"]])}`,
  "zh/fold1111.js": "fold1111\n價\n价",
};

test("searcher: a Traditional text is marked for a Simplified query, and the table is loaded for no other", async () => {
  for (const [query, marks, learnt] of [["价格", ["價格", "价格"], true], ["定价", ["定价"], false], ["price", ["price"], false]] as const) {
    const asked: string[] = [];
    const { results } = await searcher(traditional, asked, "zh").search(query);
    const marked = results.flatMap(({ excerpt, spans }) => spans.excerpt.map(([from, to]) => excerpt.slice(from, to)));
    assert.deepEqual([marked, asked.includes("zh/fold1111.js")], [marks, learnt], query);
  }
  const mark = await searcher(traditional, [], "zh").marker("价格", "zh", "這是價格。");
  assert.deepEqual(mark("價格"), [[0, 2]]);
});

test("searcher: a word that another language has is not corrected, and no correction is told before", async () => {
  const files = {
    ...english, ...chinese,
    "zh/index.js": chinese["zh/index.js"].replace('"words":""', '"words":"words111"'),
    "zh/words111.js": "words111\nArefuns C",
    "zh/terms111.js": "terms111\nAprice AA\nArefun A",
  };
  const told: (string | null)[] = [];
  const engine = searcher(files, [], "zh");
  const answer = await engine.search("refund", { tell: ({ corrected }) => void told.push(corrected) });
  assert.deepEqual([answer.corrected, answer.results.map(({ lang }) => lang), new Set(told)], [null, ["en"], new Set([null])]);
  assert.deepEqual((await engine.search("refunx")).corrected, "refuns");
});

test("searcher: the table of Traditional characters is loaded for a character that is not found, and for no other", async () => {
  const files = {
    "zh/index.js": index("zh", ["zh"], {
      paths: ["Aa"], titles: ["定价格式"], kinds: ["page"], kind: "A", lengths: "D", sections: 1, length: 3, terms: "价", files: "terms111", texts: "parts111", fold: "fold1111",
    }),
    "zh/terms111.js": "terms111\nA价格 A\nA定价 A\nA格式 A",
    "zh/parts111.js": "parts111\nB\ntexts111",
    "zh/texts111.js": `texts111\n${JSON.stringify([["", "定价格式"]])}`,
    "zh/fold1111.js": "fold1111\n價\n价",
  };
  for (const [query, total, learnt] of [["格式定价", 1, false], ["定价", 1, false], ["價格", 1, true], ["定價", 1, true], ["價", 1, true], ['"價格"', 1, true], ['"定价"', 1, false], ['-"定價格式"', 1, true], ["table", 0, false]] as const) {
    const asked: string[] = [];
    const engine = searcher(files, asked, "zh");
    assert.deepEqual([(await engine.search(query)).total, asked.includes("zh/fold1111.js")], [total, learnt], query);
  }
});

test("searcher: words that nowhere stand as they are quoted are looked for without the marks", async () => {
  const engine = searcher(english);
  const filters = { lang: "en" };
  const loose = await engine.search('"rebate refund"', { filters });
  assert.deepEqual([loose.total, loose.corrected], [1, "rebate refund"]);
  const exact = await engine.search('"refund"', { filters });
  assert.deepEqual([exact.total, exact.corrected], [1, null]);
  const literal = await engine.search('"rebate refund"', { filters, literal: true });
  assert.deepEqual([literal.total, literal.corrected], [0, null]);
});

test("searcher: what cannot be read is missing, and said to be", async () => {
  for (const gone of ["en/terms000.js", "en/parts000.js", "en/texts000.js", "zh/index.js"]) {
    const answer = await searcher({ ...english, ...chinese, [gone]: "another\n" }).search("price");
    assert.deepEqual([answer.partial, answer.outdated, answer.total > 0], [true, false, true], gone);
  }
  await assert.rejects(searcher(chinese).search("price"), /en\/index.js is not there/);
});

test("searcher: an index of another build is noticed, and taken", async () => {
  const asked: string[] = [];
  const files: { [file: string]: string } = { ...english };
  const engine = searcher(files, asked);
  assert.equal((await engine.search("kind:quiz lang:en")).outdated, false);
  files["en/index.js"] = english["en/index.js"].replace('"b1"', '"b2"').replace("terms000", "terms222");
  files["en/terms222.js"] = english["en/terms000.js"].replace("terms000", "terms222");
  delete files["en/terms000.js"];
  for (let i = 0; i < 3; i++) {
    const { total, partial, outdated } = await engine.search("price lang:en");
    assert.deepEqual([total, partial, outdated], [1, false, true]);
  }
  delete files["en/texts000.js"];
  for (let i = 0; i < 3; i++) assert.equal((await searcher(files, asked).search("refund lang:en")).partial, true);
  assert.equal(asked.filter((file) => file === "en/index.js").length, 2 + 3 * 2);
});

test("searcher: the words of a query in any text", async () => {
  const mark = await searcher(english).marker("refnud", "en", "");
  assert.deepEqual(mark("Refunds are refunded."), [[0, 7], [12, 20]]);
});
