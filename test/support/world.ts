import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import sharp from 'sharp'
import type { TestApp } from './app'
import { type Filling, fill, type Planted } from './fill'

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

/** A document that nobody outside may learn anything about; of a `newer-draft` the id is public, the text is not. */
export interface Hidden extends Planted {
  reason: Reason
}

/** A site with public documents, and every kind of hidden document that the collections of the project can have. */
export interface World {
  /** Public documents, one a collection, that point at each other. */
  open: Map<string, Planted>
  /** Public documents that point at hidden ones. */
  linked: Planted[]
  /** Public documents that point at nothing but their edition: nobody outside can tell them from those of `linked`. */
  bare: Planted[]
  hidden: Hidden[]
}

/** Stands in every text of a hidden document and in none of a public one. */
export const CANARY = 'kanari'

/** Plants the world: every collection of the configuration, the internal ones of Payload included. */
export async function plantWorld(app: TestApp): Promise<World> {
  const world: World = { open: new Map(), linked: [], bare: [], hidden: [] }
  const configs = inOrder(app.payload.config.collections)
  for (const config of configs) {
    if (isPrivate(config)) continue
    world.open.set(config.slug, await plantOpen(app, config, idsOf(world.open.values())))
  }
  for (const config of configs) {
    for (const reason of reasonsOf(config)) world.hidden.push(await plantHidden(app, config, reason, world))
  }
  for (const config of configs.filter((candidate) => !isPrivate(candidate))) {
    const targets = configs.filter(
      ({ slug }) => slug !== 'editions' && targetsOf(config.flattenedFields).includes(slug),
    )
    if (targets.length > 0) world.bare.push(await plantOpen(app, config, onlyEdition(world)))
    const rounds = Math.max(0, ...targets.map((target) => reasonsOf(target).length))
    for (let round = 0; round < rounds; round += 1) {
      world.linked.push(await plantOpen(app, config, linksInto(world, round), withoutPhoto))
    }
  }
  return world
}

const everything = ['name', 'photo', 'voice', 'video', 'quote', 'social'] as const
/** What is agreed to by somebody whose photo stays hidden. */
const withoutPhoto = everything.filter((scope) => scope !== 'photo')

let count = 0
const next = (stem: string) => {
  count += 1
  return `${stem}${count}`
}

const privateSlugs = new Set(['consents', 'documents', 'users', 'api-clients', 'imports', 'counters'])
const isPrivate = ({ slug }: SanitizedCollectionConfig) => privateSlugs.has(slug) || slug.startsWith('payload-')
const fieldOf = ({ flattenedFields }: SanitizedCollectionConfig, name: string) =>
  flattenedFields.find((field) => field.name === name)
const hasDrafts = ({ versions }: SanitizedCollectionConfig) => Boolean(versions?.drafts)
const asksConsent = (config: SanitizedCollectionConfig) => fieldOf(config, 'consentUntil') !== undefined

function reasonsOf(config: SanitizedCollectionConfig): Reason[] {
  if (isPrivate(config)) return ['private']
  return [
    ...(hasDrafts(config) ? (['draft', 'unpublished', 'trashed', 'newer-draft'] as const) : []),
    ...(asksConsent(config) ? (['unconsented', 'withdrawn', 'expired'] as const) : []),
    ...(fieldOf(config, 'edition') ? (['edition-unpublished'] as const) : []),
  ]
}

/** Collections after those they point at. */
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

const idsOf = (docs: Iterable<Planted>) => new Map([...docs].map(({ collection, id }) => [collection, id]))

/** For each collection one of its hidden documents; a public edition, without which nothing is public. */
function linksInto(world: World, round: number): Map<string, string> {
  const links = idsOf(world.open.values())
  for (const slug of new Set(world.hidden.map(({ collection }) => collection))) {
    const ofSlug = world.hidden.filter((doc) => doc.collection === slug && doc.reason !== 'newer-draft')
    const chosen = ofSlug[round % ofSlug.length]
    if (chosen && slug !== 'editions') links.set(slug, chosen.id)
  }
  return links
}

const onlyEdition = ({ open }: World) => new Map([...idsOf(open.values())].filter(([slug]) => slug === 'editions'))

async function plantOpen(
  app: TestApp,
  config: SanitizedCollectionConfig,
  links: Map<string, string>,
  scope: readonly (typeof everything)[number][] = everything,
): Promise<Planted> {
  const planted = await write(app, config, { word: next('visible'), option: 0, links })
  await publish(app, planted)
  if (asksConsent(config)) await agree(app, planted, { scope })
  return planted
}

async function plantHidden(
  app: TestApp,
  config: SanitizedCollectionConfig,
  reason: Reason,
  { open, hidden }: World,
): Promise<Hidden> {
  const links = idsOf(open.values())
  const draftEdition = hidden.find((doc) => doc.collection === 'editions' && doc.reason === 'draft')
  if (reason === 'edition-unpublished' && draftEdition) links.set('editions', draftEdition.id)
  // A consent with less than everything would hide what is open.
  if (reason === 'private') for (const [slug, id] of idsOf(hidden)) links.set(slug, id)
  // The photo of somebody who does not agree is not public, whoever else agrees to be seen on it.
  if (reason === 'withdrawn' || reason === 'expired') links.delete('media')
  if (reason === 'newer-draft') return plantNewerDraft(app, config, links)
  const planted = await write(app, config, { word: next(CANARY), option: 1, links })
  if (reason === 'trashed') await publish(app, planted, { deletedAt: new Date().toISOString() })
  else if (reason === 'unpublished') {
    await publish(app, planted)
    await publish(app, planted, { _status: 'draft' })
  } else if (reason !== 'draft' && reason !== 'private') await publish(app, planted)
  if (asksConsent(config) && reason !== 'unconsented') {
    await agree(app, planted, {
      ...(reason === 'withdrawn' ? { withdrawnAt: new Date().toISOString() } : {}),
      ...(reason === 'expired' ? { expiresOn: '2024-02-01' } : {}),
    })
  }
  return { ...planted, reason }
}

async function plantNewerDraft(
  app: TestApp,
  config: SanitizedCollectionConfig,
  links: Map<string, string>,
): Promise<Hidden> {
  const planted = await plantOpen(app, config, links)
  const word = next(CANARY)
  const values = await fill(app.payload, config.flattenedFields, { word, option: 1, links })
  await app.payload.update({
    collection: config.slug as 'sessions',
    id: planted.id,
    data: values as never,
    draft: true,
    depth: 0,
    overrideAccess: true,
  })
  return { ...planted, word, values, reason: 'newer-draft' }
}

async function write(app: TestApp, config: SanitizedCollectionConfig, filling: Filling): Promise<Planted> {
  const values = {
    ...(await fill(app.payload, config.flattenedFields, filling)),
    ...(config.slug === 'users' ? { password: 'Quatre-mots-au-hasard-7' } : {}),
    ...(config.slug === 'api-clients' ? { enableAPIKey: true, apiKey: `${filling.word}-cle` } : {}),
  }
  if (config.slug.startsWith('payload-')) {
    // Rows of lists get their ids from Payload, which is passed by here: its own hooks want a signed-in user.
    const data = Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)))
    const { id } = await app.payload.db.create({ collection: config.slug as 'sessions', data })
    return { id: String(id), collection: config.slug, word: filling.word, values }
  }
  const doc = await app.payload.create({
    collection: config.slug as 'sessions',
    data: values as never,
    depth: 0,
    overrideAccess: true,
    locale: 'fr',
    ...(hasDrafts(config) ? { draft: true as never } : {}),
    ...(config.upload ? { file: await fileFor(config, filling.word) } : {}),
  })
  return { id: String(doc.id), collection: config.slug, word: filling.word, values }
}

/** Past validation and overlaps: what the documents say does not matter, who may read them does. */
async function publish(app: TestApp, { collection, id }: Planted, data: Record<string, unknown> = {}): Promise<void> {
  if (!app.payload.collections[collection as 'sessions'].config.versions?.drafts) return
  await app.payload.db.updateOne({
    collection: collection as 'sessions',
    id,
    data: { _status: 'published', ...data },
    returning: false,
  })
}

async function agree(app: TestApp, { collection, id }: Planted, data: object = {}): Promise<void> {
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

/** A grey PNG called after `word`. */
export async function anImage(word: string) {
  const create = { width: 64, height: 64, channels: 3 as const, background: '#777777' }
  const data = await sharp({ create }).png().toBuffer()
  return { data, mimetype: 'image/png', name: `${word}.png`, size: data.length }
}
