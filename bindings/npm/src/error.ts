/**
 * A question that can not be asked: an unknown intent, a fact that does not exist, a call before `init`.
 *
 * Bad documents never throw; what could not be read is among the `problems` of the report.
 */
export class CofferdamError extends Error {
  override readonly name = 'CofferdamError';

  constructor(
    /** Stable name of the kind of error, such as `unknown-fact` or `not-initialised`. */
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
