// The pool of connections alone, in place of all of undici in the bundle: its fetch, mocks, caches and WebSockets take a tenth of
// the command's start.
// @ts-expect-error It has no declarations for its parts.
import request from 'undici/lib/api/api-request.js';
// @ts-expect-error It has no declarations for its parts.
import Agent from 'undici/lib/dispatcher/agent.js';
// @ts-expect-error It has no declarations for its parts.
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

// As undici's own entry does.
Object.assign(Dispatcher.prototype, { request });

export { Agent };
