import type { CollectionSlug, FlattenedField, Payload, SanitizedCollectionConfig, Where } from 'payload'
import { testimonialConsentUntil } from '../../collections/shared/hooks/refresh-consent'
import { isRecord } from '../../src/domain/record'
import { compareFilesAndRows } from './files-and-rows'

type Row = Record<string, unknown> & { id: string }
type Version = Row & { parent: unknown; latest?: boolean; version: Row }

/**
 * The sentences that say what is wrong in a database, none when every write is whole: rows and versions, required fields,
 * numbers, files, consents, imports, new editions and jobs. Nothing may be written meanwhile, and what a start recovers must have been recovered.
 */
export async function brokenInvariants(payload: Payload, mediaDir: string): Promise<string[]> {
  const found: string[] = []
  for (const { config } of Object.values(payload.collections)) {
    if (config.slug.startsWith('payload-')) continue
    const rows = await allRows(payload, config.slug)
    found.push(...(await versionFaults(payload, config, rows)), ...requiredFaults(config, rows))
  }
  found.push(...(await numberFaults(payload)), ...(await unfinished(payload)))
  found.push(...(await remains(payload)), ...(await consentFaults(payload)))
  const { missing, unnamed } = await compareFilesAndRows(mediaDir, (slug) => allRows(payload, slug) as never)
  found.push(...missing.map((name) => `no file ${name}`), ...unnamed.map((name) => `no row for the file ${name}`))
  return found
}

const all = { pagination: false, limit: 0, joins: false as never } as const

const allRows = async ({ db }: Payload, collection: string, where?: Where): Promise<Row[]> =>
  (await db.find<Row>({ ...all, collection: collection as CollectionSlug, where })).docs

async function versionFaults({ db }: Payload, config: SanitizedCollectionConfig, rows: Row[]): Promise<string[]> {
  if (!config.versions) return []
  const { docs } = await db.findVersions({ ...all, collection: config.slug as CollectionSlug, sort: 'updatedAt' })
  const versions = docs as unknown as Version[]
  const ids = new Set(rows.map(({ id }) => String(id)))
  const orphans = versions.filter(({ parent }) => !ids.has(String(parent)))
  const faults = orphans.map(({ id }) => `version ${id} of ${config.slug} has no row`)
  for (const row of rows) {
    const own = versions.filter(({ parent }) => String(parent) === String(row.id))
    const name = `${config.slug} ${row.id}`
    const latest = own.filter((version) => version.latest)
    if (latest.length !== 1) faults.push(`${name} has ${latest.length} latest versions of ${own.length}`)
    if (row._status !== 'published') continue
    const published = own.findLast(({ version }) => version._status === 'published')
    if (!published) faults.push(`${name} is public without a published version`)
    else
      faults.push(...differences(config, row, published.version).map((field) => `${name} is not its version: ${field}`))
  }
  return faults
}

/** The fields of a row that differ from its version, among those that only a save changes. */
const differences = ({ flattenedFields }: SanitizedCollectionConfig, row: Row, version: Row): string[] =>
  flattenedFields.flatMap(({ name, type }) =>
    ['date', 'number', 'select', 'text', 'textarea'].includes(type) &&
    !['consentUntil', 'createdAt', 'updatedAt', 'deletedAt'].includes(name) &&
    comparable(row[name]) !== comparable(version[name])
      ? [name]
      : [],
  )

/** A value as text; a language without a value is the same as an absent one. */
function comparable(value: unknown): string {
  if (!isRecord(value)) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined)
  return entries.length === 0 ? 'null' : JSON.stringify(entries.sort())
}

function requiredFaults({ flattenedFields, slug, versions }: SanitizedCollectionConfig, rows: Row[]): string[] {
  const isPublic = (row: Row) => !versions?.drafts || row._status === 'published'
  return rows.filter(isPublic).flatMap((row) => {
    const missing = emptyFields(flattenedFields, row)
    return missing.map((path) => `${slug} ${row.id} lacks ${path}`)
  })
}

function emptyFields(fields: readonly FlattenedField[], data: Record<string, unknown>): string[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    if (field.type === 'array' && Array.isArray(value)) {
      const rows = value.filter(isRecord).flatMap((row) => emptyFields(field.flattenedFields, row))
      return rows.map((path) => `${field.name}.${path}`)
    }
    const isConditional = 'admin' in field && isRecord(field.admin) && Boolean(field.admin.condition)
    if (!('required' in field) || !field.required || isConditional) return []
    const inFrench = field.localized && isRecord(value) ? value.fr : value
    return inFrench === undefined || inFrench === null || inFrench === '' ? [field.name] : []
  })
}

async function numberFaults(payload: Payload): Promise<string[]> {
  const counters = await allRows(payload, 'counters')
  const values = new Map(counters.map(({ key, value }) => [String(key), Number(value)]))
  const faults = values.size < counters.length ? ['two counters have one key'] : []
  const given = new Set<string>()
  for (const { edition, number } of await allRows(payload, 'sessions')) {
    if (!edition || !number) continue
    const name = `number ${number} of the sessions of ${edition}`
    if (given.has(name)) faults.push(`${name} was given twice`)
    if (Number(number) > (values.get(`sessions:${edition}`) ?? 0)) faults.push(`${name} is not counted`)
    given.add(name)
  }
  return faults
}

/** The testimonials that are shown for longer, or for less long, than their consents say. */
async function consentFaults(payload: Payload): Promise<string[]> {
  const faults: string[] = []
  for (const row of await allRows(payload, 'testimonials')) {
    const until = await testimonialConsentUntil(row, row.id, payload)
    if (Date.parse(String(row.consentUntil)) !== Date.parse(until)) {
      faults.push(`testimonial ${row.id} is covered until ${row.consentUntil} rather than ${until}`)
    }
  }
  return faults
}

/** What is left of an import or of a new edition that was undone, or of an edition that was deleted. */
async function remains(payload: Payload): Promise<string[]> {
  const editions = new Set((await allRows(payload, 'editions')).map(({ id }) => String(id)))
  const undone = await allRows(payload, 'edition-copies', { state: { equals: 'undone' } })
  const applied = await allRows(payload, 'imports', { state: { equals: 'applied' } })
  const tags = new Set(applied.map(({ id }) => `import:${id}`))
  const faults = undone.flatMap(({ edition }) =>
    editions.has(String(edition)) ? [`the new edition ${edition} was undone, and is there`] : [],
  )
  for (const collection of ['sessions', 'rooms'] as const) {
    for (const { id, edition, copiedFrom } of await allRows(payload, collection)) {
      const isOfImport = typeof copiedFrom === 'string' && copiedFrom.startsWith('import:')
      if (isOfImport && !tags.has(copiedFrom)) faults.push(`${collection} ${id} is of an import that is not there`)
      if (edition && !editions.has(String(edition)))
        faults.push(`${collection} ${id} is of an edition that is not there`)
    }
  }
  return faults
}

/** What stays under way although nobody does it. */
async function unfinished(payload: Payload): Promise<string[]> {
  const imports = await allRows(payload, 'imports', { state: { in: ['under-way', 'undoing'] } })
  const copies = await allRows(payload, 'edition-copies', { state: { equals: 'undoing' } })
  const jobs = await allRows(payload, 'payload-jobs', {
    or: [{ processing: { equals: true } }, { completedAt: { exists: true } }],
  })
  const locks = await allRows(payload, 'payload-locked-documents')
  return [
    ...imports.map(({ id, state }) => `import ${id} is ${state}`),
    ...copies.map(({ edition }) => `the new edition ${edition} is being undone`),
    ...jobs.map(({ id }) => `job ${id} is still under way, or done and not deleted`),
    ...locks.flatMap(({ id, user, document }) => (user && document ? [] : [`lock ${id} is nobody’s, or of nothing`])),
  ]
}
