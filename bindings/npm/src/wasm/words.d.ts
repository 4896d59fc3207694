/** Words of sentences that the small module leaves out, by number; written beside it. */
declare const WORDS: readonly string[];
export default WORDS;
