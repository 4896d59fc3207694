/** Texts of the rulebook that are shown as they stand, by number; written beside the compiled module. */
export declare const TEXTS: readonly string[];
/** Lists of such texts: their numbers, or texts of their own. */
export declare const LISTS: readonly (readonly (number | string)[])[];
