/**
 * Flags for a Node that imports Payload's editor. Without them Node 20 picks the entry of Lexical that awaits at its top
 * level, and never finishes: six times out of six for the editor alone, one in seven for the whole configuration.
 */
export const withoutTopLevelAwait = ['--conditions=production']
