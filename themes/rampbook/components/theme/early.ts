// Runs before the first paint, so that no page flashes in the wrong theme.

import { recall } from "../storage/storage";
import { apply } from "./apply";
import { choiceOf } from "./choice";

apply(choiceOf(recall("local", "theme")));
