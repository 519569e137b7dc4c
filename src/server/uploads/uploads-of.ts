import type { MultipartRequest } from './multipart-request.ts';

/** The files of the requests that bring some: for who ends them, and for who waits for them. */
export const uploadsOf = new WeakMap<Request, Pick<MultipartRequest, 'end' | 'isCutOff' | 'over'>>();
