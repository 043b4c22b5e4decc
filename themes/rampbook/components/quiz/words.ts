import { wordsIn } from "../words/words";

/** The words of this page's questions (words.html), by their keys in i18n without "ask_". */
export const words = wordsIn(document.getElementById("rb-quiz-words"));
