/** Words of sentences that the small module is handed, by number; written beside it. */
declare const WORDS: readonly string[];
export default WORDS;
