import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../src/domain/release/changes'
import type { ReleasedProgramme, ReleasedSession } from '../../../src/domain/release/programme'
import { summaryOf } from '../../../src/domain/release/summaries'

const session = (fields: ReleasedSession = {}): ReleasedSession => ({
  title: { fr: 'Osons', en: 'Dare' },
  startsAt: '2024-05-21T07:00:00.000Z',
  endsAt: '2024-05-21T08:00:00.000Z',
  room: 'ada',
  participants: [{ speaker: 'amina', role: 'speaker' }],
  status: 'scheduled',
  ...fields,
})
const programme = (sessions: Record<string, ReleasedSession>): ReleasedProgramme => ({
  sessions,
  rooms: { ada: 'Salle Ada', grace: 'Salle Grace' },
})
const kinds = (before: ReleasedSession, after: ReleasedSession) =>
  changesBetween(programme({ s: before }), programme({ s: after })).map(({ kind }) => kind)

describe('the changes of a session', () => {
  test.each([
    ['moved', { startsAt: '2024-05-21T09:00:00.000Z', endsAt: '2024-05-21T10:00:00.000Z' }],
    ['room', { room: 'grace' }],
    ['room', { room: undefined }],
    ['people', { participants: [] }],
    ['people', { participants: [{ speaker: 'amina', role: 'moderator' }] }],
    ['renamed', { title: { fr: 'Osons', en: 'We dare' } }],
    ['cancelled', { status: 'cancelled' }],
    ['changed', { status: 'postponed' }],
    ['changed', { capacity: 3 }],
    ['changed', { abstract: { fr: { root: { children: [{ text: 'Autre' }] } } } }],
  ])('%s: %j', (kind, fields) => {
    expect(kinds(session(), session(fields))).toEqual([kind])
  })

  test('several differences are several changes, in the order of the kinds', () => {
    const after = session({ room: 'grace', startsAt: '2024-05-21T07:30:00.000Z', title: { fr: 'Autre' }, capacity: 2 })
    expect(kinds(session(), after)).toEqual(['moved', 'room', 'renamed', 'changed'])
  })

  test('a cancelled session has no other change', () => {
    expect(kinds(session(), session({ status: 'cancelled', room: 'grace', notice: { fr: 'Désolé.' } }))).toEqual([
      'cancelled',
    ])
  })

  test('are none when only empty values and row ids differ', () => {
    const rows = { participants: [{ id: 'row1', speaker: 'amina', role: 'speaker' }] as never }
    expect(kinds(session(), session({ ...rows, capacity: null, accessibility: [], notice: {} }))).toEqual([])
  })
})

describe('for any two programmes', () => {
  const anySession = fc.record<ReleasedSession>({
    title: fc.record({ fr: fc.constantFrom('A', 'B'), en: fc.constantFrom('A', 'C') }),
    startsAt: fc.constantFrom('2024-05-21T07:00:00.000Z', '2024-05-21T08:00:00.000Z'),
    room: fc.constantFrom(undefined, 'ada', 'grace'),
    participants: fc.array(
      fc.record({ speaker: fc.constantFrom('a', 'b'), role: fc.constantFrom('speaker', 'host') }),
      {
        maxLength: 2,
      },
    ),
    status: fc.constantFrom('scheduled', 'cancelled', 'postponed'),
    capacity: fc.constantFrom(null, 1, 2),
  })
  const anyProgramme = fc.dictionary(fc.constantFrom('s1', 's2', 's3', 's4'), anySession).map(programme)

  test('a programme does not differ from itself', () => {
    fc.assert(
      fc.property(anyProgramme, (one) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([])
      }),
    )
  })

  test('every session that differs has a change, and no other session', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (before, after) => {
        const ids = [...new Set([...Object.keys(before.sessions), ...Object.keys(after.sessions)])]
        const differing = ids.filter((id) => {
          const bare = (one?: ReleasedSession) => JSON.stringify(one && { ...one, capacity: one.capacity ?? undefined })
          return bare(before.sessions[id]) !== bare(after.sessions[id])
        })
        const changed = new Set(changesBetween(before, after).map((change) => change.session))
        expect([...changed].sort()).toEqual(differing.sort())
      }),
    )
  })

  test('a session added one way is removed the other way', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (before, after) => {
        const of = (kind: string, changes: ReturnType<typeof changesBetween>) =>
          changes
            .filter((change) => change.kind === kind)
            .map((change) => change.session)
            .sort()
        expect(of('added', changesBetween(before, after))).toEqual(of('removed', changesBetween(after, before)))
      }),
    )
  })

  test('every change has a sentence in both languages that names nobody', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (before, after) => {
        for (const change of changesBetween(before, after)) {
          const { fr, en } = summaryOf(change, { timezone: 'Europe/Paris', before, after })
          expect(`${fr}${en}`).not.toMatch(/undefined|null|NaN|Invalid/)
          expect([fr, en].every((text) => /[.!?]$/.test(text))).toBe(true)
        }
      }),
    )
  })
})
