/** The points of a caller within the window. */
export interface CountedPoints {
  readonly consumedPoints: number;
  /** Milliseconds until the window ends. */
  readonly msBeforeNext: number;
}

/** Counts points of callers by key, in a window of a minute. A limiter of `rate-limiter-flexible` is one. */
export interface PointStore {
  /** Adds points. */
  penalty(key: string, points: number): Promise<CountedPoints>;
  /** Takes them back. */
  reward(key: string, points: number): Promise<CountedPoints>;
  /** What is counted of a key, if anything is. */
  get(key: string): Promise<CountedPoints | null>;
}
