// @ts-check
"use strict";

// Follows the builds of a preview: reloads the page when it changed, swaps style sheets
// that changed, and lists what keeps a build from being good. It runs under the portal's
// strict Content-Security-Policy: no markup from text, no inline style.

(() => {
  /** @typedef {{file: string, line: number, col: number, severity: string, message: string, hint: string, snippet: string}} Problem */
  /** @typedef {{build: string, page: boolean, files: string[] | null, failed: boolean, problems: Problem[] | null, more: number}} Message */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const chinese = document.documentElement.lang.startsWith("zh");

  // --- words -----------------------------------------------------------------------------

  const words = chinese
    ? {
        title: (/** @type {number} */ n) => (n ? `生成失败：${n} 个问题` : "生成失败"),
        none: "原因见终端。",
        more: (/** @type {number} */ n) => `还有 ${n} 个问题，见终端。`,
        close: "关闭",
        open: (/** @type {number} */ n) => `查看问题（${n}）`,
        hint: "提示：",
      }
    : {
        title: (/** @type {number} */ n) => (n ? `The build failed: ${n} ${n === 1 ? "problem" : "problems"}` : "The build failed"),
        none: "The terminal says why.",
        more: (/** @type {number} */ n) => `${n} more in the terminal.`,
        close: "Close",
        open: (/** @type {number} */ n) => `Show problems (${n})`,
        hint: "hint: ",
      };

  // --- scroll position -------------------------------------------------------------------

  const scrollKey = "rampbook:scroll:" + location.href;

  /** Reloads the page so that the reader stays at the same place. */
  function reload() {
    close();
    try {
      sessionStorage.setItem(scrollKey, JSON.stringify([scrollX, scrollY]));
    } catch {
      // Without storage the browser's own memory of the place has to do.
    }
    location.reload();
  }

  /** Goes back to the place that reload kept; a visit of any other kind has none. */
  function restoreScroll() {
    let kept = null;
    try {
      kept = sessionStorage.getItem(scrollKey);
      sessionStorage.removeItem(scrollKey);
    } catch {
      return;
    }
    if (kept === null) return;
    const [left, top] = /** @type {[number, number]} */ (JSON.parse(kept));
    history.scrollRestoration = "manual";
    const back = () => scrollTo({ left, top, behavior: "instant" });
    let moved = false;
    const stay = () => (moved = true);
    for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      addEventListener(kind, stay, { once: true, passive: true });
    }
    document.addEventListener("DOMContentLoaded", back, { once: true });
    addEventListener(
      "load",
      () => {
        if (!moved) back(); // images may have changed the heights
        history.scrollRestoration = "auto";
      },
      { once: true },
    );
  }

  // --- what changed ----------------------------------------------------------------------

  /** @param {string} url */
  function pathOf(url) {
    try {
      const u = new URL(url, location.href);
      return u.origin === location.origin ? decodeURIComponent(u.pathname) : "";
    } catch {
      return "";
    }
  }

  /** The style sheets that nothing newer is about to replace. */
  function sheets() {
    return [...document.querySelectorAll("link")].filter((l) => l.relList.contains("stylesheet") && !replaced.has(l));
  }

  /** @type {WeakSet<HTMLLinkElement>} */
  const replaced = new WeakSet();

  /** All that this page has loaded, as decoded paths, except the style sheets it links to. */
  function loaded() {
    const urls = performance.getEntriesByType("resource").map((e) => e.name);
    for (const e of document.querySelectorAll("[src]")) urls.push(e.getAttribute("src") ?? "");
    const paths = new Set(urls.map(pathOf));
    for (const l of sheets()) paths.delete(pathOf(l.href));
    return paths;
  }

  /**
   * Puts the new style sheet beside the old one and takes the old one out when the new one
   * is there, so that the page is never without.
   * @param {HTMLLinkElement} old
   * @param {string} build
   */
  function swap(old, build) {
    const url = new URL(old.href);
    url.searchParams.set("build", build);
    const fresh = /** @type {HTMLLinkElement} */ (old.cloneNode());
    fresh.href = url.href;
    fresh.addEventListener("load", () => old.remove(), { once: true });
    fresh.addEventListener("error", reload, { once: true });
    replaced.add(old);
    old.after(fresh);
  }

  /** @param {Message} m */
  function take(m) {
    const files = new Set(m.files ?? []);
    const used = files.size > 0 ? loaded() : files;
    if (m.page || [...files].some((f) => used.has(f))) {
      reload();
      return;
    }
    for (const l of sheets()) if (files.has(pathOf(l.href))) swap(l, m.build);
    build = m.build;
    show(m);
  }

  // --- the list of problems --------------------------------------------------------------

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {string} name its class, "" for none
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[K]}
   */
  function element(tag, name, ...children) {
    const e = document.createElement(tag);
    if (name) e.className = name;
    e.append(...children);
    return e;
  }

  /** @param {Problem} p */
  function snippetOf(p) {
    const letters = [...p.snippet]; // by character, as columns are counted
    const at = p.col - 1;
    if (at < 0) return element("pre", "", p.snippet);
    const before = letters.slice(0, at).join("");
    const after = letters.slice(at + 1).join("");
    return element("pre", "", before, element("mark", "", letters[at] ?? " "), after);
  }

  /** @param {Problem} p */
  function itemOf(p) {
    const place = [p.file, p.line, p.col].filter(Boolean).join(":");
    const item = element("li", p.severity);
    if (place) item.append(element("p", "place", place));
    item.append(element("p", "", `${p.severity}: ${p.message}`));
    if (p.snippet) item.append(snippetOf(p));
    if (p.hint) item.append(element("p", "hint", words.hint + p.hint));
    return item;
  }

  const title = element("h2", "");
  const status = element("div", "", title);
  const closer = element("button", "", words.close);
  const list = element("div", "list");
  const panel = element("section", "problems", element("header", "", status, closer), list);
  const opener = element("button", "reopen");
  const host = document.createElement("rampbook-problems");
  let shown = ""; // the problems in the list, as JSON
  let heading = "";

  function buildPanel() {
    title.id = "title";
    status.setAttribute("role", "status");
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-labelledby", title.id);
    list.tabIndex = 0; // so that the keyboard can scroll it
    list.setAttribute("role", "group");
    list.setAttribute("aria-labelledby", title.id);
    panel.hidden = opener.hidden = true;
    closer.type = opener.type = "button";
    closer.addEventListener("click", () => fold(true));
    opener.addEventListener("click", () => fold(false));
    document.addEventListener("keydown", (e) => {
      // A modal dialog of the page has the first claim on Escape.
      if (e.key !== "Escape" || e.defaultPrevented || panel.hidden || document.querySelector(":modal")) return;
      fold(true);
    });
    const css = element("link", "");
    css.rel = "stylesheet";
    css.href = new URL("reload.css", script.src).href;
    css.addEventListener("load", reveal);
    css.addEventListener("error", reveal);
    host.attachShadow({ mode: "open" }).append(css, panel, opener);
    host.hidden = true;
    host.lang = chinese ? "zh" : "en";
  }

  /**
   * Shows the list or the button that brings it back. Focus follows only if it was in here.
   * @param {boolean} away
   */
  function fold(away) {
    const focused = host.shadowRoot?.activeElement;
    panel.hidden = away;
    opener.hidden = !away;
    if (focused) (away ? opener : closer).focus();
  }

  /** @param {Message} m */
  function show(m) {
    const problems = m.problems ?? [];
    const now = m.failed ? JSON.stringify([problems, m.more]) : "";
    if (now === shown) return;
    shown = now;
    if (!m.failed) {
      host.remove();
      host.hidden = true;
      return;
    }
    const count = problems.length + m.more;
    list.replaceChildren(element("ol", "", ...problems.map(itemOf)));
    if (count === 0) list.append(element("p", "", words.none));
    if (m.more > 0) list.append(element("p", "", words.more(m.more)));
    opener.textContent = words.open(count);
    heading = words.title(count);
    fold(false);
    if (host.isConnected) reveal();
    else document.documentElement.append(host); // its style sheet loads now, then it shows
  }

  function reveal() {
    host.hidden = false;
    // A status is spoken when its text changes while it can be seen.
    requestAnimationFrame(() => (title.textContent = heading));
  }

  // --- the stream ------------------------------------------------------------------------

  let build = script.dataset.build ?? "";
  /** @type {EventSource | null} */
  let source = null;

  // A browser has six connections for all tabs of a site: hidden tabs give theirs back.
  function open() {
    if (source || document.visibilityState === "hidden") return;
    const url = new URL("events", script.src);
    url.searchParams.set("page", location.pathname);
    url.searchParams.set("build", build);
    const stream = new EventSource(url);
    source = stream;
    stream.onmessage = (e) => take(/** @type {Message} */ (JSON.parse(e.data)));
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED) return; // it connects again by itself
      close();
      setTimeout(open, 1000);
    };
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") close();
    else open();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);

  restoreScroll();
  buildPanel();
  open();
})();
