import { expect, test } from 'vitest'
import { countByLevel } from '../../../src/domain/checks/check'
import { checkRules } from '../../../src/domain/checks/check-rules'
import { levels } from '../../../src/domain/checks/levels'
import { aProgramme, aSession, found } from './a-programme'

test('each rule has its own id and a title in both languages', () => {
  expect(new Set(checkRules.map(({ id }) => id)).size).toBe(checkRules.length)
  for (const { title } of checkRules) {
    expect(title.fr).not.toBe('')
    expect(title.en).not.toBe('')
  }
})

test('findings come the most serious first, and are counted by level', () => {
  const session = aSession({ room: undefined, abstract: {}, startsAt: undefined })
  const programme = aProgramme({ sessions: [session] })
  expect(found(programme)).toEqual(['no-time s1.startsAt', 'no-room s1.room', 'empty-summary s1.abstract'])
  const ofLevels = levels.map((level) => ({ level }))
  expect(countByLevel([...ofLevels, { level: 'warns' }])).toEqual({ blocks: 1, warns: 2, informs: 1 })
})
