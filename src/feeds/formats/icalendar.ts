import type { Instant } from '../../domain/zone'

/** One line of a calendar: the name of a property with its parameters, and its value, escaped as its type requires. */
export type CalendarLine = readonly [name: string, value: string]

const MOST_OCTETS = 75
const encoder = new TextEncoder()

/** Writes lines as iCalendar: CRLF, folded at 75 octets between two characters ([RFC 5545 §3.1](https://www.rfc-editor.org/rfc/rfc5545#section-3.1)). */
export const writeLines = (lines: readonly CalendarLine[]): string =>
  lines.map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`).join('')

function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** Escapes a value of type TEXT; line ends are `\n` ([RFC 5545 §3.3.11](https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11)). */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')

/** Writes an instant as a DATE-TIME in UTC, to the second: `20240521T070000Z`. */
export const dateTime = (instant: Instant): string => instant.replace(/[-:]|\.\d+/g, '')
