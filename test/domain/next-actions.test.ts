import { expect, test } from 'vitest'
import { nextActions, type Work } from '../../src/domain/next-actions'

const nothing: Work = { isOver: false, pending: 0, blocking: 0, unplaced: 0, untranslated: 0 }
const editor = { canPublish: true, isLast: true }

test.each<[string, Partial<Work>, Partial<typeof editor>, string[]]>([
  ['nothing is pending', {}, {}, ['open']],
  [
    'everything is to do',
    { pending: 3, blocking: 2, unplaced: 1, untranslated: 4 },
    {},
    ['correct', 'place', 'translate', 'open'],
  ],
  ['nothing blocks a release', { pending: 3 }, {}, ['release', 'open']],
  ['a contributor may not release', { pending: 3 }, { canPublish: false }, ['open']],
  ['a contributor may correct', { pending: 3, blocking: 1 }, { canPublish: false }, ['correct', 'open']],
  ['it is over and none is to come', { isOver: true, unplaced: 1, untranslated: 2 }, {}, ['prepare']],
  ['it is over and another one is to come', { isOver: true, pending: 1 }, { isLast: false }, ['release']],
  ['a contributor may not prepare an edition', { isOver: true }, { canPublish: false }, []],
])('what to do next when %s', (_, work, person, actions) => {
  expect(nextActions({ ...nothing, ...work }, { ...editor, ...person })).toEqual(actions)
})
