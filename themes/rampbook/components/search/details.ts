// The search's details, a bundle that the engine has loaded behind its first answer.

import { Detailed } from "./detailed";

const shared = window.rampbook; // made by the reading script
if (shared?.searching) {
  shared.searching.details = (finder) => new Detailed(finder);
  shared.data(""); // the bundle is here
}
