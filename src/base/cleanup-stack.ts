type Cleanup = () => void | Promise<void>;

/** Cleanups to run when their owner closes, last first, since each may depend on those before it. */
export class CleanupStack {
  readonly #cleanups: Cleanup[] = [];

  defer(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup);
  }

  /** Runs every cleanup once, even if one fails. */
  async close(onError: (error: unknown) => void): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) {
      try {
        await cleanup();
      } catch (error) {
        onError(error);
      }
    }
  }
}
