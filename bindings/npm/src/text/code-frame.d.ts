declare module '@babel/code-frame' {
  interface Place {
    line: number;
    column: number;
  }
  /** Lines and columns count from one; `end` is behind the last character. */
  export function codeFrameColumns(
    lines: string,
    location: { start: Place; end: Place },
    options?: { startLine?: number; linesAbove?: number; linesBelow?: number },
  ): string;
}
