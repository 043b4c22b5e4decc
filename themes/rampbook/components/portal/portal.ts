// The one script of a page that is read. Each import is a component, and none needs another.

import { runtime } from "../runtime/runtime";

import "../contents/contents";
import "../copy/copy";
import "../language/language";
import "../menu/menu";
import "../search/opener";
import "../sidebar/sidebar";
import "../theme/theme";

runtime();
