/** Default of `--time-limit`, in seconds. */
export const DOCTOR_TIME_LIMIT = 60;

/** Shorter than those of a gateway: a site that hangs must not use up the time limit. */
export const DOCTOR_DEFAULTS = { headersTimeout: 10_000, bodyTimeout: 10_000 };
