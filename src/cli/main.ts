#!/usr/bin/env node
import { runToTheEnd } from './run-to-the-end.ts';

await runToTheEnd();
