const DAY_MS = 24 * 3600 * 1000
const VALID_DAYS = 180

/** When the text that is written at `now` ends, and is written anew: the next midnight of UTC. */
export const endOfText = (now: Date): number => (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS

/** Renders where to report a flaw ([RFC 9116](https://www.rfc-editor.org/rfc/rfc9116)), valid for half a year. */
export const renderSecurity = (contact: string, origin: string, now: Date): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(endOfText(now) + VALID_DAYS * DAY_MS).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
