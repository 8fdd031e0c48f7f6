import { expect, test } from 'vitest'
import { aProgramme, aSession, found } from './a-programme'

const dated = (dates: object) =>
  found(aProgramme({ sessions: [aSession()], textDates: { 'sessions#s1': { title: dates } } }))

test.each([
  [{}, []],
  [{ french: '2026-01-01', english: '2026-02-01' }, []],
  [{ french: '2026-02-01', english: '2026-01-01' }, ['outdated-english s1.title']],
  [{ french: '2026-02-01', english: '2026-01-01', reviewed: '2026-03-01' }, []],
])('texts changed at %j: %j', (dates, rules) => {
  expect(dated(dates)).toEqual(rules)
})
