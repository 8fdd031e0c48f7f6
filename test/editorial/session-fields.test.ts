import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findSession } from '../../src/content/site/find-session'
import { plainTextOf, richTextOf } from '../../src/domain/rich-text'
import { type FieldKind, type SessionFieldDescription, sessionFieldDescriptions } from '../../src/domain/session-fields'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, at } from '../support/fixtures'

/** The stored fields of a session that are not described, with the reason. */
const otherSessionFields: Readonly<Record<string, string>> = {
  edition: 'decides what the session is part of',
  number: 'is assigned once within the edition',
  slug: 'is generated from the title',
  previousSlugs: 'is written when the slug changes',
  titleKey: 'is the search key of the title',
  copiedFrom: 'names the original of a copy',
  sourceId: 'names the content in the tool that it was imported from',
  firstPublishedAt: 'is written by the first publication',
  untranslated: 'is computed from the other fields',
  createdAt: 'is written by Payload',
  updatedAt: 'is written by Payload',
  deletedAt: 'is written by Payload',
  _status: 'is written by Payload',
}

type Values = Record<string, unknown>

let app: TestApp
let editor: Session
let edition: string
let session: string
let given: Values
let fields: Map<string, FlattenedField>

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  fields = new Map(app.payload.collections.sessions.config.flattenedFields.map((field) => [field.name, field]))
  edition = (await anEdition(app)).id
  const [room, speaker] = [await aRoom(app, edition), await aSpeaker(app)]
  const samples: Record<FieldKind, (name: string) => unknown> = {
    line: () => 'Une ligne',
    text: () => 'Un texte',
    'rich-text': () => richTextOf('Un résumé'),
    choice: (name) => optionsOf(name)[1],
    choices: (name) => optionsOf(name).slice(0, 2).sort(),
    'whole-number': () => 12,
    instant: (name) => at(name === 'endsAt' ? '10:00' : '09:00'),
    'web-address': () => 'https://exemple.fr/adresse',
    room: () => room.id,
    participants: () => [{ speaker: speaker.id, role: 'host' }],
    video: () => ({ url: 'https://exemple.fr/v.mp4', captionsUrl: 'https://exemple.fr/v.vtt', transcript: 'Dit.' }),
  }
  given = Object.fromEntries(sessionFieldDescriptions.map(({ name, kind }) => [name, samples[kind](name)]))
  session = (await aSession(app, edition, { ...given, _status: 'draft' })).id
})
afterAll(() => app.close())

function optionsOf(name: string): unknown[] {
  const field = fields.get(name)
  if (!field || !('options' in field)) throw new Error(`${name} has no options.`)
  return field.options.map((option) => (typeof option === 'string' ? option : option.value))
}

const described = sessionFieldDescriptions.map((field) => [field.name, field] as const)
const those = (is: (field: SessionFieldDescription) => boolean) => sessionFieldDescriptions.filter(is)

/** Returns the values of some fields, in the form in which two sessions can be compared. */
const comparable = (values: Values, some: readonly SessionFieldDescription[]) =>
  Object.fromEntries(
    some.map(({ name, kind }) => {
      const value = values[name]
      if (kind === 'rich-text') return [name, plainTextOf(value)]
      if (kind === 'participants') return [name, (value as Values[]).map(({ speaker, role }) => ({ speaker, role }))]
      return [name, value]
    }),
  )

async function stored(where: object): Promise<Values> {
  const { docs } = await app.payload.find({
    collection: 'sessions',
    where: where as never,
    draft: true,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0] as unknown as Values
}

const post = (path: string, json: object = {}) =>
  app.fetch(`/api/programme/${edition}/${path}`, { method: 'POST', as: editor, json })

describe('the description of the fields of a session', () => {
  test('has every stored field, or a reason for leaving it out', () => {
    const names = [...described.map(([name]) => name), ...Object.keys(otherSessionFields)]
    expect([...fields.keys()].sort()).toEqual(names.sort())
  })

  test.each(described)('agrees with the form about %s', (name, { kind, localized, maxLength }) => {
    const field = fields.get(name)
    expect(field).toMatchObject(payloadFieldOf[kind])
    expect(Boolean(field && 'localized' in field && field.localized)).toBe(Boolean(localized))
    if (kind === 'line' || kind === 'text') expect(field).toMatchObject({ maxLength })
  })
})

describe('every described field', () => {
  test('is exported and imported when it has a column', async () => {
    const exported = await app.fetch(`/api/programme/${edition}/export/sessions.csv`, { as: editor })
    const other = (await anEdition(app)).id
    const body = new FormData()
    body.append('file', new File([await exported.arrayBuffer()], 'programme.csv'))
    body.append('apply', 'true')
    const answer = await app.fetch(`/api/programme/${other}/import`, { method: 'POST', as: editor, body })
    expect(answer.status).toBe(201)
    const imported = await stored({ edition: { equals: other } })
    const columns = those(({ column, kind }) => Boolean(column) && kind !== 'room')
    expect(comparable(imported, columns)).toEqual(comparable(given, columns))
    // A room belongs to one edition: the import creates another one of the same name.
    expect(imported.room).toBeTruthy()
  })

  test('is copied to a new edition, computed or left empty', async () => {
    const order = { startsOn: '2025-05-20', city: 'Nîmes', participants: true }
    const copy = await (await post('copy', order)).json()
    const copied = await stored({ edition: { equals: copy.edition.id } })
    const copies = those(({ clone }) => clone === 'copy')
    expect(comparable(copied, copies)).toEqual(comparable(given, copies))
    for (const { name, kind } of those(({ clone }) => clone === 'omit')) {
      const value = kind === 'video' ? (copied[name] as Values).url : copied[name]
      expect([name, value ?? null]).toEqual([name, null])
    }
    for (const { name } of those(({ clone }) => clone === 'compute')) expect(copied[name]).toBeTruthy()
  })

  test('is stored by a release, which restores it unless it is a video', async () => {
    const released = those(({ isReleased }) => isReleased)
    expect((await post('release')).status).toBe(201)
    const where = { id: { equals: session } }
    const before = await stored(where)
    const emptied = released.filter(({ name }) => !isRequired(name)).map(({ name, kind }) => [name, emptyOf(kind)])
    await app.payload.update({
      collection: 'sessions',
      id: session,
      data: { ...Object.fromEntries(emptied), _status: 'published' },
      overrideAccess: true,
    })
    expect((await post('release')).status).toBe(201)
    expect((await post('releases/1/restore')).status).toBe(201)
    const restored = released.filter(({ kind }) => kind !== 'video')
    expect(comparable(await stored(where), restored)).toEqual(comparable(before, restored))
    expect(comparable(before, released)).toMatchObject(comparable(given, released))
  })
})

test('the page of a session lists the details under their labels, in the order of the description', async () => {
  const reader = { kind: 'public' } as const
  const context = { payload: app.payload, reader, language: 'fr', now: new Date() } as const
  const view = await findSession(context, { id: { equals: session } })
  const details = those(({ isDetail }) => Boolean(isDetail))
  expect(view?.details.map(({ field, label }) => [field, label])).toEqual(
    details.map(({ name, label }) => [name, label.fr]),
  )
  expect(view?.details.map(({ value }) => value.text)).toContain('12')
})

function isRequired(name: string): boolean {
  const field = fields.get(name)
  return Boolean(field && 'required' in field && field.required)
}

function emptyOf(kind: FieldKind): unknown {
  if (kind === 'choices' || kind === 'participants') return []
  return kind === 'video' ? { url: null, captionsUrl: null, transcript: null } : null
}

/** The Payload field of each kind. */
const payloadFieldOf: Record<FieldKind, object> = {
  line: { type: 'text' },
  text: { type: 'textarea' },
  'rich-text': { type: 'richText' },
  choice: { type: 'select' },
  choices: { type: 'select', hasMany: true },
  'whole-number': { type: 'number' },
  instant: { type: 'date' },
  'web-address': { type: 'text' },
  room: { type: 'relationship', relationTo: 'rooms' },
  participants: { type: 'array' },
  video: { type: 'group' },
}
