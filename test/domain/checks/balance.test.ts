import { describe, expect, test } from 'vitest'
import { balanceOf } from '../../../src/domain/checks/balance'
import { aProgramme, aSession, aSpeaker, findingsOf } from './a-programme'

/** A programme with one panel of these people: `w` a woman, `m` a man, `o` otherwise, `.` without an answer. */
function panelOf(people: string, values: object = {}) {
  const names: Record<string, string | undefined> = { w: 'woman', m: 'man', o: 'otherwise' }
  const speakers = [...people].map((one, index) => aSpeaker(`p${index}`, { declaredAs: names[one] }))
  const participants = speakers.map(({ id }) => ({ speaker: id, role: 'speaker' }))
  return aProgramme({ sessions: [aSession({ format: 'panel', participants, ...values })], speakers })
}

describe('a panel', () => {
  test.each([
    ['mmm', 1],
    ['www', 1],
    ['mmmm..', 1],
    ['mmw', 0],
    ['mm', 0],
    ['mm....', 0],
    ['....', 0],
  ])('of %s has %i findings', (people, count) => {
    expect(findingsOf(panelOf(people), 'panel-balance')).toHaveLength(count)
  })

  test('has a finding that names nobody and no answer', () => {
    const [finding] = findingsOf(panelOf('mmm'), 'panel-balance')
    expect(finding).toMatchObject({ level: 'informs', id: 's1', path: 'participants' })
    expect(JSON.stringify(finding)).not.toMatch(/Personne p|\bman|homme|femme/)
    expect(JSON.stringify(finding)).toBe(JSON.stringify(findingsOf(panelOf('www'), 'panel-balance')[0]))
  })

  test('counts a person listed twice once, and is checked only when it takes place', () => {
    const twice = panelOf('mm')
    twice.sessions[0]?.participants.push({ speaker: 'p0', role: 'moderator' })
    expect(findingsOf(twice, 'panel-balance')).toEqual([])
    expect(findingsOf(panelOf('mmm', { format: 'workshop' }), 'panel-balance')).toEqual([])
    expect(findingsOf(panelOf('mmm', { status: 'cancelled' }), 'panel-balance')).toEqual([])
  })
})

describe('the balance of a programme', () => {
  const answers = (people: string) => {
    const balance = balanceOf(panelOf(people))
    const shown = balance?.answers.map(({ declaredAs, people }) => `${people} ${declaredAs}`)
    return balance && `${shown?.join(', ')}, ${balance.others} others of ${balance.total}`
  }

  test.each([
    ['wwwmmm', '3 woman, 3 man, 0 others of 6'],
    ['wwwwmmm.', '4 woman, 3 man, 1 others of 8'],
    ['wwwwwm..', '5 woman, 3 others of 8'],
    ['wwwmmmo..', '3 woman, 3 man, 3 others of 9'],
    ['wwwww...', '5 woman, 3 others of 8'],
  ])('of %s is %s', (people, expected) => {
    expect(answers(people)).toBe(expected)
  })

  test.each([
    ['wwmm', 'too few answers'],
    ['wwwm...', 'too few answers'],
    ['wwwww', 'all of them the same'],
    ['wwwww.', 'all of them the same, but for somebody who did not say'],
    ['wwwwwm', 'a rare answer alone'],
    ['wwwwmmmo', 'a rare answer alone'],
    ['wwmmo', 'only rare answers'],
    ['', 'nobody'],
  ])('of %s is undefined: %s', (people) => {
    expect(answers(people)).toBeUndefined()
  })

  test('counts the people of the sessions that take place, each once', () => {
    const programme = panelOf('wwwmmm')
    programme.sessions.push({ ...(programme.sessions[0] ?? aSession()), id: 's2' })
    programme.speakers.push(aSpeaker('elsewhere', { declaredAs: 'man' }))
    expect(balanceOf(programme)?.total).toBe(6)
    for (const session of programme.sessions) session.status = 'cancelled'
    expect(balanceOf(programme)).toBeUndefined()
  })
})
