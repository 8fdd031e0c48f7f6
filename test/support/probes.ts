import type { CollectionSlug, Option, Payload, Where } from 'payload'
import type { FieldPath } from './field-paths'
import { CANARY, type VisibilityFixtures } from './visibility-fixtures'

/** Two filters that differ in their guess, a right and a wrong one. A reader without access must get the same response. */
export interface Probe {
  label: string
  right: Where
  wrong: Where
  /** Whether the filter excludes what it matches: such probes are joined with `and`, the others with `or`. */
  excludes: boolean
  /** How many relations the filter goes through. */
  hops: number
}

/** The values of fields that occur in hidden documents and in no public one, by `keyOf` the field. */
export type Secrets = Map<string, unknown[]>

/** Reads the values of the hidden documents in each of `paths` from the database. */
export async function secretsOf(payload: Payload, fixtures: VisibilityFixtures, paths: FieldPath[]): Promise<Secrets> {
  const fields = new Map(paths.map((path) => [keyOf(path), path]))
  const open = [...fixtures.open.values(), ...fixtures.linked, ...fixtures.bare]
  const openIds = new Set(open.map(({ id }) => id))
  const stored = new Map<string, unknown>()
  for (const { collection, id } of [...open, ...fixtures.hidden]) {
    stored.set(
      id,
      await payload.db.findOne({
        collection: collection as CollectionSlug,
        locale: 'fr',
        where: { id: { equals: id } },
      }),
    )
  }
  const secrets: Secrets = new Map()
  for (const [key, { collection, within, field }] of fields) {
    if ((field.type === 'relationship' || field.type === 'upload') && !Array.isArray(field.relationTo)) {
      const targets = fixtures.hidden.filter((doc) => doc.collection === field.relationTo && !openIds.has(doc.id))
      secrets.set(
        key,
        targets.filter(({ reason }) => reason !== 'newer-draft').map(({ id }) => id),
      )
      continue
    }
    const publicValues = new Set(
      open.filter((doc) => doc.collection === collection).flatMap(({ id }) => valuesAt(stored.get(id), within)),
    )
    const values = fixtures.hidden
      .filter((doc) => doc.collection === collection)
      .flatMap((doc) =>
        valuesAt(doc.reason === 'newer-draft' ? doc.values : openIds.has(doc.id) ? {} : stored.get(doc.id), within),
      )
      .filter((value) => !publicValues.has(value))
    const hasSpare = field.type !== 'select' || (field.options.length > 2 && field.name !== '_status')
    secrets.set(key, hasSpare ? [...new Set(values)] : [])
  }
  return secrets
}

export const keyOf = ({ collection, within }: FieldPath) => `${collection} ${within}`

function valuesAt(doc: unknown, path: string): unknown[] {
  const found = path
    .split('.')
    .reduce<unknown[]>(
      (level, key) =>
        level.flatMap((value) => [(value as Record<string, unknown> | null | undefined)?.[key] ?? []].flat()),
      [doc],
    )
  return found
    .map((value) => (value instanceof Date ? value.toISOString() : value))
    .filter((value) => ['string', 'number'].includes(typeof value) && value !== '')
}

/** The probes of one path: all operators in the document itself, the most revealing ones through relations. */
export function probesOf(path: FieldPath, secrets: Secrets): Probe[] {
  const values = (secrets.get(keyOf(path)) ?? []).slice(0, 20)
  const first = values[0]
  const type = path.field.type
  if (type === 'richText')
    return path.hops > 1 ? [] : [guess(path, 'like', CANARY, 'nanari'), guess(path, 'contains', CANARY, 'nanari')]
  if (first === undefined) return []
  const wrong = values.map((value) => wrongFor(value, path))
  const isText = typeof first === 'string' && first.includes(CANARY)
  const revealing = [guess(path, 'in', values, wrong), ...(isText ? [guess(path, 'like', CANARY, 'nanari')] : [])]
  if (path.hops > 2) return revealing.slice(0, 1)
  revealing.push(guess(path, 'not_in', values, wrong))
  if (path.hops > 1) return revealing
  return [
    ...revealing,
    guess(path, 'equals', first, wrongFor(first, path)),
    guess(path, 'not_equals', first, wrongFor(first, path)),
    ...(isText ? [guess(path, 'contains', CANARY, 'nanari'), guess(path, 'not_like', CANARY, 'nanari')] : []),
    between(path, first),
  ]
}

function guess({ path, hops }: FieldPath, operator: string, right: unknown, wrong: unknown): Probe {
  return {
    label: `${path} ${operator} ${JSON.stringify(right)}`,
    right: { [path]: { [operator]: right } } as Where,
    wrong: { [path]: { [operator]: wrong } } as Where,
    excludes: operator.startsWith('not_'),
    hops,
  }
}

function between(path: FieldPath, value: unknown): Probe {
  const range = (low: unknown): Where => ({
    and: [{ [path.path]: { greater_than_equal: low } }, { [path.path]: { less_than_equal: low } }] as Where[],
  })
  const label = `${path.path} between ${JSON.stringify(value)}`
  return { label, right: range(value), wrong: range(wrongFor(value, path)), excludes: false, hops: path.hops }
}

function wrongFor(value: unknown, { field }: FieldPath): unknown {
  // The GraphQL schema validates options, so the wrong one is an option that no generated document has.
  if (field.type === 'select') return optionOf(field.options[2]) ?? value
  if (typeof value === 'number') return value + 0.5
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date(Date.parse(text) + 61_007).toISOString()
  return text.replace(/[0-9a-f](?!.*[0-9a-f])/, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16))
}

const optionOf = (option: Option | undefined) => (typeof option === 'object' ? option.value : option)

/** Joins a batch of probes into one filter. */
export function joined(probes: Probe[], side: 'right' | 'wrong'): Where {
  const of = (excludes: boolean) => probes.filter((probe) => probe.excludes === excludes).map((probe) => probe[side])
  const [positive, negative] = [of(false), of(true)]
  return { and: [...negative, ...(positive.length > 0 ? [{ or: positive }] : [])] }
}

/** Sends one filter and returns the response. */
export type Send = (where: Where) => Promise<{ status: number; body: string }>

/**
 * The probes whose responses differ between the right and the wrong guess, or are server errors. A batch that is refused
 * or that differs is split in halves until the probe is found.
 */
export async function revealing(probes: Probe[], send: Send): Promise<string[]> {
  if (probes.length === 0) return []
  const right = await send(joined(probes, 'right'))
  // A refused batch is split anyway, and a path through relations is refused before its value is looked at.
  const isRefused = right.status >= 400 && right.status !== 403
  const isEnough = probes.length > 1 || probes.some(({ hops }) => hops > 1)
  const wrong = isRefused && isEnough ? right : await send(joined(probes, 'wrong'))
  const isAnswered = right.status < 400 && wrong.status < 400
  if (isAnswered && right.body === wrong.body) return []
  // The operation is forbidden with any filter.
  if (right.status === 403 && wrong.status === 403) return []
  const [only, ...others] = probes
  if (only && others.length === 0) {
    if (process.env.PROBE_LOG)
      console.error(right.status, wrong.status, only.label.slice(0, 100), right.body.slice(0, 100))
    if (right.status >= 500 && right.status !== 501) return [`${only.label} → ${right.status}`]
    return isAnswered || right.status !== wrong.status ? [`${only.label} reveals: ${right.body.slice(0, 120)}`] : []
  }
  const half = Math.ceil(probes.length / 2)
  return [...(await revealing(probes.slice(0, half), send)), ...(await revealing(probes.slice(half), send))]
}

/** Batches of at most `size` conditions. Positive and excluding probes are separate, so that none hides another's result. */
export function batches(probes: Probe[], size = 40): Probe[][] {
  const found: Probe[][] = []
  for (const excludes of [false, true]) {
    const list = probes.filter((probe) => probe.excludes === excludes)
    for (let start = 0; start < list.length; start += size) found.push(list.slice(start, start + size))
  }
  return found
}
