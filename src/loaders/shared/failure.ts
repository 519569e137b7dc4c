/** A rejection as the value that DataLoader takes for it: a batch fails its keys one by one. */
export const failureOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error('The request was ended.', { cause: error });
