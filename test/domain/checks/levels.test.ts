import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countByLevel } from '../../../src/domain/checks/check'
import { levelOf, levels, type Rule } from '../../../src/domain/checks/levels'
import { ruleTitles } from '../../../src/domain/checks/rule-titles'
import { aProgramme, aSession, found } from './a-programme'

const guide = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8')

test('the guide names every rule with its level, in the order of the table', () => {
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| `([a-z]+)` \|/gm)].map(([, rule, level]) => [rule, level])
  expect(rows).toEqual(Object.entries(levelOf))
})

test('every rule has a heading in both languages', () => {
  for (const rule of Object.keys(levelOf) as Rule[]) {
    expect(ruleTitles[rule].fr).not.toBe('')
    expect(ruleTitles[rule].en).not.toBe('')
  }
})

test('findings come the most serious first, and are counted by level', () => {
  const session = aSession({ room: undefined, abstract: {}, startsAt: undefined })
  const programme = aProgramme({ sessions: [session] })
  expect(found(programme)).toEqual(['no-time s1.startsAt', 'no-room s1.room', 'empty-summary s1.abstract'])
  const ofLevels = levels.map((level) => ({ level }))
  expect(countByLevel([...ofLevels, { level: 'warns' }])).toEqual({ blocks: 1, warns: 2, informs: 1 })
})
