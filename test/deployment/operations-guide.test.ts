import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { variables } from '../../src/env/schema'

test('the operations guide lists every setting and no other', () => {
  const guide = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const documented = [...guide.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map((match) => match[1])
  expect(documented.toSorted()).toEqual(Object.keys(variables.shape).toSorted())
})
