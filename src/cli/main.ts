#!/usr/bin/env node
import nodeModule from 'node:module';

// Compiled code is kept from one start to the next, where Node.js can (22.1 or newer). `NODE_DISABLE_COMPILE_CACHE` forbids it.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
// Imported now: what is imported above would be compiled before.
const { runToTheEnd } = await import('./run-to-the-end.ts');

await runToTheEnd();
