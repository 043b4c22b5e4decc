// Moves records between the log of the page, which the browser keeps, and the file of the server.
(() => {
  "use strict";
  const token = document.currentScript.dataset.token;
  const log = window.rampbook && window.rampbook.log;
  if (!log) return;

  const most = 500; // lines in one request
  const size = 1 << 20; // its letters, about
  const mark = "rampbook log " + token; // where this tab remembers the last id that both sides have
  const idOf = (line) => JSON.parse(line).id;
  let moving = false;
  let again = false;
  let left = false;
  let adopting = false;
  let who = ""; // whose log it is

  // Storage may be closed: then everything is compared anew on each page.
  const recall = (store, key) => {
    try {
      return window[store].getItem(key) || "";
    } catch {
      return "";
    }
  };
  const keep = (store, key, value) => {
    try {
      window[store].setItem(key, value);
    } catch {
      // Nothing is lost by that.
    }
  };

  const ask = async (method, query, body) => {
    const headers = { "Rampbook-Token": token };
    if (body) headers["Content-Type"] = "application/x-ndjson";
    const answer = await fetch("/__rampbook/log?" + new URLSearchParams(query), { method, headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };

  // A browser without records of its own goes on under the pseudonym of the log that is there,
  // unless it was told to forget that one.
  const settle = async (actor, owner, mine) => {
    const visitOnly = mine.every((line) => ["opened", "read"].includes(JSON.parse(line).e));
    if (!owner || owner === actor || !visitOnly || recall("localStorage", "rampbook left") === owner) return false;
    adopting = true;
    await log.erase(owner);
    adopting = false;
    return true;
  };

  const exchange = async () => {
    const actor = await log.actor();
    const after = recall("sessionStorage", mark);
    let mine = await log.lines(after);
    const answer = await ask("GET", { actor, after });
    const owner = answer.headers.get("Rampbook-Actor");
    const theirs = (await answer.text()).split("\n").filter(Boolean);
    if (!after && (await settle(actor, owner, mine))) mine = [];
    const name = (who = await log.actor());
    if (owner && owner !== name) { // somebody else's lines; when ours are there too the answer is another
      again ||= mine.length > 0;
      return send(name, mine);
    }
    const known = new Set(mine.map(idOf));
    const fresh = theirs.filter((line) => !known.has(idOf(line)));
    if (fresh.length) await log.add(fresh);
    const there = new Set(theirs.map(idOf));
    await send(name, mine.filter((line) => !there.has(idOf(line))));
    const last = [...known, ...there].filter(Boolean).sort().pop();
    if (last) keep("sessionStorage", mark, last);
  };

  const send = async (actor, lines) => {
    for (let at = 0; at < lines.length; ) {
      let body = "";
      for (let n = 0; at < lines.length && n < most && body.length < size; n++) body += lines[at++] + "\n";
      await ask("POST", { actor }, body);
    }
  };

  // One exchange at a time; what comes meanwhile is moved by the next.
  const move = async () => {
    again = true;
    if (moving) return;
    moving = true;
    while (again && !left) {
      again = false;
      try {
        await exchange();
      } catch {
        // The server has stopped, or the disk is full: the records stay in the browser, and the
        // next exchange sends them.
      }
    }
    moving = false;
  };

  log.watch(async (records) => {
    if (adopting) return;
    if (!records.length) {
      left = true; // erased: the file is the learner's to delete
      keep("localStorage", "rampbook left", who);
      return;
    }
    const last = recall("sessionStorage", mark);
    if (records.some((record) => record.id < last)) keep("sessionStorage", mark, ""); // older ones came in
    await move();
  });
  move();
})();
