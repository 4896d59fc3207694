/** The published contract: generated from the JSON Schema in `schema/`. */
export type * from './generated/report.js';
export type { Bounds, InputDocument, ValidateRequest } from './generated/request.js';
