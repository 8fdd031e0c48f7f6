/**
 * The flags of a Node process that imports Payload's editor. Without them Node 20 resolves Lexical to its entry with a
 * top-level await, and often never exits.
 */
export const withoutTopLevelAwait = ['--conditions=production']
