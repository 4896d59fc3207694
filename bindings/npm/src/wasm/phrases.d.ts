/** Texts of the rulebook that are shown as they stand, by number; written beside the compiled module. */
declare const PHRASES: readonly string[];
export default PHRASES;
