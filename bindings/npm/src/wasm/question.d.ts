/** A question as every module takes it, field by field, which needs no decoder within. There is no such file to load. */
export declare class Question {
  document(uri: string, text: Uint8Array): void;
  intent(intent: string): void;
  assume(assumption: string): void;
  set(override: string): void;
  edition(edition: string): void;
  listChecks(): void;
  severity(value: string): void;
  ignored(glob: string): void;
  config(uri: string): void;
  bounds(fileBytes?: number, depth?: number, aliasExpansions?: number, documents?: number): void;
}
