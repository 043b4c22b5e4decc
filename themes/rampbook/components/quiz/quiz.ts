// The script of pages with questions.
export {};
