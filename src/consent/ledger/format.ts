import { createHash, createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type ChainRow, chained, firstBreak } from '../../domain/hash-chain'

/** What a ledger records: a consent that was withdrawn, a person who was withdrawn from the site, a person who was erased. */
const kinds = ['consent', 'withdrawal', 'erasure'] as const

const factShape = z.strictObject({
  n: z.int().positive(),
  at: z.string(),
  kind: z.enum(kinds),
  /** The digest of the collection and the id of the consent or of the person's document. */
  who: z.string(),
  /** The digest of the row of the database that records the same. */
  source: z.string(),
  /** The digests of the names of erased files. */
  files: z.array(z.string()).optional(),
})
const rowShape = z.strictObject({ fact: factShape, hash: z.string() })
const headerShape = z.strictObject({ ledger: z.string(), salt: z.string(), createdAt: z.string() })

/** One fact of a ledger. It names nobody: ids are digests with the salt of the ledger. */
export type LedgerFact = z.output<typeof factShape>

/** The content of a ledger file. */
export interface Ledger {
  /** The id of the ledger. */
  id: string
  salt: string
  facts: LedgerFact[]
  /** The hash that the next row follows. */
  head: string
  /** The bytes of its whole lines. A last line without an end is one that was being written when the process died. */
  bytes: number
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

/** The first line of a new ledger, with its end. */
export const newLedger = (): string =>
  `${JSON.stringify({
    ledger: randomBytes(12).toString('base64url'),
    salt: randomBytes(32).toString('base64url'),
    createdAt: new Date().toISOString(),
  })}\n`

/** The pseudonym of a text in a ledger: the same text has another one in another ledger. */
export const digestIn = ({ salt }: Pick<Ledger, 'salt'>, text: string): string =>
  createHmac('sha256', salt).update(text).digest('base64url')

/** The lines that add facts at the end of a ledger. */
export const newLines = ({ head }: Ledger, facts: readonly LedgerFact[]): string =>
  chained(sha256, head, facts)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')

/** Reads the content of a ledger file. For one that is not whole, returns the number of the first line that is wrong. */
export function parseLedger(text: string): Ledger | { wrongLine: number } {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const [first = '', ...lines] = whole.split('\n').slice(0, -1)
  const header = headerShape.safeParse(jsonOf(first))
  if (!header.success) return { wrongLine: 1 }
  const rows: ChainRow<LedgerFact>[] = []
  for (const [index, line] of lines.entries()) {
    const row = rowShape.safeParse(jsonOf(line))
    if (!row.success || row.data.fact.n !== index + 1) return { wrongLine: index + 2 }
    rows.push(row.data)
  }
  const broken = firstBreak(sha256, sha256(first), rows)
  if (broken !== undefined) return { wrongLine: broken + 2 }
  const { ledger: id, salt } = header.data
  const facts = rows.map(({ fact }) => fact)
  return { id, salt, facts, head: rows.at(-1)?.hash ?? sha256(first), bytes: Buffer.byteLength(whole) }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
