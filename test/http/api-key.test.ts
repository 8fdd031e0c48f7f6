import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credentialsOf, isMisspeltKey, newApiKey } from '../../src/http/api-key'

describe('a new key', () => {
  test('has its prefix, 43 random characters and a checksum, and is never the same', () => {
    const keys = Array.from({ length: 200 }, newApiKey)
    for (const key of keys) expect(key).toMatch(/^assises_[0-9A-Za-z]{49}$/)
    expect(new Set(keys).size).toBe(200)
    expect(keys.filter(isMisspeltKey)).toEqual([])
  })

  test('is known as misspelt when any character is changed, missing, doubled or in another case', () => {
    const edit = fc.record({
      at: fc.nat(56),
      kind: fc.constantFrom('change', 'remove', 'double', 'swap'),
      by: fc.nat(60),
    })
    fc.assert(
      fc.property(edit, ({ at, kind, by }) => {
        const key = newApiKey()
        const character = key[at] ?? ''
        const other = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.replace(character, '')[by % 61]
        const next = key[at + 1] ?? ''
        const written = { change: other, remove: '', double: character + character, swap: next + character }[kind]
        const changed = key.slice(0, at) + written + key.slice(at + (kind === 'swap' ? 2 : 1))
        // The prefix is read whatever its case; without it the text is no key of this form.
        return changed === key || !changed.startsWith('assises_') || isMisspeltKey(changed)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the credentials of a request', () => {
  const key = newApiKey()
  test.each([
    [`api-clients API-Key ${key}`, { kind: 'key', text: key }],
    [`API-CLIENTS api-key  ${key} `, { kind: 'key', text: key }],
    [`Bearer ${key}`, { kind: 'key', text: key }],
    [`bearer ${key}`, { kind: 'key', text: key }],
    ['api-clients API-Key 5f0c', { kind: 'key', text: '5f0c' }],
    ['Bearer eyJhbGciOiJIUzI1NiJ9.e30.x', { kind: 'token', text: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }],
    ['JWT eyJ', { kind: 'token', text: 'eyJ' }],
    ['api-clients API-Key', { kind: 'key', text: '' }],
    ['Bearer', { kind: 'token', text: '' }],
    // Neither form, but surely meant as a key.
    [key, { kind: 'key', text: key }],
    [`Token ${key}`, { kind: 'key', text: `Token ${key}` }],
    ['Basic dmlzaXRvcjpvcGVu', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j are %j', (header, credentials) => {
    expect(credentialsOf(header)).toEqual(credentials)
  })
})
