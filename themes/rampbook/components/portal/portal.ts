// The one script of a page that is read. Each import is a component, and none needs another.

import "../runtime/make"; // first: the components use it

import "../contents/contents";
import "../copy/copy";
import "../language/language";
import "../menu/menu";
import "../reading/reading";
import "../saved/saved";
import "../search/opener";
import "../sidebar/sidebar";
import "../theme/theme";
