import type { Change, ChangeHub, ChangeListener, ListenOptions } from './changes.ts';

/** Publishes changes within one process. */
export class MemoryChangeHub implements ChangeHub {
  readonly #listeners = new Set<{
    readonly listener: ChangeListener;
    readonly onGap: ListenOptions['onGap'];
  }>();

  async publish(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    for (const { listener } of [...this.#listeners]) listener(changes);
  }

  listen(listener: ChangeListener, { onGap }: ListenOptions = {}): () => void {
    const entry = { listener, onGap };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Notifies all listeners that changes may have been missed. */
  reportGap(): void {
    for (const { onGap } of [...this.#listeners]) onGap?.();
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
