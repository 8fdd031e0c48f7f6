import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditableField, editableFields } from '../../collections/shared/fields/editable-fields'
import { isSame } from '../../src/domain/edits/is-same'
import { valueAt, withValueAt } from '../../src/domain/edits/value-at'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { generateValues } from '../support/generated-values'
import { createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

type Values = Record<string, unknown>

let app: TestApp
let fixtures: VisibilityFixtures
let people: [Session, Session]

beforeAll(async () => {
  app = await bootApp()
  fixtures = await createVisibilityFixtures(app)
  people = [await signIn(app, 'admin'), await signIn(app, 'admin')]
})
afterAll(() => app.close())

const AUTOSAVE = 'autosave=true&draft=true&depth=0&fallback-locale=null&locale=fr'

async function newest(path: string): Promise<Values> {
  const response = await app.fetch(`/api/${path}?draft=true&depth=0&fallback-locale=null&locale=fr`, { as: people[0] })
  return response.json()
}

async function save(as: Session, path: string, data: Values, values: Values) {
  const json = { ...data, _base: { values } }
  const response = await app.fetch(`/api/${path}?${AUTOSAVE}`, { method: 'PATCH', as, json })
  const { errors } = await response.json()
  return { status: response.status, conflicts: errors?.[0]?.data?.conflicts }
}

/** What a list shows of another one: the rows without their ids. */
const contains = (list: unknown, rows: unknown) =>
  Array.isArray(list) && Array.isArray(rows) && rows.every((row) => list.some((one) => isSame(one, row)))

/** Two people change one field, then one of them saves an older form: checks that nothing is lost, and returns what happened. */
async function changeTwice(path: string, { path: field }: EditableField, mine: unknown, theirs: unknown) {
  const base = Object.fromEntries(editableFields(fieldsOf(path)).map((one) => [one.path, undefined as unknown]))
  const before = await newest(path)
  for (const one of Object.keys(base)) base[one] = valueAt(before, one) ?? null
  const [claire, lea] = people
  if ((await save(claire, path, withValueAt({}, field, theirs), base)).status !== 200) return 'refused'
  const stored = valueAt(await newest(path), field)
  if (isSame(stored, base[field])) return 'computed'

  expect((await save(lea, path, withValueAt({}, field, base[field]), base)).status).toBe(200)
  expect(valueAt(await newest(path), field), 'an older form leaves it').toEqual(stored)

  const second = await save(lea, path, withValueAt({}, field, mine), base)
  const last = valueAt(await newest(path), field)
  if (second.status === 409) {
    expect(second.conflicts).toMatchObject([
      { path: field, theirs: expect.stringMatching(/./), mine: expect.stringMatching(/./) },
    ])
    expect(last).toEqual(stored)
    return 'asked'
  }
  expect(second.status).toBe(200)
  expect(contains(last, stored), 'the rows of both stay').toBe(true)
  return 'merged'
}

const fieldsOf = (path: string) => app.payload.collections[path.split('/')[0] as 'sessions'].config.flattenedFields

test('of a field of any kind, changed by two people, nothing is overwritten unseen', async () => {
  const kinds = new Map<string, Set<string>>()
  for (const { collection, id } of fixtures.open.values()) {
    const links = new Map([...fixtures.open.values()].map((doc) => [doc.collection, doc.id]))
    const fields = fieldsOf(`${collection}/${id}`)
    const generate = (word: string, option: number) => generateValues(app.payload, fields, { word, option, links })
    const [mine, theirs] = await Promise.all([generate('claire11', 1), generate('lea22', 2)])
    for (const field of editableFields(fields)) {
      const [one, other] = [valueAt(mine, field.path), valueAt(theirs, field.path)]
      if (one === undefined || isSame(one, other)) continue
      const outcome = await changeTwice(`${collection}/${id}`, field, one, other)
      kinds.set(field.field.type, (kinds.get(field.field.type) ?? new Set()).add(outcome))
    }
  }
  for (const kind of ['text', 'textarea', 'number', 'date', 'select', 'richText', 'array']) {
    expect([...(kinds.get(kind) ?? [])], kind).toContain('asked')
  }
  expect([...kinds.values()].flatMap((outcomes) => [...outcomes])).toContain('merged')
}, 180_000)
