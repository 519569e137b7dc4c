/** Resolves in the next turn of the event loop: what has come meanwhile is handled before. */
export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
