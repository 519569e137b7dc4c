/** What a piece of work came to. */
export type Settled<T> = (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown }
) & {
  /** Comes to the same again, as often as it is wanted. */
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
