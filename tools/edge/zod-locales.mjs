// Stands in for the languages of zod, whose messages are English here: all of them are 40 KB compressed.
export {};
