/** The outcome of a promise. */
export type Settled<T> = (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown }
) & {
  /** Returns the value, or throws the error, each time it is called. */
  readonly again: () => T;
};

export async function settle<T>(work: () => Promise<T>): Promise<Settled<T>> {
  try {
    const value = await work();
    return { ok: true, value, again: () => value };
  } catch (error) {
    return {
      ok: false,
      error,
      again: () => {
        throw error;
      },
    };
  }
}
