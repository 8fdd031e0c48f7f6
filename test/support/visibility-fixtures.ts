import type { FlattenedField, SanitizedCollectionConfig, Where } from 'payload'
import sharp from 'sharp'
import type { TestApp } from './app'
import { type GeneratedDocument, generateValues, type ValueOptions } from './generated-values'

/** Why a document, or the newest text of one, is not public. */
export type Reason =
  | 'private'
  | 'draft'
  | 'unpublished'
  | 'trashed'
  | 'newer-draft'
  | 'unconsented'
  | 'withdrawn'
  | 'expired'
  | 'edition-unpublished'
  | 'edition-trashed'

/** A document that is private to anonymous readers. Of a `newer-draft` the id is public and the text is private. */
export interface Hidden extends GeneratedDocument {
  reason: Reason
}

/** A site with public documents, and every kind of hidden document that the collections can have. */
export interface VisibilityFixtures {
  /** Public documents, one per collection, that refer to each other. */
  open: Map<string, GeneratedDocument>
  /** Public documents that refer to hidden ones. */
  linked: GeneratedDocument[]
  /** Public documents that refer to their edition only: the public must not be able to distinguish them from `linked`. */
  bare: GeneratedDocument[]
  hidden: Hidden[]
}

/** A word in every text of a hidden document, and in no text of a public one. */
export const CANARY = 'kanari'

/** Creates these documents in every collection of the configuration, Payload's own included. */
export async function createVisibilityFixtures(app: TestApp): Promise<VisibilityFixtures> {
  const fixtures: VisibilityFixtures = { open: new Map(), linked: [], bare: [], hidden: [] }
  const configs = inOrder(app.payload.config.collections)
  for (const config of configs) {
    if (isPrivate(config)) continue
    fixtures.open.set(config.slug, await createOpen(app, config, idsOf(fixtures.open.values())))
  }
  for (const config of configs) {
    for (const reason of reasonsOf(config)) fixtures.hidden.push(await createHidden(app, config, reason, fixtures))
  }
  for (const config of configs.filter((candidate) => !isPrivate(candidate))) {
    const targets = configs.filter(
      ({ slug }) => slug !== 'editions' && targetsOf(config.flattenedFields).includes(slug),
    )
    if (targets.length > 0) fixtures.bare.push(await createOpen(app, config, onlyEdition(fixtures)))
    const rounds = Math.max(0, ...targets.map((target) => reasonsOf(target).length))
    for (let round = 0; round < rounds; round += 1) {
      fixtures.linked.push(await createOpen(app, config, linksInto(fixtures, round), withoutPhoto))
    }
  }
  return fixtures
}

const everything = ['name', 'photo', 'voice', 'video', 'quote', 'social'] as const
/** The scopes of a consent that leaves the photo private. */
const withoutPhoto = everything.filter((scope) => scope !== 'photo')

let count = 0
const next = (stem: string) => {
  count += 1
  return `${stem}${count}`
}

const privateSlugs = new Set([
  'consents',
  'documents',
  'users',
  'api-clients',
  'audit',
  'imports',
  'counters',
  'leases',
  'webhooks',
  'webhook-deliveries',
  'webhook-secrets',
  'second-factors',
  'second-factor-uses',
  'change-notes',
  'change-log',
  'edition-copies',
  'consent-events',
  'person-links',
  'share-links',
  'withdrawals',
  'erasures',
])
const isPrivate = ({ slug }: SanitizedCollectionConfig) => privateSlugs.has(slug) || slug.startsWith('payload-')
const fieldOf = ({ flattenedFields }: SanitizedCollectionConfig, name: string) =>
  flattenedFields.find((field) => field.name === name)
const hasDrafts = ({ versions }: SanitizedCollectionConfig) => Boolean(versions?.drafts)
const needsConsent = (config: SanitizedCollectionConfig) => fieldOf(config, 'consentUntil') !== undefined

function reasonsOf(config: SanitizedCollectionConfig): Reason[] {
  if (isPrivate(config)) return ['private']
  return [
    ...(hasDrafts(config) ? (['draft', 'unpublished', 'trashed', 'newer-draft'] as const) : []),
    // A speaker is public without a consent, until they withdraw one.
    ...(needsConsent(config) && config.slug !== 'speakers' ? (['unconsented'] as const) : []),
    ...(needsConsent(config) ? (['withdrawn', 'expired'] as const) : []),
    ...(fieldOf(config, 'edition') ? (['edition-unpublished', 'edition-trashed'] as const) : []),
  ]
}

/** Collections in the order of their references, the referenced ones first. */
function inOrder(configs: SanitizedCollectionConfig[]): SanitizedCollectionConfig[] {
  const ordered: SanitizedCollectionConfig[] = []
  const waiting = new Set(configs)
  while (waiting.size > 0) {
    const ready = [...waiting].find((config) =>
      targetsOf(config.flattenedFields).every(
        (slug) => ![...waiting].some((other) => other !== config && other.slug === slug),
      ),
    )
    const chosen = ready ?? ([...waiting][0] as SanitizedCollectionConfig)
    ordered.push(chosen)
    waiting.delete(chosen)
  }
  return ordered
}

function targetsOf(fields: FlattenedField[]): string[] {
  return fields.flatMap((field) => {
    if (field.type === 'relationship' || field.type === 'upload') return [field.relationTo].flat()
    return field.type !== 'join' && 'flattenedFields' in field ? targetsOf(field.flattenedFields) : []
  })
}

const idsOf = (docs: Iterable<GeneratedDocument>) => new Map([...docs].map(({ collection, id }) => [collection, id]))

/** The id of one hidden document per collection, and of a public edition, without which nothing is public. */
function linksInto(fixtures: VisibilityFixtures, round: number): Map<string, string> {
  const links = idsOf(fixtures.open.values())
  for (const slug of new Set(fixtures.hidden.map(({ collection }) => collection))) {
    const ofSlug = fixtures.hidden.filter((doc) => doc.collection === slug && doc.reason !== 'newer-draft')
    const chosen = ofSlug[round % ofSlug.length]
    if (chosen && slug !== 'editions') links.set(slug, chosen.id)
  }
  return links
}

const onlyEdition = ({ open }: VisibilityFixtures) =>
  new Map([...idsOf(open.values())].filter(([slug]) => slug === 'editions'))

async function createOpen(
  app: TestApp,
  config: SanitizedCollectionConfig,
  links: Map<string, string>,
  scope: readonly (typeof everything)[number][] = everything,
): Promise<GeneratedDocument> {
  const created = await write(app, config, { word: next('visible'), option: 0, links })
  await publish(app, created)
  if (needsConsent(config)) await giveConsent(app, created, { scope })
  return created
}

async function createHidden(
  app: TestApp,
  config: SanitizedCollectionConfig,
  reason: Reason,
  { open, hidden }: VisibilityFixtures,
): Promise<Hidden> {
  const links = idsOf(open.values())
  const ofEdition = { 'edition-unpublished': 'draft', 'edition-trashed': 'trashed' }[reason as string]
  const hiddenEdition = hidden.find((doc) => doc.collection === 'editions' && doc.reason === ofEdition)
  if (hiddenEdition) links.set('editions', hiddenEdition.id)
  // A consent with fewer scopes for a public document would hide it.
  if (reason === 'private') for (const [slug, id] of idsOf(hidden)) links.set(slug, id)
  // A photo is private when one of its people withdraws consent, so these documents have none.
  if (reason === 'withdrawn' || reason === 'expired') links.delete('media')
  if (reason === 'newer-draft') return createNewerDraft(app, config, links)
  const created = await write(app, config, { word: next(CANARY), option: 1, links })
  if (reason === 'trashed') await publish(app, created, { deletedAt: new Date().toISOString() })
  else if (reason === 'unpublished') {
    await publish(app, created)
    await publish(app, created, { _status: 'draft' })
  } else if (reason !== 'draft' && reason !== 'private') await publish(app, created)
  if (needsConsent(config) && reason !== 'unconsented') {
    await giveConsent(app, created, {
      ...(reason === 'withdrawn' ? { withdrawnAt: new Date().toISOString() } : {}),
      ...(reason === 'expired' ? { expiresOn: '2024-02-01' } : {}),
    })
  }
  return { ...created, reason }
}

async function createNewerDraft(
  app: TestApp,
  config: SanitizedCollectionConfig,
  links: Map<string, string>,
): Promise<Hidden> {
  const created = await createOpen(app, config, links)
  const word = next(CANARY)
  const values = await generateValues(app.payload, config.flattenedFields, { word, option: 1, links })
  await app.payload.update({
    collection: config.slug as 'sessions',
    id: created.id,
    data: values as never,
    draft: true,
    depth: 0,
    overrideAccess: true,
  })
  return { ...created, word, values, reason: 'newer-draft' }
}

async function write(
  app: TestApp,
  config: SanitizedCollectionConfig,
  options: ValueOptions,
): Promise<GeneratedDocument> {
  const values = {
    ...(await generateValues(app.payload, config.flattenedFields, options)),
    ...(config.slug === 'users' ? { password: 'Quatre-mots-au-hasard-7' } : {}),
  }
  if (config.slug.startsWith('payload-')) {
    // Written to the database directly, because Payload's own hooks require a signed-in user. Rows would lack their ids.
    const data = Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)))
    const { id } = await app.payload.db.create({ collection: config.slug as 'sessions', data })
    return { id: String(id), collection: config.slug, word: options.word, values }
  }
  const doc = await app.payload.create({
    collection: config.slug as 'sessions',
    data: values as never,
    depth: 0,
    overrideAccess: true,
    locale: 'fr',
    ...(hasDrafts(config) ? { draft: true as never } : {}),
    ...(config.upload ? { file: await fileFor(config, options.word) } : {}),
  })
  return { id: String(doc.id), collection: config.slug, word: options.word, values }
}

/** Publishes without validation: only access to these documents is tested, not their content. */
async function publish(
  app: TestApp,
  { collection, id }: GeneratedDocument,
  data: Record<string, unknown> = {},
): Promise<void> {
  if (!app.payload.collections[collection as 'sessions'].config.versions?.drafts) return
  await app.payload.db.updateOne({
    collection: collection as 'sessions',
    id,
    data: { _status: 'published', ...data },
    returning: false,
  })
  if (!('deletedAt' in data)) return
  const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] }
  const { docs } = await app.payload.db.findVersions<Record<string, unknown>>({
    collection: collection as 'sessions',
    where,
  })
  for (const newest of docs) {
    const versionData = { ...newest, version: { ...newest.version, ...data } } as never
    await app.payload.db.updateVersion({ collection: collection as 'sessions', id: newest.id, versionData })
  }
}

async function giveConsent(app: TestApp, { collection, id }: GeneratedDocument, data: object = {}): Promise<void> {
  await app.payload.create({
    collection: 'consents',
    data: {
      person: next(CANARY),
      subject: { relationTo: collection as 'media', value: id },
      scope: [...everything],
      wording: next(CANARY),
      givenOn: '2024-01-15',
      ...data,
    },
    depth: 0,
    overrideAccess: true,
  })
}

async function fileFor({ slug }: SanitizedCollectionConfig, word: string) {
  if (slug === 'documents') {
    const data = Buffer.from(
      `%PDF-1.4\n% ${word}\n1 0 obj<</Type/Catalog>>endobj\nxref\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    )
    return { data, mimetype: 'application/pdf', name: `${word}.pdf`, size: data.length }
  }
  return anImage(word)
}

let images = 0

/** A grey PNG with `word` as its name. No two are the same file, which would share withdrawals. */
export async function anImage(word: string) {
  images += 1
  const create = {
    width: 64 + (images % 64),
    height: 64 + Math.floor(images / 64),
    channels: 3 as const,
    background: '#777777',
  }
  const data = await sharp({ create }).png().toBuffer()
  return { data, mimetype: 'image/png', name: `${word}.png`, size: data.length }
}
