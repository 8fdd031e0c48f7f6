import { expect, test } from 'vitest'
import { type AnsweredLink, isWrittenTo, stateOfPerson } from '../../src/domain/people-of-edition'

const now = new Date('2026-11-27T12:00:00.000Z')
const hour = (ago: number) => new Date(now.getTime() - ago * 3_600_000).toISOString()
const link = (values: Partial<AnsweredLink> = {}): AnsweredLink => ({
  ...{ way: 'mail', email: 'amina@exemple.fr', createdAt: hour(30), expiresAt: hour(-600) },
  ...values,
})

test.each<[string, AnsweredLink[]]>([
  ['none', []],
  ['waiting', [link({ delivery: 'waiting' })]],
  ['waiting', [link({ delivery: 'sending' })]],
  ['failed', [link({ delivery: 'failed' })]],
  ['unsure', [link({ delivery: 'unsure' })]],
  ['requested', [link({ delivery: 'sent' })]],
  ['requested', [link()]],
  ['opened', [link({ usedAt: hour(2) })]],
  ['expired', [link({ expiresAt: hour(1) })]],
  ['revoked', [link({ revokedAt: hour(1) })]],
  ['agreed', [link({ usedAt: hour(2), answer: 'agreed', answeredAt: hour(1) })]],
  ['withdrawn', [link({ usedAt: hour(2), answer: 'withdrawn', answeredAt: hour(1) })]],
  ['agreed', [link({ createdAt: hour(2) }), link({ answer: 'agreed', answeredAt: hour(1), revokedAt: hour(2) })]],
  ['requested', [link({ createdAt: hour(2) }), link({ answer: 'agreed', answeredAt: hour(3), revokedAt: hour(2) })]],
])('a person is %s by their links', (answer, links) => {
  expect(stateOfPerson(links, now).answer).toBe(answer)
})

test('the address of a person is that of their last link that has one', () => {
  const links = [link({ way: 'paper', email: null }), link({ email: 'later@exemple.fr' }), link()]
  expect(stateOfPerson(links, now).email).toBe('later@exemple.fr')
})

test('who was never asked is written to first, and who has not answered for a day is reminded', () => {
  expect(isWrittenTo(stateOfPerson([], now), 'send', now)).toBe(true)
  expect(isWrittenTo(stateOfPerson([], now), 'remind', now)).toBe(false)
  expect(isWrittenTo(stateOfPerson([link()], now), 'send', now)).toBe(false)
  expect(isWrittenTo(stateOfPerson([link()], now), 'remind', now)).toBe(true)
  expect(isWrittenTo(stateOfPerson([link({ createdAt: hour(23) })], now), 'remind', now)).toBe(false)
  const waiting = stateOfPerson([link({ delivery: 'waiting' })], now)
  expect([isWrittenTo(waiting, 'send', now), isWrittenTo(waiting, 'remind', now)]).toEqual([false, false])
})
