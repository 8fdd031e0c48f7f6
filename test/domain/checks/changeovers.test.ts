import { expect, test } from 'vitest'
import { aProgramme, aSession, aSpeaker, at, findingsOf } from './a-programme'

const ada = [{ speaker: 'ada', role: 'speaker' }]
const speakers = [aSpeaker('ada')]

function changeovers(second: object, minutes = 5, first: object = {}) {
  const sessions = [
    aSession({ participants: ada, ...first }),
    aSession({ id: 's2', room: 'r2', participants: ada, ...second }),
  ]
  return findingsOf(aProgramme({ sessions, speakers }, { changeoverMinutes: minutes }), 'short-changeover')
}

test.each([
  ['10:00', 5, true],
  ['10:04', 5, true],
  ['10:05', 5, false],
  ['10:30', 5, false],
  ['10:14', 15, true],
  ['10:00', 0, false],
])('after a session that ends at 10:00, one in another room at %s, %i minutes needed', (from, minutes, isFound) => {
  expect(changeovers({ startsAt: at(from), endsAt: at('12:00') }, minutes)).toHaveLength(isFound ? 1 : 0)
})

test('the finding states the minutes, and leads to the start of the later session', () => {
  const [short] = changeovers({ startsAt: at('10:03'), endsAt: at('11:00') })
  expect(short).toMatchObject({ level: 'warns', id: 's2', path: 'startsAt' })
  expect(short?.message.fr).toMatch(/Personne ada sort de «\sOuverture\s» \(salle «\sSalle 1\s»\) à 10\sh\s00\s: 3 min/)
})

test('the order of the sessions does not matter', () => {
  const early = { startsAt: at('08:00'), endsAt: at('08:58') }
  expect(changeovers(early).map(({ id }) => id)).toEqual(['s1'])
})

test('a person who stays in one room, or has no room yet, needs no changeover', () => {
  const next = { startsAt: at('10:00'), endsAt: at('11:00') }
  expect(changeovers({ ...next, room: 'r1' })).toEqual([])
  expect(changeovers({ ...next, room: undefined })).toEqual([])
})

test('an overlap is left to its own rule', () => {
  expect(changeovers({ startsAt: at('09:30'), endsAt: at('11:00') })).toEqual([])
})
