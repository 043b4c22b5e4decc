// A result as nodes. Nothing here reads HTML: all that is shown is text.

import type { Result, Span } from "./api";
import { piecesOf } from "./pieces";

export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, ...inside: (string | Node)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside);
  return element;
}

/** A text with its stretches marked. */
export function marked(text: string, spans: readonly Span[]): (string | Node)[] {
  return piecesOf(text, spans).map((piece) => (piece.marked ? make("mark", "", piece.text) : piece.text));
}

/** The name of a result: its page's title, and the heading within it. */
export function nameOf(result: Result): HTMLElement[] {
  const parts = [make("span", "found-title", ...marked(result.title, result.spans.title))];
  if (result.heading) parts.push(make("span", "found-heading", ...marked(result.heading, result.spans.heading)));
  return parts;
}

/** What stands below the name: where the page is, and what it says. */
export function restOf(result: Result): HTMLElement[] {
  const rest: HTMLElement[] = [];
  if (result.excerpt) rest.push(make("span", "found-excerpt", ...marked(result.excerpt, result.spans.excerpt)));
  if (result.trail.length > 0) rest.push(make("span", "found-trail", ...result.trail.map((title) => make("span", "", title))));
  return rest;
}
